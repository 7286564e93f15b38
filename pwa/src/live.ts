// What the app knows right now: who reads, which plan, and what went wrong last.
// It asks again by itself when the network was away, and holds all in memory
// only, so that closing the app forgets it.
import { batch, computed, signal } from '@preact/signals';
import * as api from './api';
import { dateLater } from './date';
import { hasLeft, markLeft } from './keep';
import { language } from './text';
import type { Me, PlanView } from './views';

interface Held {
  plan: PlanView;
  tag: string | null;
  fetched: number; // the reader's clock, in milliseconds
  checked: number; // when the server last said it still holds
}

export const me = signal<Me>();
/** Whose the things are that the device keeps; undefined when nobody reads. */
export const owner = computed(() => me.value?.owner);
/** The device keeps nothing for who reads. */
export const forgets = computed(() => me.value?.forgets === true);
export const held = signal<Held>();
export const failure = signal<api.Failure>();
/** The held plan is from a day before this one. */
export const stale = signal(false);

const shortest = 5_000;
const longest = 60_000;
let wait = shortest;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Asks for who reads and then for the plan; never throws. */
export async function load(now: () => number = Date.now): Promise<void> {
  clearTimeout(timer);
  try {
    if (hasLeft()) {
      await api.leave();
      markLeft(false);
    }
    if (!me.value) me.value = await api.fetchMe(language.value);
    if (me.value.citizen) await loadPlan(now);
    failure.value = undefined;
    wait = shortest;
  } catch (error) {
    fail(error, now);
  }
}

/** Starts over: another person, another language, or nobody. */
export async function restart(now: () => number = Date.now): Promise<void> {
  batch(() => {
    me.value = undefined;
    held.value = undefined;
    failure.value = undefined;
    stale.value = false;
  });
  await load(now);
}

async function loadPlan(now: () => number): Promise<void> {
  const before = held.value?.plan.language === language.value ? held.value : undefined;
  const answer = await api.fetchPlan(language.value, before?.tag ?? null);
  const at = now();
  if (answer) held.value = { ...answer, fetched: at, checked: at };
  else if (before) held.value = { ...before, checked: at };
  stale.value = false;
}

function fail(error: unknown, now: () => number): void {
  if (!(error instanceof api.Refused)) throw error;
  if (error.failure.kind === 'login') return loggedOut();
  failure.value = error.failure;
  noticeAge(now);
  if (error.failure.kind !== 'offline') return;
  timer = setTimeout(() => void load(now), wait);
  wait = Math.min(wait * 2, longest);
}

/** Nobody reads any more: what was theirs is forgotten. */
export function loggedOut(): void {
  batch(() => {
    if (me.value) me.value = nobody(me.value);
    held.value = undefined;
    failure.value = undefined;
  });
}

/** Marks the plan as old when a day has begun since the server last spoke. */
export function noticeAge(now: () => number = Date.now): void {
  const kept = held.value;
  if (!kept) return;
  const then = dateLater(kept.plan, kept.checked - kept.fetched);
  stale.value = dateLater(kept.plan, now() - kept.fetched) !== then;
}

function nobody({ citizen: _, staff: __, owner: ___, ...rest }: Me): Me {
  return rest;
}
