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
  const news = findings.filter((one) => !shown.includes(one) && isNews(one)).slice(0, most);
  if (findings.length === 0) return null;
  const all = (
    <p>
      <Onward to="/passer-ikke" text={t('app.findings.all')} />
    </p>
  );
  if (shown.length + news.length === 0) return all;
  return (
    <Section title={t(shown.length > 0 ? 'app.findings' : 'app.findings.news')}>
      {shown.map((finding) => (
        <FindingCard key={finding.id} finding={finding} />
      ))}
      {news.length > 0 && <News findings={news} />}
      {all}
    </Section>
  );
}

const firstOpen = (findings: Finding[]) => findings.filter(({ state, answer }) => state === 'open' && !answer).slice(0, most);

/** A decision about what the citizen has answered. */
const isNews = ({ answer, decision, state }: Finding) => answer !== undefined && decision !== undefined && state === 'settled';

function News({ findings }: { findings: Finding[] }) {
  return (
    <ul class="card rows">
      {findings.map((finding) => (
        <li class="soon" key={finding.id}>
          <p>{finding.text}</p>
          <Decided finding={finding} />
        </li>
      ))}
    </ul>
  );
}
