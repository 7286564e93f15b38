// Who has looked at what the citizen has here, and why, in sentences.

export interface LogView {
  title: string;
  lead: string;
  /** In place of weeks. */
  empty?: string;
  /** That staff are not named here, and what one can do. */
  names?: string;
  weeks: LogWeek[];
  /** Ask for the lines before this one; absent when there are none. */
  next?: number;
  texts: LogTexts;
}

export interface LogTexts {
  everybody: string;
  others: string;
  none: string;
  older: string;
  ask: string;
  asking: string;
  send: string;
  sent: string;
  open: string;
  refused: string;
}

export interface LogWeek {
  id: string; // its Monday
  title: string;
  lines: LogLine[];
  /** What the reader did: how often, and what. */
  own?: { text: string; lines: LogLine[] };
}

export interface LogLine {
  seq: number;
  text: string;
  /** What let them. */
  why?: string;
  when: string;
  voice: 'citizen' | 'staff' | 'system';
  refused: boolean;
  canAsk: boolean;
  asked?: { thread: string; text: string };
}
