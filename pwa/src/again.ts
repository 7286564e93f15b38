// To do what matters most the reader shows once more who they are. What they chose and
// wrote stays where it stands meanwhile, and is sent as it was when they have. Outside
// the demo they leave the page for it: then what they had asked for is kept sealed for
// its owner, and sent when they are back. It draws nothing.
import { effect, signal, untracked } from '@preact/signals';
import * as api from './api';
import { keep, kept, unkeep, type Kept } from './keep-letters';
import { me, owner } from './live';
import { path } from './router';
import { language } from './text';

interface Waiting extends Kept {
  address: string;
  method: string;
  headers: Record<string, string>;
  body: string;
}

export interface Asking {
  /** They have shown it, or will not now. */
  answer: (shown: boolean) => void;
  address: string;
  request: RequestInit;
}

/** What waits for it now. */
export const asking = signal<Asking>();
/** What was asked for before has been done, or could not be. */
export const came = signal<'done' | 'failed'>();

/** What nobody has come back for within the time a login counts as fresh is not done. */
const lasts = 5 * 60_000;
const named = (whose: string) => `again ${whose}`;

let standing: Promise<boolean> | undefined;

api.whenStale(async (address, request) => {
  // One question for all that asks: the second waits for the answer to the first.
  standing ??= new Promise<boolean>((done) => {
    const answer = (shown: boolean) => {
      asking.value = undefined;
      standing = undefined;
      done(shown);
    };
    asking.value = { answer, address, request };
    import('./session/again-dialog').catch(() => answer(false));
  });
  return standing;
});

/** In the demo a press stands for MitID. */
export async function showHere(): Promise<void> {
  await api.ask({ address: '/api/demo/again', content: {} }, undefined, language.peek());
  asking.peek()?.answer(true);
}

/** The page is left for the login; what waits is kept until the reader is back. */
export async function leaveForIt(go: (to: string) => void = (to) => location.assign(to)): Promise<void> {
  const { address, request } = asking.peek() ?? {};
  const whose = owner.peek();
  if (whose && address && typeof request?.body === 'string') {
    const headers = request.headers as Record<string, string>;
    await keep<Waiting>('drafts', { n: named(whose), owner: whose, at: Date.now(), address, method: request.method ?? 'POST', headers, body: request.body });
  }
  go(`/auth/${me.peek()?.staff ? 'staff' : 'citizen'}/begin?again=1&to=${encodeURIComponent(path.peek())}`);
}

async function goOn(whose: string): Promise<void> {
  const mine = (await kept<Waiting>('drafts', whose, Date.now())).find(({ n }) => n === named(whose));
  if (!mine || owner.peek() !== whose) return;
  await unkeep('drafts', mine.n!);
  if (Date.now() - mine.at > lasts) return;
  try {
    await api.repeat(mine.address, { method: mine.method, headers: mine.headers, body: mine.body });
    came.value = 'done';
  } catch (error) {
    if (!(error instanceof api.Refused)) throw error;
    came.value = 'failed';
  }
}

effect(() => {
  const whose = owner.value;
  untracked(() => {
    if (whose) void goOn(whose).catch(() => undefined);
    else asking.peek()?.answer(false);
  });
});

// What tells of it is fetched when there is something to tell.
effect(() => {
  if (came.value) untracked(() => void import('./session/back-notice').catch(() => undefined));
});
