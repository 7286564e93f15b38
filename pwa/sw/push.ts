// Shows what is sent to the phone, and opens the page it is about. What is shown
// says that there is something and never what: that is read in the app, behind the
// login.

declare const self: ServiceWorkerGlobalScope;
declare const UNREADABLE: { title: string; text: string };

interface Sent {
  id: string;
  receipt: string;
  title: string;
  text: string;
  to: string;
  tag: string;
}

self.addEventListener('push', (event) => event.waitUntil(show(read(event.data))));

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data as Partial<Sent>));
});

self.addEventListener('pushsubscriptionchange', (event) => (event as Change).waitUntil(renew(event as Change)));

/** What cannot be read is said to be something new: a browser that is sent to must show something. */
function read(data: PushMessageData | null): Partial<Sent> & { title: string } {
  try {
    const sent = data?.json() as Partial<Sent>;
    if (typeof sent.title === 'string' && sent.title) return { ...sent, title: sent.title };
  } catch {
    // Not JSON.
  }
  return UNREADABLE;
}

async function show({ title, text, tag, id, to, receipt }: Partial<Sent> & { title: string }): Promise<void> {
  const icon = '/icons/icon-192.png';
  await self.registration.showNotification(title, { body: text, tag: tag || id || 'new', icon, badge: icon, data: { id, to, receipt } });
  await confirm(receipt, 'delivered');
}

/** Tells the server; without a network it is left. */
async function confirm(receipt: string | undefined, what: 'delivered' | 'opened'): Promise<void> {
  if (receipt) await send('/api/push/receipts', { receipt, what });
}

async function send(address: string, content: object): Promise<void> {
  const headers = { 'Content-Type': 'application/json', 'X-Enplan': '1' };
  await fetch(address, { method: 'POST', headers, body: JSON.stringify(content), signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
}

async function open({ to, receipt }: Partial<Sent> = {}): Promise<void> {
  const told = confirm(receipt, 'opened');
  const address = inside(to);
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find(({ focused }) => focused) ?? pages[0];
  if (page) await lead(page, address);
  else await self.clients.openWindow(address);
  await told;
}

/** The open page goes there by itself, so that what is being written is kept. It is told before it is focused, which a browser may refuse. */
async function lead(page: WindowClient, address: string): Promise<void> {
  const heard = tell(page, address);
  await page.focus().catch(() => undefined);
  if (!(await heard)) await page.navigate(address).catch(() => self.clients.openWindow(address));
}

/** A page on a busy phone needs time; one that never answers is loaded anew. */
const patience = 5000;

function tell(page: WindowClient, address: string): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((heard) => {
    port1.onmessage = () => heard(true);
    setTimeout(() => heard(false), patience);
    page.postMessage({ open: address }, [port2]);
  });
}

/** Only a page of ours is opened. */
function inside(to: unknown): string {
  const { origin } = self.location;
  const url = typeof to === 'string' && to.startsWith('/') ? new URL(to, origin) : undefined;
  return url?.origin === origin ? url.pathname + url.search : '/';
}

interface Change extends ExtendableEvent {
  oldSubscription?: PushSubscription | null;
  newSubscription?: PushSubscription | null;
}

/** The browser has another address now. Without a login the app says it when it is next opened. */
async function renew({ oldSubscription: old, newSubscription }: Change): Promise<void> {
  const anew = newSubscription ?? (old && (await self.registration.pushManager.subscribe(old.options).catch(() => undefined)));
  const { endpoint, keys } = anew?.toJSON() ?? {};
  if (endpoint) await send('/api/devices', { endpoint, ...keys, replaces: old?.endpoint });
}
export {};
