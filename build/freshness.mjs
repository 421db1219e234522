import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the bundle is made of. A README or a test changes nothing in it. */
const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'build/external.mjs',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
];
const CODE = /\.(ts|tsx|mjs|json|css|html|svg|png|woff2)$/;

/** What the bundle must hold to be run, relative to dist/. */
const PRODUCTS = ['renderer/index.html', 'main/main.js', 'preload/preload.cjs', 'service/start.js', 'service/cli.js'];

/**
 * One digest over name, size and time of every source: some milliseconds for some hundred files, and it notices a file
 * taken away or an older one checked out, which "newer than" does not.
 * @param {string} root
 * @returns {string}
 */
export function sourceSignature(root) {
  const digest = createHash('sha256');
  for (const source of SOURCES) visit(root, source, digest);
  return digest.digest('hex');
}

/**
 * @param {string} root
 * @param {string} path
 * @param {import('node:crypto').Hash} digest
 */
function visit(root, path, digest) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    for (const name of readdirSync(join(root, path)).sort()) visit(root, `${path}/${name}`, digest);
  } else if (found && CODE.test(path)) {
    digest.update(`${path}\0${found.size}\0${found.mtimeMs}\n`);
  }
}

/**
 * Whether dist/ can be run as it is.
 * @param {string} root
 * @returns {'fresh' | 'missing' | 'older'}
 */
export function bundleState(root) {
  const dist = join(root, 'dist');
  if (!PRODUCTS.every((product) => existsSync(join(dist, product)))) return 'missing';
  const stamp = join(dist, 'stamp');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceSignature(root) ? 'fresh' : 'older';
}
