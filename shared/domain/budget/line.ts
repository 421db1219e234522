import type { UnitCode } from '../organisation/unit.ts';

/**
 * What money is planned for (预算明细): unit × department × budget item × fund source × project of one budget year. Every
 * expenditure has exactly one fund source (政府会计制度 5001 按资金性质明细核算); a department or project may be absent.
 */
export interface BudgetLine {
  readonly unit: UnitCode;
  /** Budget year, as in the first four digits of its periods. */
  readonly year: number;
  /** A department's code, or '' for what the unit plans as a whole. */
  readonly department: string;
  /** A budget item's code (预算项目科目). */
  readonly item: string;
  /** A fund source's code (资金来源). */
  readonly source: string;
  /** A code of the project library (项目库), or ''. */
  readonly project: string;
}

declare const lineKeyBrand: unique symbol;
/** One line's name among all lines. */
export type LineKey = string & { readonly [lineKeyBrand]: true };

/** The line's name; codes hold no control characters, so that no two lines share one. */
export const lineKey = (line: BudgetLine): LineKey =>
  [line.unit, line.year, line.department, line.item, line.source, line.project].join('\u0000') as LineKey;

/** The line of a name. */
export function lineOf(key: LineKey): BudgetLine {
  const [unit = '', year = '', department = '', item = '', source = '', project = ''] = key.split('\u0000');
  return { unit: unit as UnitCode, year: Number(year), department, item, source, project };
}
