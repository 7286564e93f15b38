// Everything that does not fit together. The reader can say afterwards: »I know
// what clashes, that the municipality must solve it, and what was decided.«
import { partOfPage } from '../router';
import { t, type Key } from '../text';
import { FindingCard } from '../ui/finding';
import { Fold } from '../ui/fold';
import { Page, Section } from '../ui/page';
import { useStay } from '../ui/stay';
import type { Finding, PlanView } from '../views';

export function FindingsPage({ plan }: { plan: PlanView }) {
  const place = useStay(plan.findings, ({ state }) => state);
  const of = (state: Finding['state']) => plan.findings.filter((one) => place(one) === state);
  return (
    <Page title={t('app.findings.title')} back={{ to: '/', text: t('app.nav.today') }} lead={plan.findings.length > 0 ? t('app.findings.lead') : undefined}>
      {plan.findings.length === 0 && <p class="card quiet">{t('app.findings.none')}</p>}
      <Part title="app.findings.open" findings={of('open')} />
      <Part title="app.findings.waiting" findings={of('waiting')} />
      <Part title="app.findings.settled" findings={of('settled')} />
    </Page>
  );
}

function Part({ title, findings }: { title: Key; findings: Finding[] }) {
  if (findings.length === 0) return null;
  const more = findings.slice(most);
  return (
    <Section title={t(title)}>
      {findings.slice(0, most).map(card)}
      {more.length > 0 && (
        <Fold title={t('app.findings.more', {}, more.length)} open={more.some(isAimedAt)}>
          {more.map(card)}
        </Fold>
      )}
    </Section>
  );
}

/** So many at once; the rest can wait behind a line. */
const most = 4;

/** The address leads to this one. */
const isAimedAt = ({ id }: Finding) => partOfPage() === `f-${encodeURIComponent(id)}`;

const card = (finding: Finding) => <FindingCard key={finding.id} finding={finding} />;
