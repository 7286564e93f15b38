// What a fagperson is shown, as the server sends it: what the gate let through,
// each thing with why, and what it did not, alike whether anything is there.

export interface CasesView {
  department: { id: string; title: string };
  cases: CaseRow[];
}

export interface CaseRow {
  id: string;
  name: string;
  /** The reader has the plan open in an emergency. */
  emergency?: boolean;
}

export type Purpose = 'case' | 'coordinate' | 'spare' | 'meet' | 'emergency';

export interface DepartmentPlan {
  department: { id: string; title: string };
  citizen: string;
  day: string;
  purpose: string;
  for: string;
  parts: SharedPart[];
  closed: ClosedPart[];
  /** Nobody may be told where the citizen is. */
  protection?: Protection;
  emergency?: OpenEmergency;
}

export interface Protection {
  state: 'protected' | 'unknown';
  title: string;
  text: string;
}

export interface SharedPart {
  from: { id: string; title: string };
  category: string;
  title: string;
  pieces: SharedPiece[];
  /** That places are not shown, whether there are any or not. */
  hidden?: string;
}

export interface SharedPiece {
  id: string;
  text: string;
  detail?: string[];
  place?: string;
  ground: string; // own, consent, statute, emergency
  why: string;
  ref?: string;
}

export interface ClosedPart {
  from: { id: string; title: string };
  categories: { key: string; text: string }[];
}

export interface OpenEmergency {
  id: string;
  until: string;
  left: number; // seconds
  text: string;
}
