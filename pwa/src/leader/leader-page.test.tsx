import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LeaderReport, LeaderTable } from '../leader-views';
import { draw, json, login, serve, tap, texts, type } from '../testing';
import { Bars, inWords } from './bars';
import { Course, stretches } from './course';
import { LeaderPage } from './leader-page';
import { report } from './leader-state';

const table: LeaderTable = {
  id: 'answers',
  title: 'Svar',
  sentence: '9 af 10 fik svar i tide.',
  about: 'Det tæller vi.',
  heads: ['Team', 'I tide', 'For sent', 'I alt'],
  bar: 'I tide',
  rest: 'For sent',
  rows: [
    { name: 'Nord', cells: ['90', '10', '100'], bar: 90, says: '90 %', total: false },
    { name: 'Syd', cells: ['vises ikke', 'vises ikke', '12'], says: 'vises ikke', total: false },
    { name: 'I alt', cells: ['99', '13', '112'], says: '112', total: true },
  ],
};
const line = {
  title: 'Uge for uge',
  text: 'Fra 50 % til 100 %.',
  fold: 'Se tallene',
  heads: ['Uge', 'I tide'],
  points: [
    { name: 'Uge 1', value: 50, says: '50 %' },
    { name: 'Uge 2', says: 'vises ikke' },
    { name: 'Uge 3', value: 0, says: '0 %' },
    { name: 'Uge 4', value: 100, says: '100 %' },
  ],
};
let numbers: LeaderReport;

beforeEach(() => {
  login({ staff: { name: 'Birgit Friis', firstName: 'Birgit', leads: true } });
  numbers = { title: 'Overblik', period: 'Uge 44–47', days: 'Fra og til.', next: 'Igen d. 21.', rule: 'Ikke under 5.', tables: [table] };
  serve({ '/api/leader/report': () => json(numbers) });
});
afterEach(() => vi.unstubAllGlobals());

async function open(): Promise<HTMLElement> {
  const root = draw(<LeaderPage />);
  await act(() => new Promise((done) => setTimeout(done, 5)));
  return root;
}

test('a table has a sentence, a chart and its numbers', async () => {
  const root = await open();
  expect(texts(root, 'h1, h2, .report-sentence')).toEqual(['Overblik', 'Svar', '9 af 10 fik svar i tide.']);
  expect(texts(root, 'th[scope=row]')).toEqual(['Nord', 'Syd', 'I alt']);
  expect(texts(root, 'td')).toEqual(['90', '10', '100', 'vises ikke', 'vises ikke', '12', '99', '13', '112']);
  expect(root.querySelectorAll('svg.bars')).toHaveLength(1);
});

test('a chart says in words what it shows, and leaves out a total that has no bar', () => {
  const root = draw(<Bars table={table} />);
  const svg = root.querySelector('svg')!;
  const named = svg.getAttribute('aria-labelledby')!.split(' ').map((id) => document.getElementById(id)?.textContent);
  expect(named).toEqual(['Svar', 'I tide. Nord: 90 %. Syd: vises ikke.']);
  expect(inWords({ ...table, rows: [] })).toBe('I tide. ');
});

test('what is held back is an empty frame, and what lacks is hatched', () => {
  const root = draw(<Bars table={table} />);
  expect(root.querySelectorAll('.bars-held')).toHaveLength(1);
  expect(root.querySelectorAll('.bars-part')).toHaveLength(1);
  const hatch = root.querySelector('pattern')!.id;
  expect(root.querySelector('.bars-rest')!.getAttribute('fill')).toBe(`url(#${hatch})`);
  expect(draw(<Bars table={{ ...table, rest: undefined }} />).querySelector('.bars-rest')).toBeNull();
});

test('the line breaks where a week is held back', () => {
  const drawn = stretches(line.points);
  expect(drawn.map((stretch) => stretch.length)).toEqual([1, 2]);
  expect(drawn[1]![0]![1]).toBeGreaterThan(drawn[1]![1]![1]);
  expect(stretches([])).toEqual([]);
  const root = draw(<Course line={line} />);
  expect(root.querySelectorAll('circle')).toHaveLength(3);
  expect(root.querySelectorAll('.line-held')).toHaveLength(1);
  expect(texts(root, 'td')).toEqual(['50 %', 'vises ikke', '0 %', '100 %']);
});

test('too little to show is said, and no table is drawn', async () => {
  numbers.empty = 'Der er for lidt at vise endnu.';
  const root = await open();
  expect(root.textContent).toContain('Der er for lidt at vise endnu.');
  expect(root.querySelector('table')).toBeNull();
});

test('what was opened in an emergency is answered with a choice and words, and names nobody', async () => {
  const row = { id: 'e1', title: 'Anja Frost, Socialpsykiatrien', opened: 'Åbnet mandag.', reason: '[borgeren] svarer ikke.', about: 'Borgeren har set grunden.', seen: ['Hjælp'], state: 'late', status: 'Det er for sent.' };
  let rows: object[] = [row];
  const asked = serve({
    '/api/leader/report': () => json(numbers),
    '/api/leader/emergencies': () => json({ title: 'Åbnet i en nødsituation', rule: 'Svar inden 5 arbejdsdage.', rows }),
    '/api/leader/emergencies/e1/review': () => new Response(null, { status: 204 }),
  });
  const root = await open();
  expect(texts(root, '.review h3, .review .wrong')).toEqual(['Anja Frost, Socialpsykiatrien', 'Det er for sent.']);
  await tap(root, 'Gem svaret: Anja Frost, Socialpsykiatrien');
  expect(root.textContent).toContain('Vælg et svar, og skriv kort hvorfor.');
  act(() => root.querySelectorAll<HTMLInputElement>('.review input')[1]!.click());
  type(root, 'Der var tid til at spørge.');
  rows = [{ ...row, state: 'not_in_order', status: 'Det var ikke i orden.', note: 'Der var tid til at spørge.' }];
  await tap(root, 'Gem svaret');
  const sent = asked.find(({ address }) => address.endsWith('/review'))!;
  expect(JSON.parse(String(sent.request.body))).toEqual({ review: 'not_in_order', note: 'Der var tid til at spørge.' });
  expect(root.textContent).toContain('Det var ikke i orden.');
  expect(root.querySelector('.review input')).toBeNull();
});

test('without a network what was read stays, and logged out nothing is left', async () => {
  await open();
  serve({ '/api/leader/report': () => new TypeError('failed') });
  draw(<div />);
  const root = await open();
  expect(root.querySelector('.notice')?.textContent).toContain('Du har ikke net.');
  expect(root.textContent).toContain('9 af 10 fik svar i tide.');
  login();
  expect(report.value).toBeUndefined();
});
