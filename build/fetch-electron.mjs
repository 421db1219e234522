import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { electronBinary, hasDisplay } from './desktop.mjs';

/** How long a start waits for Electron; a first start on a good line takes half of it. */
export const PATIENCE_MS = 120_000;
/** After a failed try the next starts go on without Electron for so long. */
const AGAIN_MS = 24 * 60 * 60_000;

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Electron's program file: the one that is there, or else fetched once, by the package's own installer, within a bounded
 * time (it heeds ELECTRON_MIRROR and its own cache). Nothing is fetched where no window could be shown, in CI, or where
 * ELECTRON_SKIP_BINARY_DOWNLOAD says so; after a failure not for a day, unless the version or the mirror is another.
 * @param {string} root the project's folder.
 * @param {{ env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform, patienceMs?: number, now?: () => number,
 *   say?: (text: string) => void }} [given]
 * @returns {Promise<{ file: string } | { missing: string }>}
 */
export async function findOrFetchElectron(root, given = {}) {
  const { env = process.env, platform = process.platform, patienceMs = PATIENCE_MS, now = Date.now } = given;
  if (!hasDisplay(platform, env))
    return { missing: '没有可以显示 Electron 窗口的桌面 · there is no desktop for a window of Electron' };
  const found = electronBinary(root, env);
  const installer = installerOf(root);
  if ('file' in found || !installer) return found;
  if (env['CI'] || env['ELECTRON_SKIP_BINARY_DOWNLOAD'] || env['ELECTRON_OVERRIDE_DIST_PATH']) return found;
  const memory = join(root, 'dist', 'electron-not-fetched.json');
  const what = `${installer.version} ${env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? ''}`;
  const before = lastFailure(memory);
  if (before?.what === what && now() - before.at < AGAIN_MS) {
    return {
      missing: `${found.missing}（${before.why}；删除 dist 里的 electron-not-fetched.json 可再试 · delete it to try again）`,
    };
  }
  given.say?.(
    `首次启动：正在取得 Electron ${installer.version}，最多等 ${patienceMs / 1000} 秒 · fetching Electron, for at most ${patienceMs / 1000} s\n`,
  );
  const why = await runInstaller(installer.file, env, patienceMs);
  const after = electronBinary(root, env);
  if ('file' in after) {
    rmSync(memory, { force: true });
    return after;
  }
  const reason = why ?? '安装程序没有留下程序文件 · the installer left no program file';
  mkdirSync(dirname(memory), { recursive: true });
  writeFileSync(memory, JSON.stringify({ what, at: now(), why: reason }));
  return { missing: `取不到 Electron：${reason} · Electron could not be fetched` };
}

/**
 * The package's installer; outside Electron its main module would start the same, without a limit.
 * @param {string} root
 * @returns {{ file: string, version: string } | undefined}
 */
function installerOf(root) {
  try {
    const note = createRequire(join(root, 'package.json')).resolve('electron/package.json');
    const file = join(dirname(note), 'install.js');
    return existsSync(file) ? { file, version: JSON.parse(readFileSync(note, 'utf8')).version } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 * @param {number} patienceMs
 * @returns {Promise<string | undefined>} why it failed, in one line.
 */
function runInstaller(file, env, patienceMs) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, patienceMs);
    // Whoever ends the start ends the fetching.
    /** @param {NodeJS.Signals} signal */
    const end = (signal) => {
      child.kill('SIGKILL');
      letGo();
      process.kill(process.pid, signal);
    };
    const letGo = () => SIGNALS.forEach((signal) => void process.removeListener(signal, end));
    for (const signal of SIGNALS) process.on(signal, end);
    child.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-4000);
    });
    child.on('error', (error) => {
      said += `${error.message}\n`;
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      letGo();
      if (late) resolve(`${patienceMs / 1000} 秒内没有取完 · not within ${patienceMs / 1000} s`);
      else resolve(code === 0 ? undefined : (reasonIn(said) ?? `code ${code}`));
    });
  });
}

/**
 * The first line that names an error, without the trace around it.
 * @param {string} said
 */
const reasonIn = (said) => {
  const lines = said.split('\n').map((line) => line.trim());
  const line = lines.find((each) => /error|ENOTFOUND|ECONN|ETIMEDOUT/i.test(each)) ?? lines.find((each) => each !== '');
  return line?.slice(0, 200);
};

/**
 * @param {string} file
 * @returns {{ what: string, at: number, why: string } | undefined}
 */
function lastFailure(file) {
  try {
    const { what, at, why } = JSON.parse(readFileSync(file, 'utf8'));
    return typeof at === 'number' ? { what: String(what), at, why: String(why) } : undefined;
  } catch {
    return undefined;
  }
}
