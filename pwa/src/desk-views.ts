// The server's answers to the borgerkonsulent as types; the citizen's are in
// views.ts, and the same test holds both.
import type { Protection } from './case-views';
import type { Incoming } from './handover-views';
import type { Past, PromiseView, Question, Remark } from './history-views';
import type { Answer, Decision, Goal, Load, Reuse, Week } from './views';

/** The borgerkonsulent's list: who needs somebody first stands first. */
export interface DeskView {
  today: string;
  citizens: DeskRow[];
  /** Whom others want to pass on to the reader. */
  incoming: Incoming[];
}

export interface DeskRow {
  id: string;
  name: string;
  high: number;
  medium: number;
  low: number;
  /** Why the citizen needs somebody, the most urgent first. */
  reasons: { cause: string; text: string; late: boolean }[];
  worst?: string;
  place?: number; // in one's own order, from 1
  unread: number; // messages
}

export interface DeskCitizen {
  id: string;
  name: string;
  firstName: string;
  needs: string[];
  paused?: { text: string; note?: string; since: string };
  /** Nobody may be told where the citizen is. */
  protection?: Protection;
  /** Somebody else may read the citizen's phone. */
  safety: Safety;
  load: Load;
  weeks: Week[];
  findings: DeskFinding[];
  reuse: Reuse[];
  notices: DeskNotice[];
  questions: Question[];
  remarks: Remark[];
  promises: PromiseView[];
  owners: Target[];
  past: Past;
  /** What the citizen must be telephoned about. */
  calls: DeskCall[];
  goals: DeskGoal[];
  /** The measures that can be proposed for a goal. */
  linkable: Linkable[];
}

export interface Safety {
  on: boolean;
  title?: string;
  text?: string;
  /** That it was asked on the phone to end, and when it does. */
  ends?: string;
  words: string; // the citizen's own
  version: number;
}

export interface DeskCall {
  id: string;
  text: string;
  press: string;
  said: string;
}

export type DeskGoal = Goal & { history: Happened[] };

export interface Linkable {
  measure: string;
  name: string;
  unit: string;
}

export interface DeskFinding {
  id: string;
  kind: string;
  kindText: string;
  severity: 'high' | 'medium' | 'low';
  severityText: string;
  text: string; // what the citizen reads
  staffText: string;
  action?: string;
  actor: string;
  actorText: string;
  state: 'open' | 'waiting' | 'settled';
  answer?: Answer;
  outcomes: Outcome[];
  decision?: Decision;
  history: Happened[];
  about: About[];
}

export interface Outcome {
  key: string;
  label: string;
  needsReason: boolean;
  /** The departments one of which must be chosen. */
  targets?: Target[];
}

export interface Target {
  plan: string;
  unit: string;
}

export interface Happened {
  text: string;
  when: string;
}

export interface About {
  text: string;
  unit: string;
}

/** What a department's system was told. */
export interface DeskNotice {
  text: string;
  unit: string;
  when: string;
  fetched?: string;
}

/** How a text reads that the borgerkonsulent is writing to a citizen. */
export interface Verdict {
  words: number;
  lix: number;
  level: string;
  tooHard: boolean; // not sent without a reason
  forbidden: boolean; // not sent at all
  points: { kind: string; text: string; hint: string; replacement?: string }[];
}
