import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepDevice, keptDevice } from './keep-device';
import { held, me } from './live';
import { changed, finishing } from './news';
import { go, path } from './router';
import { markOf } from './subscription';
import { appointment, json, login, plan, serve, type Asked } from './testing';

const worker = new EventTarget();
const endpoint = 'https://push/1';
const subscribed = { endpoint, unsubscribe: vi.fn(async () => true), toJSON: () => ({ endpoint, keys: { p256dh: 'p', auth: 'a' } }) };
let shown: { data: unknown; close: () => void }[] = [];
let current: typeof subscribed | null = null;
const registration = { getNotifications: async () => shown, pushManager: { getSubscription: async () => current } };
Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: Object.assign(worker, { getRegistration: async () => registration }) });
const { closeNotices } = await import('./wake');

const notice = (to: string) => ({ data: { id: to, to }, close: vi.fn() });
const settle = () => new Promise((done) => setTimeout(done, 20));
let asked: Asked[];
let answer: () => Response | Error;

beforeEach(async () => {
  localStorage.clear();
  held.value = undefined;
  shown = [];
  current = null;
  subscribed.unsubscribe.mockClear();
  const devices = [{ id: 'd1', name: 'x', used: '', mark: await markOf(endpoint) }];
  answer = () => json({ key: 'k', most: 10, devices });
  asked = serve({ '/api/devices': () => answer(), '/api/devices/d1': () => new Response(null, { status: 204 }), '/api/notifications/seen': () => new Response(null, { status: 204 }), '/api/notifications': () => json({ told: [{ id: '/n1', seen: true }, { id: '/n2', seen: false }] }) });
  login();
  go('/');
});
afterEach(() => vi.useRealTimers());

const become = (owner?: string) => (me.value = { ...me.value!, owner });

test('a pressed message leads to its page, and the worker is told that it was heard', () => {
  const heard = vi.fn();
  worker.dispatchEvent(Object.assign(new Event('message'), { data: { open: '/aftaler' }, ports: [{ postMessage: heard }] }));
  expect([path.value, heard.mock.calls.length]).toEqual(['/aftaler', 1]);
  for (const data of [{ open: 'https://evil.example' }, { open: 7 }, null, 'skip']) worker.dispatchEvent(Object.assign(new Event('message'), { data, ports: [{ postMessage: heard }] }));
  expect([path.value, heard.mock.calls.length]).toEqual(['/aftaler', 1]);
});

test('what tells of the page that is read is closed, and nothing before somebody is logged in', async () => {
  const [one, other] = (shown = [notice('/beskeder'), notice('/aftaler')]);
  become(undefined);
  go('/beskeder');
  await settle();
  expect(one!.close).not.toHaveBeenCalled();
  become('mette');
  await settle();
  expect(one!.close).toHaveBeenCalled();
  expect(other!.close).not.toHaveBeenCalled();
  await closeNotices(({ id }) => id === '/aftaler');
  expect(other!.close).toHaveBeenCalled();
});

test('an appointment that is looked at is read, and the server knows', async () => {
  const seen = () => asked.filter(({ address }) => address === '/api/notifications/seen').map(({ request }) => JSON.parse(String(request.body)));
  become('mette');
  go('/aftaler/a%2F1/2026-12-09');
  await settle();
  expect(seen()).toEqual([]); // the plan is not there, so the page shows nothing
  held.value = { plan: plan({ appointments: { 'a/1': appointment('a/1') } }), tag: '1', fetched: 0, checked: 0 };
  await settle();
  expect(seen()).toEqual([{ ref: 'a/1' }]);
  go('/aftaler/maaned/2026-12');
  go('/aftaler/%');
  await settle();
  expect(seen()).toHaveLength(1);
});

test('what was read on another device is closed here, and nothing is asked while nothing is shown', async () => {
  become('mette');
  changed.value++;
  await settle();
  expect(asked.map(({ address }) => address)).not.toContain('/api/notifications');
  const [read, unread] = (shown = [notice('/n1'), notice('/n2')]);
  changed.value++;
  await settle();
  expect(read!.close).toHaveBeenCalled();
  expect(unread!.close).not.toHaveBeenCalled();
});

test('logging out ends the messages here, and takes three seconds at most', async () => {
  current = subscribed;
  keepDevice({ owner: 'mette', mark: 'm', name: 'x' });
  const one = notice('/aftaler');
  shown = [one];
  await Promise.all(finishing.map((finish) => finish()));
  expect(asked.map(({ address, request }) => `${request.method ?? 'GET'} ${address}`)).toEqual(['GET /api/devices', 'DELETE /api/devices/d1']);
  expect(subscribed.unsubscribe).toHaveBeenCalledOnce();
  expect(one.close).toHaveBeenCalled();
  expect(keptDevice()).toBeUndefined();
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  vi.useFakeTimers();
  let out = false;
  void Promise.all(finishing.map((finish) => finish())).then(() => (out = true));
  await vi.advanceTimersByTimeAsync(2_900);
  expect(out).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  expect(out).toBe(true);
});

test('a browser that got another address while nobody was logged in says so, for its own reader only', async () => {
  current = subscribed;
  keepDevice({ owner: 'mette', mark: 'that of before', name: 'Computer' });
  become('sara');
  await settle();
  expect(asked).toEqual([]);
  become('mette');
  await settle();
  expect(asked.map(({ request }) => JSON.parse(String(request.body)))).toEqual([{ endpoint, p256dh: 'p', auth: 'a', name: 'Computer' }]);
  become(undefined);
  become('mette');
  await settle();
  expect(asked).toHaveLength(1);
});
