import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/**
 * One configuration, four environments: the renderer (client), the Electron main process, its preload,
 * and the finance service with its command line. `vite build --app` builds them all.
 */
const external = [
  'electron',
  'sql.js',
  'pg',
  'pg-native',
  'exceljs',
  '@node-rs/argon2',
  '@electric-sql/pglite',
  /^node:/,
];

const node = (entry: Record<string, string>, outDir: string, format: 'es' | 'cjs') => ({
  consumer: 'server' as const,
  resolve: { noExternal: true as const, external: external.filter((e) => typeof e === 'string') },
  build: {
    outDir,
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    ssr: true,
    target: 'node20',
    rollupOptions: {
      input: entry,
      external,
      output: {
        format,
        entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
        chunkFileNames: '[name]-[hash].js',
      },
    },
  },
});

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  builder: { sharedConfigBuild: true },
  environments: {
    client: { build: { outDir: '../dist/renderer', emptyOutDir: true, sourcemap: true } },
    main: node({ main: 'electron/main.ts' }, '../dist/main', 'es'),
    preload: node({ preload: 'electron/preload.ts' }, '../dist/preload', 'cjs'),
    service: node(
      { start: 'electron/service/start.ts', cli: 'electron/service/cli.ts', worker: 'electron/service/worker.ts' },
      '../dist/service',
      'es',
    ),
  },
  test: {
    root: '.',
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
  },
});
