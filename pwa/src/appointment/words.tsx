// What both sides wrote: before, what is to be talked about; afterwards, what was
// agreed. The reader's own words stand apart from those of the professionals.
import { useState } from 'preact/hooks';
import { t } from '../text';
import { Blocks } from '../ui/explained';
import { Section } from '../ui/page';
import { WordsField } from '../ui/words-field';
import type { Appointment, AppointmentWords, Time } from '../views';
import { writeWords } from './appointment-presses';

interface WordsProps {
  appointment: Appointment;
  time?: Time;
}

/** As the server: characters of one text. */
const limit = 500;

export function Prepare({ appointment, time }: WordsProps) {
  const words = wordsOf(appointment, 'prepare').filter(({ at }) => !at || at === time?.at);
  return (
    <Section title={t('app.appointment.prepare')}>
      <div class="card stack">
        {appointment.prepare && <Blocks blocks={[{ label: '', text: appointment.prepare }]} />}
        <Written words={words} />
        <Write appointment={appointment} time={time} part="prepare" button={t('app.appointment.talk')} field={t('app.appointment.talk.field')} />
      </div>
    </Section>
  );
}

/** Only where something was agreed: an empty heading would ask for work. */
export function Minutes({ appointment, time }: WordsProps) {
  const words = wordsOf(appointment, 'minutes');
  if (!appointment.minutes && words.length === 0) return null;
  return (
    <Section title={t('app.appointment.minutes')}>
      <div class="card stack">
        {appointment.minutes && <Blocks blocks={[{ label: '', text: appointment.minutes }]} />}
        <Written words={words} />
        <Write appointment={appointment} time={time} part="minutes" button={t('app.appointment.recall')} field={t('app.appointment.recall.field')} />
      </div>
    </Section>
  );
}

const wordsOf = ({ words = [] }: Appointment, part: AppointmentWords['part']) => words.filter((one) => one.part === part);

function Written({ words }: { words: AppointmentWords[] }) {
  return (
    <>
      {words.map(({ text, who, when, own }, i) => (
        <div class={own ? 'own' : 'beside'} key={i}>
          <p class="soft small">
            {who} · {when}
          </p>
          <p lang="da">{own ? <q>{text}</q> : text}</p>
        </div>
      ))}
    </>
  );
}

interface WriteProps extends WordsProps {
  part: AppointmentWords['part'];
  button: string;
  field: string;
}

function Write({ appointment, time, part, button, field }: WriteProps) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <p class="buttons">
        <button type="button" class="button button-secondary" onClick={() => setOpen(true)}>
          {button}
        </button>
      </p>
    );
  }
  return (
    <WordsField
      focus
      limit={limit}
      place={`appointment:${appointment.id}:${part}`}
      label={field}
      order={(text) => ({ label: t('app.press.send'), said: t('app.appointment.written'), request: writeWords(appointment.id, part, text, time?.at) })}
      then={() => setOpen(false)}
      cancel={() => setOpen(false)}
    />
  );
}
