import { type Fen, fen } from '../../../kernel/fen.ts';

/**
 * 监督规则 of the community [U] (浙(二十三), 甘(二十二), 津 30): beyond what a price or a volume is pointed out. Shares in
 * 万分之一. Shown and set under the name 采购监督规则（可配置）.
 */
export interface GuardRules {
  /** Above the median of the product's own deliveries (价格跳升). */
  readonly jumpBps: number;
  /** Months that the median, and the least price of other units, are taken over. */
  readonly jumpMonths: number;
  /** Deliveries below which there is no median yet. */
  readonly jumpLeast: number;
  /** Above the least price that another unit paid (高于他院最低价). */
  readonly peerBps: number;
  /** Above the mean of the months before (异常用量). */
  readonly volumeBps: number;
  readonly volumeMonths: number;
  /** What a month must come to before its volume is looked at, in 分. */
  readonly volumeLeast: Fen;
  /** What may be added to 中药饮片 (加成率). */
  readonly herbalBps: number;
  /** Whether 医用耗材 are sold at cost as drugs are (国办发〔2019〕37号: 取消医用耗材加成). */
  readonly consumables: boolean;
}

export const DEFAULT_GUARD_RULES: GuardRules = {
  ...{ jumpBps: 1000, jumpMonths: 12, jumpLeast: 3, peerBps: 3000 },
  ...{ volumeBps: 5000, volumeMonths: 3, volumeLeast: fen(500_000), herbalBps: 2500, consumables: true },
};

/** Least and most that each figure can be set to; shares in 万分之一, `volumeLeast` in 分. */
export const GUARD_BOUNDS = {
  jumpBps: { least: 100, most: 100_000 },
  jumpMonths: { least: 1, most: 24 },
  jumpLeast: { least: 1, most: 100 },
  peerBps: { least: 100, most: 100_000 },
  volumeBps: { least: 100, most: 100_000 },
  volumeMonths: { least: 1, most: 12 },
  volumeLeast: { least: 0, most: 1_000_000_000 },
  herbalBps: { least: 0, most: 10_000 },
} as const;

/** The longest that any rule looks back, in months. */
export const lookBack = ({ jumpMonths, volumeMonths }: GuardRules): number => Math.max(jumpMonths, volumeMonths);
