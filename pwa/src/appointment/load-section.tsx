// How much is enough. The reader can say afterwards: »I decide my own ceiling,
// and one press tells my borgerkonsulent that it is too much.«
import { useRef, useState } from 'preact/hooks';
import { setCeiling, setPause } from '../api';
import { t } from '../text';
import { firstContact, firstName } from '../ui/contact';
import { Fold } from '../ui/fold';
import { Section } from '../ui/page';
import { doneText, NoteField, noteOf, PressButton, PressNote } from '../ui/press';
import type { Load, PlanView } from '../views';

export function LoadSection({ plan }: { plan: PlanView }) {
  const contact = firstContact(plan.people);
  const name = contact?.first ? firstName(contact.name) : t('app.load.someone');
  return (
    <div class="pair">
      <TooMuch load={plan.load} name={name} />
      <Ceiling load={plan.load} />
    </div>
  );
}

function TooMuch({ load, name }: { load: Load; name: string }) {
  const status = useRef<HTMLDivElement>(null);
  const place = 'load:pause';
  const then = () => status.current?.focus();
  const order = (on: boolean) => ({
    place,
    label: t(on ? 'app.load.toomuch' : 'app.load.undo'),
    said: t(on ? 'app.load.told' : 'app.load.undone', { name }),
    request: setPause(on, on ? noteOf(place) : undefined),
  });
  return (
    <Section title={t('app.load.toomuch')} id="too-much">
      <div class="card stack" tabIndex={-1} ref={status}>
        {doneText(place) && <p>{doneText(place)}</p>}
        {load.paused ? (
          <>
            <p>
              <strong>{load.pausedText}</strong>
            </p>
            <p>{t('app.load.duties')}</p>
            <p class="buttons">
              <PressButton order={order(false)} then={then} />
            </p>
          </>
        ) : (
          <>
            <p>{t('app.load.before')}</p>
            <ul class="points">
              <li>{t('app.load.tells', { name })}</li>
              <li>{t('app.load.pauses')}</li>
              <li>{t('app.load.duties')}</li>
              <li>{t('app.load.undo.later')}</li>
            </ul>
            <Fold title={t('app.press.note')}>
              <NoteField place={place} label={t('app.press.words')} />
            </Fold>
            <p class="buttons">
              <PressButton kind="primary" order={order(true)} then={then}>
                {t('app.load.press')}
              </PressButton>
            </p>
          </>
        )}
        <PressNote place={place} then={then} />
      </div>
    </Section>
  );
}

const place = 'load:ceiling';

function Ceiling({ load }: { load: Load }) {
  const status = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const hours = load.ceilingMinutes === undefined ? undefined : Math.round(load.ceilingMinutes / 60);
  const then = () => {
    setOpen(false);
    status.current?.focus();
  };
  const clear = { place, label: t('app.ceiling.clear'), said: t('app.ceiling.cleared'), request: setCeiling(null) };
  return (
    <Section title={t('app.ceiling')} id="ceiling">
      <div class="card stack" tabIndex={-1} ref={status}>
        <p>{hours === undefined ? t('app.ceiling.none') : (load.ceilingText ?? t('app.ceiling.is', {}, hours))}</p>
        {doneText(place) && <p>{doneText(place)}</p>}
        {open ? (
          <Stepper start={hours ?? 15} then={then} cancel={then} />
        ) : (
          <p class="buttons">
            <button type="button" class="button button-secondary" onClick={() => setOpen(true)}>
              {t(hours === undefined ? 'app.ceiling.set' : 'app.ceiling.change')}
            </button>
            {hours !== undefined && <PressButton kind="quiet" order={clear} then={then} />}
          </p>
        )}
        <PressNote place={place} then={then} />
      </div>
    </Section>
  );
}

interface StepperProps {
  start: number;
  then: () => void;
  cancel: () => void;
}

function Stepper({ start, then, cancel }: StepperProps) {
  const [hours, setHours] = useState(start);
  const step = (by: number) => setHours(Math.min(60, Math.max(1, hours + by)));
  const save = { place, label: t('app.ceiling.save'), said: t('app.ceiling.saved', {}, hours), request: setCeiling(hours) };
  return (
    <>
      <div class="stepper" role="group" aria-label={t('app.ceiling')}>
        <button type="button" class="button button-secondary" aria-label={t('app.ceiling.less')} aria-disabled={hours === 1} onClick={() => step(-1)} ref={focus}>
          −
        </button>
        <output>{t('app.hours', {}, hours)}</output>
        <button type="button" class="button button-secondary" aria-label={t('app.ceiling.more')} aria-disabled={hours === 60} onClick={() => step(1)}>
          +
        </button>
      </div>
      <p class="buttons">
        <PressButton kind="primary" order={save} then={then} />
        <button type="button" class="link" onClick={cancel}>
          {t('app.cancel')}
        </button>
      </p>
    </>
  );
}

/** The button that opened it is gone: the focus goes on to the first of these. */
const focus = (button: HTMLButtonElement | null) => button?.focus();
