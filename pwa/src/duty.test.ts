import { expect, test } from 'vitest';
import { comingDuties, orderDuties } from './duty';
import type { Duty } from './views';

const duty = (id: string, due?: string): Duty => ({ id, due, kind: 'paper', what: id, late: false, unit: '', cannot: '', written: [] });
const ids = (duties: Duty[]) => duties.map(({ id }) => id).join(' ');

test('what has a date comes first, the earliest first, and the rest keep their order', () => {
  expect(ids(orderDuties([duty('z'), duty('late', '2027-01-01'), duty('a'), duty('soon', '2026-11-24')]))).toBe('soon late z a');
});

test('two on the same day keep the order of the server', () => {
  expect(ids(orderDuties([duty('b', '2026-12-01'), duty('a', '2026-12-01')]))).toBe('b a');
});

test('the list of the server is left as it was', () => {
  const given = [duty('b'), duty('a', '2026-12-01')];
  orderDuties(given);
  expect(ids(given)).toBe('b a');
});

test('the coming ones are at most three and never one without a date', () => {
  const given = ['4', '1', '3', '2'].map((day) => duty(day, `2026-12-0${day}`));
  expect(ids(comingDuties([duty('x'), ...given]))).toBe('1 2 3');
  expect(comingDuties([duty('x')])).toEqual([]);
});

test('a meeting is no deadline: it stands among the times', () => {
  expect(ids(comingDuties([{ ...duty('meeting', '2026-11-24'), kind: 'meet' }, duty('paper', '2026-12-01')]))).toBe('paper');
});
