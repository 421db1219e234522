import type { StatementDefinition } from '../../../../../shared/domain/ledger/statement.ts';
import { fen, sumFen, ZERO } from '../../../../../shared/kernel/fen.ts';
import { cellOn, columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { type GroupBooks, type PackContent, unitLabel } from '../content.ts';
import { type Live, liveCell, reference, sumOf } from '../live.ts';
import { ADJUSTMENT_RANGE, hasAdjustments } from './adjustments.ts';
import { EFFECT_RANGE } from './elimination-effects.ts';
import { ENTRY_RANGE } from './eliminations.ts';
import { columnLives } from './line-formulas.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';
import type { StatementMatrix } from './statement-matrix.ts';
import { lineCode, type PackStatement, STATEMENT_PAPERS } from './statement-papers.ts';

export const WORKSHEET: Paper = {
  index: 'A8',
  name: '合并工作底稿',
  about: '项目 × 单位、合计、抵销、合并数（解释第4号 八（二））',
};

const FIXED = 2;

/** The worksheet, and where each consolidated figure stands. */
export interface ConsolidationWorksheet {
  readonly sheet: Sheet;
  readonly consolidated: (statement: PackStatement, key: string) => Live | undefined;
}

/**
 * The worksheet (合并工作底稿): units' figures from their statements and adjustments, their sum, debits and credits of the
 * eliminations, what they do to the line, the consolidated figure, and its difference to what the program computed.
 */
export function consolidationWorksheet(
  content: PackContent,
  group: GroupBooks,
  matrices: ReadonlyMap<PackStatement, { readonly definition: StatementDefinition; readonly matrix: StatementMatrix }>,
): ConsolidationWorksheet {
  const { included } = group.consolidation.scope;
  const units = content.units.filter(({ code }) => included.includes(code));
  const columns: Column[] = [
    { heading: '行次', kind: 'code', width: 9 },
    { heading: '项目', kind: 'text' },
    ...units.map((unit): Column => ({ heading: ['成员单位', unitLabel(unit)], kind: 'money' })),
    { heading: '合计', kind: 'money' },
    { heading: ['抵销', '借方'], kind: 'money' },
    { heading: ['抵销', '贷方'], kind: 'money' },
    { heading: ['抵销', '影响（按项目方向）'], kind: 'money' },
    { heading: '合并数', kind: 'money' },
    { heading: '系统合并数', kind: 'money', printed: false },
    { heading: '核对\n公式－系统', kind: 'check', width: 12, printed: false },
  ];
  const at = {
    sum: FIXED + units.length,
    debit: FIXED + units.length + 1,
    credit: FIXED + units.length + 2,
    effect: FIXED + units.length + 3,
    total: FIXED + units.length + 4,
    system: FIXED + units.length + 5,
  };
  const head = {
    title: '合并工作底稿',
    banner: [...bannerOf(content), { left: content.caption }],
    columns,
  };
  const { firstRow } = frameOf(head);
  const rows: Row[] = [];
  const totals = new Map<string, Live>();
  const adjusted = hasAdjustments(group);
  for (const [statement, { definition, matrix }] of matrices) {
    const system = new Map(
      group.consolidation.lines.filter((line) => line.statement === statement).map((line) => [line.key, line]),
    );
    if (system.size === 0) continue;
    rows.push({ look: 'section', cells: [null, STATEMENT_PAPERS[statement].name] });
    const start = firstRow + rows.length;
    const rowOf = new Map(definition.lines.map((line, index) => [line.key, start + index]));
    const column = (index: number, leaf: (key: string) => Live) =>
      columnLives(
        definition,
        (key) => `${columnLetters(index)}${rowOf.get(key)}`,
        (line) => leaf(line.key),
      );
    const perUnit = units.map((unit, u) =>
      column(FIXED + u, (key) => {
        const own = matrix.figure(key, 'amount', unit.code);
        const amount = system.get(key)?.adjustments.get(unit.code) ?? ZERO;
        if (!adjusted) return own;
        const adjustment = `SUMIFS(${ADJUSTMENT_RANGE.amount},${ADJUSTMENT_RANGE.unit},${columnLetters(FIXED + u)}$${firstRow - 1},${ADJUSTMENT_RANGE.line},$A${rowOf.get(key)})`;
        return sumOf([
          { sign: 1, live: own },
          { sign: 1, live: { formula: adjustment, result: amount } },
        ]);
      }),
    );
    const effects = column(at.effect, (key) => ({
      formula: `SUMIFS(${EFFECT_RANGE.amount},${EFFECT_RANGE.line},$A${rowOf.get(key)})`,
      result: sumFen((system.get(key)?.effects ?? []).map(({ amount }) => amount)),
    }));
    for (const line of definition.lines) {
      const row = rowOf.get(line.key)!;
      const cell = (index: number) => `${columnLetters(index)}${row}`;
      const sum = sumFen(perUnit.map((lives) => lives.get(line.key)!.result));
      const total = fen(sum + effects.get(line.key)!.result);
      totals.set(`${statement}/${line.key}`, reference(cellOn(WORKSHEET.name, at.total, row), total));
      const own = system.get(line.key);
      const entries = line.formula.kind === 'lines' ? undefined : entrySides(group, statement, line.key);
      const side = (range: string) => `SUMIFS(${range},${ENTRY_RANGE.line},$A${row})`;
      rows.push({
        look: line.depth === 0 ? 'total' : 'body',
        data: true,
        cells: [
          lineCode(definition, line.key),
          { value: line.starred ? `*${line.name}` : line.name, indent: line.depth },
          ...perUnit.map((lives) => liveCell(lives.get(line.key)!)),
          liveCell({ formula: `SUM(${cell(FIXED)}:${cell(at.sum - 1)})`, result: sum }),
          entries ? liveCell({ formula: side(ENTRY_RANGE.debit), result: entries.debit }) : null,
          entries ? liveCell({ formula: side(ENTRY_RANGE.credit), result: entries.credit }) : null,
          liveCell(effects.get(line.key)!),
          liveCell({ formula: `${cell(at.sum)}+${cell(at.effect)}`, result: total }),
          own?.consolidated ?? null,
          own
            ? liveCell(
                { formula: `${cell(at.total)}-${cell(at.system)}`, result: fen(total - own.consolidated) },
                'check',
              )
            : { value: null, kind: 'money' },
        ],
      });
    }
  }
  return {
    sheet: {
      name: WORKSHEET.name,
      ...head,
      rows,
      frozenColumns: FIXED,
      page: pageOf(content, WORKSHEET, 'landscape', { pagesWide: Math.ceil((units.length + 5) / 8) }),
      tab: 'accent',
    },
    consolidated: (statement, key) => totals.get(`${statement}/${key}`),
  };
}

/** Debits and credits of the entries that count, on one line. */
function entrySides(group: GroupBooks, statement: PackStatement, key: string) {
  const entries = group.consolidation.eliminations
    .filter(({ state }) => state !== 'rejected')
    .flatMap((elimination) => elimination.entries)
    .filter((entry) => entry.statement === statement && entry.key === key);
  const side = (wanted: 'debit' | 'credit') =>
    sumFen(entries.filter((entry) => entry.side === wanted).map(({ amount }) => amount));
  return { debit: side('debit'), credit: side('credit') };
}
