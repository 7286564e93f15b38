// What it is for: chosen before anything is read, and written in the log.
import { useId, useState } from 'preact/hooks';
import { t, type Key } from '../text';
import type { Purpose } from '../case-views';
import { list, look } from './case-state';

export const purposes = ['case', 'coordinate', 'spare', 'meet'] as const;
const said: Record<Purpose, Key> = {
  case: 'app.cases.purpose.case',
  coordinate: 'app.cases.purpose.coordinate',
  spare: 'app.cases.purpose.spare',
  meet: 'app.cases.purpose.meet',
  emergency: 'app.cases.purpose.emergency',
};
export const purposeText = (one: Purpose) => t(said[one]);

export function PurposeForm({ citizen }: { citizen: string }) {
  const [chosen, choose] = useState<Purpose>();
  const [tried, setTried] = useState(false);
  const name = useId();
  const open = list.value?.cases.some(({ id, emergency }) => id === citizen && emergency);
  const go = (event: Event) => {
    event.preventDefault();
    if (chosen) void look(citizen, chosen);
    else setTried(true);
  };
  return (
    <form class="card case-form" onSubmit={go}>
      <fieldset class="choices">
        <legend>
          <h2>{t('app.cases.purpose')}</h2>
        </legend>
        <p class="soft">{t('app.cases.purpose.intro')}</p>
        {tried && !chosen && (
          <p class="wrong" role="alert">
            {t('app.cases.purpose.missing')}
          </p>
        )}
        {[...purposes, ...(open ? (['emergency'] as const) : [])].map((one) => (
          <label key={one}>
            <input type="radio" name={name} checked={chosen === one} onChange={() => choose(one)} />
            {purposeText(one)}
          </label>
        ))}
      </fieldset>
      <p class="buttons">
        <button type="submit" class="button button-primary">
          {t('app.cases.look')}
        </button>
      </p>
    </form>
  );
}
