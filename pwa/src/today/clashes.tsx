// What does not fit together, as little of it as helps: the two gravest that
// nobody has answered, and what has been decided since the citizen asked.
import { useState } from 'preact/hooks';
import { t } from '../text';
import { Decided, FindingCard } from '../ui/finding';
import { Section } from '../ui/page';
import { Onward } from '../ui/time-row';
import type { Finding, PlanView } from '../views';

const most = 2;

export function Clashes({ plan: { findings } }: { plan: PlanView }) {
  const [first] = useState(() => firstOpen(findings).map(({ id }) => id));
  // What was shown stays where it was after it is answered, so that nothing jumps in.
  const kept = findings.filter(({ id }) => first.includes(id));
  const shown = kept.length > 0 ? kept : firstOpen(findings);
  if (findings.length === 0) return null;
  return (
    <Section title={t(shown.length > 0 ? 'app.findings' : 'app.findings.title')}>
      {shown.map((finding) => (
        <FindingCard key={finding.id} finding={finding} />
      ))}
      <News findings={findings.filter((one) => !shown.includes(one))} />
      <p>
        <Onward to="/passer-ikke" text={t('app.findings.all')} />
      </p>
    </Section>
  );
}

const firstOpen = (findings: Finding[]) => findings.filter(({ state, answer }) => state === 'open' && !answer).slice(0, most);

/** Decisions about what the citizen has answered. */
function News({ findings }: { findings: Finding[] }) {
  const news = findings.filter(({ answer, decision, state }) => answer && decision && state === 'settled').slice(0, most);
  if (news.length === 0) return null;
  return (
    <ul class="card rows">
      {news.map((finding) => (
        <li class="soon" key={finding.id}>
          <p>{finding.text}</p>
          <Decided finding={finding} />
        </li>
      ))}
    </ul>
  );
}
