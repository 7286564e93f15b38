// What does not fit together, how much there is in a week, and what is asked of
// the citizen: the parts of the plan that one can answer.

export interface Finding {
  id: string;
  kind: string;
  severity: 'high' | 'medium' | 'low';
  text: string;
  action?: string; // what we suggest
  actor: string; // municipality, citizen
  actorText: string; // "Det er kommunen, der skal finde en løsning."
  state: 'open' | 'waiting' | 'settled';
  answers: Choice[];
  answer?: Answer;
  decision?: Decision;
  times: Spot[];
  measures: string[];
  duties: string[];
}

/** Something one may press: what it is called, and what the server calls it. */
export interface Choice {
  key: string;
  label: string;
}

export interface Answer {
  key: string;
  text: string;
  note?: string;
  when: string;
}

/** What the borgerkonsulent decided, as a sentence. */
export interface Decision {
  text: string;
  reason?: string; // stands in text too
  by?: string;
  when: string;
}

export interface Spot {
  appointment: string;
  date: string;
}

export interface Week {
  week: number;
  from: string;
  to: string;
  title: string; // "Uge 48"
  count: number;
  papers: number;
  minutes: number;
  mustMinutes: number;
  travelMinutes: number;
  prepareMinutes: number;
  hoursText: string; // "26 timer"
  text: string;
  over: boolean; // more than the citizen's own ceiling
  pausable: number; // minutes of what is voluntary
}

export interface Load {
  ceilingMinutes?: number;
  ceilingText?: string;
  paused: boolean;
  pausedText?: string;
  since?: string;
}

export interface Reuse {
  id: string;
  text: string; // "Jobcentret vil gerne bruge det papir, … Må de det?"
  what: string;
  yes: string; // what a yes means, said neutrally
  no: string;
  state: 'asked' | 'answered';
  answer?: Answer;
  duty: string; // the duty it would lift
}

export interface Given {
  id: string; // of the duty it met
  what: string;
  to: string;
  when: string;
  purpose?: string;
  own: boolean; // the citizen said so, and can take it back
}
