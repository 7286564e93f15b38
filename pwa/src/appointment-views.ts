// The server's answers about appointments as types: the part of views.ts that
// somebody makes, moves and answers.
import type { Text } from './views';

export interface Time {
  appointment: string;
  start: string; // 2026-11-24T14:00:00+01:00, wall clock of Europe/Copenhagen
  end: string;
  date: string; // 2026-11-24
  day: string; // "tirsdag d. 24. november"
  clock: string; // "kl. 14.00–15.30", or "hele dagen"
  week: number; // ISO week
  at: string; // its name: the start it was first to have
  /** Absent as planned. A cancelled one stays, struck through, until it would have been over. */
  state?: 'moved' | 'cancelled';
  stateText?: string; // "Flyttet fra tirsdag d. 1. december kl. 9–10."
  was?: { day: string; clock: string; date: string }; // the old time, to be struck through
  why?: string;
  place?: string; // when it is another than the appointment's
  address?: string;
  answer?: 'coming' | 'cannot' | 'other';
  answerText?: string; // with what it leads to
  answerNote?: string;
  reply?: string; // what the borgerkonsulent answered
  offers?: string; // the id of the offer to choose another time
  missed?: string;
}

export type AppointmentAnswer = 'coming' | 'cannot' | 'other';

export interface Appointment {
  id: string;
  title: string; // plain name
  written: Text; // as the department calls it
  with?: string;
  unit: string; // who asked
  phone?: string;
  place?: string;
  address?: string;
  travel?: string; // "45 minutter med bus"
  repeats?: string; // "hver mandag, onsdag og fredag til d. 26. februar 2027"
  who?: string; // "Du og Emil"
  must: boolean;
  mustText: string; // "Du skal komme." / "Du må gerne komme."
  cannot?: string; // what happens if you do not come, and what to do
  note?: Text;
  made?: boolean; // here, by the borgerkonsulent
  version: number; // for If-Match
  bring?: string[];
  prepare?: Text;
  way?: Text; // how to get there
  interpreter?: string; // a sentence
  companion?: string; // a sentence
  minutes?: Text; // what was agreed there
  /** What both sides wrote here, oldest first. */
  words?: AppointmentWords[];
  /** What the citizen can say to a time of it. */
  answers?: AnswerChoice[];
}

export interface AppointmentWords {
  at?: string; // of which time; absent for all of them
  part: 'prepare' | 'minutes';
  text: string;
  who: string;
  when: string;
  own: boolean; // the citizen wrote it
}

export interface AnswerChoice {
  key: 'coming' | 'cannot' | 'other';
  label: string;
  consequence: string; // to be read before
}

export interface Offer {
  id: string; // POST /api/appointments/{id}/choose
  text: string;
  consequence: string;
  title: string;
  with?: string;
  unit: string;
  place?: string;
  address?: string;
  travel?: string;
  must: boolean;
  mustText: string;
  version: number;
  instead?: Instead;
  times: OfferTime[]; // those that can still be chosen
}

export interface Instead {
  appointment: string;
  at: string;
  day: string;
  clock: string;
  date: string;
}

export interface OfferTime {
  offer: string;
  start: string;
  end: string;
  date: string;
  day: string;
  clock: string;
  week: number;
}

export interface Wishes {
  notBefore?: string; // "10:00"
  notAfter?: string;
  days: number[]; // 1 is Monday; none is any day
  note?: string;
  text?: string; // all of it as a sentence
  version: number; // for If-Match
}

export interface Month {
  month: string; // 2026-12
  title: string;
  before?: string; // the month before, as far as there is one to show
  after?: string;
  times: Time[];
  appointments: Record<string, Appointment>;
}

export interface Free {
  text: string; // how many, or why there are none
  wishes?: string;
  times: FreeTime[]; // best first
}

export interface FreeTime {
  start: string;
  end: string;
  date: string;
  day: string;
  clock: string;
  week: number;
  reasons: string[];
}

export interface DeskAppointments {
  name: string;
  today: string;
  /** What the citizen cannot come to, or wants another time for; the first first. */
  asks: AskedTime[];
  offers: Offer[];
  times: Time[];
  appointments: Record<string, Appointment>;
  wishes: Wishes;
}

export interface AskedTime {
  appointment: string;
  at: string;
  text: string;
  note?: string;
  when: string;
  consequence: string; // what it means until somebody acts
}
