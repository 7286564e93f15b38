// What is kept on the device. Here: which language the reader chose. In
// keep-letters.ts: what is written and not sent yet; in keep-device.ts: that
// messages come here. Nowhere else. All forgive a browser that keeps nothing.
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
