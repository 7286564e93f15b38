import { expect, test } from 'vitest';
import { comingDuties } from './duty';
import type { Duty } from './views';

const duty = (id: string, due?: string): Duty => ({ id, due, kind: 'paper', what: id, late: false, unit: '', cannot: '', written: [] });
const ids = (duties: Duty[]) => duties.map(({ id }) => id).join(' ');

test('the coming ones are at most three and never one without a date', () => {
  const given = ['1', '2', '3', '4'].map((day) => duty(day, `2026-12-0${day}`));
  expect(ids(comingDuties([duty('x'), ...given]))).toBe('1 2 3');
  expect(comingDuties([duty('x')])).toEqual([]);
});

test('a meeting is no deadline: it stands among the times', () => {
  expect(ids(comingDuties([{ ...duty('meeting', '2026-11-24'), kind: 'meet' }, duty('paper', '2026-12-01')]))).toBe('paper');
});

test('the order is the server’s, whatever it is', () => {
  expect(ids(comingDuties([duty('b', '2026-12-02'), duty('a', '2026-12-01')]))).toBe('b a');
});
