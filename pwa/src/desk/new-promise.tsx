// A promise to the citizen: what, who and by which day.
import { useId, useState } from 'preact/hooks';
import { makePromise } from '../api';
import { t } from '../text';
import { Fold } from '../ui/fold';
import { noteOf, PressButton, PressNote } from '../ui/press';
import type { DeskCitizen } from '../desk-views';
import { loadDesk } from './desk-state';
import { PlainField } from './plain-field';

export function NewPromise({ citizen }: { citizen: DeskCitizen }) {
  const [day, setDay] = useState('');
  const [owner, setOwner] = useState('');
  const place = `desk-promise:${citizen.id}`;
  const order = {
    place,
    label: t('app.desk.promise.make'),
    said: t('app.desk.saved'),
    request: makePromise(citizen.id, noteOf(place), day, owner),
    after: () => loadDesk(citizen.id),
  };
  return (
    <Fold title={t('app.desk.promise.new')}>
      <div class="decide-form">
        <PlainField place={place} label={t('app.desk.promise.what', { name: citizen.firstName })} />
        <DayField value={day} onDay={setDay} />
        <Owner citizen={citizen} owner={owner} choose={setOwner} />
        <p class="buttons">
          <PressButton kind="primary" order={order} then={() => setDay('')} />
        </p>
        <PressNote place={place} />
      </div>
    </Fold>
  );
}

function Owner({ citizen: { owners }, owner, choose }: { citizen: DeskCitizen; owner: string; choose: (plan: string) => void }) {
  const id = useId();
  return (
    <p class="field">
      <label for={id}>{t('app.desk.promise.owner')}</label>
      <select id={id} value={owner} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{t('app.desk.promise.me')}</option>
        {owners.map(({ plan, unit }) => (
          <option key={plan} value={plan}>
            {unit}
          </option>
        ))}
      </select>
    </p>
  );
}

export function DayField({ value, onDay }: { value: string; onDay: (day: string) => void }) {
  const id = useId();
  return (
    <p class="field">
      <label for={id}>{t('app.desk.promise.day')}</label>
      <input id={id} type="date" value={value} onInput={(event) => onDay(event.currentTarget.value)} />
    </p>
  );
}
