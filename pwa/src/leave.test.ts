import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hasLeft, markLeft } from './keep';
import { load, me } from './live';
import { json, login, serve, type Asked } from './testing';

let asked: Asked[];
let leaving: () => Response | Error;

beforeEach(() => {
  login();
  leaving = () => new Response(null, { status: 204 });
  asked = serve({ '/api/leave': () => leaving(), '/api/me': () => json({ demo: true, municipality: 'Strandborg', phone: '', today: '2026-11-23', leave: 'https://example.com/' }) });
});
afterEach(() => {
  markLeft(false);
  vi.unstubAllGlobals();
});

test('who left without a network is logged out before anything is asked for again', async () => {
  localStorage.setItem('enplan.language', 'en');
  markLeft(true);
  expect([hasLeft(), localStorage.length]).toEqual([true, 1]);
  me.value = undefined;
  leaving = () => new TypeError('no network');
  await load();
  expect([hasLeft(), asked.map(({ address }) => address)]).toEqual([true, ['/api/leave']]);
  leaving = () => new Response(null, { status: 204 });
  await load();
  expect([hasLeft(), asked.map(({ address }) => address)]).toEqual([false, ['/api/leave', '/api/leave', '/api/me']]);
});

test('what is left behind is asked of nobody who did not leave', async () => {
  me.value = undefined;
  await load();
  expect(asked.map(({ address }) => address)).toEqual(['/api/me']);
});
