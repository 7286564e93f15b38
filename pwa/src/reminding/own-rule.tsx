// A reminder of one's own choice: so many days before at a time, or so many hours.
import { useId, useState } from 'preact/hooks';
import type { Rule } from '../reminding-views';
import { t } from '../text';
import { Fold } from '../ui/fold';
import { TimeField } from './parts';
import { sentence } from './rules';

const most = { days: 28, hours: 48 };

export function OwnRule({ add, full }: { add: (rule: Rule) => void; full: boolean }) {
  const name = useId();
  const [unit, setUnit] = useState<'days' | 'hours'>('days');
  const [number, setNumber] = useState(2);
  const [at, setAt] = useState(9 * 60);
  const least = unit === 'days' ? 0 : 1;
  const step = (by: number) => setNumber(Math.min(most[unit], Math.max(least, number + by)));
  const change = (to: 'days' | 'hours') => {
    setUnit(to);
    setNumber(2);
  };
  const rule: Rule = unit === 'hours' ? { hours: number } : { days: number, at };
  return (
    <Fold title={t('app.remind.own')}>
      <div class="stack">
        <fieldset class="remind-units">
          <legend>{t('app.remind.own.unit')}</legend>
          {(['days', 'hours'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name={name} checked={one === unit} onChange={() => change(one)} />
              <span>{t(one === 'days' ? 'app.remind.own.days' : 'app.remind.own.hours')}</span>
            </label>
          ))}
        </fieldset>
        <div class="stepper" role="group" aria-label={t('app.remind.own.many')}>
          <button type="button" class="button button-secondary" aria-label={t('app.remind.own.less')} aria-disabled={number === least} onClick={() => step(-1)}>
            −
          </button>
          <output>{number}</output>
          <button type="button" class="button button-secondary" aria-label={t('app.remind.own.more')} aria-disabled={number === most[unit]} onClick={() => step(1)}>
            +
          </button>
        </div>
        {unit === 'days' && <TimeField label={t('app.remind.own.at')} at={at} set={setAt} />}
        <p>
          <strong>{sentence(rule)}</strong>
        </p>
        <p class="buttons">
          <button type="button" class="button button-secondary" disabled={full} onClick={() => add(rule)}>
            {t('app.remind.own.add')}
          </button>
        </p>
      </div>
    </Fold>
  );
}
