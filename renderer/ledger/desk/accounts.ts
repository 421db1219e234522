import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { sourceByName } from '../../../shared/domain/ledger/charts/fund-by-name.ts';
import { detailsDue } from '../../../shared/domain/ledger/voucher-findings.ts';
import type { ChartName } from '../../../shared/domain/organisation/unit.ts';
import { type Findable, type InitialsOf, rankOf } from '../../ui/pinyin.ts';
import type { Book } from './sheet.ts';

type ChartRow = ReplyOf<Contract['ledger']['chart']>[number];

/** An account that can be entered (末级科目), with what stands above it. */
export interface Leaf extends Findable {
  readonly book: Book;
  readonly side: 'debit' | 'credit';
  /** The accounts above it, from the top. */
  readonly above: readonly Findable[];
}

/** A unit's accounts, as the box that finds them wants them. */
export interface Accounts {
  readonly leaves: Readonly<Record<Book, readonly Leaf[]>>;
  readonly byCode: ReadonlyMap<string, ChartRow>;
}

export function accountsOf(chart: readonly ChartRow[]): Accounts {
  const byCode = new Map(chart.map((row) => [row.code, row]));
  const aboveOf = ({ parent }: ChartRow): Findable[] => {
    const up = parent === null ? undefined : byCode.get(parent);
    return up ? [...aboveOf(up), up] : [];
  };
  const leaves = chart.filter(({ leaf }) => leaf).map((row): Leaf => ({ ...row, above: aboveOf(row) }));
  const of = (book: Book): Leaf[] =>
    leaves.filter((leaf) => leaf.book === book).sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  return { leaves: { financial: of('financial'), budget: of('budget') }, byCode };
}

/** An account as a narrow cell says it: its code and its own name, and the account of the first level that it is part of. */
export function accountText(code: string, { byCode }: Accounts): string {
  const row = byCode.get(code);
  if (!row) return code;
  let top = row;
  for (let up = row.parent; up !== null; up = top.parent) {
    const above = byCode.get(up);
    if (!above) break;
    top = above;
  }
  return top === row ? `${code} ${row.name}` : `${code} ${row.name}（${top.name}）`;
}

/** What was found, and whether one of them is meant for sure. */
export interface Found {
  readonly leaves: readonly Leaf[];
  /** The leaf of exactly this code, or the only one of this name. */
  readonly exact: Leaf | undefined;
  /** The text names an account that is divided: its leaves stand there, and one of them must be chosen. */
  readonly divided: boolean;
}

/**
 * The leaves of a book that answer what was typed: by code, name or initials of their own or of an account above them, so
 * that a parent's code opens its children. The best stand first, equals by their codes.
 */
export function findLeaves(accounts: Accounts, book: Book, typed: string, initialsOf: InitialsOf): Found {
  const text = typed.trim();
  const all = accounts.leaves[book];
  if (text === '') return { leaves: all, exact: undefined, divided: false };
  const named = all.filter(({ name }) => name === text);
  const exact = all.find(({ code }) => code === text) ?? (named.length === 1 ? named[0] : undefined);
  const parent = accounts.byCode.get(text);
  const ranked = all
    .map((leaf) => ({ leaf, rank: Math.max(rankOf(leaf, text, initialsOf) * 2, rankAbove(leaf, text, initialsOf)) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => Number(b.leaf === exact) - Number(a.leaf === exact) || b.rank - a.rank);
  return { leaves: ranked.map(({ leaf }) => leaf), exact, divided: parent !== undefined && !parent.leaf };
}

/** A parent counts less than the account itself, and only by the beginning of its words. */
const rankAbove = ({ above }: Leaf, typed: string, initialsOf: InitialsOf): number => {
  const best = Math.max(0, ...above.map((each) => rankOf(each, typed, initialsOf)));
  return best > 1 ? best * 2 - 1 : 0;
};

/** The account of a pasted cell: `1002`, `1002 银行存款`, `银行存款`; digits that are no account stay as they are. */
export function readAccountCell(accounts: Accounts): (text: string, book: Book) => string {
  return (text, book) => {
    const digits = /^\d{1,20}(?!\d)/.exec(text.replaceAll(/(?<=\d)[.-](?=\d)/g, ''))?.[0];
    if (digits !== undefined) return digits;
    return findLeaves(accounts, book, text, () => '').exact?.code ?? '';
  };
}

/** What a line on an account should say beside it and the account does not say by its own name. */
export function dueOf(code: string, { byCode }: Accounts, chart: ChartName): ReturnType<typeof detailsDue> {
  const row = byCode.get(code);
  if (!row?.leaf) return [];
  const due = detailsDue(row.group ?? code, { ...row, official: row.official ?? undefined }, chart);
  const names: string[] = [];
  for (let at = row; at.parent !== null; ) {
    names.unshift(at.name);
    const up = byCode.get(at.parent);
    if (!up) break;
    at = up;
  }
  const said = row.official !== null && sourceByName(row.official.slice(0, 4), names.join(' ')) !== undefined;
  return said ? due.filter((each) => each !== 'fund') : due;
}
