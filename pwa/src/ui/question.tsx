// »Det her forstår jeg ikke«: the reader chooses the sentence. Afterwards it
// stands here that somebody will put it plainly, and then the plainer words.
import { useRef, useState } from 'preact/hooks';
import { askQuestion, takeBackQuestion } from '../api';
import { held } from '../live';
import { t } from '../text';
import type { Question } from '../views';
import { doneText, PressButton, PressNote } from './press';

/** about names the thing the texts stand in. */
export function QuestionAsk({ about, texts }: { about: string; texts: string[] }) {
  const part = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const asked = held.value?.plan.questions.filter(({ ref }) => ref === about) ?? [];
  const place = `question:${about}`;
  const done = doneText(place);
  const then = () => {
    setOpen(false);
    part.current?.focus();
  };
  const waiting = new Set(asked.map(({ sentence }) => sentence));
  return (
    <div class="question" tabIndex={-1} ref={part}>
      {asked.map((question) => (
        <Asked key={question.id} question={question} then={then} />
      ))}
      {done && <p>{done}</p>}
      {open ? (
        <>
          <p id={place}>{t('app.question.which')}</p>
          <ul class="sentences" aria-labelledby={place} lang="da">
            {texts
              .flatMap(sentencesOf)
              .filter((sentence) => !waiting.has(sentence))
              .map((sentence) => (
                <li key={sentence}>
                  <PressButton
                    kind="quiet"
                    then={then}
                    order={{ place, label: sentence, said: t('app.question.sent'), request: askQuestion(about, sentence) }}
                  />
                </li>
              ))}
          </ul>
          <button type="button" class="link" onClick={then}>
            {t('app.cancel')}
          </button>
        </>
      ) : (
        <button type="button" class="link" aria-expanded={false} onClick={() => setOpen(true)}>
          {t('app.question')}
        </button>
      )}
      <PressNote place={place} then={then} />
    </div>
  );
}

function Asked({ question, then }: { question: Question; then: () => void }) {
  const place = `question:${question.id}`;
  return (
    <div class="answered">
      <p lang="da">
        <q>{question.sentence}</q>
      </p>
      <p>
        <strong>{question.text}</strong>
      </p>
      {question.answer?.note && (
        <p lang="da">
          <q>{question.answer.note}</q>
        </p>
      )}
      {question.state === 'open' && (
        <PressButton
          kind="quiet"
          then={then}
          order={{ place, label: t('app.question.undo'), said: t('app.question.undone'), request: takeBackQuestion(question.id) }}
        />
      )}
      <PressNote place={place} then={then} />
    </div>
  );
}

/** A text cut into its sentences; one line is never more than one. */
export function sentencesOf(text: string): string[] {
  const sentences = new Set<string>();
  for (const line of text.split('\n')) {
    let from = 0;
    for (const { index } of line.matchAll(/[.!?](?=\s+[A-ZÆØÅ])/g)) {
      sentences.add(line.slice(from, index + 1).trim());
      from = index + 1;
    }
    sentences.add(line.slice(from).trim());
  }
  sentences.delete('');
  return [...sentences];
}
