// The leader's numbers as the server sends them: every text is ready, nobody is
// named, and what is held back is not there.

export interface LeaderReport {
  title: string;
  period: string; // "Uge 44–47"
  days: string;
  /** When there are new numbers. */
  next: string;
  /** What is held back. */
  rule: string;
  /** Said when there is nothing to show. */
  empty?: string;
  tables: LeaderTable[];
}

export interface LeaderTable {
  id: string;
  title: string;
  /** What it means. */
  sentence: string;
  /** What is counted. */
  about: string;
  /** Of the columns; the first is of the names. */
  heads: string[];
  rows: LeaderRow[];
  /** What the length of a bar is, and what lacks of a whole one. */
  bar: string;
  rest?: string;
  line?: LeaderLine;
}

export interface LeaderRow {
  name: string;
  cells: string[];
  /** In hundredths; absent when it is held back. */
  bar?: number;
  says: string;
  total: boolean;
}

export interface LeaderLine {
  title: string;
  text: string;
  /** Above the numbers behind it, and the heads of their columns. */
  fold: string;
  heads: string[];
  points: LeaderPoint[];
}

export interface LeaderPoint {
  name: string;
  /** In hundredths; absent when it is held back. */
  value?: number;
  says: string;
}

/** What was opened in an emergency; whose it is is not told. */
export interface Emergencies {
  title: string;
  rule: string;
  empty?: string;
  rows: Emergency[];
}

export interface Emergency {
  id: string;
  title: string; // who, and from where
  opened: string;
  reason: string;
  about: string; // whether the citizen was shown the reason
  seen: string[]; // categories
  state: 'waits' | 'late' | 'in_order' | 'not_in_order';
  status: string;
  note?: string;
}
