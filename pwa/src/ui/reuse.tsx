// May a department use a paper that another has? Yes, no and correct weigh the
// same, and what each means is said before one answers.
import { useEffect, useRef, useState } from 'preact/hooks';
import { answerReuse } from '../api';
import { t, type Key } from '../text';
import type { Reuse } from '../views';
import { doneText, NoteField, noteOf, PressButton, PressNote } from './press';

interface AskProps {
  reuse: Reuse;
  /** Of its heading: one lower where it stands within a duty. */
  level?: 'h3' | 'h4';
}

export function ReuseAsk({ reuse, level: Heading = 'h3' }: AskProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const then = () => heading.current?.focus();
  const place = `reuse:${reuse.id}`;
  const done = doneText(place);
  return (
    <article class="card ask">
      <Heading tabIndex={-1} ref={heading}>
        {reuse.text}
      </Heading>
      {reuse.answer ? (
        <div class="answered">
          <p>{reuse.answer.text}</p>
          <p class="soft small">{reuse.answer.when}</p>
        </div>
      ) : done ? (
        <p>{done}</p>
      ) : (
        <Choices reuse={reuse} place={place} then={then} />
      )}
    </article>
  );
}

interface ChoicesProps {
  reuse: Reuse;
  place: string;
  then: () => void;
}

function Choices({ reuse, place, then }: ChoicesProps) {
  const [correcting, setCorrecting] = useState(noteOf(place) !== undefined);
  const [empty, setEmpty] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const order = (answer: string, label: Key, said: Key) => ({
    place,
    label: t(label),
    said: t(said),
    request: answerReuse(reuse.id, answer, answer === 'correct' ? noteOf(place) : undefined),
  });
  // A field that was open already, with words in it, takes no focus.
  const begun = useRef(correcting);
  useEffect(() => {
    if (correcting && !begun.current) field.current?.focus();
    begun.current = correcting;
  }, [correcting]);
  const missing = () => {
    setEmpty(true);
    field.current?.focus();
  };
  return (
    <>
      <p>
        <strong>{t('app.reuse.yes')}:</strong> {reuse.yes}
      </p>
      <p>
        <strong>{t('app.reuse.no')}:</strong> {reuse.no}
      </p>
      <div class="equal">
        <PressButton order={order('yes', 'app.reuse.yes', 'app.reuse.said')} then={then} />
        <PressButton order={order('no', 'app.reuse.no', 'app.reuse.said')} then={then} />
        <button type="button" class="button button-secondary" aria-expanded={correcting} onClick={() => setCorrecting(true)}>
          {t('app.reuse.correct')}
        </button>
      </div>
      {correcting && (
        <>
          <NoteField place={place} label={t('app.reuse.what')} field={field} wrong={empty && !noteOf(place) ? t('app.reuse.empty') : undefined} />
          <p class="buttons">
            {noteOf(place) ? (
              <PressButton kind="primary" order={order('correct', 'app.press.send', 'app.reuse.sent')} then={then} />
            ) : (
              <button type="button" class="button button-primary" onClick={missing}>
                {t('app.press.send')}
              </button>
            )}
          </p>
        </>
      )}
      <PressNote place={place} then={then} />
    </>
  );
}
