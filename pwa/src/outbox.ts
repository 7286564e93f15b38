// What is written and not sent yet. Each letter gets its key when it is written,
// waits on the device, and is sent exactly once and in order within its line,
// which is a conversation or a thing that is edited. What the server refuses is
// kept and shown, never thrown away. Nobody sees or sends what is another's.
import { batch, effect, signal } from '@preact/signals';
import * as api from './api';
import { keep, kept, outlives, unkeep, wipe } from './keep-letters';
import { loggedOut, owner } from './live';
import { forgetting, sent, waiting } from './news';
import { language } from './text';

export interface Letter {
  n?: number;
  owner: string;
  at: number;
  kind: 'message' | 'edit';
  /** Sent in order within it; what one is refused holds back the next. */
  line: string;
  key: string;
  request: api.Press;
  /** What to show of it. */
  text: string;
  title?: string;
  /** Sent before it, to the address. */
  files: Enclosed[];
  filesTo?: string;
  /** Why the server does not take it; and both texts when it rests on an old one. */
  refused?: string;
  clash?: { theirs: string; version: number };
}

export interface Enclosed {
  name: string;
  content?: Blob; // gone when it is sent
}

export type Writing = Pick<Letter, 'kind' | 'line' | 'request' | 'text'> & Partial<Pick<Letter, 'title' | 'files' | 'filesTo'>>;

/** The reader's own, oldest first. */
export const letters = signal<Letter[]>([]);
/** What has reached the server, with its answer, until the page that shows it has come. */
export const delivered = signal<(Letter & { answer: unknown })[]>([]);
/** The one on its way now. */
export const underway = signal<number>();
/** What is written lasts as long as the page only. */
export const fleeting = signal(false);

export const lettersOf = (line: string): Letter[] => letters.value.filter((one) => one.line === line);

const shortest = 5_000;
const longest = 60_000;
const most = 20; // what is remembered of what was delivered
let wait = shortest;
let tried = -longest;
let timer: ReturnType<typeof setTimeout> | undefined;
let queued: Promise<void> | undefined;
const others = typeof BroadcastChannel === 'function' ? new BroadcastChannel('enplan.outbox') : undefined;

/** Keeps it and sends it if it can, when first is over; the server's answer, or undefined when it waits. */
export async function post<T>(writing: Writing, first?: Promise<unknown>): Promise<T | undefined> {
  const whose = owner.peek();
  if (!whose) return undefined;
  const letter: Letter = { files: [], ...writing, owner: whose, at: Date.now(), key: newKey() };
  await keep('letters', letter);
  await refresh();
  others?.postMessage('');
  await first;
  await pump();
  return delivered.peek().find(({ key }) => key === letter.key)?.answer as T | undefined;
}

/** Throws one away, because its writer says so. */
export async function discard(letter: Letter): Promise<void> {
  if (letter.n === underway.peek()) return;
  await unkeep('letters', letter.n!);
  await refresh();
}

/** Tries one again that was refused, as it is or changed. */
export async function again(letter: Letter, change: Partial<Pick<Letter, 'request' | 'text'>> = {}): Promise<void> {
  const { refused: _, clash: __, ...rest } = letter;
  await keep('letters', { ...rest, ...change, key: newKey() });
  await refresh();
  await pump();
}

/** Sends all that can be sent. Only one tab at a time does. */
export function pump(): Promise<void> {
  clearTimeout(timer);
  queued ??= alone(async () => {
    queued = undefined;
    await flush();
  });
  return queued;
}

function alone(work: () => Promise<void>): Promise<void> {
  // Without locks the key still makes the server count each letter once.
  return navigator.locks ? (navigator.locks.request('enplan.outbox', work) as unknown as Promise<void>) : Promise.resolve().then(work);
}

async function flush(): Promise<void> {
  const whose = owner.peek();
  if (!whose) return;
  tried = Date.now();
  const held = new Set<string>();
  for (const letter of await kept<Letter>('letters', whose, Date.now())) {
    if (letter.refused) held.add(letter.line);
    if (held.has(letter.line)) continue;
    if (owner.peek() !== whose) return;
    underway.value = letter.n;
    const went = await deliver(letter).finally(() => (underway.value = undefined));
    if (went === 'later') break;
    if (went === 'refused') held.add(letter.line);
    if (went !== 'sent') continue;
    wait = shortest;
    sent.value++;
  }
  await refresh();
  others?.postMessage('');
  if (letters.peek().some((one) => !one.refused && !held.has(one.line))) {
    timer = setTimeout(() => void pump(), wait);
    wait = Math.min(wait * 2, longest);
  }
}

async function deliver(letter: Letter): Promise<'sent' | 'refused' | 'later'> {
  try {
    for (const file of letter.files) {
      if (!file.content) continue;
      await api.sendFile(letter.filesTo ?? '', file.content, file.name, language.peek());
      delete file.content;
      await keep('letters', letter);
    }
    const answer = (await api.ask(letter.request, letter.key, language.peek())) ?? true;
    await unkeep('letters', letter.n!);
    batch(() => {
      delivered.value = [...delivered.peek().slice(-most), { ...letter, files: [], answer }];
      letters.value = letters.peek().filter(({ n }) => n !== letter.n);
    });
    return 'sent';
  } catch (error) {
    if (!(error instanceof api.Refused)) throw error;
    return await turnedAway(letter, error.failure);
  }
}

async function turnedAway(letter: Letter, why: api.Failure): Promise<'refused' | 'later'> {
  if (why.kind === 'login') loggedOut();
  if (why.kind !== 'problem') return 'later';
  const { status, detail, theirs, version } = why.problem;
  if (status >= 500 || status === 429 || status === 408) return 'later';
  const clash = theirs === undefined ? {} : { clash: { theirs, version: version ?? 0 } };
  await keep('letters', { ...letter, refused: detail || String(status), ...clash });
  return 'refused';
}

async function refresh(): Promise<void> {
  const whose = owner.peek();
  const mine = whose ? await kept<Letter>('letters', whose, Date.now()) : [];
  if (owner.peek() !== whose) return;
  fleeting.value = mine.length > 0 && !(await outlives());
  batch(() => {
    letters.value = mine;
    waiting.value = mine.length;
  });
}

/** 128 bits of chance; randomUUID is not there on plain http. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The network may be back: tried at once, but not for every answer that comes. */
function soon(): void {
  if (letters.peek().some(({ refused }) => !refused) && Date.now() - tried > 2_000) void pump();
}

api.whenAnswered(soon);
addEventListener('online', () => void pump());
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void pump());
others?.addEventListener('message', () => void refresh().then(() => sent.value++));
forgetting.push(async () => {
  clearTimeout(timer);
  await wipe();
  await refresh();
});

effect(() => {
  letters.value = [];
  delivered.value = [];
  waiting.value = 0;
  if (owner.value) void refresh().then(pump);
});
