// One quiet line when something is new, and one when the municipality is late.
import { t } from '../text';
import { Onward } from '../ui/time-row';
import type { PlanView } from '../views';

export function NewsLines({ plan: { news, behind } }: { plan: PlanView }) {
  if (!news && !behind) return null;
  return (
    <div class="news">
      {news && (
        <p>
          <Onward to="/historik#sket" text={news.text} />
        </p>
      )}
      {behind && (
        <p>
          {behind} <Onward to="/historik#loefter" text={t('app.promises.look')} />
        </p>
      )}
    </div>
  );
}
