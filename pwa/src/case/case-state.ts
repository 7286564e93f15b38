// What the fagperson's side knows right now: the list, and the one plan that was
// asked for, with what it is for. In memory only. Nothing that was seen stays
// while it is asked for anew: the answer may be that it is closed.
import { effect, signal } from '@preact/signals';
import * as api from '../api';
import type { CasesView, DepartmentPlan, Purpose } from '../case-views';
import { loggedOut, me } from '../live';
import { changed } from '../news';
import { language } from '../text';

export interface Sight {
  citizen: string;
  purpose: Purpose;
  /** Absent while it is asked for. */
  view?: DepartmentPlan;
  trouble?: api.Failure;
}

export const list = signal<CasesView>();
export const trouble = signal<api.Failure>();
export const sight = signal<Sight>();

const id = encodeURIComponent;

/** Where the reader's department has its doors to a citizen. */
export const caseAddress = (citizen: string) => `/api/departments/${id(me.peek()?.staff?.department?.id ?? '')}/citizens/${id(citizen)}`;

/** Each time it is read each citizen on it gets a line in the log, so it is not asked for more than it must be. */
export async function loadCases(): Promise<void> {
  try {
    const cases = await api.fetchCases(language.value);
    if (!me.value?.staff) return;
    list.value = cases;
    trouble.value = undefined;
  } catch (error) {
    trouble.value = failureOf(error);
  }
}

let asked = 0;

/** Asks what may be seen of a citizen for a purpose; what was seen is emptied first. */
export async function look(citizen: string, purpose: Purpose): Promise<boolean> {
  const n = ++asked;
  sight.value = { citizen, purpose };
  try {
    const view = await api.fetchSight(caseAddress(citizen), purpose, language.peek());
    if (n === asked && sight.value) sight.value = { citizen, purpose, view };
    return true;
  } catch (error) {
    const failure = failureOf(error);
    if (n === asked && failure) sight.value = { citizen, purpose, trouble: failure };
    return false;
  }
}

/** Nothing is looked at any more, nor what is on its way. */
export function lookAway(): void {
  asked++;
  sight.value = undefined;
}

function failureOf(error: unknown): api.Failure | undefined {
  if (!(error instanceof api.Refused)) throw error;
  if (error.failure.kind !== 'login') return error.failure;
  loggedOut();
  return undefined;
}

/** Something has changed for somebody: what stands open may be closed. */
effect(() => {
  if (changed.value === 0) return;
  const open = sight.peek();
  if (open) void look(open.citizen, open.purpose);
});

effect(() => {
  if (me.value?.staff?.department) return;
  list.value = undefined;
  trouble.value = undefined;
  lookAway();
});
