import type { AccountingDate } from '../../../kernel/date.ts';
import type { Fen } from '../../../kernel/fen.ts';
import type { OverrideKind } from '../override.ts';
import type { GuardPaper } from './purchase.ts';

/** 高于限价, 同品不同价, 价格跳升, 零差率, 异常用量, 供应商证照. */
export const GUARD_RULES = [
  'above-price',
  'two-prices',
  'price-jump',
  'mark-up',
  'sudden-volume',
  'unlicensed',
] as const;
export type GuardRule = (typeof GUARD_RULES)[number];

/** 错误 must not be; 提示 may have a good reason. */
export const GUARD_LEVELS = ['error', 'warning'] as const;
export type GuardLevel = (typeof GUARD_LEVELS)[number];

export const LEVEL_OF: Readonly<Record<GuardRule, GuardLevel>> = {
  'above-price': 'error',
  'two-prices': 'error',
  'price-jump': 'warning',
  'mark-up': 'error',
  'sudden-volume': 'warning',
  unlicensed: 'error',
};

/** What a figure is held against: 协议价, 挂网价, 同期最低价, 历史中位数, 他院最低价, 进价, 前几月均量, nothing (证照). */
export const GUARD_BASES = ['agreed', 'listed', 'lowest', 'median', 'peer', 'cost', 'mean', 'licence'] as const;
export type GuardBasis = (typeof GUARD_BASES)[number];

/** The exceptions (采购例外) that answer for a rule. */
export const OVERRIDE_OF: Readonly<Partial<Record<GuardRule, OverrideKind>>> = {
  'above-price': 'above-price',
  unlicensed: 'unlicensed',
};

/** One thing that a guard found. */
export interface Finding {
  /** The same for the same thing whenever it is drawn. */
  readonly key: string;
  readonly rule: GuardRule;
  readonly level: GuardLevel;
  /** '' where it is the one account's. */
  readonly unit: string;
  /** '' where it is of a supplier as a whole. */
  readonly item: string;
  readonly supplier: string;
  readonly day: AccountingDate;
  /** Found, and what it is held against: prices of a pack or of a smallest unit in 万分之一元, or smallest units of a month. */
  readonly found: number;
  readonly held: number;
  readonly measure: 'pack-price' | 'unit-price' | 'quantity' | 'none';
  readonly basis: GuardBasis;
  /** How much of what it is held against it goes beyond, in 万分之一, below nil where it is less; undefined of nothing. */
  readonly beyondBps: number | undefined;
  /** What it comes to in money, in 分: the excess over the packs; nil where it is no question of money. */
  readonly excess: Fen;
  /** What is lacking, in words, or ''. */
  readonly note: string;
  /** The days of the orders behind it, on which exceptions are looked for. */
  readonly ordered: readonly AccountingDate[];
  readonly papers: readonly GuardPaper[];
}

/** Whole 万分之一 by which `found` goes beyond `held`; undefined where it is held against nothing. */
export const beyond = (found: number, held: number): number | undefined =>
  held === 0 ? undefined : Math.round(((found - held) * 10_000) / held);
