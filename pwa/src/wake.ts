// What the service worker and the page tell each other: a pressed message leads
// here, what is read is closed on the screen, and logging out ends the messages of
// this browser.
import { effect } from '@preact/signals';
import { keptDevice } from './keep-device';
import { owner } from './live';
import { finishing } from './news';
import { go, path } from './router';
import { current, later, markOf, register, turnOff } from './subscription';

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

/** Closes the messages on the screen that tell of something read. */
export async function closeNotices(read: (shown: Shown) => boolean): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const shown = (await registration?.getNotifications?.()) ?? [];
  for (const one of shown) if (read((one.data as Shown | null) ?? {})) one.close();
}

function closeHere(): void {
  if (owner.peek() && document.visibilityState === 'visible') void closeNotices(({ to }) => to === path.peek());
}

effect(() => {
  if (owner.value && path.value) closeHere();
});
document.addEventListener('visibilitychange', closeHere);

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
