import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { NotificationsView, RemindingView, Rule } from '../reminding-views';
import { draw, json, login, serve, tap, texts, type Asked } from '../testing';
import { NotificationsPage } from './notifications-page';
import { RemindingPage } from './reminding-page';
import { pages, settings, trouble } from './reminding-state';
import { field, minutesOf, offered, sentence } from './rules';

const view = (change: Partial<RemindingView> = {}): RemindingView => ({
  version: 3,
  rules: [{ days: 1, at: 1020 }, { hours: 2 }],
  quiet: { from: 1260, to: 480 },
  off: [],
  detail: false,
  subjects: [{ key: 'messages', title: 'Beskeder', off: 'Så får du intet.' }],
  example: { plain: { title: 'Du har en aftale i morgen', text: 'Åbn' }, detail: { title: 'Du har en aftale i morgen', text: 'Kl. 10, Parkvej 3' } },
  most: 5,
  ...change,
});
const told = (change: Partial<NotificationsView> = {}): NotificationsView => ({ told: [], coming: [], unseen: 0, ...change });
const line = (id: string, state: 'sent' | 'no_channel' = 'sent') => ({ id, title: `Titel ${id}`, when: 'i dag', state, text: 'Sendt', to: '/aftaler', seen: false });

const plainly = (rule: Rule) => sentence(rule).replace('\u00a0', ' ');

let asked: Asked[];
let kept: () => Response;
let centre: NotificationsView;

beforeEach(() => {
  login();
  pages.value = [];
  settings.value = undefined;
  trouble.value = undefined;
  centre = told();
  kept = () => new Response(null, { status: 204 });
  let reads = 0;
  asked = serve({
    '/api/notifications/settings': () => (asked.at(-1)?.request.method === 'PUT' ? kept() : json(view({ version: 3 + reads++ }))),
    '/api/notifications': () => json(centre),
    '/api/notifications?before=x': () => json(told({ told: [line('2')] })),
    '/api/notifications/seen': () => new Response(null, { status: 204 }),
  });
});
afterEach(() => vi.unstubAllGlobals());

async function open(page: Parameters<typeof draw>[0]): Promise<HTMLElement> {
  const root = draw(page);
  await act(() => new Promise((done) => setTimeout(done, 20)));
  return root;
}

test('a rule is a sentence, and one of the own choice stands among the others', () => {
  expect([{ days: 7, at: 1020 }, { days: 1, at: 1020 }, { at: 480 }, { hours: 1 }, { days: 0, at: 0 }].map(plainly)).toEqual(['7 dage før, kl. 17.00', '1 dag før, kl. 17.00', 'Samme dag, kl. 8.00', '1 time før', 'Samme dag, kl. 0.00']);
  expect(offered([{ hours: 2 }, { days: 3, at: 600 }]).map(plainly)[1]).toBe('3 dage før, kl. 10.00');
  expect([field(485), minutesOf('08:05'), minutesOf('')]).toEqual(['08:05', 485, undefined]);
});

test('the lock screen stands there both ways, and what it means to turn off is said before', async () => {
  const root = await open(<RemindingPage />);
  expect(texts(root, '.lock-note')).toEqual(['Én PlanDu har en aftale i morgenÅbn', 'Én PlanDu har en aftale i morgenKl. 10, Parkvej 3']);
  expect(root.textContent).toContain('Slår du det fra: Så får du intet.');
});

test('what is chosen is sent whole, with the version that was seen', async () => {
  const root = await open(<RemindingPage />);
  act(() => root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[0]!.click());
  await tap(root, 'Gem');
  const put = asked.find(({ request }) => request.method === 'PUT')!;
  expect((put.request.headers as Record<string, string>)['If-Match']).toBe('"3"');
  expect(JSON.parse(put.request.body as string)).toEqual({ rules: [{ days: 1, at: 1020 }, { hours: 2 }, { days: 7, at: 1020 }], quiet: { from: 1260, to: 480 }, off: [], detail: false });
});

test('without any reminder it is said what that means', async () => {
  const root = await open(<RemindingPage />);
  for (const i of [1, 3]) act(() => root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[i]!.click());
  expect(root.textContent).toContain('Du skal selv huske dine aftaler.');
});

test('what has been on the screen is said to be seen, and older comes after', async () => {
  centre = told({ told: [line('1')], next: 'x', unseen: 1 });
  const root = await open(<NotificationsPage />);
  expect(JSON.parse(asked.find(({ address }) => address === '/api/notifications/seen')!.request.body as string)).toEqual({ ids: ['1'] });
  await tap(root, 'Vis ældre');
  expect(texts(root, '.told-line strong')).toEqual(['Titel 1', 'Titel 2']);
});

test('nothing was told, and no network', async () => {
  expect(texts(await open(<NotificationsPage />), '.quiet')).toHaveLength(2);
  pages.value = [];
  serve({});
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  expect((await open(<NotificationsPage />)).querySelector('h1')?.textContent).toBe('Du har ikke net');
});
