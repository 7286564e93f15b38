// Presses that change something at the server. None is lost silently: what was
// not sent is kept in memory, said, and sent again with the same key. All of it
// is forgotten together with the reader.
import { computed, effect, signal } from '@preact/signals';
import * as api from './api';
import { failure, held, load, loggedOut, me } from './live';
import { moves } from './router';
import { language, t } from './text';

export interface Pressed {
  state: 'sending' | 'failed' | 'done';
  request: api.Press;
  key: string;
  /** What to tell: the trouble when it failed, what happened when it is done. */
  text: string;
  /** What the reader pressed, in the button's own words. */
  label: string;
  page: number;
  order: Order;
  /** Somebody else was first: what stands now, and its version. */
  clash?: Clash;
  /** No answer came. */
  offline?: boolean;
}

export interface Clash {
  theirs: string;
  version: number;
}

export interface Order {
  /** Where on the screen the press belongs, so that one place has one press. */
  place: string;
  label: string;
  request: api.Press;
  said: string;
  /** Loads anew what the press changed; false when that did not come. */
  after?: () => Promise<boolean>;
}

export const pressed = signal<Record<string, Pressed>>({});
/** What was typed and is not sent yet. */
export const drafts = signal<Record<string, string>>({});
/** For the screen reader: what the last press did. */
export const said = signal('');
/** A press was cut off because the login had run out. */
export const cutOff = signal(false);

/** Failed presses of pages the reader has left. */
export const unsent = computed(() => Object.values(pressed.value).filter(({ state, page }) => state === 'failed' && page !== moves.value));

/** Sends one press; true when the server has taken it. A second tap under way is the same press. */
export async function press(order: Order): Promise<boolean> {
  const { place, label } = order;
  const request = reasoned(order);
  const before = pressed.value[place];
  if (before?.state === 'sending') return false;
  const key = before?.state === 'failed' && before.key && same(before.request, request) ? before.key : newKey();
  const now = { request, label, order, key, page: moves.peek() };
  said.value = '';
  cutOff.value = false;
  put(place, { ...now, state: 'sending', text: t('app.press.sending') });
  try {
    if (navigator.onLine === false) throw new api.Refused({ kind: 'offline' });
    await api.press(request, key, language.value);
  } catch (error) {
    if (!(error instanceof api.Refused)) throw error;
    return failed(place, { ...now, state: 'failed', text: '' }, error.failure);
  }
  put(place, { ...now, state: 'done', text: order.said });
  forgetDraft(place);
  forgetDraft(reasonPlace(place));
  said.value = order.said;
  if (await (order.after ?? loadPlan)()) drop(place);
  return true;
}

/** Where the reason is typed for sending what is hard to read. */
export const reasonPlace = (place: string): string => `${place}?why`;

/** The request, with the reason when one was typed. */
function reasoned({ place, request }: Order): api.Press {
  const unplain = drafts.value[reasonPlace(place)]?.trim();
  return unplain ? { ...request, content: { ...request.content, unplain } } : request;
}

export const retry = (place: string): Promise<boolean> => {
  const before = pressed.value[place];
  return before ? press(before.order) : Promise.resolve(false);
};

export function drop(place: string): void {
  const { [place]: _, ...rest } = pressed.value;
  pressed.value = rest;
}

export function write(place: string, text: string): void {
  drafts.value = { ...drafts.value, [place]: text };
}

export function forgetDraft(place: string): void {
  rests.delete(place);
  const { [place]: _, ...rest } = drafts.value;
  drafts.value = rest;
}

/** What each text that is being written rests on. */
const rests = new Map<string, number>();

/** The version that an edit rests on: the one that stood there when it was begun, also when another has come meanwhile. */
export function restOn(place: string, version: number): number {
  const begun = drafts.peek()[place] !== undefined ? rests.get(place) : undefined;
  rests.set(place, begun ?? version);
  return begun ?? version;
}

function failed(place: string, press: Pressed, why: api.Failure): boolean {
  if (why.kind === 'login') {
    cutOff.value = true;
    loggedOut();
    return false;
  }
  if (why.kind === 'offline') {
    put(place, { ...press, offline: true, text: t(navigator.onLine === false ? 'app.press.offline' : 'app.press.unanswered') });
    return false;
  }
  const { status, detail, theirs, version = 0 } = why.problem;
  const clash = theirs === undefined ? undefined : { theirs, version };
  // What was refused is over; what broke may have arrived and keeps its key.
  put(place, { ...press, key: status < 500 ? '' : press.key, text: detail || t('app.press.failed'), clash });
  if (status === 409 || status === 404) void (press.order.after ?? loadPlan)();
  return false;
}

export async function loadPlan(): Promise<boolean> {
  await load();
  return failure.value === undefined;
}

function put(place: string, press: Pressed): void {
  pressed.value = { ...pressed.value, [place]: press };
}

const same = (one: api.Press, other: api.Press) => JSON.stringify(one) === JSON.stringify(other);

/** 128 bits of chance; randomUUID is not there on plain http. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

// A plan that has come shows by itself what the presses did.
effect(() => {
  if (!held.value) return;
  const left = Object.entries(pressed.peek()).filter(([, { state }]) => state !== 'done');
  if (left.length < Object.keys(pressed.peek()).length) pressed.value = Object.fromEntries(left);
});

effect(() => {
  if (me.value?.citizen || me.value?.staff) return;
  pressed.value = {};
  drafts.value = {};
  rests.clear();
  said.value = '';
});
