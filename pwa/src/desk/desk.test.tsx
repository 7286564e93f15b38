import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeskCitizen, DeskFinding, DeskRow } from '../desk-views';
import { draw, json, login, serve, tap, texts, type, type Asked } from '../testing';
import { DeskPage } from './desk-page';
import { list } from './desk-state';

let citizen: DeskCitizen;
let rows: DeskRow[];
let asked: Asked[];

const row = (id: string, change: Partial<DeskRow> = {}): DeskRow => ({ id, name: `Navn ${id}`, high: 0, medium: 0, low: 0, unread: 0, reasons: [], ...change });
const finding = (id: string, change: Partial<DeskFinding> = {}): DeskFinding => ({
  id,
  kind: 'appointment_overlap',
  kindText: 'Samtidige aftaler',
  severity: 'high',
  severityText: 'Haster',
  text: `Borgerens ${id}.`,
  staffText: `Fagligt ${id}.`,
  actor: 'municipality',
  actorText: 'Kommunen skal handle.',
  state: 'open',
  outcomes: [
    { key: 'moved', label: 'Flyttet', needsReason: false },
    { key: 'keep', label: 'Behold begge, fordi …', needsReason: true },
    { key: 'ask', label: 'Bed en afdeling', needsReason: false, targets: [{ plan: 'p1', unit: 'Jobcentret' }, { plan: 'p2', unit: 'Familien' }] },
  ],
  history: [],
  about: [{ text: 'Praktik', unit: 'Jobcentret' }],
  ...change,
});
const answer = { key: 'cannot_both', text: 'Mette siger: Kan ikke begge.', note: 'Jeg er træt', when: 'i dag' };
const decision = { text: 'Lone har besluttet: Behold begge.', by: 'Lone', when: 'i dag' };

beforeEach(() => {
  login({ staff: { name: 'Lone Brandt', firstName: 'Lone' } });
  rows = [row('c1', { high: 2, reasons: [{ cause: 'answer', text: 'Har svaret.', late: false }] }), row('c2')];
  citizen = {
    id: 'c1', name: 'Mette Lund', firstName: 'Mette', safety: { on: false, words: '', version: 0 }, needs: [], load: { paused: false }, weeks: [], findings: [finding('a')], reuse: [], notices: [],
    goals: [], linkable: [], questions: [], remarks: [], promises: [], owners: [], past: { latest: 0, news: 0, events: [] }, calls: [],
  };
  asked = serve({
    '/api/desk': () => json({ today: '2026-11-23', citizens: rows }),
    '/api/desk/citizens/c1': () => json(citizen),
    '/api/desk/citizens/c1/notifications/n1/called': () => {
      citizen = { ...citizen, calls: [] };
      return new Response(null, { status: 204 });
    },
    '/api/desk/citizens/c1/findings/a/decide': () => {
      citizen = { ...citizen, findings: [finding('a', { state: 'settled', outcomes: [], decision })] };
      return new Response(null, { status: 204 });
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

async function open(address: string): Promise<HTMLElement> {
  const root = draw(<DeskPage address={address} />);
  await act(() => new Promise((done) => setTimeout(done, 5)));
  return root;
}
const sent = () => asked.filter(({ address }) => address.endsWith('/decide')).map(({ request }) => JSON.parse(String(request.body)));

test('the list stands in the server’s order, and every number has its word', async () => {
  const root = await open('/borgere');
  expect(texts(root, '.desk-row strong')).toEqual(['Navn c1', 'Navn c2']);
  expect(texts(root, '.desk-row .chips')).toEqual(['2 alvorlige', 'Intet venter']);
  expect(root.querySelector('a')?.getAttribute('href')).toBe('/borgere/c1');
});

test('nobody to coordinate for is said', async () => {
  rows = [];
  expect((await open('/')).textContent).toContain('Du har ingen borgere endnu.');
});

test('what the citizen has answered comes first, then by how grave it is, and the settled is folded', async () => {
  citizen.findings = [
    finding('a', { severity: 'medium' }),
    finding('b'),
    finding('c', { state: 'waiting', answer }),
    finding('d', { state: 'waiting', decision }),
    finding('e', { state: 'settled', decision, outcomes: [] }),
  ];
  const root = await open('/borgere/c1');
  await vi.waitFor(() => expect(root.querySelector('#appointments')).not.toBeNull());
  const headings = ['Beskeder', 'Aftaler', 'Mette venter på svar', 'Det alvorlige', 'Vigtigt', 'Du har spurgt en afdeling', 'Det har kommunen lovet Mette', 'Det vil Mette'];
  expect(texts(root, '.page-body > .section > h2')).toEqual(headings);
  expect(root.querySelector('.finding')?.textContent).toContain('Jeg er træt');
  expect(root.querySelector('.page-body > details')?.textContent).toContain('Fagligt e.');
});

test('a decision that owes a reason is not sent without one', async () => {
  const root = await open('/borgere/c1');
  await tap(root, 'Behold begge, fordi …');
  await tap(root, 'Gem beslutningen');
  expect(sent()).toEqual([]);
  expect(document.activeElement).toBe(root.querySelector('textarea'));
  type(root, 'Mødet er vigtigt');
  await tap(root, 'Gem beslutningen');
  expect(sent()).toEqual([{ outcome: 'keep', reason: 'Mødet er vigtigt' }]);
  expect(root.textContent).toContain('Lone har besluttet: Behold begge.');
  expect(document.activeElement?.textContent).toBe('Fagligt a.');
});

test('to ask a department one must say which', async () => {
  const root = await open('/borgere/c1');
  await tap(root, 'Bed en afdeling');
  await tap(root, 'Gem beslutningen');
  expect(root.textContent).toContain('Vælg en afdeling, før du gemmer.');
  act(() => root.querySelectorAll('input')[1]!.click());
  await tap(root, 'Gem beslutningen');
  expect(sent()).toEqual([{ outcome: 'ask', target: 'p2' }]);
});

test('without a network what was read stays, and a stranger’s address is a missing page', async () => {
  const root = await open('/borgere/c1');
  serve({ '/api/desk': () => new TypeError('failed'), '/api/desk/citizens/c1': () => new TypeError('failed') });
  await act(async () => {
    dispatchEvent(new Event('online'));
    await new Promise((done) => setTimeout(done, 5));
  });
  expect(root.querySelector('.notice')?.textContent).toContain('Du har ikke net.');
  expect(root.textContent).toContain('Fagligt a.');
  serve({ '/api/desk': () => json({ today: '', citizens: rows }), '/api/desk/citizens/x': () => json({ status: 404 }, 404) });
  expect((await open('/borgere/x')).textContent).toContain('Siden findes ikke');
});

test('logged out, nothing of the citizens is left', async () => {
  await open('/borgere');
  login();
  expect(list.value).toBeUndefined();
});

test('whom to telephone stands first, and is pressed when it was done', async () => {
  citizen.calls = [{ id: 'n1', text: 'Ring til Mette. Der er en aftale i morgen.', press: 'Jeg har ringet', said: 'Gemt.' }];
  const root = await open('/borgere/c1');
  await act(() => new Promise((done) => setTimeout(done, 300))); // it comes with a part of its own
  await tap(root, 'Jeg har ringet');
  await act(() => new Promise((done) => setTimeout(done, 20)));
  expect(asked.some(({ address, request }) => request.method === 'POST' && address === '/api/desk/citizens/c1/notifications/n1/called')).toBe(true);
  expect(root.textContent).not.toContain('Ring til Mette');
});

test('an address below a citizen that there is nothing at says so, and does not wait for it', async () => {
  const root = await open('/borgere/c1/vejret');
  expect(root.querySelector('h1')?.textContent).toBe('Siden findes ikke');
  expect(root.querySelector('.wait')).toBeNull();
});
