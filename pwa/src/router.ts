// Which page stands open, by its address. Every ordinary link is a link of the
// app, so nothing but <a href> is needed. It knows no page by name.
import { signal } from '@preact/signals';

export const path = signal(location.pathname);
/** How many times the page changed: the first page must not steal the focus. */
export const moves = signal(0);

export function startRouter(): void {
  addEventListener('popstate', () => arrive());
  document.addEventListener('click', followLink);
}

export function go(to: string): void {
  history.pushState(null, '', to);
  arrive();
  // The part of the page that the address names is drawn a moment later.
  if (location.hash) setTimeout(() => goToPart(location.hash.slice(1)));
  else scrollTo(0, 0);
}

/** To the part of the page that bears this id, if it is drawn. */
export function goToPart(id: string): void {
  const part = document.getElementById(id);
  part?.scrollIntoView();
  part?.focus({ preventScroll: true });
}

/** The named parts of an address, or undefined when the pattern does not fit. */
export function match(pattern: string, address: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = address.replace(/(.)\/$/, '$1').split('/');
  if (wanted.length !== given.length) return undefined;
  const found: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const value = given[i] ?? '';
    if (!part.startsWith(':')) {
      if (part !== value) return undefined;
    } else if (value === '') return undefined;
    else found[part.slice(1)] = decode(value);
  }
  return found;
}

function arrive(): void {
  moves.value++;
  path.value = location.pathname;
}

function followLink(event: MouseEvent): void {
  const to = destination(event);
  if (!to) return;
  event.preventDefault();
  go(to);
}

/** Where in the app a click leads; undefined when it is the browser's to follow. */
export function destination(event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const to = link?.getAttribute('href') ?? undefined;
  return to?.startsWith('/') && !link?.target && !link?.hasAttribute('download') ? to : undefined;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
