// All times of the coming weeks. The reader can say afterwards: »I know when I
// am to be where, what clashes, and how much there is in my week.«
import { useEffect } from 'preact/hooks';
import { dayAfter, groupTimes, longDay, monday, nearDay, type DayGroup, type WeekGroup } from '../date';
import { PastTimes } from '../proof/proof';
import { goToPart, partOfPage } from '../router';
import { t } from '../text';
import { findingAddress, onward } from '../ui/finding';
import { Page, Section } from '../ui/page';
import { Onward, TimeList } from '../ui/time-row';
import { mostOf, WeekBar } from '../ui/week-bar';
import type { Finding, PlanView } from '../views';
import { blocksOf, type Block } from './clash';
import { LoadSection } from './load-section';
import { Offers } from './offers';
import { Switch, ToWishes } from './switch';

export function WeekView({ plan }: { plan: PlanView }) {
  const weeks = groupTimes(plan.times, plan.today);
  const weekend = plan.times.some(({ date }) => date >= dayAfter(dayAfter(dayAfter(dayAfter(dayAfter(monday(date)))))));
  useEffect(() => goToPart(partOfPage()), []);
  return (
    <Page title={t('app.nav.appointments')} lead={weeks.length > 0 ? t('app.appointments.lead') : undefined} under={<Under />} full>
      <Offers plan={plan} />
      {weeks.length === 0 && <p class="card quiet">{t('app.appointments.none')}</p>}
      {weeks.map((week) => (
        <WeekPart key={week.away} plan={plan} week={week} weekend={weekend} />
      ))}
      <ToWishes wishes={plan.wishes} />
      <LoadSection plan={plan} />
      <Repeating plan={plan} />
      <PastTimes title={t('app.appointments.past')} told={t('app.appointment.told')} />
      <p>
        <Onward to="/kalender" text={t('app.appointment.follow')} />
      </p>
    </Page>
  );
}

const Under = () => (
  <>
    <Switch here="week" />
    <Jump />
  </>
);

/** The list is long, and one who has too much must not look for the way out. */
function Jump() {
  return (
    <nav class="jump" aria-label={t('app.plan.jump')}>
      <ul>
        <li>
          <a href="/aftaler#too-much">{t('app.load.toomuch')}</a>
        </li>
        <li>
          <a href="/aftaler#ceiling">{t('app.ceiling')}</a>
        </li>
        <li>
          <a href="/paamindelser">{t('app.reminding')}</a>
        </li>
      </ul>
    </nav>
  );
}

interface WeekProps {
  plan: PlanView;
  week: WeekGroup;
  weekend: boolean;
}

function WeekPart({ plan, week, weekend }: WeekProps) {
  const whole = plan.weeks.find((one) => one.week === week.week);
  return (
    <Section title={weekTitle(week)} class="week">
      {whole && <WeekBar week={whole} load={plan.load} most={mostOf(plan.weeks, plan.load)} />}
      <div class={weekend ? 'week-days week-seven' : 'week-days'}>
        {daysOf(week, weekend ? 7 : 5).map((day) => (
          <Day key={day.date} day={day} plan={plan} />
        ))}
      </div>
    </Section>
  );
}

/** Every day of the week, so that the columns of a wide screen stand under each other. */
function daysOf({ days }: WeekGroup, many: number): DayGroup[] {
  const all: DayGroup[] = [];
  for (let date = monday(days[0]!.date); all.length < many; date = dayAfter(date)) {
    all.push(days.find((day) => day.date === date) ?? { date, day: longDay(date), times: [] });
  }
  return all;
}

function Day({ day, plan }: { day: DayGroup; plan: PlanView }) {
  const near = nearDay(day.date, plan.today);
  const empty = day.times.length === 0;
  return (
    <div class={['day', day.date === plan.today && 'day-today', empty && 'day-empty'].filter(Boolean).join(' ')}>
      <h3>
        <span class="capital">{day.day}</span>
        {near && <span class="chip">{near}</span>}
      </h3>
      {empty && day.date >= plan.today && <p class="soft small">{t('app.week.free')}</p>}
      {blocksOf(day.times, plan.findings).map((block) => (
        <BlockOf key={block.times.map(({ appointment, start }) => appointment + start).join()} block={block} plan={plan} />
      ))}
    </div>
  );
}

/** Times that clash stand in one frame under a word that says so. */
function BlockOf({ block, plan }: { block: Block; plan: PlanView }) {
  const list = <TimeList times={block.times} appointments={plan.appointments} />;
  return (
    <>
      {block.tight.map((finding) => (
        <div class="tight" key={finding.id}>
          <Why finding={finding} word={t('app.clash.tight')} />
        </div>
      ))}
      {block.clashes.length === 0 ? (
        list
      ) : (
        <div class="together" role="group" aria-label={t('app.clash.together')}>
          <p class="together-word">{t('app.clash.together')}</p>
          {list}
          {worst(block.clashes).map((finding) => (
            <Why key={finding.id} finding={finding} />
          ))}
        </div>
      )}
    </>
  );
}

/** One way on is enough: the open clash, else the first. */
const worst = (clashes: Finding[]) => [clashes.find(({ state }) => state === 'open') ?? clashes[0]!];

function Why({ finding, word }: { finding: Finding; word?: string }) {
  return (
    <div class="why">
      {word && (
        <p>
          <strong>{word}</strong>
        </p>
      )}
      {finding.decision && <p>{finding.decision.text}</p>}
      <Onward to={findingAddress(finding)} text={t(onward[finding.state])} />
    </div>
  );
}

function weekTitle({ week, away }: WeekGroup): string {
  if (away === 0) return t('app.week.this', { week });
  if (away === 1) return t('app.week.next', { week });
  return t('app.week', { week });
}

/** What comes back is said once, so that the list need not be counted. */
function Repeating({ plan }: { plan: PlanView }) {
  const repeating = Object.values(plan.appointments).filter(({ repeats }) => repeats);
  if (repeating.length === 0) return null;
  return (
    <Section title={t('app.appointments.repeating')} class="narrow">
      <ul class="card rows">
        {repeating.map((appointment) => (
          <li class="soon" key={appointment.id}>
            <strong>{appointment.title}</strong>
            <p class="soft">{appointment.repeats}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
