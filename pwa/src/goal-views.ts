// What the citizen wants, in the citizen's own words, with what was said about
// it: the part of the plan that the citizen writes.

export interface Goal {
  id: string;
  text: string;
  version: number; // of its words
  delivered?: boolean; // a department was told it first
  reached?: string; // the day
  steps: Step[];
  scale?: Scale;
  line: DayOfGoal[];
  links: GoalLink[];
  beside: Beside[];
}

export interface Step {
  id: string;
  text: string;
  version: number;
  reached: boolean;
}

/** How the citizen says it goes. */
export interface Scale {
  value: number;
  word: string;
  note?: string;
  when: string;
}

export interface DayOfGoal {
  date: string;
  when: string;
  value: number;
  word: string;
}

/** Help that may serve the goal, and what the citizen says to it. */
export interface GoalLink {
  measure: string;
  name: string;
  unit: string;
  state: 'proposed' | 'yes' | 'no' | 'talk';
  text: string;
}

/** What a borgerkonsulent says beside the citizen's words. */
export interface Beside {
  text: string;
  by: string;
  when: string;
}

export interface AwayGoal {
  id: string;
  text: string;
  when: string;
}

export interface ServedGoal {
  id: string;
  text: string;
}
