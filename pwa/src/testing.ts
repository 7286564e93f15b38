// A small invented plan and a server that answers as told, for the tests.
import { render, type ComponentChild } from 'preact';
import { act } from 'preact/test-utils';
import { vi } from 'vitest';
import { me } from './live';
import type { Appointment, Duty, Finding, Goal, Me, PlanView, Reuse, Time, Week } from './views';

export const time = (appointment: string, date: string, start = '09:00'): Time => ({
  appointment,
  start: `${date}T${start}:00+01:00`,
  end: `${date}T23:00:00+01:00`,
  date,
  day: `dagen ${date}`,
  clock: `kl. ${start}`,
  week: 48,
  at: `${date}T${start}:00+01:00`,
});

export const appointment = (id: string, change: Partial<Appointment> = {}): Appointment => ({
  id,
  title: `Titel ${id}`,
  written: [],
  unit: 'Træningen',
  must: true,
  mustText: 'Du skal komme.',
  version: 0,
  ...change,
});

export const duty = (id: string, change: Partial<Duty> = {}): Duty => ({
  id,
  kind: 'paper',
  what: `Send ${id}.`,
  late: false,
  unit: 'Jobcentret',
  cannot: 'Ring før fristen.',
  written: [`Fremsend ${id}`],
  ...change,
});

export const plan = (change: Partial<PlanView> = {}): PlanView => ({
  version: '1',
  language: 'da',
  today: '2026-11-23',
  asOf: '2026-11-23T08:00:00+01:00',
  citizen: { name: 'Mette Lund', firstName: 'Mette' },
  times: [],
  appointments: {},
  duties: [],
  limits: [],
  goals: [],
  awayGoals: [],
  areas: [],
  people: [],
  plans: [],
  gaps: [],
  sources: [],
  findings: [],
  weeks: [],
  load: { paused: false },
  reuse: [],
  given: [],
  questions: [],
  remarks: [],
  wishes: { days: [], version: 0 },
  ...change,
});

export const goal = (id: string, change: Partial<Goal> = {}): Goal => ({ id, text: `Jeg vil ${id}`, version: 0, steps: [], line: [], links: [], beside: [], ...change });

export const finding = (id: string, change: Partial<Finding> = {}): Finding => ({
  id,
  kind: 'appointment_overlap',
  severity: 'high',
  text: `To ting passer ikke sammen: ${id}.`,
  action: 'Vi flytter den ene.',
  actor: 'municipality',
  actorText: 'Det er kommunen, der skal finde en løsning.',
  state: 'open',
  answers: [
    { key: 'cannot_both', label: 'Kan ikke begge' },
    { key: 'fine', label: 'Det er i orden for mig' },
  ],
  times: [],
  measures: [],
  duties: [],
  ...change,
});

export const reuse = (id: string, change: Partial<Reuse> = {}): Reuse => ({
  id,
  text: 'Jobcentret vil gerne bruge det papir. Må de det?',
  what: 'papiret',
  yes: 'Så skal du ikke sende det igen.',
  no: 'Så sender du det selv.',
  state: 'asked',
  duty: 'papir',
  ...change,
});

export const week = (change: Partial<Week> = {}): Week => ({
  week: 48,
  from: '2026-11-23',
  to: '2026-11-29',
  title: 'Uge 48',
  count: 9,
  papers: 1,
  minutes: 1560,
  mustMinutes: 840,
  travelMinutes: 300,
  prepareMinutes: 60,
  hoursText: '26 timer',
  text: 'Uge 48: 26 timer.',
  over: false,
  pausable: 2,
  ...change,
});

export interface Asked {
  address: string;
  request: RequestInit;
}

/** Stands in for the network; an answer that is an error means no network. */
export function serve(answers: Record<string, () => Response | Error>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (address: string, request: RequestInit) => {
    asked.push({ address, request });
    const answer = answers[address]?.() ?? new Response('{}', { status: 404 });
    if (answer instanceof Error) throw answer;
    return answer;
  });
  return asked;
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}) => new Response(JSON.stringify(body), { status, headers });

/** Presses what bears this name, and waits until the answers are through. */
export async function tap(root: Element, name: string): Promise<void> {
  const button = [...root.querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name);
  if (!button) throw new Error(`no button »${name}«`);
  await act(async () => {
    button.click();
    await new Promise((done) => setTimeout(done, 5));
  });
}

/** Writes in the field as a person does. */
export function type(root: Element, text: string): void {
  const field = root.querySelector('textarea')!;
  act(() => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** A reader is logged in, with nothing left of the one before. */
export function login(who: Partial<Me> = { citizen: { name: 'Mette Lund', firstName: 'Mette' } }): void {
  me.value = undefined;
  me.value = { demo: true, login: [], municipality: 'Strandborg', phone: '44 55 00 00', today: '2026-11-23', leave: 'https://example.com/', ...who };
}

/** Draws a part of the page on an empty one. */
export function draw(part: ComponentChild): HTMLElement {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  act(() => render(part, root));
  return root;
}

export const texts = (root: Element, selector: string): (string | null)[] => [...root.querySelectorAll(selector)].map(({ textContent }) => textContent);
