// Every word the app says itself. Danish is in the bundle, English is fetched
// when asked for. No Intl: its first use costs an old phone a sixth of a second.
import { signal } from '@preact/signals';
import da from '../../i18n/da.json';

type OwnKey<K> = K extends `app.${string}` | `date.${string}` ? K : never;
export type Key = OwnKey<keyof typeof da>;
export type Language = 'da' | 'en';
export type Params = Record<string, string | number>;
type Entry = string | { one: string; other: string };
export type Catalogue = Record<string, Entry>;

const danish: Catalogue = { ...da };
const catalogue = signal<Catalogue>(danish);
export const language = signal<Language>('da');

/** Danish stays behind every language, so that no key is ever shown raw. */
export async function speak(chosen: Language): Promise<void> {
  catalogue.value = chosen === 'da' ? danish : (await import('../../i18n/en.json')).default;
  language.value = chosen;
  document.documentElement.lang = chosen;
}

/** A later part of the app brings its own Danish along. */
export function learn(words: Catalogue): void {
  Object.assign(danish, words);
}

export function t(key: Key, params: Params = {}, count?: number): string {
  const entry = catalogue.value[key] ?? danish[key] ?? key;
  const pattern = typeof entry === 'string' ? entry : count === 1 ? entry.one : entry.other;
  return fill(pattern, count === undefined ? params : { count, ...params });
}

export function fill(pattern: string, params: Params): string {
  return pattern.replace(/\{(\w+)\}/g, (slot, name: string) => String(params[name] ?? slot));
}
