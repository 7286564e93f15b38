import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { act } from 'preact/test-utils';
import { draw, json, login, plan, serve, tap, texts, type Asked } from '../testing';
import type { HistoryView, PastEvent, PromiseView } from '../views';
import { history } from './history-state';
import { HistoryPage } from './history-page';

const event = (seq: number, change: Partial<PastEvent> = {}): PastEvent => ({
  seq, text: `Ting ${seq}.`, voice: 'department', date: '2026-11-23', day: 'mandag d. 23. november', clock: 'kl. 9', new: false, ...change,
});
const promise = (id: string, change: Partial<PromiseView> = {}): PromiseView => ({
  id, what: `Løfte ${id}`, who: 'Lone', state: 'open', text: 'Senest i morgen.', was: [], late: false, canDoubt: false, byHand: true, settles: true,
  due: '2026-11-24', version: 1, ...change,
});
let view: HistoryView;
let asked: Asked[];

beforeEach(() => {
  login();
  history.value = undefined;
  asked = serve({
    '/api/history': () => json(view),
    '/api/plan': () => json(plan()),
    '/api/seen': () => new Response(null, { status: 204 }),
    '/api/promises/b/not-done': () => new Response(null, { status: 204 }),
  });
});
afterEach(() => vi.unstubAllGlobals());

async function open(): Promise<HTMLElement> {
  const root = draw(<HistoryPage />);
  await act(() => new Promise((done) => setTimeout(done, 20)));
  return root;
}

test('what is new is marked, stays marked, and is told to the server once', async () => {
  view = { today: '2026-11-23', past: { latest: 2, news: 1, events: [event(2, { new: true }), event(1, { voice: 'citizen' })] }, promises: [], earlier: [] };
  const root = await open();
  expect(texts(root, '.happened .chip')).toEqual(['Nyt']);
  expect(root.querySelectorAll('.happened-own')).toHaveLength(1);
  view = { ...view, past: { ...view.past, news: 0, events: [event(2), event(1)] } };
  expect(asked.filter(({ address }) => address === '/api/seen').map(({ request }) => request.body)).toEqual(['{"seq":2}']);
  expect(texts(root, '.happened .chip')).toEqual(['Nyt']);
});

test('when nothing is new nothing is told', async () => {
  view = { today: '2026-11-23', past: { latest: 2, news: 0, events: [event(2)] }, promises: [], earlier: [] };
  await open();
  expect(asked.some(({ address }) => address === '/api/seen')).toBe(false);
});

test('a promise that is kept can be doubted, a late one says so', async () => {
  view = {
    today: '2026-11-23', past: { latest: 0, news: 0, events: [] }, earlier: [],
    promises: [promise('a', { state: 'late', late: true }), promise('b', { state: 'kept', canDoubt: true }), promise('c', { state: 'not_kept', why: 'Fordi: X.' })],
  };
  const root = await open();
  expect(texts(root, '.promise .chip')).toEqual(['Bagud', 'Sket', 'Ikke sket']);
  await tap(root, 'Det er ikke sket');
  await tap(root, 'Send');
  expect(asked.some(({ address }) => address === '/api/promises/b/not-done')).toBe(true);
});
