import type { ItemKind } from '../item.ts';
import type { LicenceKind, SupplierRole } from '../supplier.ts';

/** 送货及时, 到货率, 质量, 价格, 服务. */
export const CRITERIA = ['punctuality', 'fill', 'quality', 'price', 'service'] as const;
export type Criterion = (typeof CRITERIA)[number];
export type Weights = Readonly<Record<Criterion, number>>;

/** Licences asked of one role for one kind of goods. */
export type Asked = Readonly<Record<SupplierRole, Readonly<Record<ItemKind, readonly LicenceKind[]>>>>;

/** What the community decides of its suppliers; no rule prescribes it, so that all of it is shown and can be set. */
export interface SupplierSettings {
  /** Days before its last day from which a licence counts as expiring (临期). */
  readonly warnDays: number;
  readonly asked: Asked;
  /** 评价权重 in whole hundredths; they sum to 100. */
  readonly weights: Weights;
}

const DRUGS = (kind: LicenceKind) => ({
  western: ['business', kind] as const,
  patent: ['business', kind] as const,
  herbal: ['business', kind] as const,
  // 院内制剂 is made by the community's own hospitals and bought of nobody.
  preparation: [] as const,
});

export const DEFAULT_SETTINGS: SupplierSettings = {
  warnDays: 30,
  asked: {
    maker: { ...DRUGS('drug-making'), consumable: ['business', 'device-making'] },
    distributor: { ...DRUGS('drug-trading'), consumable: ['business', 'device-trading'] },
  },
  weights: { punctuality: 30, fill: 25, quality: 25, price: 10, service: 10 },
};

/** Whether weights are whole, none below nil, and sum to 100. */
export const areWeights = (weights: Weights): boolean =>
  CRITERIA.every((each) => Number.isInteger(weights[each]) && weights[each] >= 0) &&
  CRITERIA.reduce((sum, each) => sum + weights[each], 0) === 100;
