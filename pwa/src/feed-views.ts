// What the server says of the secret address of a calendar, as
// server/wording/feed.go makes it.
export interface FeedView {
  title: string;
  lead: string;
  tells: string[];
  care: string;
  has: boolean;
  state?: string;
  how: FeedHow[];
  texts: FeedTexts;
}

export interface FeedHow {
  name: string;
  text: string;
}

export interface FeedTexts {
  what: string;
  howTitle: string;
  make: string;
  anew: string;
  anewSays: string; // to be read before
  stop: string;
  stopSays: string;
  yes: string;
  no: string;
  address: string;
  once: string;
  copy: string;
  copied: string;
  byHand: string;
  open: string;
  made: string;
  stopped: string;
  busy: string;
}
