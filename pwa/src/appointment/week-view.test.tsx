import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { held, load } from '../live';
import { appointment, draw, finding, json, login, plan, serve, tap, texts, time, type, week, type Asked } from '../testing';
import type { PlanView } from '../views';
import '../appointment-texts';
import { WeekView } from './week-view';

let now: PlanView;
let asked: Asked[];

beforeEach(() => login());
afterEach(() => vi.unstubAllGlobals());

const times = [time('a', '2026-11-24'), time('b', '2026-11-24', '10:00'), time('a', '2026-11-26')];
const appointments = { a: appointment('a'), b: appointment('b') };
const clash = finding('f', { times: [{ appointment: 'a', date: '2026-11-24' }, { appointment: 'b', date: '2026-11-24' }] });
const people = [{ id: '1', ref: 'contact:1', name: 'Lone Brandt', role: '', phone: '44 55 00 10', first: true }];
const page = (change: Partial<PlanView>) => draw(<WeekView plan={plan({ times, appointments, ...change })} />);
const Live = () => <WeekView plan={held.value!.plan} />;
const sent = (end: string) => asked.filter(({ address }) => address.endsWith(end)).map(({ request }) => JSON.parse(String(request.body)));

async function live(after: (body: { on?: boolean; hours?: number | null }) => Partial<PlanView>): Promise<HTMLElement> {
  now = plan({ times, appointments, people });
  const take = () => {
    now = plan({ times, appointments, people, ...after(JSON.parse(String(asked.at(-1)!.request.body))) });
    return new Response(null, { status: 204 });
  };
  asked = serve({ '/api/plan': () => json(now), '/api/load/pause': take, '/api/load/ceiling': take });
  await load();
  return draw(<Live />);
}

test('times that clash stand together under a word, with a way to answer', () => {
  const root = page({ findings: [clash] });
  const group = root.querySelector('.together')!;
  expect(texts(group, '.together-word')).toEqual(['Samtidig']);
  expect(group.querySelectorAll('.time-row')).toHaveLength(2);
  expect(group.querySelector('a[href="/passer-ikke#f-f"]')).not.toBeNull();
  expect(root.querySelectorAll('.time-row')).toHaveLength(3);
});

test('a settled clash tells the decision where it happens', () => {
  const root = page({ findings: [{ ...clash, state: 'settled', decision: { text: 'Lone har flyttet den ene.', when: 'i dag' } }] });
  expect(root.querySelector('.together')?.textContent).toContain('Lone har flyttet den ene.');
});

test('a week without weekend has five columns, and every day its own', () => {
  expect(texts(page({}), '.week-days > .day > h3 > .capital')).toHaveLength(5);
  expect(texts(page({ times: [...times, time('a', '2026-11-28')] }), '.week-days > .day > h3 > .capital')).toHaveLength(7);
});

test('the bar says in words what it shows, against the citizen’s own ceiling', () => {
  const root = page({ weeks: [week({ over: true })], load: { paused: false, ceilingMinutes: 720, ceilingText: 'Højst 12 timer.' } });
  const bar = root.querySelector('.load')!;
  expect(bar.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  expect(bar.querySelector('.load-ceiling')?.getAttribute('x1')).toBe('720');
  expect(bar.textContent).toContain('Uge 48: 26 timer. Over din grænse');
  expect(texts(bar, 'dt')).toEqual(['Det skal du', 'Det må du gerne', 'Vejen frem og tilbage', 'At gøre sig klar']);
  expect(texts(bar, 'dd')).toEqual(['14 timer', '12 timer', '5 timer', '1 time']);
});

test('a ceiling is set and taken away with buttons', async () => {
  const root = await live(({ hours }) => ({ load: { paused: false, ...(hours ? { ceilingMinutes: hours * 60, ceilingText: `Højst ${hours} timer.` } : {}) } }));
  await tap(root, 'Sæt en grænse');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('En time mindre');
  for (let i = 0; i < 3; i++) await tap(root, 'En time mindre');
  expect(texts(root, 'output')).toEqual(['12 timer']);
  await tap(root, 'Gem grænsen');
  expect(root.textContent).toContain('Højst 12 timer.');
  await tap(root, 'Fjern grænsen');
  expect(sent('/ceiling')).toEqual([{ hours: 12 }, { hours: null }]);
});

test('what the press does is said before it is pressed, and it can be undone', async () => {
  const root = await live(({ on }) => ({ load: on ? { paused: true, pausedText: 'Du har sagt, at det er for meget.' } : { paused: false } }));
  const before = texts(root, '#too-much .points li');
  expect(before[0]).toBe('Lone får at vide, at det er for meget.');
  expect(before).toContain('Det, du skal, skal du stadig.');
  type(root.querySelector('#too-much')!, 'Jeg sover ikke');
  await tap(root, 'Det er for meget lige nu');
  expect(root.querySelector('#too-much')?.textContent).toContain('Du har sagt, at det er for meget.');
  expect(root.querySelector('#too-much')?.contains(document.activeElement)).toBe(true);
  await tap(root, 'Nu går det igen');
  expect(sent('/pause')).toEqual([{ on: true, note: 'Jeg sover ikke' }, { on: false }]);
});
