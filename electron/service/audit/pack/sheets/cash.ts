import { columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { type PackCashCount, type PackContent, unitNamer } from '../content.ts';
import { liveCell } from '../live.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';

export const CASH: Paper = {
  index: 'B2-2',
  name: '库存现金盘点',
  about: '当月各次现金盘点：应存、实点、盘盈盘亏及监盘人',
};

const COLUMNS: readonly Column[] = [
  { heading: '单位', kind: 'text', width: 22 },
  { heading: '科目', kind: 'code', width: 9 },
  { heading: '盘点日期', kind: 'date', width: 12 },
  { heading: ['应存现金', '账面余额'], kind: 'money', width: 15 },
  { heading: ['应存现金', '加：未记账'], kind: 'money', width: 13 },
  { heading: ['应存现金', '加：已收未入账'], kind: 'money', width: 15 },
  { heading: ['应存现金', '减：已付未入账'], kind: 'money', width: 15 },
  { heading: ['应存现金', '合计'], kind: 'money', width: 15 },
  { heading: '实点现金', kind: 'money', width: 15 },
  { heading: '盘盈（盘亏）', kind: 'check', width: 14 },
  { heading: '其中白条', kind: 'money', width: 12 },
  { heading: '说明', kind: 'wrap', width: 30 },
  { heading: '状态', kind: 'text', width: 10 },
  { heading: '盘点人', kind: 'text', width: 10 },
  { heading: '监盘人', kind: 'text', width: 10 },
  { heading: '监盘时间（UTC）', kind: 'text', width: 25, printed: false },
];

/** Each count of the month as a row: what should be there and what differs are formulas. */
export function cashSheet(content: PackContent): Sheet {
  const counts = content.cash ?? [];
  const unit = unitNamer(content);
  const head = { title: '库存现金盘点', banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  return {
    name: CASH.name,
    ...head,
    rows:
      counts.length > 0
        ? counts.map((count, at) => countRow(unit(count.unit), count, firstRow + at))
        : [['当月没有盘点']],
    filter: true,
    frozenColumns: 1,
    page: pageOf(content, CASH, 'landscape'),
    ...(counts.some(({ reckoned }) => reckoned.difference !== 0) ? { tab: 'warn' as const } : {}),
  };
}

function countRow(unit: string, count: PackCashCount, row: number): Row {
  const { reckoned } = count;
  const at = (column: number) => `${columnLetters(column)}${row}`;
  return [
    unit,
    count.code,
    count.date,
    count.posted,
    reckoned.pending,
    reckoned.received,
    reckoned.paid,
    liveCell({ formula: `${at(3)}+${at(4)}+${at(5)}-${at(6)}`, result: reckoned.expected }),
    reckoned.counted,
    liveCell({ formula: `${at(8)}-${at(7)}`, result: reckoned.difference }, 'check'),
    reckoned.slips,
    count.explanation,
    count.state,
    count.madeBy,
    count.witnessedBy ?? null,
    count.witnessed ?? null,
  ];
}
