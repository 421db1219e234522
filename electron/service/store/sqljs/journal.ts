import { join } from 'node:path';
import type { Files, OpenFile } from '../files.ts';
import { type Cause, StoreError } from '../port.ts';
import { type Notes, Phrasebook } from './entries.ts';
import { frameHash, MAX_BODY, sealFrame } from './frame.ts';
import { type Generation, JOURNAL_HEAD, journalFile, journalHead } from './generation.ts';

/** Where a journal stands: what the next frame continues. */
export interface JournalState {
  readonly end: number;
  readonly frames: number;
  readonly sequence: number;
  readonly hash: Uint8Array;
  readonly phrasebook: Phrasebook;
}

/**
 * The redo journal of one generation, open for writing. The file is laid out with zeros ahead of its end, so that a
 * commit is one write and one fdatasync that changes nothing of the file but its bytes.
 *
 * A transaction is first sealed (numbered and chained), then appended with those that were sealed with it. When
 * appending fails the journal is of no more use: the store goes read-only and never tries the write again.
 */
export class Journal {
  readonly phrasebook: Phrasebook;
  /** The last transaction that is on the disk, and the last that is sealed. */
  #durable: { readonly sequence: number; readonly hash: Uint8Array };
  #last: { readonly sequence: number; readonly hash: Uint8Array };
  #end: number;
  #frames: number;
  #size: number;
  #sealed: Buffer[] = [];
  #sealedBytes = 0;

  private constructor(
    readonly generation: Generation,
    private readonly file: OpenFile,
    state: JournalState,
    private readonly chunk: number,
  ) {
    this.phrasebook = state.phrasebook;
    this.#durable = { sequence: state.sequence, hash: state.hash };
    this.#last = this.#durable;
    this.#end = state.end;
    this.#frames = state.frames;
    this.#size = file.size();
  }

  /** A new journal with nothing but its head, on disk under its name (the folder is not yet synced). */
  static create(files: Files, dir: string, generation: Generation, chunk: number): Journal {
    const file = files.create(join(dir, journalFile(generation.generation)));
    try {
      const first = Buffer.alloc(Math.max(chunk, JOURNAL_HEAD));
      journalHead(generation).copy(first);
      file.write(first, 0);
      file.datasync();
    } catch (error) {
      file.close();
      throw error;
    }
    const { sequence, hash } = generation;
    const state = { end: JOURNAL_HEAD, frames: 0, sequence, hash: Buffer.from(hash, 'hex') };
    return new Journal(generation, file, { ...state, phrasebook: new Phrasebook() }, chunk);
  }

  /** An existing journal, to go on after what was read from it. */
  static resume(files: Files, dir: string, generation: Generation, state: JournalState, chunk: number): Journal {
    const file = files.open(join(dir, journalFile(generation.generation)), 'read-write');
    return new Journal(generation, file, state, chunk);
  }

  /** Sequence of the last transaction that is on the disk. */
  get sequence(): number {
    return this.#durable.sequence;
  }

  /** Hash of its frame. */
  get hash(): string {
    return Buffer.from(this.#durable.hash).toString('hex');
  }

  /** Frames in the file, and bytes up to the end of the last one. */
  get frames(): number {
    return this.#frames;
  }

  get bytes(): number {
    return this.#end;
  }

  get sealedBytes(): number {
    return this.#sealedBytes;
  }

  /** Numbers and chains a transaction; it is on disk after the next `append`. */
  seal(notes: Notes, cause: Cause): number {
    const frame = notes.toFrame(cause);
    if (frame.length > MAX_BODY) throw new StoreError('constraint', 'One transaction cannot hold that much: split it.');
    notes.settle();
    const sequence = this.#last.sequence + 1;
    sealFrame(frame, { sequence, previous: this.#last.hash, distance: this.#sealedBytes });
    this.#last = { sequence, hash: frameHash(frame) };
    this.#sealed.push(frame);
    this.#sealedBytes += frame.length;
    return sequence;
  }

  /** Writes what was sealed and waits until it is on the disk. */
  append(): void {
    const bytes = this.#sealed.length === 1 ? (this.#sealed[0] as Buffer) : Buffer.concat(this.#sealed);
    this.#layOut(this.#end + bytes.length);
    this.file.write(bytes, this.#end);
    this.file.datasync();
    this.#durable = this.#last;
    this.#end += bytes.length;
    this.#frames += this.#sealed.length;
    this.#sealed = [];
    this.#sealedBytes = 0;
  }

  /**
   * After a failed append: tries to take back what may have reached the file, so that a change that was refused is
   * not found there later. One try; when it fails too, opening tells what is there.
   */
  takeBack(): void {
    try {
      this.file.write(Buffer.alloc(Math.min(this.#sealedBytes, Math.max(0, this.file.size() - this.#end))), this.#end);
      this.file.datasync();
    } catch {
      // The disk does not answer; nothing that was acknowledged depends on this.
    }
  }

  close(): void {
    this.file.close();
  }

  /** Zeros from the end of the next write to the next whole chunk. */
  #layOut(end: number): void {
    if (end <= this.#size) return;
    const size = Math.ceil(end / this.chunk) * this.chunk;
    if (size > end) this.file.write(Buffer.alloc(size - end), end);
    this.#size = size;
  }
}
