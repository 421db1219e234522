import { assert } from '../../../kernel/assert.ts';
import type { Account } from '../account.ts';
import { natureOfCode } from './element.ts';

/** Between the names of a full path (全称), as the regulation's own tables write it: 应收账款\应收医疗款. */
export const PATH_SEPARATOR = '\\';

/** A chart of accounts (会计科目表) that can be looked up by code, by full name path and as a tree. Immutable. */
export interface Chart {
  readonly name: string;
  /** In the order of the regulation: parents before their children. */
  readonly accounts: readonly Account[];
  get(code: string): Account | undefined;
  /** By full name path, names joined with `\`. */
  byPath(path: string): Account | undefined;
  /** Full name path of an account of this chart, or undefined. */
  pathOf(code: string): string | undefined;
  children(code: string): readonly Account[];
  isLeaf(code: string): boolean;
  leaves(): readonly Account[];
}

/** A chart over the given accounts. Each parent must stand before its children; codes and paths are unique. */
export function chartOf(name: string, accounts: readonly Account[]): Chart {
  const byCode = new Map<string, Account>();
  const byPath = new Map<string, Account>();
  const paths = new Map<string, string>();
  const children = new Map<string, Account[]>();
  for (const account of accounts) {
    const above = account.parent === undefined ? undefined : paths.get(account.parent);
    const path = above === undefined ? account.name : `${above}${PATH_SEPARATOR}${account.name}`;
    byCode.set(account.code, account);
    byPath.set(path, account);
    paths.set(account.code, path);
    if (account.parent !== undefined) {
      const siblings = children.get(account.parent);
      if (siblings) siblings.push(account);
      else children.set(account.parent, [account]);
    }
  }
  const leaves = accounts.filter((account) => !children.has(account.code));
  return {
    name,
    accounts,
    get: (code) => byCode.get(code),
    byPath: (path) => byPath.get(path),
    pathOf: (code) => paths.get(code),
    children: (code) => children.get(code) ?? [],
    isLeaf: (code) => byCode.has(code) && !children.has(code),
    leaves: () => leaves,
  };
}

/** Reads the data blocks of this folder: one `code name` a line, levels of 4-2-2-2 digits. */
export function parseAccounts(text: string): Account[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', ...words] = line.trim().split(' ');
      const nature = natureOfCode(code);
      assert(nature, `an official account without an element: ${line}`);
      const parent = code.length > 4 ? code.slice(0, -2) : undefined;
      return { code, name: words.join(' '), ...nature, parent, level: (code.length - 2) / 2 };
    });
}
