import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerFinding } from './api';
import { held, me } from './live';
import { cutOff, drafts, press, pressed, retry, said, unsent, write, type Order } from './press';
import { go } from './router';
import { json, login, plan, serve, type Asked } from './testing';

const order: Order = { place: 'finding:f1', label: 'Kan ikke begge', said: 'Det er sendt.', request: answerFinding('f1', 'cannot_both') };
const address = '/api/findings/f1/answer';
let answer: () => Response | Error;
let asked: Asked[];

beforeEach(() => {
  login();
  answer = () => new Response(null, { status: 204 });
  asked = serve({ [address]: () => answer(), '/api/plan': () => json(plan()) });
});
afterEach(() => vi.unstubAllGlobals());

const keys = () => asked.filter((one) => one.address === address).map(({ request }) => (request.headers as Record<string, string>)['Idempotency-Key']);
const problem = (status: number) => json({ title: '', detail: 'Det passer ikke længere.', status, requestId: 'r1' }, status);

test('a press is sent with a key of its own, said, and the plan is loaded anew', async () => {
  expect(await press(order)).toBe(true);
  expect(asked[0]?.request.body).toBe('{"answer":"cannot_both"}');
  expect(keys()[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(said.value).toBe('Det er sendt.');
  expect(held.value).toBeDefined();
  expect(pressed.value).toEqual({});
});

test('what got no answer keeps its key, and a new answer gets a new one', async () => {
  answer = () => new TypeError('failed');
  expect(await press(order)).toBe(false);
  expect(pressed.value[order.place]?.text).toBe('Vi fik ikke svar. Prøv igen. Det bliver kun sendt én gang.');
  await retry(order.place);
  await press({ ...order, request: answerFinding('f1', 'fine') });
  expect(keys()[1]).toBe(keys()[0]);
  expect(keys()[2]).not.toBe(keys()[0]);
});

test('what broke at the server keeps its key; what was refused does not', async () => {
  answer = () => problem(500);
  await press(order);
  await press(order);
  answer = () => problem(422);
  await press(order);
  await press(order);
  const [one, two, three, four] = keys();
  expect([two, three]).toEqual([one, one]);
  expect(four).not.toBe(one);
  expect(pressed.value[order.place]?.text).toBe('Det passer ikke længere.');
});

test('without a network nothing is sent, and what was typed stays', async () => {
  vi.stubGlobal('navigator', { onLine: false });
  write(order.place, 'Jeg er træt');
  await press(order);
  expect(asked).toEqual([]);
  expect(pressed.value[order.place]?.text).toContain('Det er ikke sendt.');
  expect(drafts.value[order.place]).toBe('Jeg er træt');
});

test('what was typed goes when it is sent', async () => {
  write(order.place, 'Jeg er træt');
  await press(order);
  expect(drafts.value).toEqual({});
});

test('two taps are one press', async () => {
  await Promise.all([press(order), press(order)]);
  expect(keys()).toHaveLength(1);
});

test('sent, but the plan did not come: it is still said to be sent', async () => {
  serve({ [address]: () => answer(), '/api/plan': () => new TypeError('failed') });
  expect(await press(order)).toBe(true);
  expect(pressed.value[order.place]).toMatchObject({ state: 'done', text: 'Det er sendt.' });
});

test('a failed press is told on the next page too', async () => {
  answer = () => new TypeError('failed');
  await press(order);
  expect(unsent.value).toEqual([]);
  go('/plan');
  expect(unsent.value.map(({ label }) => label)).toEqual(['Kan ikke begge']);
});

test('a press that met a login that had run out says so, and nothing is left for the next reader', async () => {
  write(order.place, 'Jeg er træt');
  answer = () => json({}, 401);
  await press(order);
  expect(cutOff.value).toBe(true);
  expect(me.value?.citizen).toBeUndefined();
  expect([pressed.value, drafts.value]).toEqual([{}, {}]);
});

test('a conflict fetches the plan, so that the reader sees what has happened', async () => {
  answer = () => problem(409);
  await press(order);
  expect(asked.map((one) => one.address)).toContain('/api/plan');
});
