import { COST_ITEM_NAMES, COST_ITEMS } from '../../../../../shared/domain/costing/cost-item.ts';
import { addAmounts, NO_AMOUNTS } from '../../../../../shared/domain/costing/direct-cost.ts';
import { DEPARTMENT_CLASS_NAMES } from '../../../../../shared/domain/organisation/department.ts';
import { frameOf } from '../../../workbook/write/address.ts';
import type { Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { type PackContent, unitNamer } from '../content.ts';
import { liveCell } from '../live.ts';
import { costBanner, costLines, DEPARTMENT_COLUMNS, itemSum, unitSum, withTotal } from './cost-lines.ts';
import { type Paper, pageOf } from './paper.ts';

export const DIRECT_COST: Paper = {
  index: 'I1',
  name: '成本医01科室直接成本',
  about: '各单位已锁定的成本分摊：公共费用分摊后各科室的直接成本，按七大类',
};

const COLUMNS: readonly Column[] = [
  ...DEPARTMENT_COLUMNS,
  { heading: '分类', kind: 'text', width: 12 },
  ...COST_ITEMS.map((item): Column => ({ heading: COST_ITEM_NAMES[item], kind: 'money', width: 16 })),
  { heading: '合计', kind: 'money', width: 17 },
];
const FIRST = DEPARTMENT_COLUMNS.length + 1;

/** Where the direct cost of departments stands on its sheet, for the papers that are held against it. */
export const directRows = (content: PackContent): readonly [first: number, last: number] => {
  const { firstRow } = frameOf(head(content));
  return [firstRow, firstRow + costLines(content).length - 1];
};
/** The column of an item's amounts, or of 合计 after the last item. */
export const directColumn = (item: number): number => FIRST + item;

const head = (content: PackContent) => ({ title: DIRECT_COST.name, banner: costBanner(content), columns: COLUMNS });

/** 成本医01 of every unit that has a locked run of the pack's month; each unit's sum and the total below. */
export function directCostSheet(content: PackContent): Sheet {
  const nameOf = unitNamer(content);
  const lines = costLines(content);
  const [first, last] = directRows(content);
  const rows: Row[] = lines.map(({ cost, department, direct }, index) => {
    const amounts = withTotal(direct);
    return [
      ...[nameOf(cost.unit), department.code, department.name, DEPARTMENT_CLASS_NAMES[department.class]],
      ...amounts.slice(0, -1),
      liveCell({ formula: itemSum(FIRST, first + index), result: amounts.at(-1)! }),
    ];
  });
  for (const { unit, departments } of content.costs ?? []) {
    const row = first + rows.length;
    const sums = withTotal(departments.map(({ direct }) => direct).reduce(addAmounts, NO_AMOUNTS));
    rows.push({
      look: 'total',
      cells: [
        ...[nameOf(unit), '', '本月总计', ''],
        ...sums.map((result, at) =>
          liveCell({ formula: unitSum(DIRECT_COST.name, FIRST + at, [first, last], row), result }),
        ),
      ],
    });
  }
  return {
    name: DIRECT_COST.name,
    ...head(content),
    rows,
    filter: true,
    frozenColumns: 3,
    page: pageOf(content, DIRECT_COST, 'landscape'),
  };
}
