// What the citizen has already handed in, to whom and for what, so that it need
// not be told twice.
import { t } from '../text';
import { Fold } from '../ui/fold';
import type { Given } from '../views';

export function GivenList({ given }: { given: Given[] }) {
  if (given.length === 0) return null;
  return (
    <Fold title={t('app.given')}>
      <ul class="card rows">
        {given.map((one) => (
          <li class="soon" key={one.what + one.to + one.when}>
            <p>
              <strong>{one.what}</strong>
            </p>
            <p>{t('app.given.to', { to: one.to, when: one.when })}</p>
            {one.purpose && <p class="soft">{t('app.given.purpose', { purpose: one.purpose })}</p>}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
