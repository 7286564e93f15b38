import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { kept, wipe } from './keep-letters';
import { me } from './live';
import { forgetting, waiting } from './news';
import { again, discard, letters, lettersOf, post, pump, type Letter } from './outbox';
import { json, login, serve, type Asked } from './testing';

const line = '/api/threads/t1';
const other = '/api/threads/t2';
const place = () => json({ thread: 't1', seq: 1 }, 201);
let answer: () => Response | Error;
let asked: Asked[];

const write = (text: string, to = line) => post<{ seq: number }>({ kind: 'message', line: to, text, request: { address: `${to}/messages`, content: { text } } });
const keyOf = ({ request }: Asked) => (request.headers as Record<string, string>)['Idempotency-Key'];
const said = () => asked.filter(({ address }) => address.endsWith('/messages')).map(({ request }) => JSON.parse(String(request.body)).text as string);
/** What a server that counts each key once has kept, in order. */
const arrived = (taken: Asked[]) => [...new Map(taken.map((one) => [keyOf(one), JSON.parse(String(one.request.body)).text])).values()];
const as = (owner: string) => login({ citizen: { name: 'Mette Lund', firstName: 'Mette' }, owner });

beforeEach(async () => {
  vi.useFakeTimers();
  await wipe();
  answer = place;
  asked = serve({ [`${line}/messages`]: () => answer(), [`${other}/messages`]: place, '/files': () => json({ id: 'a1' }, 201) });
  as('mette');
  await pump();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a message that is sent gives its place and waits no more', async () => {
  expect(await write('Hej')).toEqual({ thread: 't1', seq: 1 });
  expect([letters.value.length, waiting.value]).toEqual([0, 0]);
});

test('one whose answer is lost is sent again under the same key, so it is there once', async () => {
  const taken: Asked[] = [];
  let lost = 2;
  answer = () => {
    taken.push(asked.at(-1)!);
    return lost-- > 0 ? new TypeError('cut off') : place();
  };
  expect(await write('Hej')).toBeUndefined();
  expect(lettersOf(line).map(({ text }) => text)).toEqual(['Hej']);
  await vi.advanceTimersByTimeAsync(5_000);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(taken.length).toBe(3);
  expect(arrived(taken)).toEqual(['Hej']);
  expect(letters.value).toEqual([]);
});

test('what was written without a network arrives once each and in order', async () => {
  answer = () => new TypeError('no network');
  await write('Et');
  await write('To');
  await write('Tre');
  answer = place;
  asked.length = 0;
  await Promise.all([pump(), pump(), pump()]);
  expect(said()).toEqual(['Et', 'To', 'Tre']);
  expect(letters.value).toEqual([]);
});

test('it tries again after 5 seconds, then 10, and never later than 60', async () => {
  answer = () => json({}, 503);
  await write('Hej');
  await pump();
  for (let i = 0; i < 6; i++) await vi.advanceTimersByTimeAsync(60_000);
  const before = asked.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked.length).toBe(before + 1);
});

test.each([500, 503, 429])('%d is no refusal: the message waits', async (status) => {
  answer = () => json({ detail: 'Vent' }, status);
  await write('Hej');
  expect(lettersOf(line).map(({ refused }) => refused)).toEqual([undefined]);
});

test('a login that has run out keeps it, and the same person’s next login sends it', async () => {
  answer = () => json({}, 401);
  await write('Hej');
  expect(me.value?.citizen).toBeUndefined();
  expect(letters.value).toEqual([]);
  answer = place;
  asked.length = 0;
  as('mette');
  await vi.advanceTimersByTimeAsync(0);
  await pump();
  expect(said()).toEqual(['Hej']);
});

test('another person sees none of it and sends none of it', async () => {
  answer = () => new TypeError('no network');
  await write('Kun mit');
  answer = place;
  asked.length = 0;
  as('jonas');
  await vi.advanceTimersByTimeAsync(0);
  await pump();
  expect([letters.value, asked.length, waiting.value]).toEqual([[], 0, 0]);
});

test('what is refused is kept with its reason, holds back the next of its line and no other', async () => {
  answer = () => json({ detail: 'Beskeden er for lang.', status: 422 }, 422);
  await write('Lang');
  await write('Den næste');
  await write('Et andet sted', other);
  expect(letters.value.map(({ text, refused }) => [text, refused])).toEqual([['Lang', 'Beskeden er for lang.'], ['Den næste', undefined]]);
  expect(said()).toEqual(['Lang', 'Et andet sted']);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(said().length).toBe(2);
  answer = place;
  await again(lettersOf(line)[0]!, { text: 'Kort', request: { address: `${line}/messages`, content: { text: 'Kort' } } });
  expect(said().slice(2)).toEqual(['Kort', 'Den næste']);
});

test('one that is refused holds back what was written after it, also when both were waiting', async () => {
  answer = () => new TypeError('no network');
  await write('Først');
  await write('Så');
  let refuse = true;
  answer = () => (refuse ? ((refuse = false), json({ detail: 'Nej' }, 422)) : place());
  asked.length = 0;
  await pump();
  expect(said()).toEqual(['Først']);
});

test('an edit that rests on an old version keeps both texts', async () => {
  serve({ '/api/goals/g1': () => json({ status: 409, detail: 'Der er skrevet imens.', yours: 'Min', theirs: 'Din', version: 7 }, 409) });
  await post({ kind: 'edit', line: '/api/goals/g1', text: 'Min', request: { address: '/api/goals/g1', content: { text: 'Min' }, method: 'PUT', version: 5 } });
  expect(letters.value[0]).toMatchObject({ text: 'Min', refused: 'Der er skrevet imens.', clash: { theirs: 'Din', version: 7 } });
});

test('one that its writer throws away is not sent', async () => {
  answer = () => new TypeError('no network');
  await write('Glem det');
  await discard(letters.value[0]!);
  answer = place;
  asked.length = 0;
  await pump();
  expect(said()).toEqual([]);
});

test('a file goes before its message, and not again when the message has to', async () => {
  answer = () => new TypeError('cut off');
  await post({ kind: 'message', line, text: 'Se her', request: { address: `${line}/messages`, content: {} }, files: [{ name: 'brev.pdf', content: new Blob(['x']) }], filesTo: '/files' });
  answer = place;
  await pump();
  expect(asked.map(({ address }) => address)).toEqual(['/files', `${line}/messages`, `${line}/messages`]);
});

test('logged out, nothing is left on the device', async () => {
  answer = () => new TypeError('no network');
  await write('Hej');
  await Promise.all(forgetting.map((forget) => forget()));
  expect([letters.value, await kept<Letter>('letters', 'mette', Date.now())]).toEqual([[], []]);
});

test('what nobody has come back for is thrown away after a month', async () => {
  answer = () => new TypeError('no network');
  await write('Gammel');
  expect((await kept('letters', 'mette', Date.now() + 31 * 86_400_000)).length).toBe(0);
  expect((await kept('letters', 'mette', Date.now())).length).toBe(0);
});
