// Days as the citizen counts them, worked out from the dates the server sends.
// It never asks the phone what day it is: a wrong clock must not move a meeting.
import { t, type Key } from './text';
import type { PlanView, Time } from './views';

const dayLength = 86_400_000;

/** Whole days from one date to another, both as 2026-11-24. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / dayLength);
}

export function dayAfter(date: string): string {
  return new Date(utc(date) + dayLength).toISOString().slice(0, 10);
}

/** »i dag« or »i morgen«; undefined when only the date says it best. */
export function nearDay(date: string, today: string): string | undefined {
  const days = daysBetween(today, date);
  if (days === 0) return t('date.today');
  if (days === 1) return t('date.tomorrow');
  return undefined;
}

export function longDay(date: string): string {
  const day = new Date(utc(date));
  const weekday = t(`date.weekday.${day.getUTCDay()}` as Key);
  const month = t(`date.month.${day.getUTCMonth() + 1}` as Key);
  return t('date.long', { weekday, day: day.getUTCDate(), month });
}

/** The instant of the server as the citizen says it: day, and clock if wanted. */
export function moment(instant: string): string {
  const [hour = '0', minute = '00'] = instant.slice(11, 16).split(':');
  return t('date.moment', { day: longDay(instant.slice(0, 10)), hour: Number(hour), minute });
}

/** Monday of the week a date lies in. */
export function monday(date: string): string {
  const weekday = (new Date(utc(date)).getUTCDay() + 6) % 7;
  return new Date(utc(date) - weekday * dayLength).toISOString().slice(0, 10);
}

export interface DayGroup {
  date: string;
  day: string;
  times: Time[];
}

export interface WeekGroup {
  week: number;
  away: number; // 0 this week, 1 next week
  days: DayGroup[];
}

/** Times by week and day, in the order they come. */
export function groupTimes(times: Time[], today: string): WeekGroup[] {
  const weeks: WeekGroup[] = [];
  for (const time of times) {
    const away = daysBetween(monday(today), monday(time.date)) / 7;
    let week = weeks.at(-1);
    if (week?.away !== away) weeks.push((week = { week: time.week, away, days: [] }));
    const day = week.days.at(-1);
    if (day?.date === time.date) day.times.push(time);
    else week.days.push({ date: time.date, day: time.day, times: [time] });
  }
  return weeks;
}

/** The server's date after so many milliseconds on the reader's clock. */
export function dateLater(plan: Pick<PlanView, 'asOf'>, elapsed: number): string {
  const offset = /([+-])(\d\d):(\d\d)$/.exec(plan.asOf);
  const minutes = offset ? Number(offset[1] + '1') * (Number(offset[2]) * 60 + Number(offset[3])) : 0;
  return new Date(Date.parse(plan.asOf) + elapsed + minutes * 60_000).toISOString().slice(0, 10);
}

const utc = (date: string): number => Date.parse(`${date.slice(0, 10)}T00:00:00Z`);

/** A length of time as people say it: minutes, or hours to the nearest half. */
export function hours(minutes: number): string | undefined {
  if (minutes <= 0) return undefined;
  if (minutes < 60) return t('app.minutes', {}, minutes);
  const halves = Math.round(minutes / 30);
  const whole = Math.floor(halves / 2);
  return halves % 2 === 1 ? t('app.hours.half', { hours: whole }) : t('app.hours', {}, whole);
}
