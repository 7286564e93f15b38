// This browser as a place where the citizen is told: whether it can be, asking for
// it, and ending it. Nothing here asks the reader anything by itself.
import { ask, read } from './api';
import type { DevicesView } from './device-views';
import { keepDevice } from './keep-device';
import { owner } from './live';
import { language } from './text';

/** How this browser stands. »home«: an iPhone whose page is not on the home screen. */
export type Ability = 'able' | 'blocked' | 'home' | 'unsupported';

const patience = 8_000;

export function ability(): Ability {
  if (!('serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis)) {
    return (navigator as { standalone?: boolean }).standalone === false ? 'home' : 'unsupported';
  }
  return Notification.permission === 'denied' ? 'blocked' : 'able';
}

/** What the browser is subscribed to now, if it is. */
export async function current(): Promise<PushSubscription | undefined> {
  const registration = await navigator.serviceWorker?.getRegistration();
  return (await registration?.pushManager?.getSubscription()) ?? undefined;
}

/** Subscribes; undefined when the browser does not answer, as one without a network does. */
async function subscribe(key: string): Promise<PushSubscription | undefined> {
  const { pushManager } = await navigator.serviceWorker.ready;
  const before = await pushManager.getSubscription();
  // One with another key, from before the key was changed, is in the way.
  if (before && !sameKey(before, key)) await before.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
}

/** Has the reader told here, under this name; false when the browser did not answer. Throws when the server says no. */
export async function turnOn(key: string, name: string): Promise<boolean> {
  const made = subscribe(key);
  const subscription = await Promise.race([made.catch(() => undefined), later(patience)]);
  if (!subscription) {
    void made.then((late) => late?.unsubscribe()).catch(() => undefined);
    return false;
  }
  try {
    await register(subscription, name);
  } catch (error) {
    await subscription.unsubscribe().catch(() => undefined);
    throw error;
  }
  return true;
}

/** Tells the server of the browser. A browser that is known keeps its name. */
export async function register(subscription: PushSubscription, name: string): Promise<void> {
  const { endpoint, keys } = subscription.toJSON();
  await ask({ address: '/api/devices', content: { endpoint, ...keys, name } }, undefined, language.value);
  if (owner.value && endpoint) keepDevice({ owner: owner.value, mark: await markOf(endpoint), name });
}

/** Ends it here and at the server, whichever of the two knows it. */
export async function turnOff(): Promise<void> {
  keepDevice(undefined);
  const subscription = await current();
  if (!subscription) return;
  const mark = await markOf(subscription.endpoint);
  const ended = subscription.unsubscribe().catch(() => false);
  const { devices } = await read<DevicesView>('/api/devices', language.value);
  const here = devices.find((one) => one.mark === mark);
  if (here) await ask({ address: `/api/devices/${encodeURIComponent(here.id)}`, content: {}, method: 'DELETE' }, undefined, language.value);
  await ended;
}

/** By this a browser finds itself in the server's list. */
export async function markOf(endpoint: string): Promise<string> {
  const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint));
  return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const later = (wait: number): Promise<undefined> => new Promise((over) => setTimeout(() => over(undefined), wait));

function sameKey(subscription: PushSubscription, key: string): boolean {
  const had = subscription.options?.applicationServerKey;
  return !had || String(new Uint8Array(had)) === String(bytes(key));
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const plain = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}
