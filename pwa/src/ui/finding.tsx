// One thing that does not fit together: what it is, what we suggest, who must
// solve it, and one clear way to answer. Afterwards the answer or the decision.
import { useRef } from 'preact/hooks';
import { answerFinding } from '../api';
import { t } from '../text';
import type { Choice, Finding } from '../views';
import { Fold } from './fold';
import { doneText, NoteField, noteOf, PressButton, PressNote } from './press';
import { Onward } from './time-row';

export function FindingCard({ finding }: { finding: Finding }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { id, text, action, actorText, state } = finding;
  return (
    <article class={state === 'open' ? 'card finding finding-open' : 'card finding'} id={`f-${id}`} tabIndex={-1}>
      <h3 tabIndex={-1} ref={heading}>
        {text}
      </h3>
      {state !== 'settled' && (
        <p>
          {action && <span class="soft">{t('app.finding.suggestion')} </span>}
          {action} {actorText}
        </p>
      )}
      <Answered finding={finding} />
      <Decided finding={finding} />
      <Answers finding={finding} then={() => heading.current?.focus()} />
    </article>
  );
}

/** The decision as a sentence; the answer to somebody who asked. */
export function Decided({ finding: { decision } }: { finding: Finding }) {
  if (!decision) return null;
  return (
    <div class="decided">
      <p>
        <strong>{decision.text}</strong>
      </p>
      {decision.reason && !decision.text.includes(decision.reason) && <p>{decision.reason}</p>}
      <p class="soft small">{decision.when}</p>
    </div>
  );
}

function Answered({ finding: { answer } }: { finding: Finding }) {
  if (!answer) return null;
  return (
    <div class="answered">
      <p>{answer.text}</p>
      {answer.note && (
        <p lang="da">
          <q>{answer.note}</q>
        </p>
      )}
      <p class="soft small">{answer.when}</p>
    </div>
  );
}

interface AnswersProps {
  finding: Finding;
  then: () => void;
}

function Answers({ finding, then }: AnswersProps) {
  const place = `finding:${finding.id}`;
  const done = doneText(place);
  const given = finding.answers.find(({ key }) => key === finding.answer?.key);
  const left = finding.answers.filter((choice) => choice !== given);
  if (done) return <p>{done}</p>;
  // The first that asks for help is the clear one; the others are quiet.
  const first = finding.answer ? undefined : (left.find(({ key }) => key !== 'fine') ?? left[0]);
  const others = left.filter((choice) => choice !== first);
  const button = (choice: Choice, label = choice.label) => (
    <PressButton
      key={choice.key}
      kind={choice === first ? 'primary' : 'secondary'}
      then={then}
      order={{
        place,
        label,
        said: t(choice.key === 'fine' ? 'app.finding.fine' : 'app.finding.sent'),
        request: answerFinding(finding.id, choice.key, noteOf(place)),
      }}
    />
  );
  return (
    <>
      {first && <p class="buttons">{button(first)}</p>}
      {given && finding.state === 'waiting' && (
        <Fold title={t('app.press.note')}>
          <NoteField place={place} label={t('app.press.words')} />
          <p class="buttons">{button(given, t('app.press.send'))}</p>
        </Fold>
      )}
      <PressNote place={place} then={then} />
      {others.length > 0 && (
        <Fold title={t('app.finding.change')}>
          <p class="buttons">{others.map((choice) => button(choice))}</p>
        </Fold>
      )}
    </>
  );
}

/** Said where it happens: at the duty, the limit or the time it is about. */
export function FindingNote({ finding }: { finding: Finding }) {
  return (
    <div class="finding-note">
      <p>
        <strong>{t('app.finding.here')}</strong> {finding.text}
      </p>
      <Decided finding={finding} />
      <Onward to={findingAddress(finding)} text={t(onward[finding.state])} />
    </div>
  );
}

export const onward = { open: 'app.finding.open', waiting: 'app.finding.look', settled: 'app.finding.settled' } as const;

export const findingAddress = ({ id }: Finding): string => `/passer-ikke#f-${encodeURIComponent(id)}`;
