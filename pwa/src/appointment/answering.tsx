// »Jeg kommer«, »Jeg kan ikke« and »Foreslå en anden tid« weigh the same, and what
// each leads to is said before it is pressed. Afterwards the answer stands there,
// and can be another.
import { useEffect, useRef, useState } from 'preact/hooks';
import { drafts } from '../press';
import { t, type Key } from '../text';
import { Section } from '../ui/page';
import { doneText, NoteField, noteOf, PressButton, PressNote } from '../ui/press';
import type { AnswerChoice, Appointment, AppointmentAnswer, Time } from '../views';
import { answerAppointment } from './appointment-presses';

interface AnsweringProps {
  appointment: Appointment;
  time: Time;
}

export function Answering({ appointment, time }: AnsweringProps) {
  const status = useRef<HTMLDivElement>(null);
  const [changing, setChanging] = useState(false);
  const place = `appointment:${appointment.id}:${time.at}`;
  if (!appointment.answers?.length) return null;
  const done = doneText(place);
  const then = () => {
    setChanging(false);
    status.current?.focus();
  };
  const answered = time.answer !== undefined || done !== undefined;
  return (
    <Section title={t('app.appointment.answer')} id="answer">
      <div class="card stack" tabIndex={-1} ref={status}>
        {answered && <Answered time={time} done={done} />}
        {!answered || changing ? (
          <Choices appointment={appointment} time={time} place={place} then={then} />
        ) : (
          <p class="buttons">
            <button type="button" class="button button-secondary" onClick={() => setChanging(true)}>
              {t('app.appointment.change')}
            </button>
          </p>
        )}
        <PressNote place={place} then={then} />
      </div>
    </Section>
  );
}

function Answered({ time, done }: { time: Time; done?: string }) {
  return (
    <div class="answered">
      <p>{done ?? time.answerText}</p>
      {!done && time.answerNote && (
        <p lang="da">
          <q>{time.answerNote}</q>
        </p>
      )}
      {!done && time.reply && (
        <p class="reply" lang="da">
          {time.reply}
        </p>
      )}
    </div>
  );
}

interface ChoicesProps extends AnsweringProps {
  place: string;
  then: () => void;
}

/** To come is said with one press; the others may bring a few words. */
const asks: Partial<Record<AppointmentAnswer, Key>> = { cannot: 'app.appointment.cannot.why', other: 'app.appointment.other.when' };

function Choices({ appointment, time, place, then }: ChoicesProps) {
  const choices = appointment.answers ?? [];
  const [open, setOpen] = useState<AppointmentAnswer>();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (open && drafts.peek()[place] === undefined) field.current?.focus();
  }, [open]);
  const order = ({ key, label }: AnswerChoice, note?: string) => ({
    place,
    label,
    said: t('app.appointment.said'),
    request: answerAppointment(appointment.id, time.at, key, note),
  });
  return (
    <ul class="choices">
      {choices.map((choice) => {
        const ask = asks[choice.key];
        return (
          <li key={choice.key}>
            <p id={`means-${choice.key}`}>{choice.consequence}</p>
            {ask ? (
              <button
                type="button"
                class="button button-secondary"
                aria-expanded={open === choice.key}
                aria-describedby={`means-${choice.key}`}
                onClick={() => setOpen(open === choice.key ? undefined : choice.key)}
              >
                {choice.label}
              </button>
            ) : (
              <PressButton order={order(choice)} then={then} />
            )}
            {ask && open === choice.key && (
              <div class="stack">
                <NoteField place={place} label={t(ask)} field={field} />
                <p class="buttons">
                  <PressButton kind="primary" order={order(choice, noteOf(place))} then={then}>
                    {t('app.appointment.send', { answer: choice.label })}
                  </PressButton>
                </p>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
