// What was told and how the reader wants to be told, as they last came. In memory
// only, and forgotten with the reader.
import { effect, signal } from '@preact/signals';
import { came } from '../answer';
import * as api from '../api';
import { me } from '../live';
import type { NotificationsView, RemindingView } from '../reminding-views';
import { language } from '../text';

export const pages = signal<NotificationsView[]>([]);
export const settings = signal<RemindingView>();
export const trouble = signal<api.Failure>();
const get = (ask: () => Promise<void>) => came(ask, (failure) => (trouble.value = failure));

const address = '/api/notifications';

export const loadSettings = (): Promise<boolean> => get(async () => void (settings.value = await api.read<RemindingView>(`${address}/settings`, language.peek())));

export const loadTold = (): Promise<boolean> =>
  get(async () => {
    const first = await page();
    pages.value = [first];
    await see(first);
  });

export const loadOlder = (): Promise<boolean> =>
  get(async () => {
    const before = pages.peek();
    const next = before.at(-1)?.next;
    if (!next) return;
    const more = await page(next);
    pages.value = [...before, more];
    await see(more);
  });

const page = (before?: string) => api.read<NotificationsView>(before ? `${address}?before=${before}` : address, language.peek());

/** Says that they have been on a screen. What is not heard is said the next time. */
async function see({ told }: NotificationsView): Promise<void> {
  const ids = told.filter(({ seen, state }) => !seen && state !== 'waits').map(({ id }) => id);
  if (ids.length > 0) await api.ask({ address: `${address}/seen`, content: { ids } }, undefined, language.peek()).catch(() => undefined);
}

export const keepSettings = (content: Pick<RemindingView, 'rules' | 'quiet' | 'off' | 'detail'>, version: number): api.Press => ({
  address: `${address}/settings`,
  content,
  method: 'PUT',
  version,
});

effect(() => {
  if (me.value?.citizen) return;
  pages.value = [];
  settings.value = undefined;
  trouble.value = undefined;
});
