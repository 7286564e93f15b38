// The leader's numbers as they were last fetched. In memory only, and forgotten
// with the reader.
import { effect, signal } from '@preact/signals';
import * as api from '../api';
import { loggedOut, me } from '../live';
import { language } from '../text';
import type { LeaderReport } from '../leader-views';

export const report = signal<LeaderReport>();
export const trouble = signal<api.Failure>();

export async function loadReport(): Promise<void> {
  try {
    const fetched = await api.fetchReport(language.value);
    if (!me.value?.staff?.leads) return;
    report.value = fetched;
    trouble.value = undefined;
  } catch (error) {
    if (!(error instanceof api.Refused)) throw error;
    if (error.failure.kind === 'login') loggedOut();
    else trouble.value = error.failure;
  }
}

effect(() => {
  if (me.value?.staff?.leads) return;
  report.value = undefined;
  trouble.value = undefined;
});
