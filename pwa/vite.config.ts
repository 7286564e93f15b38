import { defineConfig } from 'vite';
import { catalogue } from './scripts/catalogue.mjs';
import { icons, purge, sweep, worker } from './scripts/shell.mjs';

export default defineConfig({
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [catalogue(), sweep(), icons(), purge(), worker()],
  css: {
    preprocessorOptions: {
      scss: { quietDeps: true, silenceDeprecations: ['if-function'] },
    },
  },
  build: {
    target: 'es2022',
    emptyOutDir: false,
    // The first page is one file, and so is the list of appointments: what later parts use of it is not cut off into another.
    rollupOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'index', test: /src\/(main|app)\.tsx$/, priority: 2 },
            { name: 'appointments', test: /src\/appointment\/appointments-page\.tsx$/, priority: 1 },
          ],
        },
      },
    },
    // Small files as data: URIs would slip past the cache and the policy on fonts.
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
  },
  server: { fs: { allow: ['..'] }, proxy: { '/api': 'http://localhost:8080' } },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
