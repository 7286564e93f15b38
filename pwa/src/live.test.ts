import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failure, held, load, me, noticeAge, restart, stale } from './live';
import { json, plan, serve } from './testing';

const reader = { demo: true, login: [], municipality: 'Strandborg', phone: '44550000', today: '2026-11-23', citizen: { name: 'Mette Lund', firstName: 'Mette' } };
const hour = 3_600_000;
let answer: () => Response | Error;

beforeEach(async () => {
  vi.useFakeTimers();
  answer = () => json(plan(), 200, { ETag: '"v1"' });
  serve({ '/api/me': () => json(reader), '/api/plan': () => answer() });
  await restart(() => 0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a plan is held when it has come', () => {
  expect(held.value?.plan.citizen.firstName).toBe('Mette');
  expect(failure.value).toBeUndefined();
});

test('without a network the plan stays on the screen and the app asks again by itself', async () => {
  answer = () => new TypeError('failed');
  await load(() => hour);
  expect(failure.value).toEqual({ kind: 'offline' });
  expect(held.value).toBeDefined();
  answer = () => new Response(null, { status: 304 });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(failure.value).toBeUndefined();
});

test('yesterday’s plan is marked, and fresh again when the server says it holds', async () => {
  noticeAge(() => 10 * hour);
  expect(stale.value).toBe(false);
  noticeAge(() => 17 * hour);
  expect(stale.value).toBe(true);
  answer = () => new Response(null, { status: 304 });
  await load(() => 17 * hour);
  expect(stale.value).toBe(false);
  noticeAge(() => 18 * hour);
  expect(stale.value).toBe(false);
});

test('logged out forgets the plan and leaves the address alone', async () => {
  history.replaceState(null, '', '/aftaler/a1');
  answer = () => json({}, 401);
  await load();
  expect(held.value).toBeUndefined();
  expect(me.value?.citizen).toBeUndefined();
  expect(me.value?.phone).toBe('44550000');
  expect(location.pathname).toBe('/aftaler/a1');
});
