import type { AccountingDate } from '../../kernel/date.ts';
import type { Fen } from '../../kernel/fen.ts';
import { amountOf, type Price } from './price.ts';

/** 目录外采购, 高于限价, 供应商证照不全, 账外采购. */
export const OVERRIDE_KINDS = ['outside-formulary', 'above-price', 'unlicensed', 'outside-account'] as const;
export type OverrideKind = (typeof OVERRIDE_KINDS)[number];

/** 例外审批 of the 总药师: what one unit may buy against the rule, how much of it, and until when. */
export interface Override {
  /** The paper's number in the books, which an order line names. */
  readonly id: number;
  readonly number: string;
  readonly kind: OverrideKind;
  readonly unit: string;
  /** The product's code, or '' where it has none. */
  readonly item: string;
  /** What it is where it has no code, or ''. */
  readonly what: string;
  /** Packs, at most. */
  readonly quantity: number;
  /** Of a pack, at most. */
  readonly price: Price;
  /** The supplier's code or name, as it was written. */
  readonly supplier: string;
  /** The days on which it may be ordered under, both of them included. */
  readonly first: AccountingDate;
  readonly last: AccountingDate;
  /** Why the rule is left aside. */
  readonly why: string;
}

/** What stands against an exception as it is written; `inFormulary`: its product is in the formulary on the first day. */
export function againstOverride(
  { kind, item, what, first, last }: Pick<Override, 'kind' | 'item' | 'what' | 'first' | 'last'>,
  inFormulary: boolean,
  /** How many days it is for, and for how many it may be (采购决策规则). */
  { days, most }: { readonly days: number; readonly most: number },
): string[] {
  const problems: string[] = [];
  if (item === '' && what === '') problems.push('请写明品种编码，没有编码的写明采购什么');
  if (kind === 'above-price' && item === '') problems.push('高于限价的例外须写明品种编码');
  if (item !== '' && kind === 'outside-formulary' && inFormulary) problems.push(`${item} 在目录里，不是目录外采购`);
  if (item !== '' && kind !== 'outside-formulary' && kind !== 'outside-account' && !inFormulary)
    problems.push(`${item} 不在 ${first} 的目录里，请按目录外采购登记`);
  if (last < first) problems.push('截止日期早于起始日期');
  else if (days > most) problems.push(`例外至多 ${most} 天，期满再报`);
  return problems;
}

/** By how much an exception's price is above what a pack may cost. */
export interface Excess {
  /** The lower of 协议价 and 挂网价. */
  readonly limit: Price;
  /** For all its packs, in 分. */
  readonly amount: Fen;
  /** Of the limit, in tenths of a percent, rounded half up. */
  readonly perMille: number;
}

/** The excess over the lowest limit of the day; undefined where there is none or the price is not above it. */
export function excessOf(
  { price, quantity }: Pick<Override, 'price' | 'quantity'>,
  limits: readonly (Price | undefined)[],
): Excess | undefined {
  const known = limits.filter((limit) => limit !== undefined && limit > 0) as Price[];
  if (known.length === 0) return undefined;
  const limit = Math.min(...known) as Price;
  if (price <= limit) return undefined;
  const above = price - limit;
  return {
    limit,
    amount: amountOf(above as Price, quantity),
    perMille: Math.floor((above * 2000 + limit) / (2 * limit)),
  };
}

/** Whether an exception lets something stand: of its kind, for the unit and the product, on a day. */
export const covers = (
  override: Override,
  asked: { readonly kind: OverrideKind; readonly unit: string; readonly item: string; readonly day: string },
): boolean =>
  override.kind === asked.kind &&
  override.unit === asked.unit &&
  override.item === asked.item &&
  override.first <= asked.day &&
  asked.day <= override.last;
