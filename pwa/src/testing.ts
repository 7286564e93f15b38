// A small invented plan and a server that answers as told, for the tests.
import { vi } from 'vitest';
import type { Appointment, Duty, PlanView, Time } from './views';

export const time = (appointment: string, date: string, start = '09:00'): Time => ({
  appointment,
  start: `${date}T${start}:00+01:00`,
  end: `${date}T23:00:00+01:00`,
  date,
  day: `dagen ${date}`,
  clock: `kl. ${start}`,
  week: 48,
});

export const appointment = (id: string, change: Partial<Appointment> = {}): Appointment => ({
  id,
  title: `Titel ${id}`,
  written: [],
  unit: 'Træningen',
  must: true,
  mustText: 'Du skal komme.',
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
  areas: [],
  people: [],
  plans: [],
  gaps: [],
  sources: [],
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
