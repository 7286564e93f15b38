// Which page stands open, by its address. Every ordinary link is a link of the
// app, so nothing but <a href> is needed. It knows no page by name. Of a citizen's
// page the window's address shows the part of the app and no more, since the browser
// remembers addresses; which page it is stands in the state of the history.
import { signal } from '@preact/signals';

const at = (): string => (typeof history.state === 'string' ? history.state : location.pathname + location.hash);
const pathIn = (address: string): string => address.split(/[?#]/)[0]!;
/** The part of the page that the address names, "" for none. */
export const partOfPage = (): string => at().split('#')[1] ?? '';

/** What the window's address shows. Those who work here have several pages open at a time, and theirs name nobody. */
export const shown = (to: string): string => (/^\/(borgere|sager|samtaler|vaek)/.test(to) ? to : to.replace(/^(\/[^/?#]*).*/, '$1'));

export const path = signal(pathIn(at()));
/** How many times the page changed: the first page must not steal the focus. */
export const moves = signal(0);

export function startRouter(): void {
  history.replaceState(at(), '', shown(at()));
  addEventListener('popstate', () => arrive());
  document.addEventListener('click', followLink);
}

export function go(to: string): void {
  history.pushState(to, '', shown(to));
  arrive();
  // The part of the page that the address names is drawn a moment later.
  const part = partOfPage();
  if (part) setTimeout(() => goToPart(part));
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
  path.value = pathIn(at());
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
