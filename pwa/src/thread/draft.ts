// What somebody is writing. It is kept on the device at once and at the server a
// moment later, so that it is there on the next device too. When another device
// has written meanwhile, both texts are shown and neither is lost.
import { effect, signal } from '@preact/signals';
import * as api from '../api';
import { keep, kept, unkeep, type Kept } from '../keep-letters';
import { loggedOut, owner } from '../live';
import { finishing } from '../news';
import { letters, type Enclosed } from '../outbox';
import type { Attachment, DraftView } from '../thread-views';
import { t } from '../text';
import { attach, detach, dropDraft, saveDraft } from './thread-api';
import { smaller } from './picture';

export interface Draft {
  subject: string;
  text: string;
  version: number;
  /** What the server does not have yet. */
  dirty: boolean;
  /** Said quietly under the field. */
  state: 'kept' | 'saving' | 'here';
  attachments: Attachment[];
  /** Chosen without a network; they go along when the message is sent. */
  files: Enclosed[];
  /** The name of the one that is on its way. */
  sending?: string;
  wrong?: string;
  clash?: { theirs: string; version: number };
}

export const drafts = signal<Record<string, Draft>>({});

const none: Draft = { subject: '', text: '', version: 0, dirty: false, state: 'kept', attachments: [], files: [] };
const pause = 1_200;
const timers: Record<string, ReturnType<typeof setTimeout>> = {};
const saving: Record<string, Promise<void>> = {};
const largest = 10 << 20;
const mostFiles = 5;

export const draftOf = (line: string): Draft => drafts.value[line] ?? none;
const now = (line: string): Draft => drafts.peek()[line] ?? none;

function put(line: string, change: Partial<Draft>): void {
  drafts.value = { ...drafts.peek(), [line]: { ...now(line), ...change } };
}

/** Takes over what the server has, unless something newer stands here. */
export function adopt(line: string, { subject = '', text, version, attachments }: DraftView): void {
  const here = now(line);
  if (blocked(line) || version < here.version) return; // of what is sent already
  if (!here.dirty) return put(line, { subject, text, version, attachments });
  put(line, { attachments });
  if (text === here.text || text === '') put(line, { version, clash: undefined });
  else if (version !== here.version) return put(line, { clash: { theirs: text, version } });
  later(line, 0);
}

export function write(line: string, change: { subject?: string; text?: string }): void {
  put(line, { ...change, dirty: true, wrong: undefined });
  void keepHere(line);
  later(line, pause);
}

function later(line: string, wait: number): void {
  clearTimeout(timers[line]);
  timers[line] = setTimeout(() => void (saving[line] = save(line)), wait);
}

/** While a message of this line waits, its draft does too: the server holds one. */
const blocked = (line: string) => letters.peek().some((one) => one.line === line);

export async function save(line: string): Promise<void> {
  const { subject, text, version, dirty, clash, state } = now(line);
  if (!dirty || clash || state === 'saving' || blocked(line)) return;
  put(line, { state: 'saving' });
  try {
    const saved = await saveDraft(line, subject, text, version);
    const since = now(line);
    const same = since.text === text && since.subject === subject;
    put(line, { version: saved, state: 'kept', dirty: since.dirty && !same });
    if (same) await forgetHere(line);
    else later(line, pause);
  } catch (error) {
    put(line, { state: 'here' });
    if (!(error instanceof api.Refused)) throw error;
    notSaved(line, text, error.failure);
  }
}

function notSaved(line: string, text: string, why: api.Failure): void {
  if (why.kind === 'login') return loggedOut();
  if (why.kind === 'offline') return later(line, 10_000);
  const { status, theirs, version = 0, detail } = why.problem;
  if (theirs === undefined) return status >= 500 ? later(line, 10_000) : put(line, { wrong: detail });
  if (theirs !== text && theirs !== '') return put(line, { clash: { theirs, version } });
  put(line, { version });
  later(line, 0);
}

/** Mine goes on from theirs; or theirs takes the place of mine. */
export function choose(line: string, mine: boolean): void {
  const { clash, text } = now(line);
  if (!clash) return;
  put(line, { clash: undefined, version: clash.version, text: mine ? text : clash.theirs, dirty: mine });
  if (mine) later(line, 0);
  else void forgetHere(line);
}

/** The saving that is on its way, for one who must come after it. */
export const savingOf = (line: string): Promise<void> | undefined => saving[line];

/** It is sent, or nobody wants it. */
export function clear(line: string): void {
  clearTimeout(timers[line]);
  const { version } = now(line);
  put(line, { ...none, version: version > 0 ? version + 1 : 0 }); // as the server counts
  void forgetHere(line);
}

export async function throwAway(line: string): Promise<void> {
  clear(line);
  await dropDraft(line).catch(() => undefined);
}

/** Lays a picture or a paper beside the draft, or keeps it until there is a network. */
export async function enclose(line: string, file: File): Promise<void> {
  const { attachments, files } = now(line);
  if (attachments.length + files.length >= mostFiles) return put(line, { wrong: t('app.message.file.many') });
  put(line, { sending: file.name, wrong: undefined });
  const content = await smaller(file);
  if (content.size > largest) return put(line, { sending: undefined, wrong: t('app.message.file.large') });
  const wait = () => put(line, { files: [...now(line).files, { name: file.name, content }] });
  try {
    if (blocked(line) || navigator.onLine === false) wait();
    else {
      const sent = await attach(line, content, file.name);
      put(line, { attachments: [...now(line).attachments.filter(({ id }) => id !== sent.id), sent] });
    }
  } catch (error) {
    if (!(error instanceof api.Refused)) throw error;
    if (error.failure.kind === 'login') loggedOut();
    else if (error.failure.kind === 'offline') wait();
    else put(line, { wrong: error.failure.problem.detail || t('app.message.file.failed') });
  }
  put(line, { sending: undefined });
  void keepHere(line);
}

export async function remove(line: string, one: Attachment | Enclosed): Promise<void> {
  if (!('id' in one)) {
    put(line, { files: now(line).files.filter((file) => file !== one) });
    return keepHere(line);
  }
  try {
    await detach(line, one.id);
    put(line, { attachments: now(line).attachments.filter(({ id }) => id !== one.id) });
  } catch (error) {
    if (!(error instanceof api.Refused)) throw error;
    put(line, { wrong: t('app.message.file.stays') });
  }
}

interface KeptDraft extends Kept {
  line: string;
  subject: string;
  text: string;
  version: number;
  files: Enclosed[];
}

const place = (whose: string, line: string) => `${whose} ${line}`;

async function keepHere(line: string): Promise<void> {
  const whose = owner.peek();
  const { subject, text, version, files, dirty } = now(line);
  if (whose && (dirty || files.length > 0)) await keep<KeptDraft>('drafts', { n: place(whose, line), owner: whose, at: Date.now(), line, subject, text, version, files });
}

async function forgetHere(line: string): Promise<void> {
  const whose = owner.peek();
  if (whose && now(line).files.length === 0) await unkeep('drafts', place(whose, line));
}

/** What was written here before the page was opened, and never reached the server. */
async function recall(whose: string): Promise<void> {
  for (const { line, subject, text, version, files } of await kept<KeptDraft>('drafts', whose, Date.now())) {
    if (!line || owner.peek() !== whose || now(line).dirty) continue;
    const before = drafts.peek()[line];
    put(line, { subject, text, version, files, dirty: true, state: 'here' });
    if (before) adopt(line, { subject: before.subject, text: before.text, version: before.version, attachments: before.attachments });
  }
}

effect(() => {
  const whose = owner.value;
  for (const timer of Object.values(timers)) clearTimeout(timer);
  drafts.value = {};
  if (whose) void recall(whose);
});

/** What waited has been sent: the draft that was begun meanwhile can be saved. */
effect(() => {
  const waiting = letters.value;
  for (const [line, { dirty, text }] of Object.entries(drafts.peek())) {
    if (dirty) later(line, 0);
    else if (text && waiting.some((one) => one.line === line && one.text === text)) clear(line);
  }
});

addEventListener('online', () => {
  for (const [line, { dirty }] of Object.entries(drafts.peek())) if (dirty) later(line, 0);
});

finishing.push(() => Promise.all(Object.keys(drafts.peek()).map(save)));
