// The server's answers about whether the citizen was told of a time, as
// server/wording/proof.go makes them.
export interface ProofView {
  reached: boolean;
  text: string[]; // the same sentences for both sides
  missed?: string; // that somebody says the citizen did not come
  lead?: string; // for the borgerkonsulent: that the citizen reads the same
  record?: RecordMissed; // for the borgerkonsulent
  why?: string; // why that cannot be recorded
}

export interface RecordMissed {
  label: string;
  consequence: string; // to be read before
  yes: string;
  no: string;
  said: string;
}

export interface PastTimes {
  text: string;
  times: PastTime[]; // the newest first
}

export interface PastTime {
  appointment: string;
  at: string;
  title: string;
  day: string;
  clock: string;
  missed?: string;
}
