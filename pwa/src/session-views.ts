// Where one is logged in, and how the session stands, as the server says it.

/** Whole seconds from when it was asked. */
export interface SessionState {
  /** Until it ends if nobody uses it. */
  left: number;
  /** Until it ends however much it is used. */
  whole: number;
  /** For which it counts as just now that they showed who they are. */
  fresh: number;
}

export interface SessionPlace {
  id: string;
  name: string;
  begun: string;
  used: string;
}

export interface SessionsView {
  here: SessionPlace;
  others: SessionPlace[];
}
