// One thing that does not fit together, for the one who decides: what it is
// about, what the citizen reads and has answered, and what has been decided.
import { useRef } from 'preact/hooks';
import { reopen } from '../api';
import { t } from '../text';
import { Facts } from '../ui/facts';
import { Fold } from '../ui/fold';
import { doneText, PressButton, PressNote } from '../ui/press';
import type { DeskFinding } from '../desk-views';
import { Decide } from './decide';
import { loadDesk } from './desk-state';

interface CardProps {
  citizen: string;
  firstName: string;
  finding: DeskFinding;
}

export function DeskFindingCard({ citizen, firstName, finding }: CardProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const place = `desk:${citizen}:${finding.id}`;
  const then = () => heading.current?.focus();
  const done = doneText(place);
  return (
    <article class="card finding" id={`f-${finding.id}`} tabIndex={-1}>
      <p class="chips">
        <span class={looks[finding.severity]}>{finding.severityText}</span>
        <span class="chip">{finding.kindText}</span>
      </p>
      <h3 tabIndex={-1} ref={heading}>
        {finding.staffText}
      </h3>
      <Answer finding={finding} firstName={firstName} />
      <Decision finding={finding} />
      {finding.about.length > 0 && (
        <ul class="about">
          {finding.about.map((one) => (
            <li key={one.text + one.unit}>
              {one.text} <span class="soft">{one.unit}</span>
            </li>
          ))}
        </ul>
      )}
      <Facts
        facts={[
          [t('app.desk.suggestion'), [finding.action, finding.actorText].filter(Boolean).join(' ')],
          [t('app.desk.reads', { name: firstName }), finding.text],
        ]}
      />
      {done ? (
        <p>{done}</p>
      ) : finding.state === 'settled' ? (
        <Reopen citizen={citizen} finding={finding} place={place} then={then} />
      ) : (
        <Decide citizen={citizen} firstName={firstName} finding={finding} place={place} then={then} />
      )}
      <PressNote place={place} then={then} />
      <History finding={finding} />
    </article>
  );
}

const looks: Record<DeskFinding['severity'], string> = { high: 'chip chip-late', medium: 'chip chip-must', low: 'chip' };

function Answer({ finding: { answer }, firstName }: { finding: DeskFinding; firstName: string }) {
  if (!answer) return null;
  return (
    <div class="own" lang="da">
      <p class="soft small">{t('app.desk.answer', { name: firstName, when: answer.when })}</p>
      <p>{answer.text}</p>
      {answer.note && (
        <p>
          <q>{answer.note}</q>
        </p>
      )}
    </div>
  );
}

function Decision({ finding: { decision } }: { finding: DeskFinding }) {
  if (!decision) return null;
  return (
    <div class="decided">
      <p>
        <strong>{decision.text}</strong>
      </p>
      {decision.reason && !decision.text.includes(decision.reason) && <p>{decision.reason}</p>}
      <p class="soft small">{[decision.by, decision.when].filter(Boolean).join(', ')}</p>
    </div>
  );
}

interface ReopenProps {
  citizen: string;
  finding: DeskFinding;
  place: string;
  then: () => void;
}

function Reopen({ citizen, finding, place, then }: ReopenProps) {
  const order = {
    place,
    label: t('app.desk.reopen'),
    said: t('app.desk.reopened'),
    request: reopen(citizen, finding.id),
    after: () => loadDesk(citizen),
  };
  return (
    <p class="buttons">
      <PressButton order={order} then={then} />
    </p>
  );
}

function History({ finding: { history } }: { finding: DeskFinding }) {
  if (history.length === 0) return null;
  return (
    <Fold title={t('app.desk.history')}>
      <ol class="history">
        {history.map((one) => (
          <li key={one.when + one.text}>
            {one.text} <span class="soft">{one.when}</span>
          </li>
        ))}
      </ol>
    </Fold>
  );
}
