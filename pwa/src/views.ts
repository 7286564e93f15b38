// The server's answers as types. Every text is already in the reader's
// language; nothing here is turned into words again. A test holds this file
// against the golden answers of the server. answer-views.ts is the part of it
// that the citizen can answer, goal-views.ts what the citizen wants.
import type { Finding, Given, Load, Reuse, Week } from './answer-views';
import type { Appointment, Offer, Time, Wishes } from './appointment-views';
import type { AwayGoal, Goal, ServedGoal } from './goal-views';
import type { HandoverCard } from './handover-views';
import type { News, Question, Remark } from './history-views';

export type * from './answer-views';
export type * from './appointment-views';
export type * from './assessment-views';
export type * from './goal-views';
export type * from './handover-views';
export type * from './history-views';

/** Professional text in pieces: a bare string, or a word with its explanation. */
export type Piece = string | { t: string; e: string };
export type Text = Piece[];

export interface PlanView {
  version: string;
  language: 'da' | 'en';
  /** The day and instant the plan was put together for. */
  today: string;
  asOf: string;
  citizen: { name: string; firstName: string };
  /** The next time something happens; absent when nothing is planned. */
  next?: Time;
  /** Every time in the coming four weeks, earliest first; next is the first. */
  times: Time[];
  /** What the times are times of, by id. */
  appointments: Record<string, Appointment>;
  duties: Duty[];
  /** Limits and protections that hold for the citizen ("Du må ikke løfte ..."). */
  limits: Limit[];
  /** The citizen's own, in the citizen's order. */
  goals: Goal[];
  awayGoals: AwayGoal[];
  ownWords?: string;
  areas: Area[];
  people: Contact[];
  /** What the departments wrote, one per plan. */
  plans: ProfessionalPlan[];
  /** Why the plan may not be whole; empty when nothing is known to be missing. */
  gaps: Gap[];
  sources: SourceState[];
  /** What does not fit together: gravest first, settled last. */
  findings: Finding[];
  /** How much there is in each of the four weeks ahead. */
  weeks: Week[];
  load: Load;
  /** Papers a department would like to get from another instead of from the citizen. */
  reuse: Reuse[];
  /** What the citizen has handed in already. */
  given: Given[];
  /** What the citizen says does not fit: the last word about each thing. */
  questions: Question[];
  remarks: Remark[];
  /** Absent when nothing is new. */
  news?: News;
  /** That the municipality is late with what it promised. */
  behind?: string;
  asked?: string; // that a department waits for a yes or a no
  /** To another borgerkonsulent, while it is under way. */
  handover?: HandoverCard;
  /** That somebody opened the plan in an emergency. */
  emergencies?: EmergencyCard[];
  /** Times to choose one of. */
  offers?: Offer[];
  /** When the citizen likes to have appointments. */
  wishes: Wishes;
}

export interface EmergencyCard {
  id: string;
  title: string;
  text: string;
  /** As it was written; absent when it is about somebody else's safety. */
  reason?: string;
  review: string;
}

export interface Duty {
  id: string;
  kind: 'paper' | 'meet' | 'rule';
  what: string; // "Send et papir fra din psykiater om, hvordan du har det nu."
  why?: string;
  due?: string; // 2026-12-01
  dueText?: string; // "senest tirsdag d. 1. december"
  late: boolean;
  unit: string;
  person?: string;
  phone?: string;
  send?: string; // where to
  cannot: string; // what happens if you cannot
  written: Text;
}

export interface Limit {
  id: string;
  what: string;
  unit: string;
  written: Text;
}

export interface Area {
  key: string; // health, family, everyday, home, work, money, network, undecided
  title: string;
  measures: Measure[];
}

export interface Measure {
  id: string;
  known: boolean; // false: no table knows it, get says so honestly
  get: string; // Hvad får du
  why: string[]; // Hvorfor
  when: string[]; // Hvornår og hvor
  who: string[]; // Hvem
  todo: string[]; // Hvad skal du gøre
  law: { text: string; name: Text; change?: string }; // Hvad hedder det i loven
  written: Block[]; // the department's own words
  unit: string;
  goals: ServedGoal[]; // the citizen's own that it serves
  noGoal?: string; // said when it serves none
}

export interface Block {
  label: string;
  text: Text;
  ref?: string; // what a remark about it names
}

export interface Contact {
  id: string;
  ref: string;
  name: string;
  role: string;
  unit?: string;
  phone?: string;
  helps?: string; // "Hjælper dig med: ..."
  first: boolean; // the borgerkonsulent
}

export interface ProfessionalPlan {
  id: string;
  title: Text;
  unit: string;
  person?: string;
  about?: string; // "Planen handler om Emil."
  followUp?: string;
  changes?: Text[]; // what it builds on that the law no longer has
  blocks: Block[];
}

export interface Gap {
  text: string;
}

export interface SourceState {
  title: string;
  fetched: string; // "hentet mandag d. 23. november kl. 8.00"
  late: boolean;
}

export interface Me {
  demo: boolean;
  /** Who can log in by a provider. */
  login: ('citizen' | 'staff')[];
  municipality: string;
  phone: string; // the municipality's main number
  today: string;
  /** Absent when nobody is logged in. */
  citizen?: { name: string; firstName: string };
  /** Who works here and is logged in; of a fagperson with the department. */
  staff?: { name: string; firstName: string; leads?: boolean; department?: { id: string; title: string } };
  /** How far the reader's changes have come: where to listen from. */
  changes?: number;
  /** Whose the things are that the device keeps; says nothing of who it is. */
  owner?: string;
  /** Where a quick exit leads. */
  leave: string;
  /** The app bears a name and a picture that say nothing. */
  plain?: boolean;
  /** The device keeps nothing. */
  forgets?: boolean;
  /** Whom somebody can call who lives with violence. */
  hotline?: { name: string; phone: string };
}

export interface DemoPerson {
  as: string;
  name: string;
  about: string;
}

/** RFC 9457 problem details. */
export interface Problem {
  title: string;
  detail: string;
  status: number;
  requestId: string;
  /** stale: the reader must show who they are first. */
  code?: string;
  /** With 409 on an edit: both texts, and the version that stands. */
  yours?: string;
  theirs?: string;
  version?: number;
}
