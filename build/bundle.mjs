import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleState, sourceSignature } from './freshness.mjs';
import { withLock } from './lock.mjs';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The exit code when the program cannot be built; outside 0–3, which the command line gives a meaning. */
export const CANNOT_BUILD = 70;

/**
 * Builds dist/ when it is missing or older than its sources, and returns at once when it is not. Two starts at the same
 * moment build once: the second waits for the first. Messages go to stderr, since stdout belongs to the command.
 * @param {string} root
 * @returns {Promise<boolean>} whether there is a bundle to run.
 */
export async function ensureBundle(root = ROOT) {
  if (bundleState(root) === 'fresh') return true;
  return withLock(join(root, 'dist', 'build.lock'), async () => {
    const state = bundleState(root);
    if (state === 'fresh') return true;
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    if (!existsSync(vite)) {
      process.stderr.write(
        state === 'older'
          ? 'The program is older than its sources, and the packages that build it are not installed (npm ci): running it as it is.\n'
          : 'The program is not built, and the packages that build it are not installed. Run npm ci first.\n',
      );
      return state === 'older';
    }
    return build(root, vite);
  });
}

/**
 * @param {string} root
 * @param {string} vite
 * @returns {Promise<boolean>}
 */
function build(root, vite) {
  const stamp = join(root, 'dist', 'stamp');
  mkdirSync(join(root, 'dist'), { recursive: true });
  // Without its stamp a half-built bundle is never taken for a whole one; what is saved during the build is built next time.
  rmSync(stamp, { force: true });
  const signature = sourceSignature(root);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], {
      cwd: root,
      // Whoever asks, and in whatever mode: a test runner's own would put React's development build into the program.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 2, 2],
    });
    child.on('error', () => resolve(false));
    child.on('close', (code) => {
      if (code === 0) writeFileSync(stamp, signature);
      else process.stderr.write('The program could not be built; the reasons stand above.\n');
      resolve(code === 0);
    });
  });
}

/**
 * npm runs a script in the project's folder, but paths on the command line are meant from where it was typed.
 * @param {string} script the script's name, so that what npm told another script is not taken for ours.
 */
export function goWhereTyped(script) {
  const { npm_lifecycle_event: event, INIT_CWD: typedIn } = process.env;
  if (event === script && typedIn) process.chdir(typedIn);
}

/**
 * Runs an entry of the bundle in this very process, so that exit codes, signals, prompts and standard streams are its own.
 * @param {'start' | 'cli'} entry
 * @param {readonly string[]} args
 */
export async function runEntry(entry, args) {
  const file = join(ROOT, 'dist', 'service', `${entry}.js`);
  process.argv = [process.execPath, file, ...args];
  await import(pathToFileURL(file).href);
}

// `npm ci` runs this file by itself (prepare).
if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await ensureBundle()) ? 0 : CANNOT_BUILD;
