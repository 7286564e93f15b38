// The only thing kept on the device: which language the reader chose. It holds
// nothing about the citizen and forgives a browser that keeps nothing.
import type { Language } from './text';

const name = 'enplan.language';

export function keptLanguage(): Language {
  try {
    return localStorage.getItem(name) === 'en' ? 'en' : 'da';
  } catch {
    return 'da';
  }
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(name, language);
  } catch {
    // A private window may refuse; the choice then lasts as long as the page.
  }
}
