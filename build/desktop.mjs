import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

/**
 * Electron's program file, or why there is none. Electron itself is never loaded to find out: outside Electron its module
 * starts a download.
 * @param {string} root the project's folder.
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ file: string } | { missing: string }}
 */
export function electronBinary(root, env) {
  let folder;
  try {
    folder = dirname(createRequire(join(root, 'package.json')).resolve('electron/package.json'));
  } catch {
    return { missing: '没有安装 electron 包 · the package electron is not installed' };
  }
  const note = join(folder, 'path.txt');
  const elsewhere = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const plain = process.platform === 'win32' ? 'electron.exe' : 'electron';
  const name = existsSync(note) ? readFileSync(note, 'utf8').trim() : elsewhere ? plain : '';
  const file = name && join(elsewhere || join(folder, 'dist'), name);
  if (!file || !existsSync(file)) {
    return { missing: 'Electron 的程序文件尚未下载 · the program file of Electron has not been downloaded' };
  }
  return { file };
}

/**
 * The command that opens an address in the desktop's own browser, or undefined where there is no desktop to open it on.
 * @param {string} url
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ file: string, args: string[] } | undefined}
 */
export function browserCommand(url, platform, env) {
  if (platform === 'darwin') return { file: 'open', args: [url] };
  if (platform === 'win32') return { file: 'rundll32', args: ['url.dll,FileProtocolHandler', url] };
  const opener = hasDisplay(platform, env) ? onPath('xdg-open', env) : undefined;
  return opener ? { file: opener, args: [url] } : undefined;
}

/**
 * Whether a window can be shown at all.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 */
export const hasDisplay = (platform, env) =>
  platform === 'darwin' || platform === 'win32' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

/** Long enough for a program that cannot run at all to have ended. */
const AT_ONCE_MS = 10_000;
/** Chromium without a display or as root; a file that cannot be run; a library that is missing. Our own codes are 0 and 2. */
const CANNOT_RUN = [1, 126, 127];
/** How Chromium ends when it finds no sandbox. */
const CRASHES = ['SIGTRAP', 'SIGABRT', 'SIGSEGV', 'SIGILL', 'SIGBUS'];

/**
 * Whether Electron ended because it cannot run here, and not because somebody closed it. Neither code nor signal: it could
 * not be started at all.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 * @param {number} ranMs
 */
export const diedAtOnce = (code, signal, ranMs) =>
  ranMs < AT_ONCE_MS && (signal === null ? code === null || CANNOT_RUN.includes(code) : CRASHES.includes(signal));

/**
 * The centre that the arguments name, for a browser: plain https, or undefined.
 * @param {readonly string[]} args
 * @returns {string | undefined}
 */
export function centreIn(args) {
  const at = args.findIndex((arg) => arg === '--centre' || arg.startsWith('--centre='));
  const given = args[at]?.includes('=') ? args[at].slice('--centre='.length) : args[at + 1];
  if (at < 0 || given === undefined || !URL.canParse(given)) return undefined;
  const { protocol, username, origin } = new URL(given);
  return protocol === 'https:' && username === '' ? `${origin}/` : undefined;
}

/**
 * @param {string} program
 * @param {NodeJS.ProcessEnv} env
 */
function onPath(program, env) {
  return (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program))
    .find(executable);
}

/** @param {string} file */
function executable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
