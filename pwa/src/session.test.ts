import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { me } from './live';
import { cut, forgetting } from './news';
import { drafts, write } from './press';
import { go } from './router';
import { json, login, serve, type Asked } from './testing';

vi.useFakeTimers();
const { use, warning } = await import('./session');
const { asking } = await import('./again');
const api = await import('./api');
const { back } = await import('./typed');

let state: () => Response | Error;
let stale = true;
let asked: Asked[];
const settle = () => vi.advanceTimersByTimeAsync(0);
const become = (owner?: string) => (me.value = { ...me.value!, owner, citizen: owner ? { name: 'M', firstName: 'M' } : undefined });
const tried = (address: string) => asked.filter((one) => one.address === address).length;
const out = () => new Response('{}', { status: 401 });

beforeEach(async () => {
  stale = true;
  state = () => json({ left: 1800, whole: 28800, fresh: 300 });
  asked = serve({
    '/api/session': () => state(),
    '/api/session/use': () => state(),
    '/api/consents': () => (stale ? json({ status: 403, code: 'stale', detail: 'Vis igen' }, 403) : json({ id: 'c1' }, 201)),
    '/api/demo/again': () => {
      stale = false;
      return new Response(null, { status: 204 });
    },
    '/api/plan': () => out(),
  });
  login();
  become(undefined);
  await settle();
  back.value = undefined;
  become('mette');
  await settle();
});
afterEach(async () => {
  for (const forget of forgetting) await forget();
  become(undefined);
  await settle();
});

test('a warning comes two minutes before the end, and what the page asks for by itself does not put it off', async () => {
  expect(warning.value).toBeUndefined();
  state = () => json({ left: 120, whole: 27000, fresh: 0 });
  await vi.advanceTimersByTimeAsync(1_679_000);
  expect(warning.value).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(warning.value).toEqual({ left: 120, stay: true });
  expect(tried('/api/session/use')).toBe(0);
});

test('another tab that stayed takes the warning away', async () => {
  state = () => json({ left: 100, whole: 27000, fresh: 0 });
  cut.value++;
  await settle();
  expect(warning.value?.left).toBe(100);
  state = () => json({ left: 1790, whole: 26000, fresh: 0 });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(warning.value).toBeUndefined();
});

test('a press keeps the session, and use is told once a minute at most', async () => {
  await vi.advanceTimersByTimeAsync(61_000);
  for (let i = 0; i < 5; i++) dispatchEvent(new Event('pointerdown'));
  await settle();
  expect(tried('/api/session/use')).toBe(1);
  dispatchEvent(new Event('keydown'));
  await vi.advanceTimersByTimeAsync(59_000);
  expect(tried('/api/session/use')).toBe(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(tried('/api/session/use')).toBe(2);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(tried('/api/session/use')).toBe(2);
});

test('while the warning stands a touch of the page is no answer to it', async () => {
  state = () => json({ left: 60, whole: 60, fresh: 0 });
  cut.value++;
  await settle();
  expect(warning.value).toEqual({ left: 60, stay: false });
  dispatchEvent(new Event('pointerdown'));
  await settle();
  expect(tried('/api/session/use')).toBe(0);
  await use();
  expect(tried('/api/session/use')).toBe(1);
});

test('a line that is cut because the session has ended leads to the login at once, and no network does not', async () => {
  state = () => new TypeError('no network');
  cut.value++;
  await settle();
  expect(me.value?.citizen).toBeDefined();
  state = out;
  cut.value++;
  await settle();
  expect(me.value?.citizen).toBeUndefined();
});

test('what was typed stands there again for the same person, and for nobody else', async () => {
  go('/maal');
  write('goal:new', 'Jeg vil sove om natten');
  state = out;
  cut.value++;
  await settle();
  expect(drafts.value).toEqual({});
  state = () => json({ left: 1800, whole: 28800, fresh: 300 });
  become('sara');
  await settle();
  expect([drafts.value, back.value]).toEqual([{}, undefined]);
  become(undefined);
  await settle();
  become('mette');
  await settle();
  expect([drafts.value, back.value]).toEqual([{ 'goal:new': 'Jeg vil sove om natten' }, '/maal']);
});

test('who logs out leaves nothing that was typed', async () => {
  write('goal:new', 'Jeg vil sove om natten');
  for (const forget of forgetting) await forget();
  become(undefined);
  await settle();
  become('mette');
  await settle();
  expect([drafts.value, back.value]).toEqual([{}, undefined]);
});

test('what asks for a fresh login is done when the reader has shown who they are, as it was sent', async () => {
  const yes = api.ask<{ id: string }>({ address: '/api/consents', content: { to: 'jobcenter', item: 'x' } }, 'key-1', 'da');
  await vi.waitFor(() => expect(asking.value).toBeDefined());
  await api.ask({ address: '/api/demo/again', content: {} }, undefined, 'da');
  asking.value!.answer(true);
  expect(await yes).toEqual({ id: 'c1' });
  const sent = asked.filter(({ address }) => address === '/api/consents').map(({ request }) => [request.body, (request.headers as Record<string, string>)['Idempotency-Key']]);
  expect(sent).toEqual([
    ['{"to":"jobcenter","item":"x"}', 'key-1'],
    ['{"to":"jobcenter","item":"x"}', 'key-1'],
  ]);
});

test('who will not now is told what was asked, and nothing is sent', async () => {
  const yes = api.ask({ address: '/api/consents', content: {} }, 'key-1', 'da').catch((error: unknown) => error);
  await vi.waitFor(() => expect(asking.value).toBeDefined());
  asking.value!.answer(false);
  expect(await yes).toMatchObject({ failure: { kind: 'problem', problem: { detail: 'Vis igen' } } });
  expect(tried('/api/consents')).toBe(1);
});

test('outside the demo what was asked for waits on the device, and is done when the same person is back', async () => {
  const { came, leaveForIt } = await import('./again');
  void api.ask({ address: '/api/consents', content: { to: 'jobcenter' } }, 'key-1', 'da').catch(() => undefined);
  await vi.waitFor(() => expect(asking.value).toBeDefined());
  const went: string[] = [];
  go('/deling');
  await leaveForIt((to) => went.push(to));
  expect(went).toEqual(['/auth/citizen/begin?again=1&to=%2Fdeling']);
  stale = false;
  become('sara');
  await settle();
  expect(tried('/api/consents')).toBe(1);
  become('mette');
  await vi.waitFor(() => expect(came.value).toBe('done'));
  expect(tried('/api/consents')).toBe(2);
  become(undefined);
  await settle();
  become('mette');
  await settle();
  expect(tried('/api/consents')).toBe(2);
});
