import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder that the files of one run share, gone after it. */
    readonly runFolder: string;
  }
}

/** Gives the run its folder: what is dear to make and the same for many files (the sample county) is made in it once. */
export default function runFolder({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'tongcai-run-'));
  provide('runFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
