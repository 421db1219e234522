import { describe, expect, it } from 'vitest';
import {
  type LockHolder,
  livingHolder,
  nodeProcesses,
  type Processes,
  readLock,
  takeLock,
} from '../../electron/service/store/sqljs/lock.ts';
import { MemoryDisk } from '../faults/memory-disk.ts';
import { testClock } from './books.ts';

const clock = testClock();
const DIR = '/books';

/** A machine on which these processes live, each with the time of its birth. */
const machine = (pid: number, alive: Readonly<Record<number, string>>, host = 'desk'): Processes => ({
  host,
  pid,
  isAlive: (other) => other in alive,
  birthOf: (other) => alive[other],
});
const holderIn = (disk: MemoryDisk): LockHolder | undefined => readLock(disk, DIR);

describe('LOCK', () => {
  it('says who holds the folder, since when, and where it answers', () => {
    const disk = new MemoryDisk();
    expect(holderIn(disk)).toBeUndefined();
    const lock = takeLock({ files: disk, dir: DIR, clock, processes: machine(7, { 7: 'a' }), address: 'pipe:/7' });
    expect(holderIn(disk)).toEqual({
      pid: 7,
      host: 'desk',
      birth: 'a',
      address: 'pipe:/7',
      startedAtMs: clock.nowMs(),
    });
    expect(lock.isOurs()).toBe(true);
    lock.release();
    expect(disk.list(DIR)).toEqual([]);
  });

  it('a second opener is refused with who holds it, and changes nothing', () => {
    const disk = new MemoryDisk();
    takeLock({ files: disk, dir: DIR, clock, processes: machine(7, { 7: 'a' }) });
    const second = () => takeLock({ files: disk, dir: DIR, clock, processes: machine(8, { 7: 'a', 8: 'b' }) });
    expect(second).toThrow(/open elsewhere \(process 7 on desk, since 2025-01-31T08:00:00.000Z\).*Close that program/);
    expect(second).toThrow(expect.objectContaining({ code: 'locked' }));
    expect(holderIn(disk)?.pid).toBe(7);
    expect(disk.list(DIR)).toEqual(['LOCK']);
  });

  it('names a living holder, whom the command line may speak to, and no dead one', () => {
    const disk = new MemoryDisk();
    takeLock({ files: disk, dir: DIR, clock, processes: machine(7, { 7: 'a' }), address: 'pipe:/7' });
    expect(livingHolder(disk, DIR, machine(8, { 7: 'a', 8: 'b' }))?.address).toBe('pipe:/7');
    expect(livingHolder(disk, DIR, machine(8, { 8: 'b' }))).toBeUndefined();
    expect(readLock(disk, DIR)?.pid).toBe(7);
  });

  it('so is the same process', () => {
    const disk = new MemoryDisk();
    const processes = machine(7, { 7: 'a' });
    takeLock({ files: disk, dir: DIR, clock, processes });
    expect(() => takeLock({ files: disk, dir: DIR, clock, processes })).toThrow(/open elsewhere/);
  });

  it('of a process that has died is taken over', () => {
    const disk = new MemoryDisk();
    takeLock({ files: disk, dir: DIR, clock, processes: machine(7, { 7: 'a' }) });
    const lock = takeLock({ files: disk, dir: DIR, clock, processes: machine(8, { 8: 'b' }) });
    expect(holderIn(disk)?.pid).toBe(8);
    expect(disk.list(DIR)).toEqual(['LOCK']);
    expect(lock.isOurs()).toBe(true);
  });

  it('of a process whose number another has now is taken over too', () => {
    const disk = new MemoryDisk();
    takeLock({ files: disk, dir: DIR, clock, processes: machine(7, { 7: 'before the restart' }) });
    takeLock({ files: disk, dir: DIR, clock, processes: machine(7, { 7: 'after it' }) });
    expect(holderIn(disk)?.birth).toBe('after it');
  });

  it('of another machine is never taken over: nobody here can know whether it lives', () => {
    const disk = new MemoryDisk();
    takeLock({ files: disk, dir: DIR, clock, processes: machine(7, { 7: 'a' }, 'ward') });
    expect(() => takeLock({ files: disk, dir: DIR, clock, processes: machine(8, { 8: 'b' }) })).toThrow(
      /process 7 on ward.*remove the file LOCK/,
    );
  });

  it('that cannot be read is respected', () => {
    const disk = new MemoryDisk();
    disk.replace(`${DIR}/LOCK`, Buffer.from('{'));
    expect(() => takeLock({ files: disk, dir: DIR, clock, processes: machine(8, { 8: 'b' }) })).toThrow(
      /did not say its name/,
    );
  });

  it('is given back only by whom it belongs to', () => {
    const disk = new MemoryDisk();
    const lock = takeLock({ files: disk, dir: DIR, clock, processes: machine(7, { 7: 'a' }) });
    takeLock({ files: disk, dir: DIR, clock, processes: machine(8, { 8: 'b' }) });
    expect(lock.isOurs()).toBe(false);
    lock.release();
    expect(holderIn(disk)?.pid).toBe(8);
  });
});

describe('the processes of this machine', () => {
  it('are known: this one lives, and has a birth of its own where the system tells', () => {
    expect(nodeProcesses.isAlive(process.pid)).toBe(true);
    expect(nodeProcesses.birthOf(process.pid)).toBe(nodeProcesses.birthOf(process.pid));
    if (process.platform === 'linux') expect(nodeProcesses.birthOf(process.pid)).toMatch(/^[0-9a-f-]{36}\/\d+$/);
    expect(nodeProcesses.isAlive(2 ** 22 + 12345)).toBe(false);
  });
});
