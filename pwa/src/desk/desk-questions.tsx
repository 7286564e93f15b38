// The sentences the citizen does not understand, and a field to put each in
// plainer words.
import { useRef } from 'preact/hooks';
import { answerQuestion } from '../api';
import type { DeskCitizen } from '../desk-views';
import { t } from '../text';
import { Fold } from '../ui/fold';
import { Section } from '../ui/page';
import { doneText, noteOf, PressButton, PressNote } from '../ui/press';
import type { Question } from '../views';
import { loadDesk } from './desk-state';
import { PlainField } from './plain-field';

export function DeskQuestions({ citizen }: { citizen: DeskCitizen }) {
  const open = citizen.questions.filter(({ state }) => state === 'open');
  const over = citizen.questions.filter(({ state }) => state !== 'open');
  if (citizen.questions.length === 0) return null;
  return (
    <Section title={t('app.desk.questions', { name: citizen.firstName })}>
      {open.map((question) => (
        <Card key={question.id} citizen={citizen} question={question} />
      ))}
      {over.length > 0 && (
        <Fold title={t('app.desk.questions.over', {}, over.length)}>
          {over.map((question) => (
            <Card key={question.id} citizen={citizen} question={question} />
          ))}
        </Fold>
      )}
    </Section>
  );
}

function Card({ citizen, question }: { citizen: DeskCitizen; question: Question }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const place = `desk-question:${citizen.id}:${question.id}`;
  const done = doneText(place);
  const then = () => heading.current?.focus();
  const words = noteOf(place);
  return (
    <article class={question.late ? 'card finding finding-open' : 'card finding'}>
      <h3 tabIndex={-1} ref={heading} lang="da">
        <q>{question.sentence}</q>
      </h3>
      <p>{question.late ? <strong>{question.text}</strong> : question.text}</p>
      {question.answer?.note && (
        <p class="decided">
          <q>{question.answer.note}</q>
        </p>
      )}
      {done && <p>{done}</p>}
      {question.state === 'open' && !done && (
        <>
          <PlainField place={place} label={t('app.desk.question.words', { name: citizen.firstName })} />
          <p class="buttons">
            <PressButton
              then={then}
              order={{
                place,
                label: t('app.desk.question.send', { name: citizen.firstName }),
                said: t('app.desk.remark.sent'),
                request: answerQuestion(citizen.id, question.id, words),
                after: () => loadDesk(citizen.id),
              }}
            />
          </p>
        </>
      )}
      <PressNote place={place} then={then} />
    </article>
  );
}
