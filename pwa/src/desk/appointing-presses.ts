// What the borgerkonsulent sends about a citizen's appointments, and what she asks.
import { deskAddress, read, type Press } from '../api';
import type { AppointmentWords, DeskAppointments, Free } from '../views';
import { language } from '../text';

const base = (citizen: string) => `${deskAddress(citizen)}/appointments`;
const one = (citizen: string, appointment: string, what = '') => `${base(citizen)}/${encodeURIComponent(appointment)}${what}`;

/** From when to when, as instants. */
export interface Span {
  start: string;
  end: string;
}

export interface Repeat {
  every: 'day' | 'week' | 'month' | 'year';
  interval?: number;
  days?: number[];
  until?: string;
  count?: number;
}

/** What an appointment is, whatever time it has. */
export interface Details {
  title?: string;
  place?: string;
  with?: string;
  mandatory?: boolean;
  bring?: string[];
  prepare?: string;
  way?: string;
  interpreter?: string;
  companion?: string;
}

export const fetchAppointments = (citizen: string): Promise<DeskAppointments> => read(base(citizen), language.peek());

/** One time of an appointment, by its name. */
export interface Spot {
  appointment: string;
  at: string;
}

/** Times of so many minutes between two days that fit all; what is to move is not in its own way. */
export function findTimes(citizen: string, minutes: number, from: string, to: string, instead?: Spot): Promise<Free> {
  const moved = instead ? `&appointment=${encodeURIComponent(instead.appointment)}&at=${encodeURIComponent(instead.at)}` : '';
  return read(`${deskAddress(citizen)}/free?minutes=${minutes}&from=${from}&to=${to}${moved}`, language.peek());
}

export const makeAppointment = (citizen: string, details: Details, span: Span, repeat?: Repeat): Press => ({
  address: base(citizen),
  content: { ...details, ...span, repeat },
});
export const offerTimes = (citizen: string, details: Details, times: Span[], instead?: Spot): Press => ({
  address: `${deskAddress(citizen)}/offers`,
  content: { ...details, times, instead },
});
export const moveAppointment = (citizen: string, appointment: string, version: number, change: Span & { at?: string; place?: string; why?: string }): Press => ({
  address: one(citizen, appointment),
  content: change,
  method: 'PUT',
  version,
});
export const cancelAppointment = (citizen: string, appointment: string, version: number, why?: string, at?: string): Press => ({
  address: one(citizen, appointment, '/cancel'),
  content: { at, why },
  version,
});
export const replyAppointment = (citizen: string, appointment: string, at: string, text: string): Press => ({
  address: one(citizen, appointment, '/reply'),
  content: { at, text },
});
export const speakOfAppointment = (citizen: string, appointment: string, part: AppointmentWords['part'], text: string, at?: string): Press => ({
  address: one(citizen, appointment, '/words'),
  content: { at, part, text },
});
