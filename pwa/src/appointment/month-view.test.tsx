import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '../appointment-texts';
import { appointment, draw, json, login, plan, serve, texts, time } from '../testing';
import type { Month } from '../views';
import { weeksOf } from './month';
import { MonthView } from './month-view';

beforeEach(() => login());
afterEach(() => vi.unstubAllGlobals());

const times = [time('a', '2026-11-24'), time('b', '2026-11-24', '10:00'), time('a', '2026-11-26'), { ...time('b', '2026-11-27'), state: 'cancelled' as const }];
const appointments = { a: appointment('a'), b: appointment('b') };
const november: Month = { month: '2026-11', title: 'november 2026', after: '2026-12', times, appointments };

async function open(answer: () => Response | Error, month = '2026-11'): Promise<HTMLElement> {
  serve({ [`/api/months/${month}`]: answer });
  const root = draw(<MonthView plan={plan({ times, appointments })} month={month} />);
  await act(() => new Promise((done) => setTimeout(done, 5)));
  return root;
}

test('a month is whole weeks from Monday', () => {
  const weeks = weeksOf('2026-12');
  expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7]);
  expect(weeks[0]).toEqual([undefined, '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06']);
  expect(weeks.flat().filter(Boolean)).toHaveLength(31);
  expect(weeksOf('2027-02').flat()).toEqual(Array.from({ length: 28 }, (_, i) => `2027-02-${String(i + 1).padStart(2, '0')}`));
});

test('the grid is a table with named days, and a day says how much there is', async () => {
  const root = await open(() => json(november));
  expect(root.querySelector('caption')?.textContent).toBe('november 2026');
  expect(texts(root, 'th .sr-only')).toEqual(['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag']);
  expect([...root.querySelectorAll('td button')].map((button) => button.getAttribute('aria-label'))).toEqual([
    'tirsdag d. 24. november: 2 aftaler',
    'torsdag d. 26. november: 1 aftale',
    'fredag d. 27. november: 1 aflyst',
  ]);
  expect(root.querySelector('[aria-current="date"]')?.textContent).toBe('23');
});

test('the next day with something stands open, and another opens with a press', async () => {
  const root = await open(() => json({ ...november, times: [time('b', '2026-11-10'), ...times] }));
  expect(texts(root, '.time-row strong')).toEqual(['Titel a', 'Titel b']);
  act(() => root.querySelectorAll<HTMLButtonElement>('td button')[2]!.click());
  expect(texts(root, '.time-row strong')).toEqual(['Titel a']);
  expect(document.activeElement?.textContent).toBe('torsdag d. 26. november');
  expect(root.querySelectorAll('[aria-pressed="true"]')).toHaveLength(1);
});

test('only months there is something to show of are steps', async () => {
  const root = await open(() => json(november));
  expect([...root.querySelectorAll('.month-steps a')].map((link) => [link.textContent, link.getAttribute('href')])).toEqual([['december 2026', '/aftaler/maaned/2026-12']]);
});

test('an empty month says so', async () => {
  const root = await open(() => json({ ...november, month: '2027-02', times: [] }), '2027-02');
  expect(root.textContent).toContain('Du har ingen aftaler i den måned.');
});

test('without a network the part that is held stands, and is not called whole', async () => {
  const root = await open(() => new TypeError('failed'));
  expect(root.querySelector('.notice')?.textContent).toContain('Der kan være mere i måneden.');
  expect(root.querySelectorAll('td button')).toHaveLength(3);
  expect(root.querySelector('.month-steps a')).toBeNull();
  expect((await open(() => new TypeError('failed'), '2027-02')).textContent).toContain('Du har ikke net');
});
