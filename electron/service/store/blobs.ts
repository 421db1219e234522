import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { asStoreError, type Files, nodeFiles, readWhole } from './files.ts';
import { StoreError } from './port.ts';

/**
 * Attachments (附件) beside the books: each a file named by the SHA-256 of its bytes, so that equal ones are kept once
 * and a changed one is found out. A transaction that refers to one is begun after `putBlob` has returned.
 */
export interface Blobs {
  /** Keeps the bytes and gives their digest; on disk when it returns. */
  putBlob(bytes: Uint8Array): string;
  /** The bytes again, checked against their name: `missing` when there are none, `corrupt` when they have changed. */
  getBlob(sha256: string): Uint8Array;
  /** The bytes as `getBlob` gives them, or undefined where they are gone or have changed. */
  readBlob(sha256: string): Uint8Array | undefined;
  hasBlob(sha256: string): boolean;
  /** All digests, sorted. */
  list(): readonly string[];
  /** Sentences about attachments that do not have the digest they are named by. */
  verify(): readonly string[];
}

const DIGEST = /^[0-9a-f]{64}$/;

export function openBlobs(dir: string, files: Files = nodeFiles): Blobs {
  const root = join(dir, 'attachments');
  const folderOf = (sha256: string): string => join(root, sha256.slice(0, 2));
  const pathOf = (sha256: string): string => {
    if (!DIGEST.test(sha256))
      throw new StoreError('missing', `Not the digest of an attachment: ${sha256.slice(0, 80)}`);
    return join(folderOf(sha256), sha256);
  };

  const hasBlob = (sha256: string): boolean => files.exists(pathOf(sha256));

  const getBlob = (sha256: string): Uint8Array => {
    if (!hasBlob(sha256)) throw new StoreError('missing', `Attachment ${sha256} is not in the data folder.`);
    const bytes = readWhole(files, pathOf(sha256));
    if (digestOf(bytes) !== sha256)
      throw new StoreError('corrupt', `Attachment ${sha256} was changed after it was kept.`);
    return bytes;
  };

  /** Makes a folder and its name in the folder above durable. */
  const makeFolder = (folder: string, above: string): void => {
    if (files.exists(folder)) return;
    files.makeFolder(folder);
    files.syncFolder(above);
  };

  const keep = (sha256: string, bytes: Uint8Array): void => {
    makeFolder(root, dir);
    makeFolder(folderOf(sha256), root);
    const part = `${pathOf(sha256)}.part`;
    if (files.exists(part)) files.unlink(part);
    const file = files.create(part);
    try {
      file.write(bytes, 0);
      file.datasync();
    } finally {
      file.close();
    }
    files.rename(part, pathOf(sha256));
    files.syncFolder(folderOf(sha256));
  };

  const list = (): readonly string[] =>
    files
      .list(root)
      .flatMap((folder) => files.list(join(root, folder)))
      .filter((name) => DIGEST.test(name));

  return {
    hasBlob,
    getBlob,
    readBlob(sha256) {
      try {
        return getBlob(sha256);
      } catch (error) {
        if (error instanceof StoreError && (error.code === 'missing' || error.code === 'corrupt')) return undefined;
        throw error;
      }
    },
    list,
    putBlob(bytes) {
      const sha256 = digestOf(bytes);
      try {
        if (hasBlob(sha256) && digestOf(readWhole(files, pathOf(sha256))) === sha256) {
          // It may have got its name in a moment before a crash: the name must be durable too.
          files.syncFolder(folderOf(sha256));
          return sha256;
        }
        keep(sha256, bytes);
      } catch (error) {
        throw asStoreError(error, 'keeping an attachment');
      }
      return sha256;
    },
    verify: () =>
      list().flatMap((sha256) =>
        digestOf(readWhole(files, pathOf(sha256))) === sha256
          ? []
          : [`Attachment ${sha256} was changed after it was kept.`],
      ),
  };
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
