import { expect, test } from 'vitest';
import { pointsOf } from '../ui/face';
import { before, moved, placeAt } from '../order';
import { overBy } from '../ui/words-field';

const ids = ['a', 'b', 'c', 'd'];

test('every place can be reached from every place, and nothing is lost', () => {
  for (let from = 0; from < 4; from++) {
    for (let to = 0; to < 4; to++) {
      const now = moved(ids, from, to);
      expect(now[to]).toBe(ids[from]);
      expect([...now].sort()).toEqual(ids);
      expect(before(ids, from, to)).toBe(now[to + 1]);
    }
  }
});

test('a dragged row takes the place that its middle has come to', () => {
  const middles = [50, 150, 250, 350];
  expect([-40, 100, 149, 151, 260, 900].map((y) => placeAt(middles, 1, y))).toEqual([0, 1, 1, 1, 2, 3]);
});

test('characters are counted as the server counts them', () => {
  expect(overBy(` ${'ø'.repeat(300)}\n`)).toBe(0);
  expect(overBy('🙂'.repeat(301))).toBe(1);
});

test('the line stands in time, and up with how well it goes', () => {
  const day = (date: string, value: number) => ({ date, value, when: '', word: '' });
  expect(pointsOf([day('2026-11-01', 1), day('2026-11-02', 5), day('2026-11-11', 3)])).toEqual([
    [6, 42],
    [29, 6],
    [234, 24],
  ]);
});
