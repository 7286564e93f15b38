import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DevicesView } from '../device-views';
import { keptDevice } from '../keep-device';
import { me } from '../live';
import { draw, json, login, serve, tap, texts, type Asked } from '../testing';
import { DevicePage } from './device-page';

const key = 'B'.repeat(86) + 'A';
const endpoint = 'https://push/1';
const mine = { endpoint, toJSON: () => ({ endpoint, keys: { p256dh: 'p', auth: 'a' } }), unsubscribe: vi.fn(async () => true) };
let view: DevicesView;
let asked: Asked[];
let permission: NotificationPermission;
let subscribed: typeof mine | null;
let subscribe: () => Promise<unknown>;
let adding: () => Response | Error;

beforeEach(() => {
  login();
  me.value = { ...me.value!, owner: 'mette' };
  localStorage.clear();
  mine.unsubscribe.mockClear();
  view = { key, most: 10, devices: [] };
  permission = 'default';
  subscribed = null;
  subscribe = async () => (subscribed = mine);
  adding = () => json({ id: 'd1' }, 201);
  asked = serve({ '/api/devices': () => (asked.at(-1)?.request.method === 'POST' ? adding() : json(view)) });
  const pushManager = { getSubscription: async () => subscribed, subscribe: () => subscribe() };
  const registration = { pushManager };
  vi.stubGlobal('PushManager', class {});
  vi.stubGlobal('Notification', { get permission() { return permission; }, requestPermission: vi.fn(async () => (permission = 'granted')) });
  Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: { ready: Promise.resolve(registration), getRegistration: async () => registration } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function open(): Promise<HTMLElement> {
  const root = draw(<DevicePage />);
  await act(() => new Promise((done) => setTimeout(done, 20)));
  return root;
}

const add = () => asked.filter(({ request }) => request.method === 'POST');
const turnOn = 'Slå beskeder til her';

test('nobody is asked before the reader has pressed, and then the browser is told of', async () => {
  const root = await open();
  expect(Notification.requestPermission).not.toHaveBeenCalled();
  await tap(root, turnOn);
  await act(() => new Promise((done) => setTimeout(done, 20)));
  expect(add().map(({ request }) => JSON.parse(String(request.body)))).toEqual([{ endpoint, p256dh: 'p', auth: 'a', name: 'Computer' }]);
  expect(keptDevice()).toMatchObject({ owner: 'mette', name: 'Computer' });
});

test('a browser that does not answer is given up after eight seconds, and what comes late is ended', async () => {
  const root = await open();
  let late: (subscription: typeof mine) => void = () => undefined;
  subscribe = () => new Promise((come) => (late = come));
  vi.useFakeTimers();
  root.querySelector<HTMLButtonElement>('.button-primary')!.click();
  await act(async () => void (await vi.advanceTimersByTimeAsync(7_900)));
  expect(texts(root, '.device-said')).toEqual(['Vi slår beskeder til.']);
  await act(async () => void (await vi.advanceTimersByTimeAsync(200)));
  expect(texts(root, '.device-said')[0]).toContain('svarede ikke');
  late(mine);
  await act(async () => void (await vi.advanceTimersByTimeAsync(1)));
  expect(mine.unsubscribe).toHaveBeenCalledOnce();
  expect(add()).toEqual([]);
});

test('what the server refuses is said, and the browser is not left subscribed', async () => {
  const root = await open();
  adding = () => json({ detail: 'Du får allerede besked 10 steder.' }, 409);
  await tap(root, turnOn);
  await act(() => new Promise((done) => setTimeout(done, 20)));
  expect(texts(root, '.device-said')).toEqual(['Du får allerede besked 10 steder.']);
  expect(mine.unsubscribe).toHaveBeenCalledOnce();
  adding = () => new Error('no network');
  await tap(root, turnOn);
  await act(() => new Promise((done) => setTimeout(done, 20)));
  expect(texts(root, '.device-said')[0]).not.toBe('');
});

test('where the municipality sends to no phone it says so, and asks nothing', async () => {
  view = { ...view, key: '' };
  const root = await open();
  expect(texts(root, '.device-here h2')).toEqual(['Kommunen sender ikke beskeder til telefoner']);
  expect(root.querySelector('button')).toBeNull();
});

test('without a network the page says so', async () => {
  serve({ '/api/devices': () => new Error('no network') });
  const root = await open();
  expect(root.textContent).toContain('Du har ikke net');
});
