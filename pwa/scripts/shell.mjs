// Vite plugins for what stands around the script: an empty folder to build in,
// icons and manifest, unused style rules cut away, and the service worker.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PurgeCSS } from 'purgecss';
import { build } from 'vite';
import { readCatalogue } from './catalogue.mjs';
import { mark, plainMark, png, svg } from './mark.mjs';

const root = new URL('..', import.meta.url).pathname;
const dist = join(root, 'dist');
const licence = 'node_modules/dkfds/src/fonts/IBMPlexSans/split/woff2/license.txt';

/** Empties dist but leaves .keep, which lets Go build without npm. */
export function sweep() {
  return {
    name: 'enplan-sweep',
    apply: 'build',
    buildStart() {
      mkdirSync(dist, { recursive: true });
      for (const name of readdirSync(dist)) if (name !== '.keep') rmSync(join(dist, name), { recursive: true });
      if (!existsSync(join(dist, '.keep'))) writeFileSync(join(dist, '.keep'), '');
    },
  };
}

export function icons() {
  return {
    name: 'enplan-icons',
    apply: 'build',
    generateBundle() {
      const put = (fileName, source) => this.emitFile({ type: 'asset', fileName, source });
      for (const [from, drawn] of [['', mark], ['n/', plainMark]]) {
        put(`${from}favicon.svg`, svg(drawn));
        put(`${from}icons/icon-192.png`, png(192, false, drawn));
        put(`${from}icons/icon-512.png`, png(512, false, drawn));
        put(`${from}icons/mask-512.png`, png(512, true, drawn));
        put(`${from}icons/touch-180.png`, png(180, true, drawn));
      }
      put('manifest.webmanifest', JSON.stringify({ ...manifest(), description: readCatalogue('da')['app.description'] }));
      put('n/manifest.webmanifest', JSON.stringify(manifest('app.plain', '/n')));
      put('assets/plex-license.txt', readFileSync(join(root, licence)));
    },
  };
}

/** One app is not taken for the other: each has its own id, and begins at its own address. */
function manifest(name = 'app.name', at = '/') {
  const texts = readCatalogue('da');
  const icon = (name, size, purpose) => ({ src: `${at === '/' ? '' : at}/icons/${name}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose });
  return {
    id: at,
    name: texts[name],
    short_name: texts[name],
    lang: 'da',
    dir: 'ltr',
    start_url: at,
    scope: '/',
    display: 'standalone',
    theme_color: '#f6f4ef',
    background_color: '#f6f4ef',
    icons: [icon('icon-192', 192, 'any'), icon('icon-512', 512, 'any'), icon('mask-512', 512, 'maskable')],
  };
}

/** Cuts the rules of the design system that no component names. */
export function purge() {
  return {
    name: 'enplan-purge',
    apply: 'build',
    async generateBundle(_, bundle) {
      const content = [join(root, 'src/**/*.tsx'), join(root, 'index.html')];
      for (const asset of Object.values(bundle)) {
        if (!asset.fileName.endsWith('.css')) continue;
        const [cut] = await new PurgeCSS().purge({ content, css: [{ raw: String(asset.source) }] });
        asset.source = cut.css;
      }
    },
  };
}

/** Builds sw.js with the list of files it keeps and a name made of their content. */
export function worker() {
  return {
    name: 'enplan-worker',
    apply: 'build',
    async writeBundle(_, bundle) {
      // What only those who work here see is no part of what a citizen's phone keeps.
      const kept = Object.values(bundle).filter(({ fileName }) => /\.(js|css|woff2|svg|webmanifest)$|icon-192\.png$/.test(fileName) && !/\/(desk|leader|cases|appointing)-/.test(fileName));
      const texts = readCatalogue('da');
      const hash = createHash('sha256').update(readFileSync(join(dist, 'index.html')));
      for (const part of kept) hash.update(part.fileName).update(part.type === 'chunk' ? part.code : part.source);
      await build({
        configFile: false,
        root,
        logLevel: 'warn',
        publicDir: false,
        define: {
          SHELL_FILES: JSON.stringify(['/', ...kept.map(({ fileName }) => `/${fileName}`)]),
          UNREADABLE: JSON.stringify({ title: texts['app.name'], text: texts['app.device.unreadable'] }),
          SHELL_VERSION: JSON.stringify(hash.digest('hex').slice(0, 12)),
        },
        build: {
          outDir: dist,
          emptyOutDir: false,
          modulePreload: false,
          rollupOptions: { input: join(root, 'sw/sw.ts'), output: { entryFileNames: 'sw.js', format: 'es' } },
        },
      });
    },
  };
}
