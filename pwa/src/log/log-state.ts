// What the log says right now, as many pages of it as the reader has asked for.
// In memory only, and forgotten with the reader.
import { effect, signal } from '@preact/signals';
import * as api from '../api';
import { came } from '../answer';
import { me } from '../live';
import type { LogView } from '../log-views';
import { language } from '../text';

export const pages = signal<LogView[]>([]);
export const trouble = signal<api.Failure>();
const get = (ask: () => Promise<void>) => came(ask, (failure) => (trouble.value = failure));
/** Until when nothing is missing in the log; undefined when nobody has said so. */
export const whole = signal<string>();

/** Loads anew what stands on the screen. */
export const loadLog = (): Promise<boolean> =>
  get(async () => {
    const read: LogView[] = [await page()];
    for (let next = read[0]?.next; next && read.length < pages.peek().length; next = read.at(-1)?.next) read.push(await page(next));
    pages.value = read;
  });

export const loadOlder = (): Promise<boolean> =>
  get(async () => {
    const before = pages.peek();
    const next = before.at(-1)?.next;
    if (next) pages.value = [...before, await page(next)];
  });

/** That it does not come is told to nobody: then nothing is promised. */
export async function loadWhole(): Promise<void> {
  try {
    whole.value = (await api.read<{ until?: string }>('/api/log/whole', language.peek())).until;
  } catch (error) {
    if (!(error instanceof api.Refused)) throw error;
    whole.value = undefined;
  }
}

const page = (before?: number) => api.read<LogView>(before ? `/api/log?before=${before}` : '/api/log', language.peek());

export const askWhy = (seq: number): api.Press => ({ address: `/api/log/${seq}/why`, content: {} });

effect(() => {
  if (me.value?.citizen) return;
  pages.value = [];
  trouble.value = undefined;
  whole.value = undefined;
});
