import type { UnitCode } from '../../organisation/unit.ts';

/** What a shared centre (共享中心) does for the members. */
export const CENTRE_KINDS = [
  'finance',
  'pharmacy',
  'laboratory',
  'imaging',
  'ecg',
  'pathology',
  'sterilisation',
] as const;
export type CentreKind = (typeof CENTRE_KINDS)[number];

/** What a centre of a kind is usually counted in (计量单位). */
export const USUAL_MEASURES: Readonly<Record<CentreKind, string>> = {
  finance: '张凭证',
  pharmacy: '条医嘱',
  laboratory: '项检验',
  imaging: '部位',
  ecg: '份心电图',
  pathology: '例病理',
  sterilisation: '个灭菌包',
};

/** A shared centre: departments of one unit that work for others, and where what they charge is booked there. */
export interface SharedCentre {
  readonly unit: UnitCode;
  readonly name: string;
  readonly kind: CentreKind;
  /** 计量单位. */
  readonly measure: string;
  /** Codes of its departments in the unit, at least one. */
  readonly departments: readonly string[];
  /** 应收科目 and 收入科目 of the unit's own chart. */
  readonly receivable: string;
  readonly income: string;
}
