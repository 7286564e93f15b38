// How a handover begins: who takes over, from when, for how long and why.
import { useId, useState } from 'preact/hooks';
import type { DeskCitizen } from '../desk-views';
import { t } from '../text';
import { Fold } from '../ui/fold';
import { noteOf, PressButton, PressNote } from '../ui/press';
import type { HandoverView } from '../views';
import { beginHandover } from './handover-presses';
import { PlainField } from './plain-field';

interface BeginProps {
  citizen: DeskCitizen;
  view: HandoverView;
  after: () => Promise<boolean>;
}

export function BeginHandover({ citizen, view: { colleagues, today }, after }: BeginProps) {
  const [to, setTo] = useState(colleagues.length === 1 ? colleagues[0]!.id : '');
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState('');
  const [holiday, setHoliday] = useState(false);
  const [tried, setTried] = useState(false);
  const id = useId();
  const name = citizen.firstName;
  const place = `desk:${citizen.id}:begin`;
  const whole = to !== '' && from !== '' && (!holiday || until !== '');
  const begin = { to, from, until: holiday ? until : undefined, note: noteOf(place) };
  if (colleagues.length === 0) return null;
  return (
    <Fold title={t('app.desk.handover.begin', { name })}>
      <div class="words begin">
        <p class="field">
          <label for={`${id}-to`}>{t('app.desk.handover.who')}</label>
          <select id={`${id}-to`} value={to} onChange={(event) => setTo(event.currentTarget.value)}>
            <option value="">{t('app.desk.goal.none')}</option>
            {colleagues.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </p>
        <fieldset class="targets">
          <legend>{t('app.desk.handover.how')}</legend>
          {([false, true] as const).map((one) => (
            <label key={String(one)}>
              <input type="radio" name={id} checked={holiday === one} onChange={() => setHoliday(one)} />
              {t(one ? 'app.desk.handover.holiday' : 'app.desk.handover.good')}
            </label>
          ))}
        </fieldset>
        {holiday && <p class="soft">{t('app.desk.handover.holiday.all')}</p>}
        <p class="field">
          <label for={`${id}-from`}>{t('app.desk.handover.from')}</label>
          <input id={`${id}-from`} type="date" min={today} value={from} onInput={(event) => setFrom(event.currentTarget.value)} />
        </p>
        {holiday && (
          <p class="field">
            <label for={`${id}-until`}>{t('app.desk.handover.until')}</label>
            <input id={`${id}-until`} type="date" min={from} value={until} onInput={(event) => setUntil(event.currentTarget.value)} />
          </p>
        )}
        <PlainField place={place} label={t('app.desk.handover.note', { name })} />
        {tried && !whole && <p class="wrong">{t('app.desk.handover.missing')}</p>}
        <p class="buttons">
          {whole ? (
            <PressButton
              kind="primary"
              order={{ place, label: t('app.desk.handover.start'), said: t('app.desk.handover.started', { name }), request: beginHandover(citizen.id, begin), after }}
            />
          ) : (
            <button type="button" class="button button-primary" onClick={() => setTried(true)}>
              {t('app.desk.handover.start')}
            </button>
          )}
        </p>
        <PressNote place={place} />
      </div>
    </Fold>
  );
}
