import { dirname } from 'node:path';
import type { Files, OpenFile } from '../../electron/service/store/files.ts';
import type { Chance } from './chance.ts';

/** What a disk writes as one. */
const SECTOR = 512;

/** The bytes of one file: as programs see them, and as the disk has them for certain. */
interface Inode {
  bytes: Buffer;
  durable: Buffer;
  /** Writes since the last fsync, in order. */
  pending: { readonly at: number; readonly bytes: Buffer }[];
}

/** A change of a folder that an fsync of the folder has not yet made certain. */
type NameChange =
  | { readonly kind: 'set'; readonly path: string; readonly inode: Inode }
  | { readonly kind: 'remove'; readonly path: string };

/** The operations that can be made to fail. Reading never does: a disk that cannot be read is another story. */
export type Operation = 'write' | 'fsync' | 'rename' | 'create' | 'unlink' | 'fsync-folder';

export interface Fault {
  /** Fails this operation … */
  readonly operation: Operation | 'any';
  /** … when it comes for the N-th time, counted from 1 … */
  readonly nth: number;
  /** … that time only, or from then on … */
  readonly lasting: 'once' | 'for ever';
  /** … with this errno; a failing write leaves a part of its bytes behind. `POWER`: nothing happens any more. */
  readonly errno: 'EIO' | 'ENOSPC' | 'POWER';
}

/**
 * A disk in memory that behaves as badly as real ones may: what was not fsynced is lost in any part when the power
 * fails, sector by sector; names too, until their folder is fsynced; and the N-th operation fails when told to.
 */
export class MemoryDisk implements Files {
  readonly #inodes = new Map<string, Inode>();
  readonly #durableNames = new Map<string, Inode>();
  #nameChanges: NameChange[] = [];
  #fault: Fault | undefined;
  #count = 0;
  #failed = false;

  /** Operations that could have failed since the disk was made or told to fail. */
  get operations(): number {
    return this.#count;
  }

  get hasFailed(): boolean {
    return this.#failed;
  }

  failAt(fault: Fault | undefined): void {
    this.#fault = fault;
    this.#count = 0;
    this.#failed = false;
  }

  /** The disk after the power has failed: what was certain, and any part of what was not. */
  afterPowerLoss(chance: Chance): MemoryDisk {
    const disk = new MemoryDisk();
    const survived = new Map<Inode, Inode>();
    const names = new Map(this.#durableNames);
    // A file system writes the changes of its folders in their order, up to some point.
    for (const change of this.#nameChanges.slice(0, chance.below(this.#nameChanges.length + 1)))
      if (change.kind === 'set') names.set(change.path, change.inode);
      else names.delete(change.path);
    for (const [path, inode] of names) {
      const bytes = survived.get(inode) ?? settled(torn(inode, chance));
      survived.set(inode, bytes);
      disk.#inodes.set(path, bytes);
      disk.#durableNames.set(path, bytes);
    }
    return disk;
  }

  /** A copy with everything certain, for experiments on it. */
  copy(): MemoryDisk {
    const disk = new MemoryDisk();
    for (const [path, inode] of this.#inodes) {
      const twin = settled(Buffer.from(inode.bytes));
      disk.#inodes.set(path, twin);
      disk.#durableNames.set(path, twin);
    }
    return disk;
  }

  paths(): readonly string[] {
    return [...this.#inodes.keys()].sort();
  }

  bytesOf(path: string): Buffer {
    return this.#inode(path).bytes;
  }

  /** Puts other bytes in a file's place, as rot or a clumsy hand would. */
  replace(path: string, bytes: Buffer): void {
    this.#inodes.set(path, settled(bytes));
    this.#durableNames.set(path, this.#inode(path));
  }

  exists(path: string): boolean {
    return this.#inodes.has(path) || [...this.#inodes.keys()].some((file) => file.startsWith(`${path}/`));
  }

  list(folder: string): readonly string[] {
    const names = new Set<string>();
    for (const path of this.#inodes.keys())
      if (path.startsWith(`${folder}/`)) names.add(path.slice(folder.length + 1).split('/')[0]!);
    return [...names].sort();
  }

  makeFolder(): void {}

  create(path: string): OpenFile {
    if (this.#inodes.has(path)) throw errno('EEXIST', path);
    this.#mayFail('create');
    const inode = settled(Buffer.alloc(0));
    this.#setName(path, inode);
    return this.#handle(inode);
  }

  open(path: string): OpenFile {
    return this.#handle(this.#inode(path));
  }

  rename(from: string, to: string): void {
    const inode = this.#inode(from);
    this.#mayFail('rename');
    this.#setName(to, inode);
    this.#removeName(from);
  }

  publish(from: string, to: string): void {
    if (this.#inodes.has(to)) throw errno('EEXIST', to);
    this.rename(from, to);
  }

  unlink(path: string): void {
    this.#inode(path);
    this.#mayFail('unlink');
    this.#removeName(path);
  }

  syncFolder(folder: string): void {
    this.#mayFail('fsync-folder');
    const isOurs = ({ path }: NameChange): boolean => dirname(path) === folder;
    for (const change of this.#nameChanges.filter(isOurs))
      if (change.kind === 'set') this.#durableNames.set(change.path, change.inode);
      else this.#durableNames.delete(change.path);
    this.#nameChanges = this.#nameChanges.filter((change) => !isOurs(change));
  }

  #handle(inode: Inode): OpenFile {
    const write = (bytes: Uint8Array, at: number): void => {
      try {
        this.#mayFail('write');
      } catch (error) {
        // What a failing write leaves behind is anybody's guess: here, its first half.
        put(inode, Buffer.from(bytes.subarray(0, Math.floor(bytes.length / 2))), at);
        throw error;
      }
      put(inode, Buffer.from(bytes), at);
    };
    const datasync = (): void => {
      this.#mayFail('fsync');
      inode.durable = Buffer.from(inode.bytes);
      inode.pending = [];
    };
    return {
      read: (length, at) => Buffer.from(inode.bytes.subarray(at, at + length)),
      write,
      datasync,
      writeLater: async (bytes, at) => write(bytes, at),
      datasyncLater: async () => datasync(),
      size: () => inode.bytes.length,
      close: () => {},
    };
  }

  #inode(path: string): Inode {
    const inode = this.#inodes.get(path);
    if (!inode) throw errno('ENOENT', path);
    return inode;
  }

  #setName(path: string, inode: Inode): void {
    this.#inodes.set(path, inode);
    this.#nameChanges.push({ kind: 'set', path, inode });
  }

  #removeName(path: string): void {
    this.#inodes.delete(path);
    this.#nameChanges.push({ kind: 'remove', path });
  }

  #mayFail(operation: Operation): void {
    const fault = this.#fault;
    if (fault && fault.operation !== 'any' && fault.operation !== operation) return;
    this.#count += 1;
    if (!fault) return;
    if (fault.lasting === 'once' ? this.#count !== fault.nth : this.#count < fault.nth) return;
    this.#failed = true;
    throw errno(fault.errno, operation);
  }
}

const settled = (bytes: Buffer): Inode => ({ bytes, durable: bytes, pending: [] });

function put(inode: Inode, bytes: Buffer, at: number): void {
  const size = Math.max(inode.bytes.length, at + bytes.length);
  // A new buffer each time: what is durable must not change under our hands.
  const next = Buffer.alloc(size);
  inode.bytes.copy(next);
  bytes.copy(next, at);
  inode.bytes = next;
  inode.pending.push({ at, bytes });
}

/** The durable bytes with any of the pending sectors written over them. */
function torn(inode: Inode, chance: Chance): Buffer {
  let bytes = Buffer.from(inode.durable);
  for (const write of inode.pending) {
    for (let from = write.at; from < write.at + write.bytes.length; ) {
      const to = Math.min((Math.floor(from / SECTOR) + 1) * SECTOR, write.at + write.bytes.length);
      if (chance.below(2) === 0) {
        if (to > bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(to - bytes.length)]);
        write.bytes.copy(bytes, from, from - write.at, to - write.at);
      }
      from = to;
    }
  }
  return bytes;
}

const errno = (code: string, what: string): Error => Object.assign(new Error(`${code}: ${what}`), { code });
