// Forgets all that this browser keeps of ours, for somebody who leaves quickly: what
// the server's answer has it forget, when it does not listen or there is no network.
import { vanishing } from './news';

async function forget(): Promise<void> {
  const database = new Promise((done) => {
    const request = indexedDB.deleteDatabase('enplan');
    request.onsuccess = request.onerror = done;
  });
  const kept = caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))));
  const workers = navigator.serviceWorker?.getRegistrations().then((all) => Promise.all(all.map(dismiss)));
  await Promise.allSettled([database, kept, workers]);
}

async function dismiss(worker: ServiceWorkerRegistration): Promise<void> {
  for (const shown of (await worker.getNotifications?.()) ?? []) shown.close();
  await (await worker.pushManager?.getSubscription())?.unsubscribe();
  await worker.unregister();
}

vanishing.push(forget);
