// Keeps the shell of the app (page, script, style, letters, icons) on the
// device, so that it opens without a network. It refuses to know any answer of
// the server: nothing under /api/ or /auth/ passes through here.

import './push';

declare const self: ServiceWorkerGlobalScope;
declare const SHELL_FILES: string[];
declare const SHELL_VERSION: string;

const shell = `shell-${SHELL_VERSION}`;
const page = '/';

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldShells());
});

self.addEventListener('message', (event) => {
  if (event.data === 'skip') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || isPersonal(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(fromShell(page, request));
  else if (SHELL_FILES.includes(pathname)) event.respondWith(fromShell(pathname, request));
});

/** Personal answers are never kept here: a shared phone must not remember them. */
function isPersonal(pathname: string): boolean {
  return pathname.startsWith('/api/') || pathname.startsWith('/auth/');
}

async function keepShell(): Promise<void> {
  const cache = await caches.open(shell);
  await cache.addAll(SHELL_FILES.map((file) => new Request(file, { cache: 'reload' })));
}

async function dropOldShells(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== shell).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function fromShell(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(shell);
  return (await cache.match(file)) ?? fetch(request);
}

