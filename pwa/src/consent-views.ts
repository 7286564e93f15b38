// Who may see what of a citizen: what GET /api/consents answers, and the same for
// the borgerkonsulent.

export interface ConsentsView {
  today: string;
  firstName: string;
  asked: Consent[];
  open: Consent[]; // holds or is paused
  over: Consent[]; // the latest first
  to: Titled[];
  from: FromChoice[];
  purposes: Worded[];
  statutes: Statute[];
}

export interface Consent {
  id: string;
  version: number;
  state: 'asked' | 'holds' | 'paused' | 'lapsed' | 'void' | 'declined' | 'withdrawn';
  title: string;
  thing?: string;
  to: Titled;
  from: Titled;
  purpose: Worded;
  forWhat?: string;
  now: string;
  limit?: string;
  last?: string;
  soon: boolean;
  things: Thing[];
  ask?: ConsentText;
  history: ConsentDeed[];
}

export interface ConsentText {
  text: string; // by lines, exactly what the hash is of
  hash: string;
  without: string;
  last: string;
  longest: string;
  limit: string;
}

export interface ConsentDeed {
  text: string;
  note?: string;
}

export interface Titled {
  id: string;
  title: string;
}

export interface Worded {
  key: string;
  text: string;
}

export interface Thing {
  id: string;
  text: string;
}

export interface FromChoice {
  from: Titled;
  categories: CategoryChoice[];
}

export interface CategoryChoice {
  key: string;
  text: string;
  things: Thing[];
}

/** What the law lets departments see; no choice. */
export interface Statute {
  text: string;
  because: string;
  law: string;
}

/** What a department does not see: how many things, and never what. */
export interface HiddenView {
  department: Titled;
  purpose: string;
  text?: string;
  from: HiddenFrom[];
}

export interface HiddenFrom {
  from: Titled;
  categories: HiddenCategory[];
}

export interface HiddenCategory {
  key: string;
  count: number;
  text: string;
}

/** What a department sees: the bytes that it is given itself. */
export interface SeenView {
  department: Titled;
  parts: SeenPart[];
}

export interface SeenPart {
  from: Titled;
  category: string;
  title: string;
  pieces: SeenPiece[];
  hidden?: string;
}

export interface SeenPiece {
  id: string;
  text: string;
  detail?: string[];
  place?: string;
  ground: 'own' | 'consent' | 'statute' | 'emergency';
}
