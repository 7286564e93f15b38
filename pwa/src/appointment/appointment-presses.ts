// What the pages of appointments send; all of it goes through press.
import type { Press } from '../api';
import type { AppointmentAnswer, AppointmentWords } from '../views';

const appointment = (id: string, what: string) => `/api/appointments/${encodeURIComponent(id)}/${what}`;

export const answerAppointment = (id: string, at: string, answer: AppointmentAnswer, note?: string): Press => ({
  address: appointment(id, 'answer'),
  content: { at, answer, note },
});
export const chooseTime = (id: string, offer: string): Press => ({ address: appointment(id, 'choose'), content: { offer } });
export const writeWords = (id: string, part: AppointmentWords['part'], text: string, at?: string): Press => ({
  address: appointment(id, 'words'),
  content: { at, part, text },
});

export interface Wished {
  notBefore?: string;
  notAfter?: string;
  days: number[];
  note?: string;
}
export const sayWishes = (wished: Wished, version: number): Press => ({ address: '/api/wishes', content: wished, method: 'PUT', version });

/** Fetched by the browser itself, as a file of the server. */
export const calendarAddress = (id: string, at: string) => `${appointment(id, 'calendar.ics')}?at=${encodeURIComponent(at)}`;
