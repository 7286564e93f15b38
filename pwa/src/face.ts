// What the app is called outside its page: the window's title, the icon, and what is
// put on the home screen. The title names a part of the app and never what stands on
// the page, since the browser remembers titles. A citizen can choose a name and a
// picture that say nothing; opened from there it has them from the first.
import { effect, signal } from '@preact/signals';
import { me } from './live';
import { t } from './text';

const begun = location.pathname === '/n';
if (begun) history.replaceState(null, '', '/');

export const plain = signal(begun);

effect(() => {
  const reader = me.value;
  // Whoever has logged out is not called by the other name at once.
  if (reader?.citizen) plain.value = begun || reader.plain === true;
});

effect(() => {
  const from = plain.value ? '/n' : '';
  for (const link of document.querySelectorAll('link[rel=manifest],link[rel$=icon]')) link.setAttribute('href', from + link.getAttribute('href')!.replace('/n/', '/'));
});

export const appName = (): string => t(plain.value ? 'app.plain' : 'app.name');

export function entitle(part?: string): void {
  document.title = plain.value || !part ? appName() : `${part} – ${appName()}`;
}
