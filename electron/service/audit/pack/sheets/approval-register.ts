import { CATEGORIES } from '../../../../../shared/domain/approval/category.ts';
import { KIND_NAMES } from '../../../../../shared/domain/approval/radar/saying.ts';
import { type Fen, sumFen, ZERO } from '../../../../../shared/kernel/fen.ts';
import type { Cell, Row } from '../../../workbook/write/model.ts';
import type { PackApplication, PackApprovals } from '../approval-content.ts';
import { liveCell } from '../live.ts';
import { type ApprovalList, approvalList, type ListColumn, type ListFrame, totalRow } from './approval-list.ts';
import { levelName, STAGE_NAMES } from './approval-words.ts';
import type { Paper, PaperContent } from './paper.ts';

export const APPROVAL_REGISTER: Paper = {
  index: 'L1',
  name: '大额支出审批登记',
  about: '本年大额支出申请的金额、资金来源、层级、状态、合同和预警，按单位小计',
};

/** Amounts by unit, for what adds them up elsewhere. */
export const REGISTER_RANGE = { amount: '审批_金额', subtotal: '审批_小计' } as const;

const COLUMNS: readonly ListColumn<PackApplication>[] = [
  { key: 'number', heading: '审批单号', kind: 'text', width: 15, of: ({ number }) => number },
  { key: 'unit', heading: '单位', kind: 'wrap', width: 25, of: ({ unit }) => unit },
  { key: 'category', heading: '类别', kind: 'text', width: 15, of: ({ category }) => CATEGORIES[category] },
  { key: 'purpose', heading: '事由', kind: 'wrap', width: 34, of: ({ purpose }) => purpose },
  { key: 'payee', heading: '收款单位', kind: 'wrap', width: 30, of: ({ payee }) => payee },
  { key: 'amount', heading: '金额', kind: 'money', width: 17, of: ({ amount }) => amount },
  { key: 'sources', heading: '资金来源', kind: 'wrap', width: 18, of: ({ sources }) => sources.join('、') },
  { key: 'budget', heading: '预算内外', kind: 'text', width: 9, of: ({ inside }) => (inside ? '预算内' : '预算外') },
  { key: 'handedIn', heading: '提交日期', kind: 'date', width: 12, of: ({ handedIn }) => handedIn },
  { key: 'decided', heading: '批准日期', kind: 'date', width: 12, of: ({ decided }) => decided ?? null },
  { key: 'stage', heading: '状态', kind: 'text', width: 9, of: ({ stage }) => STAGE_NAMES[stage] },
  { key: 'reached', heading: '已走到', kind: 'text', width: 12, of: ({ reached }) => levelName(reached) },
  { key: 'waiting', heading: '正等待', kind: 'text', width: 12, of: ({ waiting }) => levelName(waiting) },
  {
    ...{ key: 'urgent', heading: '紧急', kind: 'wrap', width: 12 },
    of: ({ urgent, released }) => (released === undefined ? (urgent ? '紧急' : '') : `${released} 放行`),
  },
  { key: 'contracts', heading: '合同', kind: 'wrap', width: 18, of: ({ contracts }) => contracts.join('、') },
  {
    ...{ key: 'warnings', heading: '预警', kind: 'wrap', width: 12 },
    of: ({ warnings }) => [...new Set(warnings)].map((kind) => KIND_NAMES[kind]).join('、'),
  },
];

/** 登记簿 with what each unit comes to, and that all units together are the total. */
export const approvalRegister = (content: PaperContent, { until, applications: facts }: PackApprovals): ApprovalList =>
  approvalList(content, {
    ...{ paper: APPROVAL_REGISTER, columns: COLUMNS, facts, until, none: '本年没有大额支出申请', frozenColumns: 1 },
    below: (frame) => subtotals(frame, facts),
    names: ({ firstRow, lastRow, columnOf }) => {
      const at = { sheet: APPROVAL_REGISTER.name, column: columnOf('amount') };
      const first = lastRow + HEAD_ROWS + 1;
      return [
        { name: REGISTER_RANGE.amount, ...at, firstRow, lastRow },
        { name: REGISTER_RANGE.subtotal, ...at, firstRow: first, lastRow: first + unitsOf(facts).length - 1 },
      ];
    },
  });

/** The total, and the heading of the units' part. */
const HEAD_ROWS = 2;

const unitsOf = (facts: readonly PackApplication[]): string[] => [...new Set(facts.map(({ unit }) => unit))];
const sumOf = (facts: readonly PackApplication[]): Fen => sumFen(facts.map(({ amount }) => amount));

/** What the register comes to, each unit's part with how many and how much of it is approved, and that nothing is left over. */
function subtotals(frame: ListFrame, facts: readonly PackApplication[]): Row[] {
  const { lastRow, columnOf, range } = frame;
  const cells = (said: Readonly<Record<string, Cell>>): Cell[] => {
    const row: Cell[] = COLUMNS.map(() => ({ value: null, kind: 'text' }));
    for (const [key, cell] of Object.entries(said)) row[columnOf(key)] = cell;
    return row;
  };
  const text = (value: string): Cell => ({ value, kind: 'text' });
  const first = lastRow + HEAD_ROWS + 1;
  const units = unitsOf(facts);
  const total = sumOf(facts);
  const amount = (row: number): string => `${letterOf(range('amount'))}${row}`;
  const rows = units.map((unit, index): Row => {
    const row = first + index;
    const own = facts.filter((fact) => fact.unit === unit);
    const approved = own.filter(({ stage }) => stage === 'approved' || stage === 'closed');
    const label = `${letterOf(range('unit'))}${row}`;
    const sumIf = (stage: string): string =>
      `SUMIFS(${range('amount')},${range('unit')},${label},${range('stage')},"${stage}")`;
    return {
      data: true,
      cells: cells({
        unit,
        category: { value: own.length, kind: 'count', formula: `COUNTIF(${range('unit')},${label})` },
        amount: liveCell({
          formula: `SUMIFS(${range('amount')},${range('unit')},${label})`,
          result: sumOf(own),
        }),
        sources: liveCell({
          formula: `${sumIf(STAGE_NAMES.approved)}+${sumIf(STAGE_NAMES.closed)}`,
          result: sumOf(approved),
        }),
      }),
    };
  });
  return [
    totalRow(frame, COLUMNS.length, { amount: { result: total } }),
    {
      look: 'section',
      cells: cells({
        number: text('各单位小计'),
        category: text('份数'),
        amount: { ...rich('金额'), align: 'right' },
        sources: { ...rich('其中已批准'), align: 'right' },
      }),
    },
    ...rows,
    {
      look: 'total',
      cells: cells({
        number: text('各单位之和－合计'),
        amount: liveCell(
          {
            formula: `SUM(${amount(first)}:${amount(first + units.length - 1)})-${amount(lastRow + 1)}`,
            result: ZERO,
          },
          'check',
        ),
      }),
    },
  ];
}

const letterOf = (range: string): string => /^[A-Z]+/.exec(range)![0];
const rich = (value: string) => ({ value, kind: 'text' }) as const;
