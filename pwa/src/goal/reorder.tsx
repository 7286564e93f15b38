// The goals in the citizen's own order.
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../text';
import type { Goal } from '../views';
import { Rows } from './rows';

export function Reorder({ goals, done }: { goals: Goal[]; done: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 tabIndex={-1} ref={heading}>
        {t('app.want.reorder')}
      </h2>
      <p class="soft">{t('app.want.reorder.how')}</p>
      <Rows card place="goals:order" things={goals} />
      <p class="buttons">
        <button type="button" class="button button-primary" onClick={done}>
          {t('app.want.reorder.done')}
        </button>
      </p>
    </>
  );
}
