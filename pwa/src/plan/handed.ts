// Papers the reader has just said are sent. The plan no longer has the duty
// then; it stays where it was as long as the app is open, so that it can be
// undone.
import { effect, signal } from '@preact/signals';
import { me } from '../live';
import type { Duty } from '../views';

interface Handed {
  duty: Duty;
  index: number;
}

export const handed = signal<Handed[]>([]);

export function keepHanded(duty: Duty, index: number): void {
  handed.value = [...handed.value.filter((one) => one.duty.id !== duty.id), { duty, index }];
}

export function dropHanded(id: string): void {
  handed.value = handed.value.filter(({ duty }) => duty.id !== id);
}

/** The duties of the plan, with those just handed in at their old place. */
export function withHanded(duties: Duty[]): Duty[] {
  const all = [...duties];
  for (const { duty, index } of [...handed.value].sort((a, b) => a.index - b.index)) {
    if (!all.some(({ id }) => id === duty.id)) all.splice(index, 0, duty);
  }
  return all;
}

effect(() => {
  if (!me.value?.citizen) handed.value = [];
});
