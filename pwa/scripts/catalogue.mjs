// The shared catalogue, cut to what the app says itself: keys that begin with
// app. or date. reach the phone, the server's own texts do not. What only a later
// part of the app says in Danish comes with that part: »da.json?cases« is what
// begins with app.cases.
import { readFileSync } from 'node:fs';

const ours = /^(app|date)\./;
const later = ['cases', 'device', 'remind', 'review', 'share', 'search', 'appointment', 'appointments', 'appointing', 'ceiling', 'session', 'safety', 'refused', 'family'];
const isLater = (key) => later.some((part) => isOf(key, part));
const isOf = (key, part) => key === `app.${part}` || key.startsWith(`app.${part}.`);

/** A time stays with its »kl.«: no line ends between them. The server does the same with its texts. */
const bound = (text) => text.replace(/\bkl\. (?=[{\d])/g, 'kl.\u00a0');

export function readCatalogue(language) {
  const all = JSON.parse(bound(readFileSync(new URL(`../../i18n/${language}.json`, import.meta.url), 'utf8')));
  return Object.fromEntries(Object.entries(all).filter(([key]) => ours.test(key)));
}

function partOf(language, part) {
  const keep = part ? (key) => isOf(key, part) : (key) => language !== 'da' || !isLater(key);
  return Object.fromEntries(Object.entries(readCatalogue(language)).filter(([key]) => keep(key)));
}

/** Vite plugin: cuts the imported catalogue and fills {keys} in index.html. */
export function catalogue() {
  return {
    name: 'enplan-catalogue',
    enforce: 'pre',
    load(id) {
      const [, language, part] = /\/i18n\/(\w+)\.json(?:\?(\w+))?$/.exec(id) ?? [];
      if (!language) return undefined;
      const words = JSON.stringify(partOf(language, part));
      return part ? { code: `export default ${words}`, moduleType: 'js' } : words;
    },
    transformIndexHtml(html) {
      const texts = readCatalogue('da');
      return html.replace(/\{(app\.[\w.]+)\}/g, (_, key) => texts[key] ?? missing(key));
    },
  };
}

function missing(key) {
  throw new Error(`index.html asks for ${key}, which the catalogue does not have`);
}
