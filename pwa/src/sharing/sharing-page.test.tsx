import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Consent, ConsentsView } from '../consent-views';
import { drafts, pressed } from '../press';
import { draw, json, login, plan, serve, tap, texts, type Asked } from '../testing';
import { SharingPage } from './sharing-page';

let now: ConsentsView;
let asked: Asked[];
let answers: Record<string, () => Response | Error>;

const job = { id: 'jobcenter', title: 'Jobcentret' };
const health = { id: 'sundhedscentret', title: 'Sundhedscentret' };
const text = { text: 'Jobcentret må se det.\nSiger du nej, mister du ikke noget.', hash: 'ab', without: 'Siger du nej, mister du ikke noget.', last: '2027-02-21', longest: '2027-11-22', limit: 'Højst et år.' };
const consent = (change: Partial<Consent> = {}): Consent => ({
  id: 'c1',
  version: 3,
  state: 'holds',
  title: 'Jobcentret må se det.',
  to: job,
  from: health,
  purpose: { key: 'spare', text: 'Tage hensyn til helbred' },
  now: 'Det gælder.',
  last: '2027-02-21',
  soon: false,
  things: [{ id: 'x', text: 'Højst 5 kg' }],
  history: [{ text: 'Du sagde ja.' }],
  ...change,
});
const view = (change: Partial<ConsentsView> = {}): ConsentsView => ({ today: '2026-11-23', firstName: 'Mette', asked: [], open: [], over: [], to: [job], from: [], purposes: [], statutes: [], ...change });
const kept = () => new Response(null, { status: 204 });
const sent = (address: string) => asked.filter((one) => one.address === address).map(({ request }) => [JSON.parse(String(request.body)), (request.headers as Record<string, string>)['If-Match']]);

async function open(first: ConsentsView): Promise<HTMLElement> {
  now = first;
  answers = { '/api/plan': () => json(plan()), '/api/consents': () => json(now) };
  asked = serve(new Proxy({}, { get: (_, address: string) => answers[address] }));
  const root = draw(<SharingPage />);
  await act(() => new Promise((done) => setTimeout(done, 5)));
  return root;
}

beforeEach(() => {
  login();
  drafts.value = {};
  pressed.value = {};
});
afterEach(() => vi.unstubAllGlobals());

test('when nothing is shared the page says so, and the one next step is to share one thing', async () => {
  const root = await open(view());
  expect(root.textContent).toContain('Du har ikke sagt ja til at dele noget.');
  expect(texts(root, 'main button, .page button')).toEqual(['Del én ting']);
});

test('a yes is taken back in two taps, and what is over stays where it stood', async () => {
  const root = await open(view({ open: [consent()] }));
  answers['/api/consents/c1/withdraw'] = () => {
    now = view({ over: [consent({ state: 'withdrawn', now: 'Det er taget tilbage.' })] });
    return kept();
  };
  await tap(root, 'Tag tilbage');
  expect(sent('/api/consents/c1/withdraw')).toEqual([]);
  await tap(root, 'Ja, tag det tilbage');
  expect(sent('/api/consents/c1/withdraw')).toEqual([[{}, '"3"']]);
  expect(texts(root, '.consent-over strong')).toEqual(['Det er taget tilbage.']);
});

test('what is asked has two answers of one kind, and the yes is to the text that was read', async () => {
  const root = await open(view({ asked: [consent({ state: 'asked', version: 1, ask: text, last: undefined })] }));
  const buttons = [...root.querySelectorAll('.equal button')];
  expect(buttons.map(({ textContent }) => textContent)).toEqual(['Ja', 'Nej']);
  expect(new Set(buttons.map(({ className }) => className)).size).toBe(1);
  expect(texts(root, '.consent-text p')).toEqual(text.text.split('\n'));
  answers['/api/consents/c1/give'] = kept;
  await tap(root, 'Ja');
  expect(sent('/api/consents/c1/give')).toEqual([[{ last: '2027-02-21', hash: 'ab' }, '"1"']]);
});

test('a thing chosen of what is asked is read before it is said yes to', async () => {
  const root = await open(view({ asked: [consent({ state: 'asked', version: 1, ask: text, last: undefined })] }));
  const less = { ...text, text: 'Kun det her: Højst 5 kg', hash: 'cd' };
  answers['/api/consents/text'] = () => json(less);
  await act(async () => root.querySelector<HTMLInputElement>('.one-of input')!.click());
  expect(root.querySelector('.equal button')?.getAttribute('aria-disabled')).toBe('true'); // the text is on its way
  await act(() => new Promise((done) => setTimeout(done, 5)));
  expect(texts(root, '.consent-text p')).toEqual(['Kun det her: Højst 5 kg']);
  answers['/api/consents/c1/give'] = kept;
  await tap(root, 'Ja');
  expect(sent('/api/consents/c1/give')).toEqual([[{ item: 'x', last: '2027-02-21', hash: 'cd' }, '"1"']]);
});

test('what stands in the law is no choice: it has no button', async () => {
  const root = await open(view({ statutes: [{ text: 'Ydelsescentret må se papirer.', because: 'Det må vi uden dit ja, fordi loven siger det.', law: '§ 11 a' }] }));
  expect(root.textContent).toContain('fordi loven siger det');
  expect(texts(root, 'button')).toEqual(['Del én ting']);
});

test('what was asked about and is no more can only be answered with a no', async () => {
  const root = await open(view({ asked: [consent({ state: 'asked', ask: undefined })] }));
  expect(texts(root, '.consent > .buttons button')).toEqual(['Nej']);
});
