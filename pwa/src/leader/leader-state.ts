// The leader's numbers, and what was opened in an emergency, as they were last fetched. In memory only, and forgotten
// with the reader.
import { effect, signal } from '@preact/signals';
import * as api from '../api';
import { loggedOut, me } from '../live';
import { language } from '../text';
import type { Emergencies, LeaderReport } from '../leader-views';

export const report = signal<LeaderReport>();
export const emergencies = signal<Emergencies>();
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

/** Each citizen it is about can see that it was asked for; true when it came. */
export async function loadEmergencies(): Promise<boolean> {
  try {
    const fetched = await api.fetchEmergencies(language.value);
    if (!me.value?.staff?.leads) return false;
    emergencies.value = fetched;
    return true;
  } catch (error) {
    if (!(error instanceof api.Refused)) throw error;
    if (error.failure.kind === 'login') loggedOut();
    else trouble.value = error.failure;
    return false;
  }
}

effect(() => {
  if (me.value?.staff?.leads) return;
  report.value = undefined;
  emergencies.value = undefined;
  trouble.value = undefined;
});
