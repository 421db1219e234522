import type { StatementDefinition } from '../../../../../shared/domain/ledger/statement.ts';
import { frameOf } from '../../../workbook/write/address.ts';
import type { Column, NamedRange, Row, Sheet } from '../../../workbook/write/model.ts';
import { type GroupBooks, type PackContent, unitLabel } from '../content.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';
import { lineCode } from './statement-papers.ts';

export const ADJUSTMENTS: Paper = {
  index: 'A8-1',
  name: '个别报表调整',
  about: '合并前对个别报表的调整（解释第4号 八（二）①），及其理由与复核',
};

const COLUMNS: readonly Column[] = [
  { heading: '单位', kind: 'text' },
  { heading: '行次', kind: 'code', width: 9 },
  { heading: '报表项目', kind: 'text', width: 28 },
  { heading: '调整金额\n（按项目方向）', kind: 'money' },
];
export const ADJUSTMENT_RANGE = { unit: '调整_单位', line: '调整_行次', amount: '调整_金额' } as const;

/** Whether any unit's statement was adjusted: without it the pack has no such sheet. */
export const hasAdjustments = (group: GroupBooks): boolean =>
  group.consolidation.lines.some(({ adjustments }) => [...adjustments.values()].some((amount) => amount !== 0));

/** What adjustments did to each unit's lines that are not totals; below, the entries as they were made and confirmed. */
export function adjustmentSheet(
  content: PackContent,
  group: GroupBooks,
  definitions: readonly StatementDefinition[],
): { sheet: Sheet; names: NamedRange[] } {
  const head = { title: '个别报表调整', banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const rows: Row[] = [];
  for (const definition of definitions) {
    for (const line of definition.lines) {
      if (line.formula.kind === 'lines') continue;
      const own = group.consolidation.lines.find(
        (found) => found.statement === definition.statement && found.key === line.key,
      );
      for (const unit of content.units) {
        const amount = own?.adjustments.get(unit.code);
        if (amount) rows.push([unitLabel(unit), lineCode(definition, line.key), line.name, amount]);
      }
    }
  }
  const lastRow = firstRow + rows.length - 1;
  rows.push({ look: 'section', cells: ['调整分录'] });
  for (const manual of group.adjustments.filter(({ kind }) => kind === 'adjustment')) {
    const reason = `${manual.units.join('、')}：${manual.reason}（制单 ${manual.madeBy}，复核 ${manual.confirmedBy ?? '未复核'}）`;
    rows.push({ look: 'note', cells: [{ value: reason, kind: 'wrap' }], merge: [[0, 3]], height: 28 });
    for (const entry of manual.entries) {
      rows.push({ look: 'note', cells: [entry.side === 'debit' ? '借' : '贷', null, entry.name, entry.amount] });
    }
  }
  const range = (name: string, column: number): NamedRange => ({
    name,
    sheet: ADJUSTMENTS.name,
    column,
    firstRow,
    lastRow,
  });
  return {
    sheet: { name: ADJUSTMENTS.name, ...head, rows, page: pageOf(content, ADJUSTMENTS, 'portrait') },
    names: [range(ADJUSTMENT_RANGE.unit, 0), range(ADJUSTMENT_RANGE.line, 1), range(ADJUSTMENT_RANGE.amount, 3)],
  };
}
