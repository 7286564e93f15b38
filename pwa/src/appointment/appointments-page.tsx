// All times of the coming weeks. The reader can say afterwards: »I know when I
// am to be where, this week and next.«
import { groupTimes, nearDay, type WeekGroup } from '../date';
import { t } from '../text';
import { Page, Section } from '../ui/page';
import { TimeList } from '../ui/time-row';
import type { PlanView } from '../views';

export function AppointmentsPage({ plan }: { plan: PlanView }) {
  const weeks = groupTimes(plan.times, plan.today);
  return (
    <Page title={t('app.nav.appointments')} lead={weeks.length > 0 ? t('app.appointments.lead') : undefined} aside={<Repeating plan={plan} />}>
      {weeks.length === 0 && <p class="card quiet">{t('app.appointments.none')}</p>}
      {weeks.map((week) => (
        <Section key={week.away} title={weekTitle(week)} class="week">
          {week.days.map((day) => (
            <div class={day.date === plan.today ? 'day day-today' : 'day'} key={day.date}>
              <h3>
                <span class="capital">{day.day}</span>
                {nearDay(day.date, plan.today) && <span class="chip">{nearDay(day.date, plan.today)}</span>}
              </h3>
              <TimeList times={day.times} appointments={plan.appointments} />
            </div>
          ))}
        </Section>
      ))}
    </Page>
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
    <Section title={t('app.appointments.repeating')}>
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
