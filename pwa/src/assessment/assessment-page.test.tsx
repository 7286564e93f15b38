import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { drafts, pressed } from '../press';
import { draw, json, login, plan, serve, tap, texts, type, type Asked } from '../testing';
import type { Assessed } from '../views';
import { AssessmentPage, stateOf } from './assessment-page';

let areas: Assessed[];
let asked: Asked[];
let answers: Record<string, () => Response | Error>;

const none = { text: '', version: 0 };
const area = (change: Partial<Assessed> = {}): Assessed => ({
  area: 'health',
  title: 'Helbred',
  parts: [
    { part: 'now', own: none, staff: none },
    { part: 'missing', own: none, staff: none },
  ],
  help: [],
  hasStaff: false,
  staffVersion: 0,
  ...change,
});
const own = { text: 'Jeg sover ikke', version: 3, when: 'i dag' };
const staff = { text: 'Mette sover 3 timer.', version: 5, by: 'Lone', when: 'i dag' };
const both = area({ parts: [{ part: 'now', own, staff }, { part: 'missing', own: none, staff: none }], hasStaff: true, staffVersion: 5 });
const kept = () => new Response(null, { status: 204 });
const sent = (address: string) => asked.filter((one) => one.address === address).map(({ request }) => [JSON.parse(String(request.body)), (request.headers as Record<string, string>)['If-Match']]);

async function open(list: Assessed[], at?: string): Promise<HTMLElement> {
  areas = list;
  answers = { '/api/plan': () => json(plan()), '/api/assessment': () => json({ firstName: 'Mette', areas, unplaced: [] }) };
  asked = serve(new Proxy({}, { get: (_, address: string) => answers[address] }));
  const root = draw(<AssessmentPage area={at} />);
  await act(() => new Promise((done) => setTimeout(done, 5)));
  return root;
}

beforeEach(() => {
  login();
  drafts.value = {};
  pressed.value = {};
});
afterEach(() => vi.unstubAllGlobals());

test('the overview tells what is new before what the reader did', () => {
  expect(stateOf(area())).toBe('Ikke noget endnu');
  expect(stateOf(area({ scale: { value: 4, word: 'Det går godt', when: '' } }))).toBe('Det går godt');
  expect(stateOf(area({ parts: [{ part: 'now', own, staff: none }] }))).toBe('Du har skrevet');
  expect(stateOf(both)).toBe('Der står noget nyt');
  expect(stateOf({ ...both, answer: { choice: 'yes', text: 'Du har sagt: Det passer.', when: '' } })).toBe('Du har skrevet');
});

test('an answer says which words it is to', async () => {
  const root = await open([both], 'health');
  answers['/api/assessment/health/answer'] = () => {
    areas = [{ ...both, answer: { choice: 'yes', text: 'Du har sagt: Det passer.', when: 'i dag' } }];
    return kept();
  };
  await tap(root, 'Det passer');
  expect(sent('/api/assessment/health/answer')).toEqual([[{ answer: 'yes' }, '"5"']]);
  expect(root.textContent).toContain('Du har sagt: Det passer.');
});

test('two voices stand apart, and words met by other words both stand', async () => {
  const root = await open([both], 'health');
  expect(texts(root, '.part-words q')).toEqual(['Jeg sover ikke']);
  expect(root.querySelector('.beside')?.textContent).toBe('Lone skriver · i dagMette sover 3 timer.');
  answers['/api/assessment/health/now'] = () => json({ status: 409, detail: 'Det er ændret.', yours: 'Fra telefonen', theirs: 'Fra biblioteket', version: 9 }, 409);
  await tap(root, 'Ret ordene: Skriv, som du selv siger det.');
  type(root, 'Fra telefonen');
  await tap(root, 'Gem');
  expect(texts(root, '.goal-clash q')).toEqual(['Fra telefonen', 'Fra biblioteket']);
  answers['/api/assessment/health/now'] = kept;
  await tap(root, 'Behold min');
  expect(sent('/api/assessment/health/now')).toEqual([
    [{ text: 'Fra telefonen' }, '"3"'],
    [{ text: 'Fra telefonen' }, '"9"'],
  ]);
});

test('words can be taken away, and no face is saved by a slip', async () => {
  const root = await open([both], 'health');
  answers['/api/assessment/health/now'] = kept;
  await tap(root, 'Ret ordene: Skriv, som du selv siger det.');
  type(root, '');
  await tap(root, 'Gem');
  expect(sent('/api/assessment/health/now')).toEqual([[{ text: '' }, '"3"']]);
  act(() => root.querySelectorAll<HTMLInputElement>('.faces input')[1]!.click());
  expect(asked.some(({ address }) => address.endsWith('/rate'))).toBe(false);
  answers['/api/assessment/health/rate'] = kept;
  await tap(root, 'Gem');
  expect(sent('/api/assessment/health/rate')).toEqual([[{ value: 2 }, undefined]]);
});
