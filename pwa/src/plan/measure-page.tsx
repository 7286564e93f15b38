// One kind of help. The reader can say afterwards: »I know what I get, why, and
// what I do myself.« The law comes last, for those who ask.
import { t } from '../text';
import { Blocks, Explained, plain } from '../ui/explained';
import { FindingNote } from '../ui/finding';
import { Fold } from '../ui/fold';
import { Serves } from '../ui/own-goals';
import { Page, Section } from '../ui/page';
import { QuestionAsk } from '../ui/question';
import { RemarkAsk } from '../ui/remark';
import type { Finding, Measure } from '../views';

interface MeasureProps {
  measure: Measure;
  /** What it does not fit with. */
  findings?: Finding[];
}

export function MeasurePage({ measure, findings = [] }: MeasureProps) {
  return (
    <Page title={measure.get} back={{ to: '/plan', text: t('app.nav.plan') }}>
      <p>
        <Serves measure={measure} />
      </p>
      {!measure.known && <p class="card quiet">{t('app.help.unknown')}</p>}
      {findings.map((finding) => (
        <FindingNote key={finding.id} finding={finding} />
      ))}
      <Answers title={t('app.help.why')} lines={measure.why} />
      <Answers title={t('app.help.when')} lines={measure.when} />
      <Answers title={t('app.help.who')} lines={measure.who} />
      <Answers title={t('app.help.todo')} lines={measure.todo} />
      <RemarkAsk about={`measure:${measure.id}`} who={measure.unit} />
      <Section title={t('app.help.more')}>
        <Fold title={t('app.written')}>
          <Blocks blocks={measure.written} />
          <QuestionAsk about={`measure:${measure.id}`} texts={measure.written.map(({ text }) => plain(text))} />
        </Fold>
        <Fold title={t('app.help.law')}>
          <p>
            <Explained text={measure.law.name} />
          </p>
          <p>{measure.law.text}</p>
          {measure.law.change && <p>{measure.law.change}</p>}
        </Fold>
      </Section>
    </Page>
  );
}

function Answers({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <Section title={title} class="answer">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Section>
  );
}
