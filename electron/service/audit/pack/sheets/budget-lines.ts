import type { BudgetLine } from '../../../../../shared/domain/budget/line.ts';
import { budgetItem } from '../../../../../shared/domain/budget/plan.ts';
import { fundSource } from '../../../../../shared/domain/ledger/fund.ts';
import type { Cell, Column } from '../../../workbook/write/model.ts';
import { type PackContent, unitNamer } from '../content.ts';

/** How the budget's papers name a line (预算明细), and how their formulas find it. */

type Line = Omit<BudgetLine, 'year'>;

export const LINE_COLUMNS: readonly Column[] = [
  { heading: '单位', kind: 'text', width: 22 },
  { heading: '预算项目', kind: 'text', width: 24 },
  { heading: '科室', kind: 'text', width: 12 },
  { heading: '资金来源', kind: 'text', width: 20 },
  { heading: '项目', kind: 'text', width: 10 },
];

/** A line as `LINE_COLUMNS` show it. */
export function lineNamer(content: PackContent): (line: Line) => Cell[] {
  const unitName = unitNamer(content);
  return ({ unit, item, department, source, project }) => [
    unitName(unit),
    `${item} ${budgetItem(item)?.name ?? ''}`.trim(),
    department === '' ? '' : (content.names?.departments?.get(`${unit}|${department}`) ?? department),
    fundSource(source)?.name ?? source,
    project,
  ];
}

/** The line by its codes, in one cell: what SUMIFS looks for; a name may be that of two departments. */
export const lineCode = ({ unit, item, department, source, project }: Line): string =>
  [unit, item, department || '-', source, project || '-'].join('/');

export const CODE_COLUMN: Column = { heading: '明细编码', kind: 'code', width: 34, printed: false };
