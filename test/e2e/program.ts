import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_MS = 60_000;

/** Runs the command line as a person would, on the built program. */
export function tongcai(args: readonly string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'build/tongcai.mjs'), ...args], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}

export interface Running {
  readonly url: string;
  readonly port: number;
  /** The process, whose memory can be looked at. */
  readonly pid: number;
  /** Ends the service, politely or at once, and waits until it has gone. Resolves with its exit code. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** `npm start -- --no-open …`, up to the address that it prints. */
export function startService(data: string, port = 0): Promise<Running> {
  const args = [join(ROOT, 'build/start.mjs'), '--no-open', '--port', String(port), '--data', data];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`no address within ${START_MS} ms: ${said}`));
    }, START_MS);
    const hear = (chunk: Buffer): void => {
      said += chunk;
      const url = /^http:\/\/127\.0\.0\.1:\d+\/$/m.exec(said)?.[0];
      if (!url) return;
      clearTimeout(late);
      resolve({
        url,
        port: Number(new URL(url).port),
        pid: child.pid ?? 0,
        stop: (signal = 'SIGTERM') => stop(child, signal),
      });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.on('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`ended with ${code}: ${said}`));
    });
  });
}

function stop(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.on('exit', (code) => resolve(code));
    child.kill(signal);
  });
}
