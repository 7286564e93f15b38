// What the history knows right now. In memory only, and forgotten with the reader.
import { effect, signal } from '@preact/signals';
import * as api from '../api';
import { came } from '../answer';
import { load, me } from '../live';
import { language } from '../text';
import type { HistoryView, PlanView } from '../views';

export const history = signal<HistoryView>();
export const earlier = signal<{ id: string; plan: PlanView }>();
export const trouble = signal<api.Failure>();
const get = (ask: () => Promise<void>) => came(ask, (failure) => (trouble.value = failure));

export const loadHistory = (): Promise<boolean> => get(async () => {
  history.value = await api.fetchHistory(language.value);
});

export const loadEarlier = (id: string): Promise<boolean> => get(async () => {
  earlier.value = { id, plan: await api.fetchEarlier(id, language.value) };
});

/** Says how far the reader has read; that it was not heard does no harm. */
export async function markSeen(seq: number): Promise<void> {
  try {
    await api.markSeen(seq);
    await load();
  } catch (error) {
    if (!(error instanceof api.Refused)) throw error;
  }
}

effect(() => {
  if (me.value?.citizen) return;
  history.value = undefined;
  earlier.value = undefined;
  trouble.value = undefined;
});
