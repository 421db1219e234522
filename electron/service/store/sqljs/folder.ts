import { join } from 'node:path';
import type { Files } from '../files.ts';
import { generationsIn } from './generation.ts';
import { removeGenerations } from './snapshot.ts';

/** There while a data folder is being made; without it, files that no `CURRENT` names are books in distress. */
const markPath = (dir: string): string => join(dir, 'CREATING');
const currentPath = (dir: string): string => join(dir, 'CURRENT');

/** Whether a folder has books: finished ones, or what is left of them. */
export function holdsBooks(files: Files, dir: string): boolean {
  if (files.exists(currentPath(dir))) return true;
  return !files.exists(markPath(dir)) && generationsIn(files, dir).length > 0;
}

/**
 * Makes a folder's first generation: until `make` has returned, the folder counts as empty, and what an earlier try
 * has left behind is removed.
 */
export async function makingFolder<T>(files: Files, dir: string, make: () => Promise<T>): Promise<T> {
  if (files.exists(markPath(dir))) removeGenerations(files, dir, () => true);
  else files.create(markPath(dir)).close();
  files.syncFolder(dir);
  const made = await make();
  files.unlink(markPath(dir));
  files.syncFolder(dir);
  return made;
}

/** Puts bytes aside, durable, under a name that is free. Gives the name. */
export function quarantine(files: Files, dir: string, name: string, bytes: Uint8Array): string {
  const folder = join(dir, 'quarantine');
  files.makeFolder(folder);
  files.syncFolder(dir);
  const taken = new Set(files.list(folder));
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name}.${count}`;
  const file = files.create(join(folder, free));
  try {
    file.write(bytes, 0);
    file.datasync();
  } finally {
    file.close();
  }
  files.syncFolder(folder);
  return free;
}
