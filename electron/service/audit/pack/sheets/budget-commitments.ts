import { chinaDay } from '../../../../../shared/domain/organisation/deadline.ts';
import type { AccountingDate } from '../../../../../shared/kernel/date.ts';
import { type Fen, fen, sumFen } from '../../../../../shared/kernel/fen.ts';
import { endOf } from '../../../../../shared/kernel/period.ts';
import { columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Column, NamedRange, Row, Sheet } from '../../../workbook/write/model.ts';
import type { PackClaim, PackContent } from '../content.ts';
import { liveCell } from '../live.ts';
import { CODE_COLUMN, LINE_COLUMNS, lineCode, lineNamer } from './budget-lines.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';

export const BUDGET_COMMITMENTS: Paper = {
  index: 'D5',
  name: '占用与签约',
  about: '期末尚占用或已签约、未支出的逐笔单据，占用日期和到期日',
};

/** What each document holds of its line, for the execution's formulas. */
export const CLAIM_RANGE = { line: '占用_明细', reserved: '占用_占用', committed: '占用_签约' } as const;

const COLUMNS: readonly Column[] = [
  ...LINE_COLUMNS,
  { heading: '单据', kind: 'wrap', width: 36 },
  { heading: '已占用', kind: 'money', width: 16 },
  { heading: '已签约', kind: 'money', width: 16 },
  { heading: '合计', kind: 'money', width: 16 },
  { heading: '占用日期', kind: 'date', width: 12 },
  { heading: '到期日', kind: 'date', width: 12 },
  { heading: '状态', kind: 'text', width: 12 },
  CODE_COLUMN,
];
const [RESERVED, COMMITTED, BOTH] = [6, 7, 8];

/** Every document that still held money of a line at the end of the pack's month. */
export function commitmentsSheet(content: PackContent): {
  readonly sheet: Sheet;
  readonly names: readonly NamedRange[];
} {
  const nameOf = lineNamer(content);
  const head = { title: BUDGET_COMMITMENTS.name, banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const claims = content.execution?.claims ?? [];
  const last = firstRow + Math.max(1, claims.length) - 1;
  const letters = (column: number) => columnLetters(column);
  const both = (row: number, result: Fen) =>
    liveCell({ formula: `${letters(RESERVED)}${row}+${letters(COMMITTED)}${row}`, result });
  const total = (column: number, amounts: readonly Fen[]) =>
    liveCell({
      formula: `SUM(${letters(column)}${firstRow}:${letters(column)}${last})`,
      result: sumFen(amounts),
    });
  const rows: Row[] = claims.map((claim, index): Row => {
    const row = firstRow + index;
    return [
      ...nameOf(claim),
      claim.document,
      claim.reserved,
      claim.committed,
      both(row, fen(claim.reserved + claim.committed)),
      chinaDay(Date.parse(claim.since)) as AccountingDate,
      // Its last day was for the deciding: what is decided holds on.
      claim.kept ? null : (claim.expires ?? null),
      stateOf(claim, content),
      lineCode(claim),
    ];
  });
  if (rows.length > 0)
    rows.push({
      look: 'total',
      cells: [
        ...['合计', null, null, null, null, null],
        total(
          RESERVED,
          claims.map(({ reserved }) => reserved),
        ),
        total(
          COMMITTED,
          claims.map(({ committed }) => committed),
        ),
        total(
          BOTH,
          claims.map(({ reserved, committed }) => fen(reserved + committed)),
        ),
      ],
    });
  const range = (name: string, column: number): NamedRange => ({
    ...{ name, sheet: BUDGET_COMMITMENTS.name, column, firstRow, lastRow: last },
  });
  return {
    sheet: {
      name: BUDGET_COMMITMENTS.name,
      ...head,
      rows: rows.length > 0 ? rows : [['期末没有占用或签约']],
      filter: true,
      frozenColumns: 2,
      page: pageOf(content, BUDGET_COMMITMENTS, 'landscape'),
    },
    names: [
      range(CLAIM_RANGE.line, COLUMNS.length - 1),
      range(CLAIM_RANGE.reserved, RESERVED),
      range(CLAIM_RANGE.committed, COMMITTED),
    ],
  };
}

/** As it stood at the end of the month. */
function stateOf({ kept, committed, expires }: PackClaim, { period }: PackContent): string {
  if (committed > 0) return '已签约';
  if (kept) return '已审批';
  return expires !== undefined && expires < endOf(period) ? '已到期' : '待审批';
}
