// A month as weeks, and as far as the plan knows it. It asks no clock.
import { dayAfter, monday } from '../date';
import type { Month, PlanView } from '../views';

/** Whole weeks from Monday; undefined where a day belongs to another month. */
export function weeksOf(month: string): (string | undefined)[][] {
  const weeks: (string | undefined)[][] = [];
  let date = monday(`${month}-01`);
  do {
    const week: (string | undefined)[] = [];
    for (let i = 0; i < 7; i++, date = dayAfter(date)) week.push(date.startsWith(month) ? date : undefined);
    weeks.push(week);
  } while (date.startsWith(month));
  return weeks;
}

/** What the plan holds of a month, for when the month itself does not come; undefined when it holds nothing. */
export function monthOf(plan: PlanView, month: string): Pick<Month, 'times' | 'appointments'> | undefined {
  const times = plan.times.filter(({ date }) => date.startsWith(month));
  return times.length > 0 ? { times, appointments: plan.appointments } : undefined;
}
