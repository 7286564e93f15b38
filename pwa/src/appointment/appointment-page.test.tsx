import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '../appointment-texts';
import { held, load } from '../live';
import { appointment, draw, json, login, plan, serve, tap, texts, time, type, type Asked } from '../testing';
import type { Appointment, Offer, PlanView, Time } from '../views';
import { AppointmentPage } from './appointment-page';

let now: PlanView;
let asked: Asked[];

const answers: Appointment['answers'] = [
  { key: 'coming', label: 'Jeg kommer', consequence: 'Så ved de det.' },
  { key: 'cannot', label: 'Jeg kan ikke', consequence: 'Lone får det at vide.' },
  { key: 'other', label: 'Foreslå en anden tid', consequence: 'Lone finder en anden tid.' },
];
const spot: Time = { ...time('a', '2026-12-01'), day: 'tirsdag d. 1. december' };
const one = appointment('a', { answers });

beforeEach(() => login());
afterEach(() => vi.unstubAllGlobals());

const page = (appointment: Appointment, time: Time, change: Partial<PlanView> = {}) =>
  draw(<AppointmentPage plan={plan(change)} appointment={appointment} time={time} others={[]} />);
const Live = () => {
  const { plan } = held.value!;
  return <AppointmentPage plan={plan} appointment={plan.appointments.a!} time={plan.times[0]} others={[]} />;
};
const sent = (end: string) => asked.filter(({ address }) => address.endsWith(end)).map(({ request }) => JSON.parse(String(request.body)));

async function live(end: string, after: (body: Record<string, string>) => Partial<PlanView>, first: Partial<PlanView> = {}): Promise<HTMLElement> {
  const stands = { times: [spot], appointments: { a: one }, ...first };
  now = plan(stands);
  asked = serve({
    '/api/plan': () => json(now),
    [end]: () => {
      now = plan({ ...stands, ...after(JSON.parse(String(asked.at(-1)!.request.body))) });
      return new Response(null, { status: 204 });
    },
  });
  await load();
  return draw(<Live />);
}

test('the three answers are the same size, and what each leads to is said before it', () => {
  const root = page(one, spot);
  expect(texts(root, '.choices > li > p')).toEqual(answers.map(({ consequence }) => consequence));
  expect([...root.querySelectorAll('.choices > li > button')].map((button) => [button.textContent, button.className])).toEqual(
    answers.map(({ label }) => [label, 'button button-secondary']),
  );
});

test('to come is one press, and the answer stands there and can be another', async () => {
  const root = await live('/api/appointments/a/answer', ({ answer }) => ({ times: [{ ...spot, answer: answer as 'coming', answerText: `Svaret er ${answer}.` }] }));
  await tap(root, 'Jeg kommer');
  expect(sent('/answer')).toEqual([{ at: spot.at, answer: 'coming' }]);
  expect(root.querySelector('#answer')?.textContent).toContain('Svaret er coming.');
  expect(root.querySelector('.choices')).toBeNull();
  expect(root.querySelector('#answer')?.contains(document.activeElement)).toBe(true);
  await tap(root, 'Lav dit svar om');
  await tap(root, 'Jeg kan ikke');
  expect(document.activeElement).toBe(root.querySelector('textarea'));
  type(root, 'Min søn er syg');
  await tap(root, 'Send: Jeg kan ikke');
  expect(sent('/answer')[1]).toEqual({ at: spot.at, answer: 'cannot', note: 'Min søn er syg' });
  expect(root.textContent).toContain('Svaret er cannot.');
});

test('without a network it is not sent, and says so', async () => {
  const root = await live('/api/appointments/a/answer', () => ({}));
  serve({ '/api/appointments/a/answer': () => new TypeError('failed') });
  await tap(root, 'Jeg kommer');
  expect(root.querySelector('.press-note')?.textContent).toContain('Vi fik ikke svar.');
  expect(root.querySelector('.choices')).not.toBeNull();
});

test('what was written with the answer and the reply to it stand under it', () => {
  const root = page(one, { ...spot, answer: 'other', answerText: 'Du vil have en anden tid.', answerNote: 'Efter kl. 10', reply: 'Det kan ikke lade sig gøre.' });
  expect(texts(root, '.answered q')).toEqual(['Efter kl. 10']);
  expect(root.querySelector('.reply')?.textContent).toContain('Det kan ikke lade sig gøre.');
});

test('a moved time shows the old one struck through, and why', () => {
  const root = page(one, { ...spot, state: 'moved', was: { day: 'mandag d. 30. november', clock: 'kl. 9.00', date: '2026-11-30' }, why: 'Rikke er syg.' });
  expect(texts(root, '.notice s')).toEqual(['mandag d. 30. november kl. 9.00']);
  expect(root.querySelector('.notice .was')?.textContent).toContain('Før:');
  expect(root.querySelector('.notice')?.textContent).toContain('Rikke er syg.');
});

test('a cancelled one asks for nothing: no answer, no calendar, no duty', () => {
  const root = page(appointment('a', { answers, cannot: 'Ring.' }), { ...spot, state: 'cancelled' });
  expect(root.querySelector('.lead s')?.textContent).toContain('tirsdag d. 1. december');
  expect(root.textContent).toContain('Aftalen er aflyst. Du skal ikke komme.');
  for (const gone of ['.choices', 'a[download]', '.chip-must']) expect([gone, root.querySelector(gone)]).toEqual([gone, null]);
  expect(root.textContent).not.toContain('Hvis du ikke kan komme');
});

test('no map is loaded: one press says what leaves the phone, and then there is a link out', async () => {
  const root = page(appointment('a', { address: 'Havnegade 1, Strandborg' }), spot);
  expect(root.querySelector('a[target]')).toBeNull();
  await tap(root, 'Vis på et kort');
  const link = root.querySelector('a[target]')!;
  expect(link.closest('.map-out')?.textContent).toContain('får de adressen at vide');
  expect([link.getAttribute('href'), link.getAttribute('rel')]).toEqual(['https://www.openstreetmap.org/search?query=Havnegade%201%2C%20Strandborg', 'noopener noreferrer']);
  expect(document.activeElement).toBe(link);
});

test('what to bring is a list, and the calendar is a file of the server', () => {
  const root = page(appointment('a', { bring: ['et brev', 'vand'], interpreter: 'Der kommer en tolk.', companion: 'Du må gerne tage en med.' }), spot);
  expect(texts(root, '.points li')).toEqual(['et brev', 'vand']);
  expect(root.querySelector('a[download]')?.getAttribute('href')).toBe(`/api/appointments/a/calendar.ics?at=${encodeURIComponent(spot.at)}`);
  expect(root.textContent).toContain('Der kommer en tolk.');
  expect(root.textContent).toContain('Du må gerne tage en med.');
});

test('what both sides wrote stands apart, and the reader adds to it', async () => {
  const words = [
    { part: 'prepare' as const, text: 'Tænk over det.', who: 'Lone skrev', when: 'i går', own: false },
    { at: 'another time', part: 'prepare' as const, text: 'Noget andet', who: 'Lone skrev', when: 'i går', own: false },
  ];
  const root = await live(
    '/api/appointments/a/words',
    ({ text = '' }) => ({ appointments: { a: { ...one, words: [...words, { part: 'prepare', text, who: 'Du skrev', when: 'i dag', own: true }] } } }),
    { appointments: { a: { ...one, words } } },
  );
  expect(texts(root, '.beside p[lang]')).toEqual(['Tænk over det.']);
  await tap(root, 'Det vil jeg gerne have talt om');
  type(root, 'Emil');
  await tap(root, 'Send');
  expect(sent('/words')).toEqual([{ at: spot.at, part: 'prepare', text: 'Emil' }]);
  expect(texts(root, '.own q')).toEqual(['Emil']);
});

test('one of the offered times is chosen, and the choice is said where it stood', async () => {
  const offered = { date: '2026-12-02', day: 'onsdag d. 2. december', clock: 'kl. 10.00', start: '', end: '', week: 49 };
  const offer: Offer = {
    id: 'o', text: 'Du kan vælge en anden tid.', consequence: 'Så er den gamle væk.', title: 'Samtale', unit: 'Jobcentret', must: true, mustText: 'Du skal komme.', version: 1,
    instead: { appointment: 'a', at: spot.at, day: spot.day, clock: spot.clock, date: spot.date }, times: [{ ...offered, offer: 'o1' }, { ...offered, offer: 'o2', day: 'torsdag d. 3. december' }],
  };
  const root = await live('/api/appointments/o/choose', () => ({ times: [{ ...spot, offers: undefined }] }), { times: [{ ...spot, offers: 'o' }], offers: [offer] });
  expect(root.querySelector('.offer')?.textContent).toContain('Så er den gamle væk.');
  expect(texts(root, '.offer s')).toEqual([`${spot.day} ${spot.clock}`]);
  await tap(root, 'Vælg den tid');
  expect(root.querySelector('.offer .wrong')?.textContent).toBe('Vælg en tid først.');
  expect(document.activeElement).toBe(root.querySelector('.offer input'));
  act(() => root.querySelectorAll<HTMLInputElement>('.offer input')[1]!.click());
  await tap(root, 'Vælg den tid');
  expect(sent('/choose')).toEqual([{ offer: 'o2' }]);
  expect(document.activeElement?.textContent).toBe('Du har valgt torsdag d. 3. december kl. 10.00.');
});
