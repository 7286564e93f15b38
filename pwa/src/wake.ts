// What the service worker and the page tell each other: a pressed message leads
// here, what is read is closed on the screen, and logging out ends the messages of
// this browser.
import { computed, effect, untracked } from '@preact/signals';
import * as api from './api';
import { keptDevice } from './keep-device';
import { held, owner } from './live';
import { changed, finishing } from './news';
import type { NotificationsView } from './reminding-views';
import { go, match, path } from './router';
import { current, later, markOf, register, turnOff } from './subscription';
import { language } from './text';

/** How long logging out waits for it: a phone without a network must get out too. */
const patience = 3_000;

interface Shown {
  id?: string;
  to?: string;
}

navigator.serviceWorker?.addEventListener('message', ({ data, ports }: MessageEvent<{ open?: unknown }>) => {
  const to = data?.open;
  if (typeof to !== 'string' || !to.startsWith('/')) return;
  ports[0]?.postMessage(true);
  go(to);
});

async function shownHere(): Promise<Notification[]> {
  const registration = await navigator.serviceWorker?.getRegistration();
  return (await registration?.getNotifications?.()) ?? [];
}

/** Closes the messages on the screen that tell of something read. */
export async function closeNotices(read: (shown: Shown) => boolean): Promise<void> {
  for (const one of await shownHere()) if (read((one.data as Shown | null) ?? {})) one.close();
}

/** Closes what has been read here or on another device. Without a network it stays until the next time. */
async function closeSeen(): Promise<void> {
  if (!owner.peek() || (await shownHere()).length === 0) return;
  const { told } = await api.read<NotificationsView>('/api/notifications', language.peek());
  const seen = new Set(told.filter((one) => one.seen).map(({ id }) => id));
  await closeNotices(({ id }) => id !== undefined && seen.has(id));
}

/** The page that is looked at is read: what tells of it is closed, and the server knows. */
function readHere(): void {
  const here = path.peek();
  if (!owner.peek() || document.visibilityState !== 'visible') return;
  void closeNotices(({ to }) => to === here).catch(() => undefined);
  const { ref } = match('/aftaler/:ref/:date', here) ?? match('/aftaler/:ref', here) ?? {};
  if (!ref || !held.peek()?.plan.appointments[ref]) return;
  void api.ask({ address: '/api/notifications/seen', content: { ref } }, undefined, language.peek()).catch(() => undefined);
}

const looking = computed(() => [owner.value, path.value, held.value]);
effect(() => {
  if (looking.value[0]) untracked(readHere);
});
effect(() => {
  if (owner.value && changed.value >= 0) void closeSeen().catch(() => undefined);
});
document.addEventListener('visibilitychange', readHere);

/** A browser that got another address while nobody was logged in says so. */
async function catchUp(whose: string): Promise<void> {
  const kept = keptDevice();
  if (kept?.owner !== whose) return;
  const subscription = await current();
  if (subscription && (await markOf(subscription.endpoint)) !== kept.mark) await register(subscription, kept.name);
}

effect(() => {
  if (owner.value) void catchUp(owner.value).catch(() => undefined);
});

finishing.push(async () => {
  const ended = Promise.all([turnOff(), closeNotices(() => true)]).catch(() => undefined);
  await Promise.race([ended, later(patience)]);
});
