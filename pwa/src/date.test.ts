import { expect, test } from 'vitest';
import { dateLater, dayAfter, daysBetween, groupTimes, longDay, moment, monday, nearDay } from './date';
import type { Time } from './views';

const at = (date: string, week: number): Time => ({
  appointment: 'a',
  at: `${date}T09:00:00+01:00`,
  start: `${date}T09:00:00+01:00`,
  end: `${date}T10:00:00+01:00`,
  date,
  day: longDay(date),
  clock: 'kl. 9.00–10.00',
  week,
});

test.each([
  ['2026-11-23', 'i dag'],
  ['2026-11-24', 'i morgen'],
  ['2026-11-25', undefined],
  ['2026-11-22', undefined],
])('seen from Monday the 23rd, %s is %s', (date, said) => {
  expect(nearDay(date, '2026-11-23')).toBe(said);
});

test('tomorrow is found over the end of a month and a year', () => {
  expect(nearDay('2027-01-01', '2026-12-31')).toBe('i morgen');
  expect(dayAfter('2026-12-31')).toBe('2027-01-01');
  expect(dayAfter('2028-02-28')).toBe('2028-02-29');
});

test('the night when the clock changes is one day like the others', () => {
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2);
});

test('a day is said with weekday, number and month', () => {
  expect(longDay('2026-11-23')).toBe('mandag d. 23. november');
  expect(longDay('2027-03-07')).toBe('søndag d. 7. marts');
});

test('a moment is said in the clock of the server, without a leading nought', () => {
  expect(moment('2026-11-23T08:05:00+01:00')).toBe('mandag d. 23. november kl.\u00a08.05');
});

test('a week begins on Monday', () => {
  expect(monday('2026-11-29')).toBe('2026-11-23');
  expect(monday('2026-11-23')).toBe('2026-11-23');
});

test('times stand by week and day, and next week is one away over new year', () => {
  const weeks = groupTimes([at('2026-12-31', 53), at('2026-12-31', 53), at('2027-01-02', 53), at('2027-01-04', 1)], '2026-12-30');
  expect(weeks.map(({ away, week }) => [away, week])).toEqual([
    [0, 53],
    [1, 1],
  ]);
  expect(weeks[0]?.days.map(({ times }) => times.length)).toEqual([2, 1]);
});

test('the day of the server turns at its own midnight, not the phone’s', () => {
  const plan = { asOf: '2026-11-23T23:30:00+01:00' };
  expect(dateLater(plan, 29 * 60_000)).toBe('2026-11-23');
  expect(dateLater(plan, 31 * 60_000)).toBe('2026-11-24');
});
