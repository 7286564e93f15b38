// Registers the service worker and says when a newer app lies ready. It never
// swaps the app under the reader's hands: the reader asks for it.
import { signal } from '@preact/signals';

const waiting = signal<ServiceWorker>();
export const updateReady = () => waiting.value !== undefined;

export function startWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  const controlled = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // Without a worker before, this is the first visit: nothing to reload for.
    if (controlled && navigator.serviceWorker.controller) location.reload();
  });
  navigator.serviceWorker.register(trusted('/sw.js') as string).then(watch, () => undefined);
}

export function takeUpdate(): void {
  waiting.value?.postMessage('skip');
}

function watch(registration: ServiceWorkerRegistration): void {
  if (registration.waiting && navigator.serviceWorker.controller) waiting.value = registration.waiting;
  registration.addEventListener('updatefound', () => {
    const found = registration.installing;
    found?.addEventListener('statechange', () => {
      if (found.state === 'installed' && navigator.serviceWorker.controller) waiting.value = found;
    });
  });
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown };
}

/** The page's policy lets a worker start only from an address marked as ours. */
function trusted(url: string): unknown {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  return types ? types.createPolicy('enplan-worker', { createScriptURL: (given) => given }).createScriptURL(url) : url;
}
