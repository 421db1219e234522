// `npm test [-- PATH …]`: types, lint and every test (or those under a path), ending with one line of counts.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBundle, ROOT } from './bundle.mjs';
import { tally } from './tally.mjs';

const bin = (/** @type {string} */ path) => join(ROOT, 'node_modules', path);

/**
 * Runs a Node program in the project's folder with its output shown.
 * @param {string[]} args
 * @returns {Promise<boolean>} whether it ended well.
 */
function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

/**
 * @param {string} title
 * @param {() => Promise<boolean>} work
 */
async function step(title, work) {
  process.stdout.write(`\n── ${title}\n`);
  const passed = await work();
  process.stdout.write(`${passed ? '✓' : '✗'} ${title}\n`);
  return passed;
}

const built = await step('build', () => ensureBundle());
const types = await step('types (tsc -b)', () => run([bin('typescript/bin/tsc'), '-b']));
const lint = await step('lint and format (biome)', () =>
  run([bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']),
);

const folder = mkdtempSync(join(tmpdir(), 'tongcai-tests-'));
const report = join(folder, 'report.json');
const tests = await step('tests (vitest)', () =>
  run([
    bin('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ]),
);
const counts = tally(read(report), tests);
rmSync(folder, { recursive: true, force: true });

const checks = [built, types, lint];
const passed = counts.passed + checks.filter((ok) => ok).length;
const failed = counts.failed + checks.filter((ok) => !ok).length;
for (const name of counts.failures) process.stdout.write(`✗ ${name}\n`);
if (counts.skipped > 0) process.stdout.write(`${counts.skipped} skipped\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
