import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type Clock, instantText } from '../../../../shared/kernel/id.ts';
import { errnoOf, type Files, readWhole } from '../files.ts';
import { StoreError } from '../port.ts';

/** Who has the folder open, as written in `LOCK`. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  readonly startedAtMs: number;
  /** What tells two processes of one number apart, where the system says (Linux). */
  readonly birth?: string;
  /** Where the holder answers (the service's pipe), so that the command line can speak to it instead. */
  readonly address?: string;
}

/** What can be known about other processes of this machine; tests put their own in its place. */
export interface Processes {
  readonly host: string;
  readonly pid: number;
  isAlive(pid: number): boolean;
  birthOf(pid: number): string | undefined;
}

export const nodeProcesses: Processes = {
  host: hostname(),
  pid: process.pid,
  isAlive(pid) {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      // EPERM: it is there and belongs to somebody else.
      return errnoOf(error) === 'EPERM';
    }
  },
  birthOf(pid) {
    try {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      // Field 22, counted after the name in brackets, which may itself hold spaces and brackets.
      const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
      return started === undefined ? undefined : `${boot}/${started}`;
    } catch {
      return undefined;
    }
  },
};

export interface Lock {
  /** Whether the file still says that the folder is ours. */
  isOurs(): boolean;
  release(): void;
}

export interface LockOptions {
  readonly files: Files;
  readonly dir: string;
  readonly clock: Clock;
  readonly processes?: Processes;
  readonly address?: string;
}

const lockPath = (dir: string): string => join(dir, 'LOCK');

/** Who holds the folder, or undefined when nobody says so. A holder that died is still named: see `livingHolder`. */
export function readLock(files: Files, dir: string): LockHolder | undefined {
  const path = lockPath(dir);
  if (!files.exists(path)) return undefined;
  return parseHolder(textOf(files, path));
}

/** Who holds the folder, unless that process is known to have died: whom the command line may speak to instead. */
export function livingHolder(files: Files, dir: string, processes: Processes = nodeProcesses): LockHolder | undefined {
  const holder = readLock(files, dir);
  return holder && !hasDied(holder, processes) ? holder : undefined;
}

/**
 * Takes the folder for this process. Refuses with `locked` while a living process of this machine, or any process of
 * another machine, holds it; takes over from one that has died. The file appears whole (temporary name, then link),
 * so that two racers cannot both believe that they have it.
 */
export function takeLock({ files, dir, clock, processes = nodeProcesses, address }: LockOptions): Lock {
  const path = lockPath(dir);
  const birth = processes.birthOf(processes.pid);
  const holder: LockHolder = {
    pid: processes.pid,
    host: processes.host,
    startedAtMs: clock.nowMs(),
    ...(birth === undefined ? {} : { birth }),
    ...(address === undefined ? {} : { address }),
  };
  const text = `${JSON.stringify(holder)}\n`;
  const part = join(dir, `LOCK.${processes.pid}.part`);
  if (files.exists(part)) files.unlink(part);
  const file = files.create(part);
  try {
    file.write(Buffer.from(text), 0);
    file.datasync();
  } finally {
    file.close();
  }
  try {
    publishLock(files, dir, part, processes);
  } catch (error) {
    if (files.exists(part)) files.unlink(part);
    throw error;
  }
  const isOurs = (): boolean => files.exists(path) && textOf(files, path) === text;
  return {
    isOurs,
    release() {
      try {
        if (isOurs()) files.unlink(path);
      } catch {
        // A LOCK that stays behind says who has died, and the next opener takes over.
      }
    },
  };
}

function publishLock(files: Files, dir: string, part: string, processes: Processes): void {
  const path = lockPath(dir);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      files.publish(part, path);
      return;
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw error;
    }
    const found = files.exists(path) ? textOf(files, path) : undefined;
    if (found === undefined) continue;
    const other = parseHolder(found);
    if (!other || !hasDied(other, processes)) throw held(dir, other);
    putAside(files, dir, found, processes);
  }
  throw held(dir, undefined);
}

/** Moves a dead holder's file away; when another racer was quicker, gives it back what is now theirs. */
function putAside(files: Files, dir: string, found: string, processes: Processes): void {
  const aside = join(dir, `LOCK.${processes.pid}.dead`);
  try {
    files.rename(lockPath(dir), aside);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return;
    throw error;
  }
  if (textOf(files, aside) === found) {
    files.unlink(aside);
    return;
  }
  files.publish(aside, lockPath(dir));
  throw held(dir, parseHolder(textOf(files, lockPath(dir))));
}

function hasDied(holder: LockHolder, processes: Processes): boolean {
  if (holder.host !== processes.host) return false;
  if (!processes.isAlive(holder.pid)) return true;
  const birth = processes.birthOf(holder.pid);
  return holder.birth !== undefined && birth !== undefined && holder.birth !== birth;
}

function held(dir: string, holder: LockHolder | undefined): StoreError {
  const who = holder
    ? `process ${holder.pid} on ${holder.host}, since ${instantText(holder.startedAtMs)}`
    : 'a program that did not say its name';
  return new StoreError(
    'locked',
    `The data folder ${dir} is open elsewhere (${who}). Close that program first; ` +
      `if it no longer runs, remove the file LOCK in the folder.`,
  );
}

const textOf = (files: Files, path: string): string => Buffer.from(readWhole(files, path)).toString('utf8');

function parseHolder(text: string): LockHolder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { pid, host, startedAtMs, birth, address } = value as Record<string, unknown>;
    if (typeof pid !== 'number' || typeof host !== 'string' || typeof startedAtMs !== 'number') return undefined;
    return {
      pid,
      host,
      startedAtMs,
      ...(typeof birth === 'string' ? { birth } : {}),
      ...(typeof address === 'string' ? { address } : {}),
    };
  } catch {
    return undefined;
  }
}
