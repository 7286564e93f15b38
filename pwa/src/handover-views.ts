// How a citizen is passed on to another borgerkonsulent, as one reader may see it.

export interface HandoverView {
  today: string;
  handover?: HandoverNow;
  /** Staff: whom the citizen can be passed on to. */
  colleagues: CanTakeOver[];
}

export interface CanTakeOver {
  id: string;
  name: string;
  unit: string;
}

export interface HandoverNow {
  id: string;
  state: 'making' | 'ready' | 'taken' | 'met' | 'over';
  title: string;
  text: string;
  why?: string;
  from: string;
  to: string;
  now: string;
  forGood: boolean;
  lines: HandoverLine[];
  held?: string; // that something is held back, never what
  follows: string[];
  sees: string;
  ready: boolean; // the reader's side has said so
  open: boolean;
  mine: boolean; // the reader makes the package, and does not receive it
  talk?: { text: string; note?: string; when: string };
}

export interface HandoverLine {
  id: string;
  text: string;
  by: string;
  own: boolean; // the citizen's own words
  answer: '' | 'yes' | 'no' | 'held';
  said: string;
}

/** On the first page, while there is something to say or to see. */
export interface HandoverCard {
  state: 'making' | 'ready' | 'taken';
  title: string;
  text: string;
}

/** A citizen whom somebody wants to pass on to the reader. */
export interface Incoming {
  citizen: string;
  name: string;
  handover: HandoverNow;
  wait?: string; // why it cannot be taken over yet
}
