import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders of a test file's own, removed together. */
export interface TemporaryFolders {
  /** A new folder; it exists and is empty. */
  next(): string;
  /** A path for a file that does not exist yet. */
  file(name: string): string;
  remove(): void;
}

export function temporaryFolders(): TemporaryFolders {
  const root = mkdtempSync(join(tmpdir(), 'tongcai-store-'));
  let count = 0;
  const next = (): string => {
    count += 1;
    const folder = join(root, String(count));
    mkdirSync(folder);
    return folder;
  };
  return {
    next,
    file: (name) => join(next(), name),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
