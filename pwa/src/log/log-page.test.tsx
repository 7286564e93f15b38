import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { act } from 'preact/test-utils';
import type { LogLine, LogView, LogWeek } from '../log-views';
import { draw, json, login, plan, serve, tap, texts, type Asked } from '../testing';
import { LogPage } from './log-page';
import { pages, whole } from './log-state';

const line = (seq: number, change: Partial<LogLine> = {}): LogLine => ({
  seq, text: `Nogen så ${seq}.`, when: 'Mandag kl. 9', voice: 'staff', refused: false, canAsk: true, ...change,
});
const own = { text: 'Du selv: 2 gange', lines: [line(1, { voice: 'citizen', canAsk: false, text: 'Du så din plan.' })] };
const week = (change: Partial<LogWeek> = {}): LogWeek => ({ id: '2026-11-23', title: 'Denne uge', lines: [line(3)], own, ...change });
const words = { everybody: 'Alle', others: 'Ikke mig', none: 'Ingen andre.', older: 'Vis ældre', ask: 'Spørg hvorfor', asking: 'Svar senest.', send: 'Send spørgsmålet', sent: 'Sendt.', open: 'Se samtalen', refused: 'Fik ikke lov' };
const page = (change: Partial<LogView> = {}): LogView => ({ title: 'Hvem kiggede?', lead: 'Her står alle.', weeks: [week()], texts: words, ...change });
let answers: Record<string, LogView>;
let asked: Asked[];
let until: () => Response;

beforeEach(() => {
  login();
  pages.value = [];
  whole.value = undefined;
  answers = { '/api/log': page() };
  until = () => new Response(null, { status: 404 });
  asked = serve({
    '/api/log': () => json(answers['/api/log']),
    '/api/log?before=3': () => json(answers['/api/log?before=3']),
    '/api/log/whole': () => until(),
    '/api/log/3/why': () => json({ thread: 't1' }),
    '/api/plan': () => json(plan()),
  });
});
afterEach(() => vi.unstubAllGlobals());

async function open(): Promise<HTMLElement> {
  const root = draw(<LogPage />);
  await act(() => new Promise((done) => setTimeout(done, 20)));
  return root;
}

test('what the reader did is folded, and can be left out', async () => {
  answers['/api/log'] = page({ weeks: [week({ lines: [line(3), line(2, { voice: 'citizen', text: 'Du sagde ja.' })] })] });
  const root = await open();
  expect(texts(root, 'summary')).toEqual(['Du selv: 2 gange']);
  expect(texts(root, '.log-week > ul .log-line > p:first-of-type')).toEqual(['Nogen så 3.', 'Du sagde ja.']);
  await tap(root, 'Ikke mig');
  expect(texts(root, '.log-line > p:first-of-type')).toEqual(['Nogen så 3.']);
});

test('one asks why in two taps, and then the line says by when there is an answer', async () => {
  const root = await open();
  await tap(root, 'Spørg hvorfor');
  answers['/api/log'] = page({ weeks: [week({ lines: [line(3, { asked: { thread: 't1', text: 'Du får svar.' } })] })] });
  await tap(root, 'Send spørgsmålet');
  await act(() => new Promise((done) => setTimeout(done, 20)));
  const sent = asked.filter(({ address }) => address === '/api/log/3/why');
  expect(sent).toHaveLength(1);
  expect((sent[0]!.request.headers as Record<string, string>)['Idempotency-Key']).toMatch(/^[0-9a-f]{32}$/);
  expect(texts(root, '.answered > p:first-child')).toEqual(['Du får svar.']);
  expect(root.querySelector('.answered a')?.getAttribute('href')).toBe('/beskeder/t1');
});

test('older lines come after those that are here, and stay when it is loaded anew', async () => {
  answers['/api/log'] = page({ next: 3 });
  answers['/api/log?before=3'] = page({ weeks: [week({ id: '2026-11-16', title: 'Sidste uge', lines: [line(2)], own: undefined })] });
  const root = await open();
  await tap(root, 'Vis ældre');
  await act(() => new Promise((done) => setTimeout(done, 20)));
  expect(texts(root, 'h2')).toEqual(['Denne uge', 'Sidste uge']);
  expect([...root.querySelectorAll('button')].some(({ textContent }) => textContent === 'Vis ældre')).toBe(false);
});

test('that the log is whole is said only when the server says so', async () => {
  expect((await open()).textContent).not.toContain('hel til');
  until = () => json({ until: '2026-11-23T08:00:00+01:00' });
  expect((await open()).textContent).toContain('Loggen er hel til mandag d. 23. november');
});

test('nobody has looked, and no network', async () => {
  answers['/api/log'] = page({ weeks: [], empty: 'Ingen har kigget endnu.' });
  expect(texts(await open(), '.quiet')).toEqual(['Ingen har kigget endnu.']);
  pages.value = [];
  serve({});
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  expect((await open()).querySelector('h1')?.textContent).toBe('Du har ikke net');
});
