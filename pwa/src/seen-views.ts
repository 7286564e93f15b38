// What has been seen by a consent, as the log has it.

export interface ConsentSeen {
  consent: string;
  seen: ConsentLook[];
  none?: string; // "Ingen har set det."
  stays?: string; // that what was seen cannot be taken back
  told?: ConsentTold;
}

export interface ConsentLook {
  department: { id: string; title: string };
  role: 'professional' | 'source';
  from: { id: string; title: string };
  category: string;
  what: string; // "Skånehensyn og vilkår fra Sundhedscentret"
  times: number;
  first: string;
  last: string;
  text: string; // "Jobcenter Strandborg har set det 3 gange. Sidst var d. 24. november."
}

/** Whether the department's system has been told of the last change. */
export interface ConsentTold {
  state: 'none' | 'waiting' | 'received' | 'given_up';
  text: string;
}
