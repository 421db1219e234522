import type { ChartName, UnitCode } from '../../organisation/unit.ts';
import type { Side, UnitAccount } from '../account.ts';
import type { Chart } from './chart.ts';
import { natureOfCode } from './element.ts';
import { ownName, sameName } from './names.ts';
import { officialChart } from './official.ts';
import { type ChartFinding, findingsOfChart } from './unit-findings.ts';

/** An account as a unit's trial balance, chart file or vouchers name it. */
export interface ChartRow {
  /** Digits only. */
  readonly code: string;
  readonly name: string;
  /** Counts only where no official account says it. */
  readonly side?: Side;
  /** Whether the file uses it as a leaf. */
  readonly leaf: boolean;
}

export interface GrownChart {
  /** The unit's whole chart afterwards, by code. */
  readonly accounts: readonly UnitAccount[];
  readonly added: readonly UnitAccount[];
  readonly changed: readonly UnitAccount[];
  /** Accounts that nothing used and that the unit's books do not have: official ones below where its books stop. */
  readonly removed: readonly string[];
  readonly findings: readonly ChartFinding[];
  /** Rows that cannot be an account: the code begins with no element. */
  readonly refused: readonly { readonly code: string; readonly message: string }[];
}

/** The chart a new unit begins with (初始科目表): its official one. */
export function initialChart(unit: UnitCode, chart: ChartName): UnitAccount[] {
  const official = officialChart(chart);
  return official.accounts.map((account) => ({
    ...account,
    unit,
    leaf: official.isLeaf(account.code),
    official: account.code,
  }));
}

/**
 * A unit's chart, grown by what its books show. Own accounts come in below official ones, or stand alone where the first
 * level is not official; where the books use an account as a leaf, the official accounts below it that nothing uses go.
 * A leaf is an account that has nothing below it.
 *
 * @param rows what a file shows; the same rows again change nothing.
 * @param existing the chart so far; the official one when the unit has none yet.
 * @param used whether an account carries lines or balances: such an account never goes.
 */
export function growChart(
  unit: UnitCode,
  chart: ChartName,
  rows: readonly ChartRow[],
  existing: readonly UnitAccount[] = initialChart(unit, chart),
  used: (code: string) => boolean = () => false,
): GrownChart {
  const official = officialChart(chart);
  const before = new Map(existing.map((account) => [account.code, account]));
  const growing = new Growing(unit, official, existing, rows);
  for (const row of [...rows].sort((a, b) => (a.code < b.code ? -1 : 1))) growing.take(row);
  growing.stopWhereBooksStop(rows, used);
  const accounts = growing.result();
  const kept = new Set(accounts.map((account) => account.code));
  return {
    accounts,
    added: accounts.filter((account) => !before.has(account.code)),
    changed: accounts.filter((account) => {
      const old = before.get(account.code);
      return old !== undefined && !sameAccount(old, account);
    }),
    removed: existing.filter((account) => !kept.has(account.code)).map((account) => account.code),
    findings: findingsOfChart(accounts, official, { before, used, rows }),
    refused: growing.refused,
  };
}

const FIELDS = ['name', 'element', 'book', 'side', 'parent', 'level', 'leaf', 'official'] as const;
const sameAccount = (a: UnitAccount, b: UnitAccount): boolean => FIELDS.every((field) => a[field] === b[field]);

/**
 * Whether the unit's codes have two digits a level like the official ones. A unit of 4-3-3 codes (e.g. 1212001) shares
 * only the first level: its 1212011 does not lie below the official 121201. Odd second levels say so, unless some deeper
 * account is an official one by code and by name.
 */
function sharesOfficialLevels(official: Chart, accounts: readonly { code: string; name: string }[]): boolean {
  const deeper = accounts.filter(({ code }) => code.length > 4);
  if (!deeper.some(({ code }) => code.length === 5 || code.length === 7)) return true;
  return deeper.some(({ code, name }) => {
    const model = official.get(code);
    return (
      code.length === 6 || (model !== undefined && sameName(model.name, ownName(name, parentName(official, code))))
    );
  });
}

const parentName = (official: Chart, code: string): string | undefined => official.get(code.slice(0, -2))?.name;

/** The chart while it grows. */
class Growing {
  readonly refused: { code: string; message: string }[] = [];
  private readonly accounts = new Map<string, UnitAccount>();
  private readonly byCode: boolean;
  private readonly unit: UnitCode;
  private readonly official: Chart;

  constructor(unit: UnitCode, official: Chart, existing: readonly UnitAccount[], rows: readonly ChartRow[]) {
    this.unit = unit;
    this.official = official;
    const own = existing.filter((account) => account.code !== account.official);
    this.byCode = sharesOfficialLevels(official, [...own, ...rows]);
    const stays = (account: UnitAccount) => this.byCode || account.level === 1 || account.code !== account.official;
    for (const account of existing) if (stays(account)) this.accounts.set(account.code, account);
  }

  take(row: ChartRow): void {
    const nature = natureOfCode(row.code);
    if (!nature || row.code.length < 4) {
      this.refused.push({ code: row.code, message: `科目编码 ${row.code} 不属于任何会计要素（首位应为 1–8）` });
      return;
    }
    const parent = this.above(row.code);
    const name = ownName(row.name, parent?.name);
    const known = this.accounts.get(row.code);
    if (known) {
      if (name !== '' && !sameName(known.name, name)) this.accounts.set(row.code, { ...known, name });
      return;
    }
    const official = this.officialOf(row.code, name, parent);
    const model = official === undefined ? undefined : this.official.get(official);
    this.accounts.set(row.code, {
      unit: this.unit,
      code: row.code,
      name: name || model?.name || row.code,
      element: model?.element ?? nature.element,
      book: model?.book ?? nature.book,
      side: model?.side ?? row.side ?? parent?.side ?? nature.side,
      parent: parent?.code,
      level: (parent?.level ?? 0) + 1,
      leaf: true,
      official,
    });
    if (this.byCode && official === row.code) this.restoreSiblings(row.code);
  }

  /** The nearest account of the unit that the code extends. */
  private above(code: string): UnitAccount | undefined {
    for (let length = code.length - 1; length >= 4; length -= 1) {
      const found = this.accounts.get(code.slice(0, length));
      if (found) return found;
    }
    return undefined;
  }

  /** By code where the levels are shared, otherwise by name below the account above; else that account's own. */
  private officialOf(code: string, name: string, parent: UnitAccount | undefined): string | undefined {
    if ((this.byCode || code.length === 4) && this.official.get(code)) return code;
    if (!parent) return this.official.accounts.find((a) => a.level === 1 && sameName(a.name, name))?.code;
    if (parent.official === undefined) return undefined;
    return this.official.children(parent.official).find((child) => sameName(child.name, name))?.code ?? parent.official;
  }

  /** Books that stopped short and now go deeper use the whole official level again. */
  private restoreSiblings(code: string): void {
    const parent = this.official.get(code)?.parent;
    if (parent === undefined) return;
    for (const sibling of this.official.children(parent)) {
      if (this.accounts.has(sibling.code)) continue;
      this.accounts.set(sibling.code, { ...sibling, unit: this.unit, leaf: true, official: sibling.code });
    }
  }

  stopWhereBooksStop(rows: readonly ChartRow[], used: (code: string) => boolean): void {
    const listed = new Set(rows.map((row) => row.code));
    const codes = [...this.accounts.keys()].sort();
    for (const { code, leaf } of rows) {
      if (!leaf || !this.accounts.has(code)) continue;
      const below = codesBelow(codes, code).filter((child) => this.accounts.has(child));
      if (below.some((child) => listed.has(child))) continue;
      for (const child of below) if (!below.some((c) => c.startsWith(child) && used(c))) this.accounts.delete(child);
    }
  }

  /** The accounts by code, with parents, levels and leaves as they now stand. */
  result(): UnitAccount[] {
    const accounts = [...this.accounts.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
    const parents = new Map(accounts.map((account) => [account.code, this.above(account.code)?.code]));
    const withChildren = new Set(parents.values());
    const levels = new Map<string, number>();
    return accounts.map((account) => {
      const parent = parents.get(account.code);
      const level = parent === undefined ? 1 : (levels.get(parent) ?? 0) + 1;
      levels.set(account.code, level);
      return { ...account, parent, level, leaf: !withChildren.has(account.code) };
    });
  }
}

/** The codes of a sorted list that extend the given one. */
function codesBelow(sorted: readonly string[], code: string): string[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= code) low = middle + 1;
    else high = middle;
  }
  const below: string[] = [];
  for (let at = low; at < sorted.length && sorted[at]!.startsWith(code); at += 1) below.push(sorted[at]!);
  return below;
}
