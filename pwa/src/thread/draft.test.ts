import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { wipe } from '../keep-letters';
import { me } from '../live';
import { letters, post, pump } from '../outbox';
import { json, login, serve, type Asked } from '../testing';
import { adopt, choose, clear, draftOf, enclose, remove, write } from './draft';
import { sending } from './thread-api';

const line = '/api/threads/t1';
const address = '/api/drafts/t1';
let save: () => Response | Error;
let asked: Asked[];

const puts = () => asked.filter(({ address: to }) => to === address).map(({ request }) => [(request.headers as Record<string, string>)['If-Match'], JSON.parse(String(request.body)).text]);
const as = (owner: string) => login({ citizen: { name: 'Mette Lund', firstName: 'Mette' }, owner });
const fromServer = (text: string, version: number) => adopt(line, { text, version, attachments: [] });
const settle = () => vi.advanceTimersByTimeAsync(1_500);

beforeEach(async () => {
  vi.useFakeTimers();
  await wipe();
  me.value = undefined;
  let version = 0;
  save = () => json({ version: ++version });
  asked = serve({
    [address]: () => save(),
    [`${address}/attachments`]: () => json({ id: 'a1', name: 'brev.pdf', type: 'application/pdf', size: '1 kB' }, 201),
    [`${address}/attachments/a1`]: () => new Response(null, { status: 204 }),
    [`${line}/messages`]: () => json({ thread: 't1', seq: 1 }, 201),
  });
  as('mette');
  fromServer('', 0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what is written is saved when the writer pauses, once, on the version it rests on', async () => {
  write(line, { text: 'H' });
  write(line, { text: 'Hej' });
  await settle();
  write(line, { text: 'Hej Lone' });
  await settle();
  expect(puts()).toEqual([['"0"', 'Hej'], ['"1"', 'Hej Lone']]);
  expect(draftOf(line)).toMatchObject({ state: 'kept', dirty: false, version: 2 });
});

test('another device’s text never takes the place of this one’s: both are shown', async () => {
  write(line, { text: 'Her' });
  save = () => json({ status: 409, yours: 'Her', theirs: 'Der', version: 4 }, 409);
  await settle();
  expect(draftOf(line)).toMatchObject({ text: 'Her', clash: { theirs: 'Der', version: 4 } });
  save = () => json({ version: 5 });
  choose(line, true);
  await settle();
  expect(puts().at(-1)).toEqual(['"4"', 'Her']);
  expect(draftOf(line)).toMatchObject({ text: 'Her', clash: undefined, version: 5 });
});

test('the other text can be taken instead', async () => {
  write(line, { text: 'Her' });
  save = () => json({ status: 409, yours: 'Her', theirs: 'Der', version: 4 }, 409);
  await settle();
  choose(line, false);
  expect(draftOf(line)).toMatchObject({ text: 'Der', dirty: false, version: 4 });
});

test('an empty text of another device’s is no conflict', async () => {
  write(line, { text: 'Her' });
  let first = true;
  save = () => (first ? ((first = false), json({ status: 409, yours: 'Her', theirs: '', version: 4 }, 409)) : json({ version: 5 }));
  await settle();
  await settle();
  expect(puts()).toEqual([['"0"', 'Her'], ['"4"', 'Her']]);
});

test('an answer from before the last saving wipes nothing out', async () => {
  write(line, { text: 'Hej' });
  await settle();
  fromServer('', 0);
  expect(draftOf(line).text).toBe('Hej');
});

test('without a network it stays on the device, is there after a new start, and is saved then', async () => {
  save = () => new TypeError('no network');
  write(line, { text: 'Kladde' });
  await settle();
  expect(draftOf(line).state).toBe('here');
  me.value = undefined; // the page is gone
  expect(draftOf(line).text).toBe('');
  save = () => json({ version: 1 });
  as('mette');
  await vi.advanceTimersByTimeAsync(0);
  fromServer('', 0);
  await settle();
  expect(draftOf(line)).toMatchObject({ text: 'Kladde', dirty: false });
});

test('nobody else finds it on the device', async () => {
  save = () => new TypeError('no network');
  write(line, { text: 'Kladde' });
  await settle();
  as('jonas');
  await vi.advanceTimersByTimeAsync(0);
  expect(draftOf(line).text).toBe('');
});

test('what waits to be sent does not come back as a draft, and the next draft waits for it', async () => {
  write(line, { text: 'Første' });
  await settle();
  serve({ [`${line}/messages`]: () => new TypeError('no network'), [address]: () => save() });
  const sent = post({ kind: 'message', line, text: 'Første', request: sending(line, { text: 'Første' }) });
  clear(line);
  await sent;
  fromServer('Første', 1);
  expect(draftOf(line).text).toBe('');
  const meanwhile = serve({ [`${line}/messages`]: () => new TypeError('no network'), [address]: () => save() });
  write(line, { text: 'Den næ' });
  await settle();
  expect(meanwhile.map(({ address: to }) => to)).not.toContain(address);
  const later = serve({ [`${line}/messages`]: () => json({ thread: 't1', seq: 1 }, 201), [address]: () => save() });
  write(line, { text: 'Den næste' });
  await vi.advanceTimersByTimeAsync(0);
  await pump();
  await settle();
  expect(letters.value).toEqual([]);
  expect(later.map(({ address: to }) => to)).toEqual([`${line}/messages`, address]);
});

test('a file is laid beside the draft, and without a network it waits here', async () => {
  await enclose(line, new File(['x'], 'brev.pdf', { type: 'application/pdf' }));
  expect(draftOf(line).attachments.map(({ id }) => id)).toEqual(['a1']);
  serve({ [`${address}/attachments`]: () => new TypeError('no network') });
  await enclose(line, new File(['y'], 'foto.png', { type: 'image/png' }));
  expect(draftOf(line).files.map(({ name }) => name)).toEqual(['foto.png']);
  await remove(line, draftOf(line).files[0]!);
  expect(draftOf(line).files).toEqual([]);
});

test('a file that is too large or refused is said by a sentence, and a sixth is too many', async () => {
  await enclose(line, new File([new Uint8Array((10 << 20) + 1)], 'stor.pdf', { type: 'application/pdf' }));
  expect(draftOf(line).wrong).toContain('for stor');
  serve({ [`${address}/attachments`]: () => json({ status: 415, detail: 'Du kan vedhæfte billeder.' }, 415) });
  await enclose(line, new File(['x'], 'a.exe'));
  expect(draftOf(line).wrong).toBe('Du kan vedhæfte billeder.');
  serve({ [`${address}/attachments`]: () => new TypeError('no network') });
  for (let i = 0; i < 6; i++) await enclose(line, new File(['x'], `${i}.pdf`));
  expect([draftOf(line).files.length, draftOf(line).wrong]).toEqual([5, 'Du kan vedhæfte 5 filer. Send resten i en ny besked.']);
});
