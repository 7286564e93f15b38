import { expect, test } from 'vitest';
import { after, clockOf, dateOf, instantOf, minutesBetween } from './wall';

test('a clock on the wall is an hour ahead in winter and two in summer', () => {
  expect(instantOf('2026-12-01', '09:00')).toBe('2026-12-01T09:00:00+01:00');
  expect(instantOf('2026-07-01', '09:00')).toBe('2026-07-01T09:00:00+02:00');
});

test('on the days the clock is changed each hour is the right one', () => {
  expect(['01:59', '02:30', '03:00'].map((clock) => instantOf('2027-03-28', clock))).toEqual([
    '2027-03-28T01:59:00+01:00',
    '2027-03-28T03:30:00+02:00',
    '2027-03-28T03:00:00+02:00',
  ]);
  expect(['01:59', '02:30', '03:00'].map((clock) => instantOf('2026-10-25', clock))).toEqual([
    '2026-10-25T01:59:00+02:00',
    '2026-10-25T02:30:00+02:00',
    '2026-10-25T03:00:00+01:00',
  ]);
});

test('what lasts over the change lasts as long as it does', () => {
  expect(after('2027-03-28T01:30:00+01:00', 60)).toBe('2027-03-28T03:30:00+02:00');
  expect(minutesBetween('2027-03-28T01:30:00+01:00', '2027-03-28T03:30:00+02:00')).toBe(60);
});

test('the days of change are those of the platform for fifteen years', () => {
  const said = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short', timeStyle: 'short' });
  for (let year = 2025; year <= 2040; year++) {
    for (const [month, days] of [[3, 31], [10, 31]] as const) {
      for (let day = 20; day <= days; day++) {
        const date = `${year}-${String(month).padStart(2, '0')}-${day}`;
        expect(said.format(new Date(instantOf(date, '12:00')))).toBe(`${date} 12:00`);
      }
    }
  }
});

test('day and clock are read from what the server wrote', () => {
  expect([dateOf('2026-12-01T09:15:00+01:00'), clockOf('2026-12-01T09:15:00+01:00')]).toEqual(['2026-12-01', '09:15']);
});
