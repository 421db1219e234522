// `npm run bench [-- WORD …]`: times ours beside a peer or the hardware's limit, in one run. The clock never fails it.
import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { isBench, row, table } from './bench-table.mjs';
import { CANNOT_BUILD, ensureBundle, ROOT } from './bundle.mjs';
import { EXTERNAL as SERVICE_EXTERNAL } from './external.mjs';

/** A browser's driver finds its own files beside itself. */
const EXTERNAL = [...SERVICE_EXTERNAL, 'playwright-core'];

const words = process.argv.slice(2);
const folder = join(ROOT, 'test', 'bench');
// Into the service's own folder, so that what the code looks for beside itself (its worker, the renderer) is found.
const out = join(ROOT, 'dist', 'service');

if (!(await ensureBundle())) process.exit(CANNOT_BUILD);

const files = readdirSync(folder).filter((name) => name.endsWith('.bench.ts'));
const built = await build({
  configFile: false,
  root: ROOT,
  logLevel: 'warn',
  ssr: { noExternal: true, external: EXTERNAL },
  build: {
    ssr: true,
    outDir: out,
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(files.map((name) => [entryOf(name), join(folder, name)])),
      external: EXTERNAL,
      output: { entryFileNames: '[name].js', chunkFileNames: 'bench-chunk-[hash].js' },
    },
  },
});
const outputs = (Array.isArray(built) ? built : [built]).flatMap((each) => ('output' in each ? each.output : []));
process.on('exit', () => {
  for (const { fileName } of outputs) rmSync(join(out, fileName), { force: true });
});

const benches = [];
for (const file of files) {
  const module = await import(pathToFileURL(join(out, `${entryOf(file)}.js`)).href);
  for (const [name, list] of Object.entries(module)) {
    if (!name.endsWith('Benches') || !Array.isArray(list)) continue;
    benches.push(...list.filter(isBench).filter((bench) => wanted(`${file} ${bench.name}`)));
  }
}

const rows = [];
let broken = 0;
for (const bench of benches) {
  process.stderr.write(`${bench.name} …\n`);
  try {
    rows.push(row(bench.name, await bench.run()));
  } catch (error) {
    broken += 1;
    rows.push([bench.name, 'broke', error instanceof Error ? error.message : String(error), '']);
  }
}
process.stdout.write(table(['operation', 'ours', 'beside', 'ratio'], rows));
// A benchmark that does not run is a defect; one that is slow is a number.
process.exitCode = broken > 0 ? 1 : 0;

/** @param {string} file */
function entryOf(file) {
  return `bench-${basename(file, '.bench.ts')}`;
}

/** @param {string} name */
function wanted(name) {
  return words.length === 0 || words.some((word) => name.includes(word));
}
