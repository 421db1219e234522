import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The project as text: path (with `/`, from the root) → content. Files that are no text are there with content ''. */
export type Tree = ReadonlyMap<string, string>;

/** A rule that does not hold, and where. */
export interface Violation {
  readonly rule: string;
  readonly path: string;
  readonly line?: number;
  readonly message: string;
}

const TEXT = /\.(ts|tsx|mjs|js|json|md|css|html|yml)$|^[^.]+$|^\.[^.]+$/;
/** Made by tools, never by hand; git ignores them too. */
const IGNORED = new Set(['.git', 'node_modules', 'dist', '.types', 'test-artifacts']);

/** Reads the tree of a folder, without what git ignores. */
export function readTree(root: string): Tree {
  const tree = new Map<string, string>();
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (IGNORED.has(entry.name) || entry.name.endsWith('.tsbuildinfo')) continue;
      if (entry.isDirectory()) visit(path);
      else tree.set(path, TEXT.test(entry.name) ? readFileSync(join(root, path), 'utf8') : '');
    }
  };
  visit('');
  return tree;
}

/** TypeScript of ours, without declarations. */
export const isCode = (path: string): boolean => /\.tsx?$/.test(path) && !path.endsWith('.d.ts');

/** The file a relative import names, as a path from the root. */
export function resolveImport(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.replace(/\?.*$/, '').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
