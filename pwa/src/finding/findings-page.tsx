// Everything that does not fit together. The reader can say afterwards: »I know
// what clashes, that the municipality must solve it, and what was decided.«
import { t, type Key } from '../text';
import { FindingCard } from '../ui/finding';
import { Fold } from '../ui/fold';
import { Page, Section } from '../ui/page';
import { useStay } from '../ui/stay';
import type { Finding, PlanView } from '../views';

export function FindingsPage({ plan }: { plan: PlanView }) {
  const place = useStay(plan.findings, ({ state }) => state);
  const of = (state: Finding['state']) => plan.findings.filter((one) => place(one) === state);
  const settled = of('settled');
  return (
    <Page title={t('app.findings.title')} back={{ to: '/', text: t('app.nav.today') }} lead={plan.findings.length > 0 ? t('app.findings.lead') : undefined}>
      {plan.findings.length === 0 && <p class="card quiet">{t('app.findings.none')}</p>}
      <Part title="app.findings.open" findings={of('open')} />
      <Part title="app.findings.waiting" findings={of('waiting')} />
      {settled.length > 0 && (
        <Section title={t('app.findings.settled')}>
          {settled.slice(0, 3).map(card)}
          {settled.length > 3 && <Fold title={t('app.findings.more', {}, settled.length - 3)}>{settled.slice(3).map(card)}</Fold>}
        </Section>
      )}
    </Page>
  );
}

function Part({ title, findings }: { title: Key; findings: Finding[] }) {
  if (findings.length === 0) return null;
  return <Section title={t(title)}>{findings.map(card)}</Section>;
}

const card = (finding: Finding) => <FindingCard key={finding.id} finding={finding} />;
