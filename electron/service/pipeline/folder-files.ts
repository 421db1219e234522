import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from './failure.ts';
import type { Files, KeptFile } from './files.ts';

const DIGEST = /^[0-9a-f]{64}$/;

/** The most that one file may hold: a year's journal of a large hospital, with room. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** Files kept in a folder of this machine, which also takes them in as they stream. */
export interface FolderFiles extends Files {
  /** Takes in a stream; TOO_LARGE as soon as it passes the limit, with nothing kept. */
  receive(owner: string, chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<KeptFile>;
  /** Forgets what nobody has touched since; called when the service starts. */
  forgetBefore(instantMs: number): Promise<number>;
}

/**
 * Files under `folder`, one subfolder an owner: nobody reads what another handed in.
 * Written temp → fsync → rename, so that a name always stands for whole bytes.
 */
export function folderFiles(folder: string): FolderFiles {
  let temporary = 0;
  const home = (owner: string) => join(folder, createHash('sha256').update(owner, 'utf8').digest('hex').slice(0, 24));
  const path = async (owner: string, sha256: string): Promise<string | undefined> => {
    if (!DIGEST.test(sha256)) return undefined;
    const file = join(home(owner), sha256);
    return (await exists(file)) ? file : undefined;
  };
  const receive: FolderFiles['receive'] = async (owner, chunks, maxBytes) => {
    await mkdir(home(owner), { recursive: true, mode: 0o700 });
    temporary += 1;
    const partial = join(home(owner), `.${process.pid}-${temporary}.part`);
    try {
      const kept = await write(partial, chunks, maxBytes);
      await rename(partial, join(home(owner), kept.sha256));
      return kept;
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  };
  return {
    receive,
    path,
    put: (owner, bytes) => receive(owner, one(bytes), MAX_FILE_BYTES),
    async bytes(owner, sha256) {
      const file = await path(owner, sha256);
      return file === undefined ? undefined : readFile(file);
    },
    async forgetBefore(instantMs) {
      let forgotten = 0;
      for (const owner of await entries(folder)) {
        for (const name of await entries(join(folder, owner))) {
          const file = join(folder, owner, name);
          if ((await stat(file)).mtimeMs >= instantMs) continue;
          await rm(file, { force: true });
          forgotten += 1;
        }
      }
      return forgotten;
    },
  };
}

async function write(file: string, chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<KeptFile> {
  const digest = createHash('sha256');
  const handle = await open(file, 'w', 0o600);
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new Failure('TOO_LARGE', { limit: maxBytes, unit: '字节' });
      digest.update(chunk);
      let written = 0;
      while (written < chunk.byteLength) written += (await handle.write(chunk, written)).bytesWritten;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: digest.digest('hex'), bytes };
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  );

const entries = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
