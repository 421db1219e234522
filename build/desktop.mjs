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
  const name = existsSync(note) ? readFileSync(note, 'utf8').trim() : '';
  const file = name && join(env['ELECTRON_OVERRIDE_DIST_PATH'] || join(folder, 'dist'), name);
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
