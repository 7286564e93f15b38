// What the borgerkonsulent's side knows right now: the list, and the citizen who
// stands open. In memory only, and forgotten with the reader.
import { effect, signal } from '@preact/signals';
import * as api from '../api';
import { loggedOut, me } from '../live';
import { language } from '../text';
import type { DeskCitizen, DeskView } from '../desk-views';

export const list = signal<DeskView>();
export const open = signal<DeskCitizen>();
export const trouble = signal<api.Failure>();

let asked = 0;
let shown = 0;

/** Asks for the list, and for the citizen with this id; true when both came. */
export async function loadDesk(id?: string): Promise<boolean> {
  const n = ++asked;
  try {
    const [rows, one] = await Promise.all([api.fetchDesk(language.value), id === undefined ? undefined : api.fetchDeskCitizen(id, language.value)]);
    if (!me.value?.staff) return false;
    if (n < shown) return true; // a later question was answered before
    shown = n;
    list.value = rows;
    open.value = one;
    trouble.value = undefined;
    return true;
  } catch (error) {
    if (!(error instanceof api.Refused)) throw error;
    if (error.failure.kind === 'login') loggedOut();
    else trouble.value = error.failure;
    return false;
  }
}

effect(() => {
  if (me.value?.staff) return;
  list.value = undefined;
  open.value = undefined;
  trouble.value = undefined;
});
