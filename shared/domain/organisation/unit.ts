import type { Period } from '../../kernel/period.ts';

/** Which official chart of accounts a unit's books follow: 医院, 基层医疗卫生机构, or the plain 事业单位 chart. */
export type ChartName = 'hospital' | 'primary' | 'institution';

/** What a member is: 牵头医院, 县级医院, 乡镇卫生院, 社区卫生服务中心, or another institution. */
export const UNIT_KINDS = ['lead', 'hospital', 'township', 'community', 'institution'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** A member's short code (单位编码), e.g. `H01`; capital letters and digits, 1–12 characters. */
export type UnitCode = string;

/** A member of the community (成员单位): one complete set of books of its own (分户核算). */
export interface Unit {
  readonly code: UnitCode;
  readonly name: string;
  readonly kind: UnitKind;
  readonly chart: ChartName;
  /** First period whose income and expense are consolidated (准则第9号 第十九条); undefined: from the beginning. */
  readonly joined?: Period;
  /** Last period that is consolidated; undefined: still a member. */
  readonly left?: Period;
}
