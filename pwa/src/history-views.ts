// What does not fit, what the municipality has promised, and what has happened.
import type { Answer } from './answer-views';

/** "Det passer ikke" about one thing in the plan, and what became of it. */
export interface Remark {
  id: string;
  ref: string; // the thing
  what: string;
  unit?: string;
  text: string;
  words?: string;
  when: string;
  state: 'open' | 'answered';
  dueText?: string; // "Du får svar senest d. 9. december."
  late: boolean;
  answer?: Answer;
  answers?: RemarkAnswer[]; // at the desk only
}

export interface RemarkAnswer {
  key: string;
  label: string;
  needsReason: boolean;
}

/** "Det her forstår jeg ikke" about a sentence, and the same in plainer words. */
export interface Question {
  id: string;
  ref: string; // the thing it stands in
  sentence: string;
  state: 'open' | 'answered';
  text: string;
  late: boolean;
  answer?: Answer;
}

/** How much is new since the reader last looked. */
export interface News {
  count: number;
  text: string;
}

export interface HistoryView {
  today: string;
  past: Past;
  promises: PromiseView[];
  earlier: Earlier[];
}

export interface Past {
  latest: number;
  news: number;
  events: PastEvent[];
}

export interface PastEvent {
  seq: number;
  text: string;
  note?: string;
  voice: 'citizen' | 'staff' | 'department';
  date: string;
  day: string;
  clock: string;
  new: boolean;
}

export interface PromiseView {
  id: string;
  what: string;
  who: string;
  state: 'open' | 'soon' | 'today' | 'late' | 'coordinator' | 'leader' | 'kept' | 'not_kept';
  text: string;
  why?: string;
  was: string[];
  doubt?: string;
  late: boolean;
  canDoubt: boolean;
  byHand: boolean;
  settles: boolean;
  due: string;
  version: number;
}

/** A plan as it was. */
export interface Earlier {
  id: string;
  text: string;
}
