import { type AccountingDate, daysBetween } from '../../../kernel/date.ts';
import { type Fen, fen, sumFen } from '../../../kernel/fen.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import { amountOf, type Price } from '../price.ts';
import { bpsOf, WHOLE_BPS } from './bps.ts';

/** 约定采购量 of one unit, in smallest units (片, 支). */
export interface AgreedVolume {
  readonly unit: UnitCode;
  readonly quantity: number;
}

/** One product of a batch. Both prices are of a smallest unit. */
export interface BatchProduct {
  readonly item: string;
  /** 中选价. */
  readonly selected: Price;
  /** 集采前加权均价 (原价). */
  readonly before: Price;
  readonly volumes: readonly AgreedVolume[];
}

/** 集采批次 as its paper holds it: the days of the agreement stand on the paper. */
export interface Batch {
  readonly name: string;
  readonly products: readonly BatchProduct[];
  /** 医保预付比例, of the agreed amount, in 万分之一. */
  readonly prepayBps: number;
  /** 预警比例: 完成率 below so much of 序时进度 is behind, in 万分之一. */
  readonly lagBps: number;
  /** The approved batch that this one takes the place of, or 0. */
  readonly replaces: number;
  /** Why agreed volumes were changed; '' for a first one. */
  readonly reason: string;
}

/** [U] what the insurance fund pays ahead at least, and how far behind time is too far. */
export const USUAL_PREPAY_BPS = 3000;
export const USUAL_LAG_BPS = 8000;

/** Agreements run for one to three years. */
export const MOST_DAYS = 3 * 366;

/** Σ over units, in smallest units. */
export const agreedOf = ({ volumes }: Pick<BatchProduct, 'volumes'>): number =>
  volumes.reduce((sum, { quantity }) => sum + quantity, 0);

/** 约定采购金额: 约定量 × 中选价, each product rounded once. */
export const agreedAmount = (products: readonly BatchProduct[]): Fen =>
  sumFen(products.map((product) => amountOf(product.selected, agreedOf(product))));

const YEAR_DAYS = 365;
/**
 * A year's part of an agreed amount, half-up to the 分 [U]: all of it where the agreement lasts no longer than a year, else by
 * days: the fund advances of what a year buys, not of all three.
 */
export function yearAmount(
  agreed: Fen,
  { first, last }: { readonly first: AccountingDate; readonly last: AccountingDate },
): Fen {
  const days = daysBetween(first, last) + 1;
  if (days <= YEAR_DAYS + 1) return agreed;
  return fen(Number((BigInt(agreed) * BigInt(2 * YEAR_DAYS) + BigInt(days)) / BigInt(2 * days)));
}

/** 医保预付金额 of an agreed amount, half-up to the 分. */
export const prepaid = (agreed: Fen, prepayBps: number): Fen =>
  fen(Number((BigInt(agreed) * BigInt(prepayBps) * 2n + BigInt(WHOLE_BPS)) / BigInt(2 * WHOLE_BPS)));

/**
 * 加权降幅: Σ(原价 − 中选价) × 约定量 / Σ 原价 × 约定量, in 万分之一; below nil where it became dearer. Undefined where
 * nothing is agreed or nothing was paid before.
 */
export function weightedCut(products: readonly BatchProduct[]): number | undefined {
  const sumAt = (priceOf: (product: BatchProduct) => Price): bigint =>
    products.reduce((sum, product) => sum + BigInt(priceOf(product)) * BigInt(agreedOf(product)), 0n);
  const [before, selected] = [sumAt((product) => product.before), sumAt((product) => product.selected)];
  const cut = bpsOf(before < selected ? selected - before : before - selected, before);
  return cut === undefined ? undefined : before < selected ? -cut : cut;
}

/** What cannot stand in a batch whatever the formulary says, each with its row of products from 1 where it has one. */
export function againstBatch(
  { products, replaces, reason }: Batch,
  days: { readonly first: AccountingDate; readonly last: AccountingDate },
): { readonly row?: number; readonly message: string }[] {
  const problems: { readonly row?: number; readonly message: string }[] = [];
  if (days.first > days.last) problems.push({ message: '协议期的止日早于起日' });
  else if (daysBetween(days.first, days.last) >= MOST_DAYS) problems.push({ message: '协议期至多三年' });
  if (replaces !== 0 && reason === '') problems.push({ message: '调整约定采购量须写明原因' });
  const seen = new Set<string>();
  for (const [at, product] of products.entries()) {
    const row = at + 1;
    if (seen.has(product.item)) problems.push({ row, message: `品种 ${product.item} 重复` });
    seen.add(product.item);
    const units = new Set(product.volumes.map(({ unit }) => unit));
    if (units.size < product.volumes.length) problems.push({ row, message: `品种 ${product.item} 的同一单位写了两次` });
  }
  return problems;
}
