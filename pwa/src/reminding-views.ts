// What the citizen is told outside the app, and how they want to be told.
export interface NotificationsView {
  told: Told[];
  /** The next reminders; only on the first page. */
  coming: Coming[];
  next?: string;
  unseen: number;
}

export interface Told {
  id: string;
  title: string;
  about?: string;
  when: string;
  state: 'waits' | 'sent' | 'superseded' | 'expired' | 'no_channel';
  text: string;
  to: string;
  seen: boolean;
}

export interface Coming {
  when: string;
  about: string;
  to: string;
}

export interface RemindingView {
  version: number;
  rules: Rule[];
  quiet: Quiet;
  off: string[];
  detail: boolean;
  subjects: Subject[];
  example: { plain: Lock; detail: Lock };
  most: number;
}

/** So many hours before, or so many days before at a time, in minutes after midnight. */
export interface Rule {
  days?: number;
  at?: number;
  hours?: number;
}

export interface Quiet {
  from: number;
  to: number;
}

export interface Subject {
  key: string;
  title: string;
  off: string;
}

export interface Lock {
  title: string;
  text: string;
}
