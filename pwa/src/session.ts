// How the session stands, by the server's count of seconds. Only what somebody does
// with a finger, a key or a mouse is use of it; what the page asks for by itself is
// not. Before it ends the reader is warned, and when it has ended the page goes to the
// login at once; what was typed is kept for its owner. It draws nothing.
import { effect, signal, untracked } from '@preact/signals';
import * as api from './api';
import { loggedOut, owner } from './live';
import { cut } from './news';
import type { SessionState } from './session-views';
import { language } from './text';
import './again';
import { back } from './typed';

/** How the reader is to be warned: in how many seconds it ends, and whether staying helps. */
export interface Warning {
  left: number;
  stay: boolean;
}

export const warning = signal<Warning>();

/** Seconds before the end at which the reader is warned. */
export const before = 120;
/** Use is told to the server at most so often. */
const each = 60_000;
/** How often it is asked again while the warning stands: another tab may have stayed. */
const look = 5_000;

/** Goes on evenly, whatever somebody does to the clock of the phone. */
const clock = (): number => performance.now();

let ends = 0;
let over = 0;
let told = -each;
let soon: ReturnType<typeof setTimeout> | undefined;
let later: ReturnType<typeof setTimeout> | undefined;
const others = typeof BroadcastChannel === 'function' ? new BroadcastChannel('enplan.session') : undefined;

function take({ left, whole }: SessionState): void {
  ends = clock() + left * 1000;
  over = clock() + whole * 1000;
  weigh();
}

/** Warns when the end is near, and looks again when it will be. */
function weigh(): void {
  clearTimeout(soon);
  if (!owner.peek()) return void (warning.value = undefined);
  const left = Math.max(0, Math.ceil((ends - clock()) / 1000));
  if (left > before) {
    warning.value = undefined;
    soon = setTimeout(() => void check(), (left - before) * 1000);
    return;
  }
  warning.value = { left, stay: over - ends > 1000 };
  soon = setTimeout(() => void check(), Math.min(look, left * 1000 + 500));
}

/** Asks how it stands. One that is over sends the reader to the login; without a network what was known holds. */
export async function check(): Promise<void> {
  await asked(() => api.read<SessionState>('/api/session', language.peek()));
}

/** Tells that somebody uses it. */
export async function use(): Promise<void> {
  told = clock();
  clearTimeout(later);
  later = undefined;
  await asked(async () => (await api.ask<SessionState>({ address: '/api/session/use', content: {} }, undefined, language.peek()))!);
}

async function asked(ask: () => Promise<SessionState>): Promise<void> {
  const whose = owner.peek();
  if (!whose) return;
  try {
    const state = await ask();
    if (owner.peek() === whose) take(state);
  } catch (error) {
    if (!(error instanceof api.Refused)) throw error;
    if (owner.peek() !== whose) return;
    if (error.failure.kind !== 'login') return void (soon = setTimeout(() => void check(), look));
    others?.postMessage('over');
    loggedOut();
  }
}

/** While the warning stands, only its own button is an answer to it. */
function touched(): void {
  if (!owner.peek() || warning.peek()) return;
  const wait = told + each - clock();
  if (wait <= 0) void use();
  else later ??= setTimeout(() => void use(), wait);
}

for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchmove']) addEventListener(kind, touched, { capture: true, passive: true });
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void check());
others?.addEventListener('message', () => void check());

effect(() => {
  if (owner.value) return untracked(() => void check());
  clearTimeout(soon);
  clearTimeout(later);
  later = undefined;
  told = -each;
  warning.value = undefined;
});

// A line that is cut may be that of a session that has ended.
effect(() => {
  if (cut.value > 0) untracked(() => void check());
});

// What draws the warning, and tells what has come back, is fetched when there is one.
effect(() => {
  if (warning.value) untracked(() => void import('./session/warning').catch(() => undefined));
});
effect(() => {
  if (back.value) untracked(() => void import('./session/back-notice').catch(() => undefined));
});
