import type { UnitAccount } from '../account.ts';
import { sourceResolver } from '../charts/fund-by-name.ts';
import { type FundNature, natureOf } from '../fund.ts';

/** A detail that statements need and the regulation gives no code for. */
export interface Detail {
  readonly group: string;
  readonly name: string;
  /** The group account that serves where the unit does not keep this one. */
  readonly otherwise?: string;
}

/** The unit's own accounts, as the rules of closing look for them. */
export class ClosingAccounts {
  readonly #leaves: readonly UnitAccount[];
  readonly #byCode: ReadonlyMap<string, UnitAccount>;
  readonly #groupOf: (code: string) => string | undefined;
  readonly #sourceOf: (code: string) => string | undefined;
  /** What the chart lacks, as sentences. */
  readonly missing = new Set<string>();

  constructor(accounts: readonly UnitAccount[], groupOf: (code: string) => string | undefined) {
    this.#leaves = accounts.filter(({ leaf }) => leaf);
    this.#byCode = new Map(accounts.map((account) => [account.code, account]));
    this.#groupOf = groupOf;
    this.#sourceOf = sourceResolver(this.#byCode);
  }

  /** Whether the unit divides an official account. */
  isDivided(official: string): boolean {
    return this.#byCode.get(official)?.leaf !== true;
  }

  /**
   * The leaf on which an official account is kept: itself, the first below it, or the nearest above it that is a leaf.
   * What is nowhere is missing, and its code stands for it.
   */
  leafOf(official: string): string {
    for (let code = official; code.length >= 4; code = code.slice(0, -2)) {
      if (this.#byCode.get(code)?.leaf) return code;
      const below = this.#leaves.find((leaf) => leaf.official === code || leaf.code.startsWith(code));
      if (below && code === official) return below.code;
    }
    this.missing.add(`科目表里没有 ${official}，请先增设`);
    return official;
  }

  /**
   * The leaf of a detail that has no official code (明细科目), by its group account: `810190` 本年收支结转. The account itself
   * where the unit does not divide it; where it keeps no such detail, that which gathers (`otherwise`: 累计结转), or its
   * only one. Of several, the one whose names say the same nature of money.
   */
  detailOf(first: string, detail: Detail, nature?: FundNature): string {
    if (!this.isDivided(first)) return first;
    const leaves = this.#leaves.filter(({ code }) => code.startsWith(first));
    const best = (found: readonly UnitAccount[]): UnitAccount | undefined =>
      found.find(({ code }) => nature !== undefined && this.#natureOf(code) === nature) ?? found[0];
    const kept = (group: string): UnitAccount | undefined =>
      best(leaves.filter(({ code }) => this.#groupOf(code) === group));
    const own =
      kept(detail.group) ??
      (detail.otherwise === undefined ? undefined : kept(detail.otherwise)) ??
      (leaves.length === 1 ? leaves[0] : leaves.find(({ code }) => this.#natureOf(code) === nature));
    if (own) return own.code;
    this.missing.add(`科目 ${first} 有明细，但没有“${detail.name}”，请先增设`);
    return first;
  }

  /**
   * The leaf below an account whose own names hold the words (160202 专用设备累计折旧); the account itself where the unit
   * does not divide it, or divides it by nature of money alone. Of several, the one kept for the same nature.
   */
  namedOf(first: string, words: RegExp, name: string, nature: FundNature): string {
    if (!this.isDivided(first)) return first;
    const leaves = this.#leaves.filter(({ code }) => code.startsWith(first));
    const ofNature = (found: readonly UnitAccount[]): UnitAccount | undefined =>
      found.find(({ code }) => this.#natureOf(code) === nature) ??
      found.find(({ code }) => this.#natureOf(code) === undefined);
    const named = leaves.filter(({ code }) => words.test(this.#namesBelow(first, code)));
    const own =
      leaves.length === 1 ? leaves[0] : (ofNature(named) ?? leaves.find((leaf) => this.#isOnlyOf(leaf, nature)));
    if (own) return own.code;
    this.missing.add(`科目 ${first} 有明细，但没有“${name}”，请先增设`);
    return first;
  }

  /** Kept for a nature of money, and for nothing else that its name would say. */
  #isOnlyOf({ code, name }: UnitAccount, nature: FundNature): boolean {
    return this.#natureOf(code) === nature && /经费|资金|拨款/.test(name);
  }

  #namesBelow(first: string, code: string): string {
    const names: string[] = [];
    for (let at = this.#byCode.get(code); at && at.code !== first; at = this.#byCode.get(at.parent ?? ''))
      names.unshift(at.name);
    return names.join(' ');
  }

  #natureOf(code: string): FundNature | undefined {
    const source = this.#sourceOf(code);
    return source === undefined ? undefined : natureOf(source);
  }
}
