// The server's answers about conversations as types; the same for the citizen
// and for whoever works here.

export interface ThreadsView {
  writing: Writing;
  threads: ThreadRow[]; // what waits for the reader first
}

/** What is shown before one writes. */
export interface Writing {
  to: string; // "Lone Brandt, din borgerkonsulent"
  answer: string; // when one has an answer; "" for staff
  away?: string;
  draft: DraftView;
  replies?: string[];
  templates?: Template[];
  staff?: Colleague[]; // whom a citizen can let in
}

export interface DraftView {
  subject?: string;
  text: string;
  version: number;
  attachments: Attachment[];
}

export interface Template {
  title: string;
  text: string;
}

export interface Colleague {
  id: string;
  name: string;
  unit: string;
}

export interface ThreadRow {
  id: string;
  subject: string;
  when: string;
  last: string;
  waits: 'nobody' | 'citizen' | 'us';
  waitsText?: string;
  unread: number;
}

export interface ThreadView {
  id: string;
  subject: string;
  when: string;
  last: string;
  waits: 'nobody' | 'citizen' | 'us';
  waitsText?: string;
  unread: number;
  writing: Writing;
  people: Colleague[];
  messages: Message[];
}

export interface Message {
  seq: number;
  mine: boolean;
  by: string;
  text?: string;
  note?: string;
  when: string;
  read?: string;
  undoFor?: number; // seconds
  attachments: Attachment[];
}

export interface Attachment {
  id: string;
  name: string;
  type: string;
  size: string;
}

/** A conversation that a citizen has let somebody into. */
export interface LetInRow {
  citizen: string;
  name: string;
  id: string;
  subject: string;
  when: string;
  last: string;
  waits: 'nobody' | 'citizen' | 'us';
  waitsText?: string;
  unread: number;
}

export interface Absences {
  absences: Absence[];
  staff: Colleague[];
}

export interface Absence {
  from: string;
  text: string;
  now: boolean;
}

/** Where a message came to stand. */
export interface Place {
  thread: string;
  seq: number;
}
