import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { EXTERNAL } from './build/external.mjs';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** An environment whose bundle runs in Node or in Electron's Node, from these entries. */
const node = (room: string, entries: Record<string, string>, format: 'es' | 'cjs') => ({
  consumer: 'server' as const,
  resolve: { noExternal: true as const, external: EXTERNAL },
  build: {
    outDir: at(`dist/${room}`),
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    ssr: true,
    target: 'node20',
    copyPublicDir: false,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, at(path)])),
      external: EXTERNAL,
      output: {
        format,
        entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
        chunkFileNames: '[name]-[hash].js',
        // A sandboxed preload can load no second file, so everything it needs is in the one.
        ...(format === 'cjs' ? { codeSplitting: false } : {}),
      },
    },
  },
});

/** What holds for every test. A slow machine is no failure: what is waited for is waited for as long as a test may take. */
const TESTS = {
  setupFiles: ['test/support/seed.ts'],
  testTimeout: 60_000,
  hookTimeout: 240_000,
  expect: { poll: { timeout: 30_000 } },
};

/**
 * One configuration, four environments: the renderer (client), Electron's main process, its preload, and the finance
 * service with its command line and worker. `vite build --app` builds them all into dist/.
 */
export default defineConfig({
  root: at('renderer'),
  // From the root of http:// and app:// alike, so that a page at any depth finds the same files.
  base: '/',
  plugins: [react()],
  builder: {},
  environments: {
    client: {
      build: {
        outDir: at('dist/renderer'),
        emptyOutDir: true,
        sourcemap: true,
        target: 'es2023',
        modulePreload: { polyfill: false },
      },
    },
    main: node('main', { main: 'electron/main.ts' }, 'es'),
    preload: node('preload', { preload: 'electron/preload.ts' }, 'cjs'),
    service: node(
      'service',
      { start: 'electron/service/start.ts', cli: 'electron/service/cli.ts', worker: 'electron/service/worker.ts' },
      'es',
    ),
  },
  test: {
    root: at('.'),
    globalSetup: ['test/support/run-folder.ts'],
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          ...{ ...TESTS, name: 'rooms', include: ['test/**/*.test.ts', 'test/**/*.test.tsx'] },
          // Of what goes through the browser only what looks at pages and types nothing.
          exclude: ['test/bench/**', 'test/e2e/!(every-page).test.ts'],
          // One file a core. Left to itself it keeps a core back, which on a machine of two is half the machine.
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          ...{ ...TESTS, name: 'journeys', include: ['test/e2e/**/*.test.ts'] },
          exclude: ['test/e2e/every-page.test.ts'],
          // A journey is a service and a browser already: two at a time would wait for each other.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
