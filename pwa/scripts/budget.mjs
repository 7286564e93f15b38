// Sums what the first page costs and says no when it is too much for an old
// phone. Sizes are those of the .br files, so they do not wobble.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const limits = { code: 38_000, desk: 9_000, messages: 12_000, fonts: 40_000, requests: 12 };
const dist = new URL('../dist/', import.meta.url).pathname;
const html = readFileSync(join(dist, 'index.html'), 'utf8');
const size = (file) => statSync(join(dist, file)).size;

const code = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file);
// What a script of the page imports at once is part of the page, though the page does not name it.
for (const file of code) {
  if (!file.endsWith('.js')) continue;
  for (const [, name] of readFileSync(join(dist, file), 'utf8').matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g)) if (!code.includes(`assets/${name}`)) code.push(`assets/${name}`);
}
const fonts = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.woff2'));
// Fetched by the borgerkonsulent only, so it must not stand in the page.
const desk = readdirSync(join(dist, 'assets'))
  .filter((name) => /^desk-.*\.(js|css)$/.test(name))
  .map((name) => `assets/${name}`);
// Comes after the first page, for everybody.
const messages = readdirSync(join(dist, 'assets'))
  .filter((name) => /^(messages|thread)-.*\.(js|css)$/.test(name))
  .map((name) => `assets/${name}`);
const weigh = (files) => files.reduce((sum, file) => sum + size(`${file}.br`), 0);
const sums = {
  code: weigh(code),
  desk: weigh(desk),
  messages: weigh(messages),
  fonts: fonts.reduce((sum, file) => sum + size(`assets/${file}`), 0),
  // Beside code and fonts: the page, manifest, icon, worker, me and plan.
  requests: code.length + fonts.length + 6,
};

for (const file of [...code, ...desk, ...messages]) console.log(`${String(size(`${file}.br`)).padStart(7)} br  ${file}`);
console.log(`${String(size('sw.js.br')).padStart(7)} br  sw.js (after the first page)`);
let over = code.length === 0 || desk.length === 0 || messages.length === 0 || [...desk, ...messages].some((file) => code.includes(file));
for (const [name, limit] of Object.entries(limits)) {
  const broken = sums[name] > limit;
  over ||= broken;
  console.log(`${broken ? 'OVER' : '  ok'} ${name}: ${sums[name]} of ${limit}`);
}
process.exit(over ? 1 : 0);
