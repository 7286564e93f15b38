import { expect, test } from 'vitest';
import { finding, time } from '../testing';
import type { Time } from '../views';
import { blocksOf } from './clash';

const day = '2026-12-02';
const [a, b, c, d] = [time('a', day, '07:00'), time('b', day, '08:30'), time('c', day, '10:00'), time('d', day, '14:00')];
const spots = (...times: Time[]) => ({ times: times.map(({ appointment, date }) => ({ appointment, date })) });
const shape = (...args: Parameters<typeof blocksOf>) => blocksOf(...args).map(({ times }) => times.map(({ appointment }) => appointment).join(''));

test('times that do not clash stand alone', () => {
  expect(shape([a, b, c], [])).toEqual(['a', 'b', 'c']);
});

test('times of one finding are joined at the place of the first', () => {
  expect(shape([a, b, c, d], [finding('f', spots(b, d))])).toEqual(['a', 'bd', 'c']);
});

test('findings that share a time make one block', () => {
  const block = blocksOf([a, b, c, d], [finding('f', spots(a, b)), finding('g', spots(b, c))])[0];
  expect(block?.times).toEqual([a, b, c]);
  expect(block?.clashes.map(({ id }) => id)).toEqual(['f', 'g']);
});

test('a clash on another day joins nothing here', () => {
  expect(shape([a, b], [finding('f', { times: [{ appointment: 'a', date: '2026-12-09' }, { appointment: 'b', date: '2026-12-09' }] })])).toEqual(['a', 'b']);
});

test('too little time is said between the two, and not within a block', () => {
  const tight = (...times: Time[]) => finding('t', { kind: 'travel_infeasible', ...spots(...times) });
  expect(blocksOf([a, b, c], [tight(a, b)]).map((block) => block.tight.length)).toEqual([0, 1, 0]);
  expect(blocksOf([b, c], [finding('f', spots(b, c)), tight(b, c)]).map((block) => block.tight.length)).toEqual([0]);
});
