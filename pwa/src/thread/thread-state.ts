// Which conversations there are and what stands in those that were opened. In
// memory only, and forgotten with the reader.
import { effect, signal, untracked } from '@preact/signals';
import * as api from '../api';
import { loggedOut, me, owner } from '../live';
import { changed, news, sent } from '../news';
import type { ThreadsView, ThreadView } from '../thread-views';
import { adopt } from './draft';
import { fetchThread, fetchThreads, lineOf, newThread, own } from './thread-api';

/** By the side's base, and by line. */
export const lists = signal<Record<string, ThreadsView>>({});
export const opened = signal<Record<string, ThreadView>>({});
export const trouble = signal<api.Failure>();
/** The line of the conversation on the screen. */
export const reading = signal<string>();

/** True when it came. */
export async function loadThreads(base: string): Promise<boolean> {
  return got(async () => {
    const list = await newest(base, fetchThreads(base));
    if (!list) return;
    lists.value = { ...lists.peek(), [base]: list };
    adopt(lineOf(base, newThread), list.writing.draft);
  });
}

export async function loadThread(base: string, thread: string): Promise<boolean> {
  const line = lineOf(base, thread);
  return got(async () => {
    const view = await newest(line, fetchThread(base, thread));
    if (!view) return;
    opened.value = { ...opened.peek(), [line]: view };
    adopt(line, view.writing.draft);
    const list = lists.peek()[base];
    if (!list) return;
    const threads = list.threads.map((row) => (row.id === thread ? { ...row, unread: view.unread, waits: view.waits } : row));
    lists.value = { ...lists.peek(), [base]: { ...list, threads } };
  });
}

const begun: Record<string, number> = {};
const shown: Record<string, number> = {};

/** The answer, unless a later question has been answered before: two may overtake each other. */
async function newest<T>(place: string, question: Promise<T>): Promise<T | undefined> {
  const n = (begun[place] = (begun[place] ?? 0) + 1);
  const answer = await question;
  if (n < (shown[place] ?? 0)) return undefined;
  shown[place] = n;
  return answer;
}

async function got(ask: () => Promise<void>): Promise<boolean> {
  const whose = owner.peek();
  try {
    await ask();
    trouble.value = undefined;
    return true;
  } catch (error) {
    if (!(error instanceof api.Refused)) throw error;
    if (owner.peek() !== whose) return false;
    if (error.failure.kind === 'login') loggedOut();
    else trouble.value = error.failure;
    return false;
  } finally {
    if (owner.peek() !== whose) forget();
  }
}

function forget(): void {
  lists.value = {};
  opened.value = {};
  trouble.value = undefined;
}

effect(() => {
  if (!owner.value) forget();
});

/** One that waits for the reader calls from every page but its own, where it has been read. */
effect(() => {
  const rows = lists.value[own.base]?.threads ?? [];
  news.value = rows.filter(({ id, unread, waits }) => unread > 0 || (waits === 'citizen' && lineOf(own.base, id) !== reading.value)).length;
});

/** The dot at »Beskeder« must be right on every page, also when something has been sent. */
effect(() => {
  if (owner.value && (changed.value, sent.value, true)) untracked(() => me.value?.citizen && void loadThreads(own.base));
});
