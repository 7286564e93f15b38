// @vitest-environment node
// Rules of the house that a machine can hold: every text has a key and every
// key a use, pages stand alone, and only one door leads out.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const src = import.meta.dirname;
const catalogues = join(src, '../../i18n');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/test(ing)?\.tsx?$/.test(name))
  .map((name) => ({ name, code: readFileSync(join(src, name), 'utf8') }));
const read = (language: string): Record<string, unknown> => JSON.parse(readFileSync(join(catalogues, `${language}.json`), 'utf8'));
const ours = (texts: Record<string, unknown>) => Object.keys(texts).filter((key) => /^(app|date)\./.test(key));
const around = ['../index.html', '../scripts/shell.mjs'].map((name) => readFileSync(join(src, name), 'utf8'));
const spoken = [...files.map(({ code }) => code), ...around].join('\n');

test('every key the code names is in the catalogue', () => {
  const known = new Set(ours(read('da')));
  const named = [...spoken.matchAll(/['"{]((?:app|date)\.[a-z.]+[a-z])['"}]/g)].map(([, key]) => key);
  expect(named.length).toBeGreaterThan(60);
  expect(named.filter((key) => !known.has(key!))).toEqual([]);
});

test('every text of the app is said somewhere', () => {
  const unused = ours(read('da')).filter((key) => key.startsWith('app.') && !new RegExp(`['"{]${key.replaceAll('.', '\\.')}['"}]`).test(spoken));
  expect(unused).toEqual([]);
});

test('both languages have the same keys and the same slots', () => {
  const slots = (entry: unknown) => [...new Set(JSON.stringify(entry).match(/\{\w+\}/g) ?? [])].sort();
  const [da, en] = [read('da'), read('en')];
  expect(ours(en)).toEqual(ours(da));
  for (const key of ours(da)) expect([key, slots(en[key])]).toEqual([key, slots(da[key])]);
});

test('no words for the reader stand in the code', () => {
  for (const { name, code } of files) {
    const bare = code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/\[A-ZÆØÅ\]/g, '');
    expect([name, bare.match(/[æøåÆØÅ]/g)]).toEqual([name, null]);
    if (name.endsWith('.tsx')) expect([name, bare.match(/>\s*[A-Za-z]{2,}[^<>{}=;()]*<\//g)]).toEqual([name, null]);
  }
});

const imports = (code: string) => [...code.matchAll(/from '(\.[^']+)'/g)].map(([, to]) => to!);
const pages = ['today', 'plan', 'appointment', 'finding', 'login', 'desk', 'goal', 'history', 'message', 'leader', 'handover', 'assessment', 'log', 'export', 'sharing', 'device', 'session', 'safety'];

test('a page never imports another page', () => {
  for (const { name, code } of files) {
    const home = name.split('/')[0]!;
    if (!pages.includes(home) && home !== 'ui') continue;
    const strangers = imports(code).filter((to) => pages.some((page) => to.startsWith(`../${page}/`)));
    expect([name, strangers]).toEqual([name, []]);
  }
});

test('only api.ts fetches, only listen.ts listens, and only keep.ts and the file it names store', () => {
  const users = (word: RegExp) => files.filter(({ code }) => word.test(code)).map(({ name }) => name);
  expect(users(/\bfetch\(/)).toEqual(['api.ts']);
  expect(users(/\bEventSource\(/)).toEqual(['listen.ts']);
  expect(users(/localStorage|sessionStorage|indexedDB|caches\./)).toEqual(['keep-device.ts', 'keep-letters.ts', 'keep-nothing.ts', 'keep.ts']);
});

test('nothing is written as HTML and no clock is asked for a language', () => {
  const banned = /innerHTML|dangerouslySet|document\.write|\bIntl\.|toLocale\w*String|style=/;
  expect(files.filter(({ code }) => banned.test(code)).map(({ name }) => name)).toEqual([]);
});

test('no file is longer than the house allows', () => {
  expect(files.filter(({ code }) => code.split('\n').length > 250).map(({ name }) => name)).toEqual([]);
});
