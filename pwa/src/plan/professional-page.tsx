// What one department wrote, word for word. The reader can say afterwards: »I
// have seen what they write about me, and what the hard words mean.«
import { t } from '../text';
import { Blocks, Explained, plain } from '../ui/explained';
import { Facts } from '../ui/facts';
import { Notice } from '../ui/notice';
import { Page, Section } from '../ui/page';
import { QuestionAsk } from '../ui/question';
import { RemarkAsk } from '../ui/remark';
import type { ProfessionalPlan } from '../views';

export function ProfessionalPage({ written }: { written: ProfessionalPlan }) {
  return (
    <Page title={written.unit} back={{ to: '/plan', text: t('app.nav.plan') }} lead={written.about}>
      <div class="card">
        <Facts
          facts={[
            [t('app.professional.name'), <Explained text={written.title} />],
            [t('app.professional.person'), written.person],
            [t('app.professional.followup'), written.followUp],
          ]}
        />
      </div>
      {written.changes && (
        <Notice title={t('app.professional.changed')}>
          {written.changes.map((change, i) => (
            <p key={i}>
              <Explained text={change} />
            </p>
          ))}
        </Notice>
      )}
      <Blocks blocks={written.blocks} under={(ref) => <RemarkAsk about={ref} who={written.unit} />} />
      <QuestionAsk about={`text:${written.id}`} texts={written.blocks.map(({ text }) => plain(text))} />
      <Section title={t('app.remark.all')}>
        <RemarkAsk about={`text:${written.id}`} who={written.unit} />
      </Section>
    </Page>
  );
}
