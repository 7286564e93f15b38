// The little that the first page knows of what is fetched later: that something
// has changed, that somebody has written, and that something waits to be sent.
import { signal } from '@preact/signals';

/** Grows whenever the server says that something of the reader's has changed. */
export const changed = signal(0);
/** Grows whenever the line to the server was cut. */
export const cut = signal(0);
/** How many conversations are unread or wait for the reader. */
export const news = signal(0);
/** How much is written and not sent yet. */
export const waiting = signal(0);
/** Grows whenever something that was written here has reached the server. */
export const sent = signal(0);

/** What must be done before the reader logs out: what was written is saved. */
export const finishing: (() => Promise<unknown>)[] = [];
/** What is kept on the device, and must be gone when the reader has logged out. */
export const forgetting: (() => Promise<void>)[] = [];
/** What the browser forgets when somebody leaves quickly. */
export const vanishing: (() => Promise<void>)[] = [];
