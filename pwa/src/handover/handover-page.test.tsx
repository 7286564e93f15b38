import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { drafts, pressed } from '../press';
import { draw, json, login, plan, serve, tap, texts, type, type Asked } from '../testing';
import type { HandoverLine, HandoverNow } from '../views';
import { HandoverPage } from './handover-page';

let now: HandoverNow | undefined;
let asked: Asked[];
let answers: Record<string, () => Response | Error>;

const line = (id: string, change: Partial<HandoverLine> = {}): HandoverLine => ({ id, text: `Linje ${id}`, by: 'Lone foreslår', own: false, answer: '', said: 'Må Per få det at vide?', ...change });
const handover = (change: Partial<HandoverNow> = {}): HandoverNow => ({
  id: 'h1',
  state: 'making',
  title: 'Lone stopper hos dig i dag.',
  text: 'Per tager over.',
  from: 'Lone',
  to: 'Per',
  now: 'Sig til, når det er klar.',
  forGood: true,
  lines: [],
  follows: ['1 besked venter på svar. Per svarer.'],
  sees: 'Per kan se din plan.',
  ready: false,
  open: true,
  mine: true,
  ...change,
});
const kept = () => new Response(null, { status: 204 });
const sent = (address: string) => asked.filter((one) => one.address === address).map(({ request }) => JSON.parse(String(request.body)));

async function open(first?: HandoverNow): Promise<HTMLElement> {
  now = first;
  answers = { '/api/plan': () => json(plan()), '/api/handover': () => json({ today: '2026-11-23', handover: now, colleagues: [] }) };
  asked = serve(new Proxy({}, { get: (_, address: string) => answers[address] }));
  const root = draw(<HandoverPage />);
  await act(() => new Promise((done) => setTimeout(done, 5)));
  return root;
}

beforeEach(() => {
  login();
  drafts.value = {};
  pressed.value = {};
});
afterEach(() => vi.unstubAllGlobals());

test('without a handover, or when it is over, the page is calm', async () => {
  expect((await open()).textContent).toContain('Din faste kontakt skifter ikke lige nu.');
  expect((await open(handover({ state: 'over', open: false }))).textContent).toContain('Din faste kontakt skifter ikke lige nu.');
});

test('a line has three answers that weigh the same, and the answer given is not offered again', async () => {
  const root = await open(handover({ lines: [line('a')] }));
  answers['/api/handover/h1/lines/a/answer'] = () => {
    now = handover({ lines: [line('a', { answer: 'held', said: 'Du holder det tilbage. Per får det ikke.' })], held: 'Noget er holdt tilbage.' });
    return kept();
  };
  expect(texts(root, '.handover-line .equal button')).toEqual(['Ja', 'Nej tak', 'Det her skal ikke med']);
  await tap(root, 'Det her skal ikke med');
  expect(sent('/api/handover/h1/lines/a/answer')).toEqual([{ answer: 'held' }]);
  expect(texts(root, '.handover-line .equal button')).toEqual(['Ja', 'Nej tak']);
  expect(root.querySelector('.handover-said')?.textContent).toBe('Du holder det tilbage. Per får det ikke.');
  expect(root.querySelector('.held')?.textContent).toBe('Noget er holdt tilbage.');
});

test('an own line is sent as it is written, and the field stays open for one more', async () => {
  const root = await open(handover());
  answers['/api/handover/h1/lines'] = () => {
    now = handover({ lines: [line('b', { own: true, text: 'Ring  først', by: 'Du skriver', answer: 'yes', said: 'Per får det at vide.' })] });
    return kept();
  };
  await tap(root, 'Skriv selv noget');
  type(root, 'Ring  først');
  await tap(root, 'Gem');
  expect(sent('/api/handover/h1/lines')).toEqual([{ text: 'Ring  først' }]);
  expect(texts(root, '.handover-words q')).toEqual(['Ring  først']);
  expect(root.querySelector('textarea')?.value).toBe('');
});

test('ready can be taken back, and a wish to talk is sent also without words', async () => {
  const root = await open(handover());
  answers['/api/handover/h1/ready'] = () => {
    now = handover({ ready: true });
    return kept();
  };
  answers['/api/handover/h1/talk'] = () => {
    now = handover({ talk: { text: 'Du vil gerne tale om det.', when: 'i dag' } });
    return kept();
  };
  await tap(root, 'Det er klar');
  await tap(root, 'Det er ikke klar alligevel');
  expect(sent('/api/handover/h1/ready')).toEqual([{}, { undo: true }]);
  await tap(root, 'Lad os tale om det');
  await tap(root, 'Send');
  expect(sent('/api/handover/h1/talk')).toEqual([{}]);
  expect(root.textContent).toContain('Du vil gerne tale om det.');
  expect(texts(root, 'button')).not.toContain('Lad os tale om det');
});

test('when somebody has taken over nothing can be changed, only met', async () => {
  const root = await open(handover({ state: 'taken', open: false, lines: [line('a', { answer: 'yes' })] }));
  answers['/api/handover/h1/met'] = () => {
    now = handover({ state: 'met', open: false });
    return kept();
  };
  expect(texts(root, 'button')).toEqual(['Jeg har mødt Per', 'Lad os tale om det']);
  await tap(root, 'Jeg har mødt Per');
  expect(sent('/api/handover/h1/met')).toEqual([{}]);
  expect(texts(root, 'button')).toEqual([]);
});
