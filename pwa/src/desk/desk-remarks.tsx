// What the citizen says does not fit, and the answer: it is corrected, it is
// right because, or let us talk about it.
import { useRef, useState } from 'preact/hooks';
import { answerRemark } from '../api';
import { t } from '../text';
import { Fold } from '../ui/fold';
import { Section } from '../ui/page';
import { doneText, noteOf, PressButton, PressNote } from '../ui/press';
import type { DeskCitizen } from '../desk-views';
import type { Remark, RemarkAnswer } from '../views';
import { loadDesk } from './desk-state';
import { PlainField } from './plain-field';

export function DeskRemarks({ citizen }: { citizen: DeskCitizen }) {
  const { id, firstName, remarks } = citizen;
  const open = remarks.filter(({ state }) => state === 'open');
  const over = remarks.filter(({ state }) => state !== 'open');
  if (remarks.length === 0) return null;
  return (
    <Section title={t('app.desk.remarks', { name: firstName })}>
      {open.map((remark) => (
        <Card key={remark.id} citizen={id} firstName={firstName} remark={remark} />
      ))}
      {over.length > 0 && (
        <Fold title={t('app.desk.remarks.over', {}, over.length)}>
          {over.map((remark) => (
            <Card key={remark.id} citizen={id} firstName={firstName} remark={remark} />
          ))}
        </Fold>
      )}
    </Section>
  );
}

interface CardProps {
  citizen: string;
  firstName: string;
  remark: Remark;
}

function Card({ citizen, firstName, remark }: CardProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { what, unit, words, text, when, dueText, late, answer } = remark;
  return (
    <article class={late ? 'card finding finding-open' : 'card finding'}>
      <h3 tabIndex={-1} ref={heading}>
        {what}
      </h3>
      {unit && <p class="soft">{unit}</p>}
      <div class="own" lang="da">
        <p>{text}</p>
        {words && (
          <p>
            <q>{words}</q>
          </p>
        )}
        <p class="soft small">{when}</p>
      </div>
      {dueText && <p>{late ? <strong>{dueText}</strong> : dueText}</p>}
      {answer && (
        <div class="decided">
          <p>
            <strong>{answer.text}</strong>
          </p>
          {answer.note && <p>{answer.note}</p>}
          <p class="soft small">{answer.when}</p>
        </div>
      )}
      {remark.answers && <Answers citizen={citizen} firstName={firstName} remark={remark} answers={remark.answers} then={() => heading.current?.focus()} />}
    </article>
  );
}

function Answers({ citizen, firstName, remark, answers, then }: CardProps & { answers: RemarkAnswer[]; then: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [tried, setTried] = useState(false);
  const place = `desk-remark:${citizen}:${remark.id}`;
  const done = doneText(place);
  const words = noteOf(place);
  const refuse = () => {
    setTried(true);
    field.current?.focus();
  };
  if (done) return <p>{done}</p>;
  return (
    <>
      <PlainField place={place} field={field} label={t('app.desk.remark.words', { name: firstName })} wrong={tried && !words ? t('app.desk.remark.missing') : undefined} />
      <p class="buttons">
        {answers.map(({ key, label, needsReason }) =>
          needsReason && !words ? (
            <button key={key} type="button" class="button button-secondary" onClick={refuse}>
              {label}
            </button>
          ) : (
            <PressButton
              key={key}
              then={then}
              order={{ place, label, said: t('app.desk.remark.sent'), request: answerRemark(citizen, remark.id, key, words), after: () => loadDesk(citizen) }}
            />
          ),
        )}
      </p>
      <PressNote place={place} then={then} />
    </>
  );
}
