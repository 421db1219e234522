import { type Fen, fen } from '../../../kernel/fen.ts';

/** 坏账准备计提方法 (财会〔2017〕25号 1219: 余额百分比法、账龄分析法、个别认定法). `none`: not settled yet; nothing is proposed. */
export const ALLOWANCE_METHODS = ['none', 'balance', 'ageing', 'individual'] as const;
export type AllowanceMethod = (typeof ALLOWANCE_METHODS)[number];

/** Which receivables: 应收账款 (1212 → 121901) or 其他应收款 (1218 → 121902). */
export const ALLOWANCE_SIDES = ['trade', 'other'] as const;
export type AllowanceSide = (typeof ALLOWANCE_SIDES)[number];

/** A debtor of whom the unit judges by itself (个别认定). */
export interface Judged {
  readonly side: AllowanceSide;
  /** `unit:T01`, `party:P001`, or nothing: what names nobody. */
  readonly counterparty: string;
  /** 应提数; 分, not negative. */
  readonly amount: Fen;
  readonly reason: string;
}

/** What a unit settled about its allowance. The regulation leaves method and rates to the unit: every value is a local choice. */
export interface AllowanceSettings {
  readonly method: AllowanceMethod;
  /** 年末计提 (the regulation's rule), or every month. */
  readonly every: 'year' | 'month';
  /** Whether what members of the community owe bears an allowance. Consolidation takes it out again (解释第4号). */
  readonly members: boolean;
  /** 不计提的科目: money that goes to the treasury when it comes in, and whatever else the unit leaves out; codes from the left. */
  readonly excluded: readonly string[];
  /** 余额百分比: percent of the balance, as decimals. */
  readonly rates: Readonly<Record<AllowanceSide, string>>;
  /** 账龄: upper bounds in days, the percent of each band and of what is older, and of 年初余额 whose age nobody knows. */
  readonly bands: readonly number[];
  readonly bandRates: readonly string[];
  readonly unknownRate: string;
  readonly judged: readonly Judged[];
}

export const UNSETTLED: AllowanceSettings = {
  method: 'none',
  every: 'year',
  members: false,
  excluded: [],
  rates: { trade: '0', other: '0' },
  bands: [365, 730, 1095],
  bandRates: ['0', '0', '0', '0'],
  unknownRate: '0',
  judged: [],
};

export const ALLOWANCE_LIMITS = { excluded: 50, bands: 8, judged: 200, text: 200 } as const;

/** A percent from 0 to 100 with at most four decimals, in millionths; undefined for anything else. */
export function millionths(percent: string): number | undefined {
  const said = /^(\d{1,3})(?:\.(\d{1,4}))?$/.exec(percent);
  const value = said ? Number(said[1]) * 10_000 + Number((said[2] ?? '').padEnd(4, '0')) : Number.NaN;
  return value <= 1_000_000 ? value : undefined;
}

/** An amount times a percent, half up to the 分. @param amount not negative. */
export function percentOf(amount: Fen, percent: string): Fen {
  const part = BigInt(amount) * BigInt(millionths(percent) ?? 0);
  return fen(Number((part + 500_000n) / 1_000_000n));
}
