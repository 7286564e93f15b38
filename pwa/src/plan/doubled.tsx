// Help that two departments give for the same need, side by side. It says that
// they look alike; whether they are is for people to judge.
import { t } from '../text';
import { FindingCard } from '../ui/finding';
import { Section } from '../ui/page';
import { Onward } from '../ui/time-row';
import type { Measure, PlanView } from '../views';

export function Doubled({ plan }: { plan: PlanView }) {
  const measures = plan.areas.flatMap((area) => area.measures);
  const doubled = plan.findings
    .filter(({ kind }) => kind === 'overlapping_measure')
    .map((finding) => ({ finding, twins: measures.filter(({ id }) => finding.measures.includes(id)) }))
    .filter(({ twins }) => twins.length > 1);
  if (doubled.length === 0) return null;
  return (
    <Section title={t('app.doubled')}>
      {doubled.map(({ finding, twins }) => (
        <div class="doubled" key={finding.id}>
          <ul class="twins">
            {twins.map((measure) => (
              <li class="card" key={measure.id}>
                <Twin measure={measure} />
              </li>
            ))}
          </ul>
          <FindingCard finding={finding} />
        </div>
      ))}
    </Section>
  );
}

function Twin({ measure }: { measure: Measure }) {
  return (
    <>
      <p class="soft small">{measure.unit}</p>
      <p>
        <strong>{measure.get}</strong>
      </p>
      {[...measure.who, ...measure.when].slice(0, 3).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Onward to={`/plan/hjaelp/${encodeURIComponent(measure.id)}`} text={t('app.doubled.read')} />
    </>
  );
}
