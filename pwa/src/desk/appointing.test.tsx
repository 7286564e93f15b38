import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeskCitizen } from '../desk-views';
import { appointment, draw, json, login, serve, tap, texts, time, type Asked } from '../testing';
import type { DeskAppointments as View } from '../views';
import { DeskAppointments, Part } from './appointing';

let view: View;
let asked: Asked[];
const citizen = { id: 'c1', name: 'Mette Lund', firstName: 'Mette' } as DeskCitizen;
const base = '/api/desk/citizens/c1';
const ask = { appointment: 'a', at: '2026-12-01T09:00:00+01:00', text: 'Mette kan ikke komme.', note: 'Min søn er syg', when: 'i dag', consequence: 'Tiden gælder, til du gør noget.' };
const spot = { ...time('a', '2026-12-01'), end: '2026-12-01T09:45:00+01:00' };
const free = { date: '2026-12-03', day: 'torsdag d. 3. december', week: 49 };
const found = [
  { ...free, start: '2026-12-03T10:00:00+01:00', end: '2026-12-03T10:45:00+01:00', clock: 'kl. 10.00–10.45', reasons: ['efter kl. 10, som Mette ønsker', 'den letteste uge'] },
  { ...free, start: '2026-12-03T13:00:00+01:00', end: '2026-12-03T13:45:00+01:00', clock: 'kl. 13.00–13.45', reasons: [] },
];
const search = `${base}/free?minutes=45&from=2026-11-24&to=2026-12-07&appointment=a&at=${encodeURIComponent(spot.at)}`;
const taken = () => new Response(null, { status: 204 });
const made = () => json({ id: 'new' }, 201);

beforeEach(() => {
  login({ staff: { name: 'Lone Brandt', firstName: 'Lone' } });
  view = { name: 'Mette Lund', today: '2026-11-23', asks: [ask], offers: [], times: [spot], appointments: { a: appointment('a', { version: 4 }) }, wishes: { days: [], version: 0 } };
});
afterEach(() => vi.unstubAllGlobals());

async function open(answers: Record<string, () => Response | Error> = {}, part = <Part citizen={citizen} />): Promise<HTMLElement> {
  asked = serve({
    [`${base}/appointments`]: () => (asked.at(-1)?.request.method === 'POST' ? made() : json(view)),
    [search]: () => json({ text: 'Der er 2 tider, der passer alle.', wishes: 'Mette vil helst efter kl. 10.', times: found }),
    '/api/desk': () => json({ today: '2026-11-23', citizens: [] }),
    ...answers,
  });
  const root = draw(part);
  await settle();
  return root;
}
const settle = () => act(() => new Promise((done) => setTimeout(done, 5)));
const sent = (end: string) =>
  asked
    .filter(({ address, request }) => address.endsWith(end) && request.body)
    .map(({ request }) => [new Headers(request.headers).get('If-Match'), JSON.parse(String(request.body))]);
const field = (root: Element, label: string) => {
  const found = [...root.querySelectorAll('label')].find((one) => one.textContent?.startsWith(label))!;
  return root.querySelector<HTMLInputElement>(`#${CSS.escape(found.htmlFor)}`)!;
};
const fill = (root: Element, label: string, value: string) =>
  act(() => {
    const one = field(root, label);
    one.value = value;
    one.dispatchEvent(new Event(one.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
  });
const pick = (root: Element, n: number) => act(() => root.querySelectorAll<HTMLInputElement>('.big-rows input')[n]!.click());

test('on the citizen’s page what is to be acted on stands first, then the next few', async () => {
  const root = await open({}, <DeskAppointments citizen={citizen} />);
  expect(root.querySelector('.finding-open')?.textContent).toContain('Min søn er syg');
  expect(texts(root, '.rows strong')).toEqual(['Titel a']);
  expect([...root.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual(['/borgere/c1/aftaler', '/borgere/c1/aftaler']);
});

test('other times that fit all are found, say why, and are offered instead', async () => {
  const root = await open({ [`${base}/offers`]: made });
  await tap(root, 'Find en anden tid');
  await tap(root, 'Tilbyd tider');
  expect(root.querySelector('.wrong')?.textContent).toBe('Vælg mindst én tid.');
  await tap(root, 'Find en tid, der passer alle');
  expect(root.textContent).toContain('Der er 2 tider, der passer alle.');
  expect(root.textContent).toContain('efter kl. 10, som Mette ønsker · den letteste uge');
  expect(root.textContent).toContain('Vælg én tid for at flytte aftalen.');
  expect(root.querySelectorAll('.big-rows input')).toHaveLength(1); // the best of each day
  await tap(root, 'Vis alle 2 tider');
  pick(root, 1);
  pick(root, 0);
  expect(root.textContent).toContain('Den gamle tid gælder, til det er gjort.');
  view = { ...view, asks: [] };
  await tap(root, 'Tilbyd de 2 tider');
  await settle();
  expect(sent('/offers')).toEqual([[null, { times: found.map(({ start, end }) => ({ start, end })), instead: { appointment: 'a', at: spot.at } }]]);
  expect(document.activeElement?.textContent).toBe('Tiderne er sendt. Mette vælger en af dem.');
  expect(root.querySelector('.finding-open')).toBeNull();
});

test('one time that fits is moved to, with a reason', async () => {
  const root = await open({ [`${base}/appointments/a`]: taken });
  await tap(root, 'Find en anden tid');
  await tap(root, 'Find en tid, der passer alle');
  pick(root, 0);
  await tap(root, 'Flyt til den tid');
  expect(sent('/appointments/a')).toEqual([]);
  fill(root, 'Hvorfor?', 'Så er Emil i skole.');
  await tap(root, 'Flyt til den tid');
  expect(sent('/appointments/a')).toEqual([['"4"', { at: spot.at, start: found[0]!.start, end: found[0]!.end, why: 'Så er Emil i skole.' }]]);
});

test('without a network nothing is found, and that is said', async () => {
  const root = await open({ [search]: () => new TypeError('failed') });
  await tap(root, 'Find en anden tid');
  await tap(root, 'Find en tid, der passer alle');
  expect(root.querySelector('[role="alert"] .wrong')?.textContent).toContain('Du har ikke net.');
});

test('the time can stand, with an answer in words', async () => {
  const root = await open({ [`${base}/appointments/a/reply`]: taken });
  await tap(root, 'Lad tiden stå');
  await tap(root, 'Send svaret');
  expect(sent('/reply')).toEqual([]);
  fill(root, 'Hvad svarer du Mette?', 'Vi ringes ved.');
  await tap(root, 'Send svaret');
  expect(sent('/reply')).toEqual([[null, { at: spot.at, text: 'Vi ringes ved.' }]]);
});

/** What can be done to a time stands under it. */
async function unfold(root: HTMLElement): Promise<HTMLElement> {
  const row = root.querySelector<HTMLElement>('.desk-time')!;
  act(() => {
    row.querySelector('details')!.open = true;
    row.querySelector('details')!.dispatchEvent(new Event('toggle'));
  });
  await settle();
  return row;
}

test('a move says to what, owes a reason, and rests on the version that was seen', async () => {
  const root = await open({ [`${base}/appointments/a`]: taken });
  const row = await unfold(root);
  await tap(row, 'Flyt');
  fill(row, 'Dag', '2026-12-04');
  fill(row, 'Klokken', '10:30');
  await tap(row, 'Flyt aftalen');
  expect(row.querySelector('.wrong')?.textContent).toBe('Skriv en grund.');
  expect(document.activeElement?.tagName).toBe('TEXTAREA');
  expect(row.textContent).toContain('Mette får besked med det samme.');
  fill(row, 'Hvorfor flytter du den?', 'Rikke er syg.');
  await tap(row, 'Flyt aftalen');
  expect(sent('/appointments/a')).toEqual([['"4"', { at: spot.at, start: '2026-12-04T10:30:00+01:00', end: '2026-12-04T11:15:00+01:00', why: 'Rikke er syg.' }]]);
  await settle();
  expect(root.querySelector('.notice')?.textContent).toBe('Aftalen er flyttet. Mette får besked.');
});

test('one that comes back is moved once or for good', async () => {
  view.appointments.a = appointment('a', { version: 4, repeats: 'hver tirsdag' });
  const root = await open({ [`${base}/appointments/a`]: taken });
  const row = await unfold(root);
  await tap(row, 'Flyt');
  act(() => row.querySelectorAll<HTMLInputElement>('.targets input')[1]!.click());
  fill(row, 'Hvorfor flytter du den?', 'Nyt hold.');
  await tap(row, 'Flyt aftalen');
  expect(sent('/appointments/a')[0]![1]).not.toHaveProperty('at');
});

test('changed by somebody else, both stand and one says which is to', async () => {
  let refused = false;
  const root = await open({
    [`${base}/appointments/a/cancel`]: () => (refused ? taken() : ((refused = true), json({ status: 409, detail: 'Ændret.', theirs: 'Flyttet til torsdag.', version: 5 }, 409))),
  });
  const row = await unfold(root);
  await tap(row, 'Aflys');
  fill(row, 'Hvorfor?', 'Holdet holder fri.');
  await tap(row, 'Aflys aftalen');
  expect(texts(row, '.goal-clash dd')).toEqual(['Aflys aftalen', 'Flyttet til torsdag.']);
  await tap(row, 'Behold min');
  expect(sent('/cancel')).toEqual([
    ['"4"', { at: spot.at, why: 'Holdet holder fri.' }],
    ['"5"', { at: spot.at, why: 'Holdet holder fri.' }],
  ]);
});

test('what was agreed is written to the time', async () => {
  const root = await open({ [`${base}/appointments/a/words`]: taken });
  const row = await unfold(root);
  await tap(row, 'Skriv til mødet');
  fill(row, 'Hvad er det?', 'minutes');
  fill(row, 'Til Mette', 'Vi prøver igen i januar.');
  await tap(row, 'Gem ordene');
  expect(sent('/words')).toEqual([[null, { at: spot.at, part: 'minutes', text: 'Vi prøver igen i januar.' }]]);
});

test('a new one asks for a name and a time, says what »skal« means, and is made', async () => {
  const root = await open();
  await tap(root, 'Ny aftale');
  await tap(root, 'Lav aftalen');
  expect(texts(root, '.wrong')).toEqual(['Skriv, hvad aftalen hedder.', 'Vælg en dag.', 'Vælg et klokkeslæt.']);
  fill(root, 'Hvad hedder aftalen?', 'Samtale om praktik');
  fill(root, 'Dag', '2027-03-29');
  fill(root, 'Klokken', '09:00');
  fill(root, 'Hvad skal Mette tage med?', 'Et brev\n\n Vand ');
  fill(root, 'Kommer den igen?', 'fortnight');
  fill(root, 'Bisidder', 'may');
  expect(root.textContent).toContain('Mette læser, at det er frivilligt.');
  act(() => root.querySelector<HTMLInputElement>('.big-rows input[type="checkbox"]')!.click());
  expect(root.textContent).toContain('hvis det får følger at blive væk');
  await tap(root, 'Lav aftalen');
  expect(sent('/appointments')[0]![1]).toEqual({
    title: 'Samtale om praktik',
    start: '2027-03-29T09:00:00+02:00',
    end: '2027-03-29T10:00:00+02:00',
    mandatory: true,
    bring: ['Et brev', 'Vand'],
    companion: 'may',
    repeat: { every: 'week', interval: 2 },
  });
});

test('an offer that nobody chose from is taken back', async () => {
  view.offers = [{ id: 'o', text: '', consequence: '', title: 'Samtale', unit: '', must: false, mustText: '', version: 2, times: found.map((one, i) => ({ ...one, offer: `o${i}` })) }];
  const root = await open({ [`${base}/appointments/o/cancel`]: taken });
  await tap(root, 'Tag tilbuddet tilbage');
  expect(root.textContent).toContain('Mette kan ikke længere vælge en af tiderne.');
  fill(root, 'Hvorfor?', 'Tiderne er taget.');
  await tap(root, 'Tag tilbuddet tilbage');
  expect(sent('/cancel')).toEqual([['"2"', { why: 'Tiderne er taget.' }]]);
});
