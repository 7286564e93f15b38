// What is kept on the device. Here: which language the reader chose, and that somebody
// left quickly whose session may not have ended. In keep-letters.ts: what is written and
// not sent yet; in keep-device.ts: that messages come here. keep-nothing.ts forgets all
// of it. Nowhere else. All forgive a browser that keeps nothing.
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

const left = 'enplan.left';

/** Nothing else is left behind: the session is ended before anything is asked for again. */
export function markLeft(open: boolean): void {
  try {
    if (!open) return localStorage.removeItem(left);
    localStorage.clear();
    sessionStorage.clear();
    localStorage.setItem(left, '1');
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

export function hasLeft(): boolean {
  try {
    return localStorage.getItem(left) !== null;
  } catch {
    return false;
  }
}
