import { afterEach, expect, test, vi } from 'vitest';
import { demoLogin, fetchPlan, Refused } from './api';
import { json, plan, serve } from './testing';

afterEach(() => vi.unstubAllGlobals());

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: Refused) => error.failure,
  );

test('a plan comes with its tag, asked for in the reader’s language', async () => {
  const asked = serve({ '/api/plan': () => json(plan(), 200, { ETag: '"v1"' }) });
  expect((await fetchPlan('en', null))?.tag).toBe('"v1"');
  expect(asked[0]?.request.headers).toEqual({ 'Accept-Language': 'en' });
});

test('a plan that still holds is not sent again', async () => {
  const asked = serve({ '/api/plan': () => new Response(null, { status: 304 }) });
  expect(await fetchPlan('da', '"v1"')).toBeUndefined();
  expect(asked[0]?.request.headers).toMatchObject({ 'If-None-Match': '"v1"' });
});

test('no network is said as no network', async () => {
  serve({ '/api/plan': () => new TypeError('failed') });
  expect(await failureOf(fetchPlan('da', null))).toEqual({ kind: 'offline' });
});

test('an answer that breaks off under way is no network either', async () => {
  serve({ '/api/plan': () => new Response('{"version":', { status: 200 }) });
  expect(await failureOf(fetchPlan('da', null))).toEqual({ kind: 'offline' });
});

test('401 means logged out', async () => {
  serve({ '/api/plan': () => json({}, 401) });
  expect(await failureOf(fetchPlan('da', null))).toEqual({ kind: 'login' });
});

test('a problem keeps its number, and a page that is no problem has none', async () => {
  const problem = { title: 'Fejl', detail: 'Noget gik galt.', status: 500, requestId: 'r7' };
  serve({ '/api/plan': () => json(problem, 500) });
  expect(await failureOf(fetchPlan('da', null))).toEqual({ kind: 'problem', problem });
  serve({ '/api/plan': () => new Response('<h1>Bad gateway</h1>', { status: 502 }) });
  expect(await failureOf(fetchPlan('da', null))).toMatchObject({ problem: { status: 502, requestId: '' } });
});

test('what changes something says who asks for it', async () => {
  const asked = serve({ '/api/demo/login': () => new Response(null, { status: 204 }) });
  await demoLogin('mette');
  expect(asked[0]?.request).toMatchObject({
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Enplan': '1' },
    body: '{"as":"mette"}',
  });
});
