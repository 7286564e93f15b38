// The shared catalogue, cut to what the app says itself: keys that begin with
// app. or date. reach the phone, the server's own texts do not.
import { readFileSync } from 'node:fs';

const ours = /^(app|date)\./;
/** What comes with a part of the app of its own, and not with the first page: app.<part>. */
const parts = ['share'];
const partOf = (key) => parts.find((part) => key.startsWith(`app.${part}.`));

/** A time stays with its »kl.«: no line ends between them. The server does the same with its texts. */
const bound = (text) => text.replace(/\bkl\. (?=[{\d])/g, 'kl.\u00a0');

/** In Danish one part of the texts, or all that are of none; English comes whole. */
export function readCatalogue(language, part) {
  const all = JSON.parse(bound(readFileSync(new URL(`../../i18n/${language}.json`, import.meta.url), 'utf8')));
  return Object.fromEntries(Object.entries(all).filter(([key]) => ours.test(key) && (language !== 'da' || partOf(key) === part)));
}

/** Vite plugin: cuts the imported catalogue, brings its parts as texts:<part>, and fills {keys} in index.html. */
export function catalogue() {
  return {
    name: 'enplan-catalogue',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith('texts:') ? `\0${id}` : undefined),
    load(id) {
      const part = /^\0texts:(\w+)$/.exec(id)?.[1];
      if (part) return `export default ${JSON.stringify(readCatalogue('da', part))}`;
      const language = /\/i18n\/(\w+)\.json$/.exec(id)?.[1];
      return language ? JSON.stringify(readCatalogue(language)) : undefined;
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
