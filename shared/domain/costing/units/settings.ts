import { PARTS } from '../drivers.ts';

/** What divides a department's cost between outpatients and inpatients where it serves both (第22条: 收入、工作量). */
export const SPLIT_BASES = ['income', 'workload'] as const;
export type SplitBasis = (typeof SPLIT_BASES)[number];

/** How the project cost of a department is shared over its service items (第25条). */
export const ITEM_METHODS = ['equivalence', 'income', 'count', 'hours', 'activity'] as const;
export type ItemMethod = (typeof ITEM_METHODS)[number];

/** How patients bear cost (第27条): 项目叠加法, 服务单元叠加法. */
export const PATIENT_METHODS = ['items', 'units'] as const;
export type PatientMethod = (typeof PATIENT_METHODS)[number];

/** 工时 of one department; it goes before the unit's basis. Millionths of an hour, not negative, not both nil. */
export interface DepartmentHours {
  readonly department: string;
  readonly outpatient: number;
  readonly inpatient: number;
}

/** What a unit chooses for its unit costs, in force from a month on until the next choice. [U] */
export interface UnitCostSettings {
  readonly splitBy: SplitBasis;
  /** By workload: one bed-day counts as so many visits, in millionths. */
  readonly bedDayVisits: number;
  readonly hours: readonly DepartmentHours[];
  readonly itemMethod: ItemMethod;
  /** Departments that go by another method than the unit. */
  readonly itemMethods: readonly { readonly department: string; readonly method: ItemMethod }[];
  readonly patientMethod: PatientMethod;
}

/** Until a unit chooses: 收入, 当量系数法, 项目叠加法; three visits a bed-day, as statistics of hospitals count them [U]. */
export const DEFAULT_UNIT_COST_SETTINGS: UnitCostSettings = {
  splitBy: 'income',
  bedDayVisits: 3 * PARTS,
  hours: [],
  itemMethod: 'equivalence',
  itemMethods: [],
  patientMethod: 'items',
};

export const itemMethodOf = ({ itemMethod, itemMethods }: UnitCostSettings, department: string): ItemMethod =>
  itemMethods.find((own) => own.department === department)?.method ?? itemMethod;
