// All times of a citizen, with what the citizen has answered, and what one can do
// to each. Only what is opened is drawn.
import { useState } from 'preact/hooks';
import { t } from '../text';
import { Fold } from '../ui/fold';
import { Was } from '../ui/time-row';
import type { Appointment, Time } from '../views';
import type { FormProps } from './appointing';
import { CancelForm } from './cancel-time';
import { MoveForm } from './move-time';
import { Rearrange } from './rearrange';
import { WordsForm } from './words-form';

const few = 8; // how many stand there at first

export function When({ time, title }: { time: Time; title?: string }) {
  const off = time.state === 'cancelled';
  const when = `${time.day} ${time.clock}`;
  return (
    <>
      <p class="capital soft">
        {off ? <s>{when}</s> : when}
        <Was time={time} />
      </p>
      <p>
        <strong>{title}</strong> {time.state && <span class={off ? 'chip chip-late' : 'chip'}>{t(off ? 'app.time.cancelled' : 'app.time.moved')}</span>}
      </p>
      {time.why && <p lang="da">{time.why}</p>}
      {time.answerText && <p>{time.answerText}</p>}
      {time.answerNote && (
        <p class="own" lang="da">
          <q>{time.answerNote}</q>
        </p>
      )}
    </>
  );
}

export function DeskTimes(form: FormProps) {
  const { times, appointments } = form.view;
  const [all, setAll] = useState(false);
  if (times.length === 0) return <p class="card quiet">{t('app.appointing.none')}</p>;
  const shown = all ? times : times.slice(0, few);
  return (
    <>
      <ul class="card rows">
        {shown.map((time) => (
          <li class="soon desk-time" key={time.appointment + time.at}>
            <When time={time} title={appointments[time.appointment]?.title} />
            {time.state !== 'cancelled' && <Change {...form} time={time} appointment={appointments[time.appointment]} />}
          </li>
        ))}
      </ul>
      {shown.length < times.length && (
        <p class="buttons">
          <button type="button" class="button button-secondary" onClick={() => setAll(true)}>
            {t('app.appointing.all', {}, times.length)}
          </button>
        </p>
      )}
    </>
  );
}

export interface TimeFormProps extends FormProps {
  appointment: Appointment;
  time: Time;
  cancel: () => void;
}

type Open = 'move' | 'find' | 'cancel' | 'words';

function Change({ appointment, time, ...form }: FormProps & { appointment?: Appointment; time: Time }) {
  const [opened, setOpened] = useState(false);
  return <Fold title={t('app.appointing.change')} onOpen={() => setOpened(true)}>{opened && appointment && <Ways {...form} appointment={appointment} time={time} />}</Fold>;
}

function Ways(form: Omit<TimeFormProps, 'cancel'>) {
  const [open, setOpen] = useState<Open>();
  const all = { ...form, cancel: () => setOpen(undefined) };
  const way = (what: Open, text: string) => (
    <button type="button" class="button button-secondary" aria-expanded={open === what} onClick={() => setOpen(open === what ? undefined : what)}>
      {text}
    </button>
  );
  return (
    <div class="stack decide">
      <p class="buttons">
        {way('move', t('app.appointing.move'))}
        {way('find', t('app.appointing.find.other'))}
        {way('cancel', t('app.appointing.cancel'))}
        {way('words', t('app.appointing.words'))}
      </p>
      {open === 'move' && <MoveForm {...all} />}
      {open === 'find' && <Rearrange {...all} />}
      {open === 'cancel' && <CancelForm {...all} />}
      {open === 'words' && <WordsForm {...all} />}
    </div>
  );
}
