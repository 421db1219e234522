import { assert } from '../../../kernel/assert.ts';
import { type Fen, fen, ZERO } from '../../../kernel/fen.ts';
import { shareFen } from '../../../kernel/share.ts';
import type { Price } from '../price.ts';
import { WHOLE_BPS } from './bps.ts';

/** 职工医保, 居民医保: each has its own pay ratio and share of patients. */
export const INSURANCES = ['employee', 'resident'] as const;
export type Insurance = (typeof INSURANCES)[number];

/** What becomes of a product whose agreed volume was not met: nothing is retained at all, or it does not count. */
export const INCOMPLETE = ['none', 'left-out'] as const;
export type Incomplete = (typeof INCOMPLETE)[number];

/** 留用 is at most half (医保发〔2020〕26号). */
export const MOST_RETAINED_BPS = 5000;

/** One product of a 结余留用测算: quantities in smallest units, prices of a smallest unit. */
export interface SurplusProduct {
  readonly item: string;
  /** 约定采购量基数. */
  readonly base: number;
  /** 集采前加权均价. */
  readonly before: Price;
  /** 中选约定量. */
  readonly agreed: number;
  /** 中选价. */
  readonly selected: Price;
  /** 非中选使用金额, before pay ratio and share. */
  readonly other: Fen;
  /** What was bought of it: the agreed volume was met where it is not less. */
  readonly completed: number;
}

/** 考核等次 and what of the base it lets be retained, in 万分之一; none: not passed. */
export interface Grade {
  readonly name: string;
  readonly ratioBps: number;
}

/** All that 结余留用 follows from. */
export interface SurplusInputs {
  readonly products: readonly SurplusProduct[];
  /** 医保支付比例, in 万分之一. */
  readonly payBps: number;
  /** 参保患者使用量占比, in 万分之一. */
  readonly insuredBps: number;
  readonly grades: readonly Grade[];
  readonly grade: string;
  readonly incomplete: Incomplete;
}

/** Why nothing is retained: 约定采购量未完成, 考核不合格, 没有结余. */
export type NothingFor = 'incomplete' | 'not-passed' | 'no-surplus';

export interface SurplusResult {
  /** 医保资金预算, 医保资金支出, 结余测算基数, 留用金额: each rounded once from the exact amount. */
  readonly budget: Fen;
  readonly spent: Fen;
  readonly base: Fen;
  readonly retained: Fen;
  /** 考核比例, in 万分之一. */
  readonly ratioBps: number;
  readonly nothingFor: NothingFor | undefined;
  /** One a product: its part of budget and spending (the parts sum to the whole), and whether it was met and counts. */
  readonly rows: readonly {
    readonly item: string;
    readonly budget: Fen;
    readonly spent: Fen;
    readonly complete: boolean;
    readonly counts: boolean;
  }[];
}

/** Exact amounts are in 10⁻¹² 元: a price has four decimals, each of the two ratios four more. */
const A_FEN = 10_000_000_000n;

const roundedFen = (exact: bigint, unit: bigint): Fen => fen(Number((exact * 2n + unit) / (unit * 2n)));

/**
 * 结余留用 (医保发〔2020〕26号, 湘医保发〔2024〕10号): 预算 = Σ 约定采购量基数 × 集采前加权均价 × 医保支付比例 × 参保患者使用量占比;
 * 支出 = Σ (中选约定量 × 中选价 + 非中选使用金额) × 支付比例 × 参保占比; 基数 = max(0, 预算 − 支出); 留用 = 基数 × 考核比例, where
 * the agreed volumes were met and the assessment was passed. Purpose: 改革激励金, never a rebate on the price.
 */
export function surplusOf({ products, payBps, insuredBps, grades, grade, incomplete }: SurplusInputs): SurplusResult {
  const ratioBps = grades.find(({ name }) => name === grade)?.ratioBps ?? 0;
  assert(ratioBps >= 0 && ratioBps <= MOST_RETAINED_BPS, 'more is retained than may be');
  const factor = BigInt(payBps) * BigInt(insuredBps);
  const exact = products.map((product) => {
    const complete = product.completed >= product.agreed;
    const counts = complete || incomplete === 'none';
    const budget = BigInt(product.base) * BigInt(product.before) * factor;
    const spent = (BigInt(product.agreed) * BigInt(product.selected) + BigInt(product.other) * 100n) * factor;
    return { item: product.item, complete, counts, budget: counts ? budget : 0n, spent: counts ? spent : 0n };
  });
  const [budget, spent] = (['budget', 'spent'] as const).map((of) => exact.reduce((sum, row) => sum + row[of], 0n)) as [
    bigint,
    bigint,
  ];
  const base = budget > spent ? budget - spent : 0n;
  const unmet = exact.some(({ complete, counts }) => counts && !complete);
  const nothingFor: NothingFor | undefined =
    unmet || exact.every(({ counts }) => !counts)
      ? 'incomplete'
      : ratioBps === 0
        ? 'not-passed'
        : base === 0n
          ? 'no-surplus'
          : undefined;
  const whole = { budget: roundedFen(budget, A_FEN), spent: roundedFen(spent, A_FEN) };
  const parts = {
    budget:
      shareFen(
        whole.budget,
        exact.map((row) => row.budget),
      ) ?? [],
    spent:
      shareFen(
        whole.spent,
        exact.map((row) => row.spent),
      ) ?? [],
  };
  return {
    ...{ ...whole, ratioBps, nothingFor, base: roundedFen(base, A_FEN) },
    retained: nothingFor ? ZERO : roundedFen(base * BigInt(ratioBps), A_FEN * BigInt(WHOLE_BPS)),
    rows: exact.map(({ item, complete, counts }, at) => ({
      ...{ item, complete, counts },
      ...{ budget: parts.budget[at] ?? ZERO, spent: parts.spent[at] ?? ZERO },
    })),
  };
}

/** What cannot stand in a calculation, as sentences. */
export function againstSurplus({ products, grades, grade }: SurplusInputs): string[] {
  const names = grades.map(({ name }) => name);
  return [
    ...(new Set(names).size < names.length ? ['考核等次的名称不能重复'] : []),
    ...(names.includes(grade) ? [] : [`考核等次表里没有“${grade}”`]),
    ...(new Set(products.map(({ item }) => item)).size < products.length ? ['同一品种在测算里只能有一行'] : []),
  ];
}
