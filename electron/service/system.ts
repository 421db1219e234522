import { createHash, randomBytes as nodeRandomBytes } from 'node:crypto';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import type { Clock } from '../../shared/kernel/id.ts';

/** What the operating system gives; everything else receives it injected. */
export const systemClock: Clock = { nowMs: () => Math.floor(performance.timeOrigin + performance.now()) };

export const randomBytes = (length: number): Uint8Array => nodeRandomBytes(length);

/** The operating system's user, for the trail. */
export function osUser(): string {
  try {
    return userInfo().username || 'unknown';
  } catch {
    return 'unknown';
  }
}

/** The data folder: what was said, else TONGCAI_DATA, else the platform's application-data folder. */
export function dataFolder(said: string | undefined, env: NodeJS.ProcessEnv = process.env): string {
  if (said !== undefined && said !== '') return resolve(said);
  if (env['TONGCAI_DATA']) return resolve(env['TONGCAI_DATA']);
  if (process.platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'tongcai');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'tongcai');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'tongcai');
}

/** Where the service of a data folder answers this machine: a short path of its own, since a socket's path is limited. */
export function pipeOf(dir: string): string {
  const name = `tongcai-${createHash('sha256').update(resolve(dir), 'utf8').digest('hex').slice(0, 24)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}
