import type { ChangeKind } from '../../../../../shared/domain/budget/change.ts';
import type { ChangeStage, ChangeStep } from '../../../../../shared/domain/budget/change-route.ts';
import { chinaDay } from '../../../../../shared/domain/organisation/deadline.ts';
import { ZERO } from '../../../../../shared/kernel/fen.ts';
import { yearOf } from '../../../../../shared/kernel/period.ts';
import { columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Column, NamedRange, Row, Sheet } from '../../../workbook/write/model.ts';
import type { PackChange, PackContent } from '../content.ts';
import { liveCell } from '../live.ts';
import { CODE_COLUMN, LINE_COLUMNS, lineCode, lineNamer } from './budget-lines.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';

export const BUDGET_CHANGES: Paper = {
  index: 'D3',
  name: '预算调整',
  about: '本年各张预算调整单的明细、原因和提交、确认、批准经过',
};

/** Approved rows by line, for the execution's formulas. */
export const CHANGE_RANGE = { line: '预调_明细', approved: '预调_已批准' } as const;

const KINDS: Readonly<Record<ChangeKind, string>> = {
  shift: '调整',
  supplement: '追加',
  transfer: '调剂',
  carry: '结转',
};
const STAGES: Readonly<Record<ChangeStage, string>> = {
  draft: '编制中',
  confirming: '待对方确认',
  approving: '待批准',
  approved: '已批准',
  cancelled: '已作废',
};
/** Steps that a reader of the papers asks for; preparing is in the trail. */
const STEPS: Readonly<Partial<Record<ChangeStep, string>>> = {
  submit: '提交',
  confirm: '对方确认',
  decline: '对方不同意',
  return: '退回',
  withdraw: '撤回',
  cancel: '作废',
  approve: '批准',
};

const COLUMNS: readonly Column[] = [
  { heading: '单号', kind: 'text', width: 14 },
  { heading: '类型', kind: 'text', width: 12 },
  { heading: '状态', kind: 'text', width: 12 },
  ...LINE_COLUMNS,
  { heading: '月份', kind: 'integer', width: 6 },
  { heading: '增减金额', kind: 'money', width: 16 },
  { heading: '其中已批准', kind: 'money', width: 16 },
  { heading: '原因及依据', kind: 'wrap', width: 30 },
  { heading: '经办', kind: 'wrap', width: 30 },
  CODE_COLUMN,
];
const [STAGE, AMOUNT, APPROVED] = [2, 9, 10];

/** Every row of the year's documents; what counts is what was approved, which is a formula over the state. */
export function changesSheet(content: PackContent): { readonly sheet: Sheet; readonly names: readonly NamedRange[] } {
  const nameOf = lineNamer(content);
  const head = { title: BUDGET_CHANGES.name, banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const all = (content.changes ?? []).flatMap((change) => change.rows.map((row, at) => ({ change, row, at })));
  const last = firstRow + Math.max(1, all.length) - 1;
  const letters = (column: number) => columnLetters(column);
  const rows: Row[] = all.map(({ change, row, at }, index): Row => {
    const line = firstRow + index;
    const result = change.stage === 'approved' ? row.amount : ZERO;
    return [
      change.number,
      kindOf(change, content),
      STAGES[change.stage],
      ...nameOf(row),
      row.month,
      row.amount,
      liveCell({
        formula: `IF(${letters(STAGE)}${line}="${STAGES.approved}",${letters(AMOUNT)}${line},0)`,
        result,
      }),
      // What is said of a document stands at its first row.
      ...(at === 0 ? [reasonOf(change), routeOf(change)] : [null, null]),
      lineCode(row),
    ];
  });
  return {
    sheet: {
      name: BUDGET_CHANGES.name,
      ...head,
      rows: rows.length > 0 ? rows : [['本年没有预算调整']],
      filter: true,
      frozenColumns: 1,
      page: pageOf(content, BUDGET_CHANGES, 'landscape'),
    },
    names: [
      { name: CHANGE_RANGE.line, sheet: BUDGET_CHANGES.name, column: COLUMNS.length - 1, firstRow, lastRow: last },
      { name: CHANGE_RANGE.approved, sheet: BUDGET_CHANGES.name, column: APPROVED, firstRow, lastRow: last },
    ],
  };
}

/** 结转 of the next year takes from this one. */
const kindOf = ({ kind, year }: PackChange, { period }: PackContent): string =>
  year > yearOf(period) ? '结转下年' : KINDS[kind];

const reasonOf = ({ reason, incomeDocument }: PackChange): string =>
  incomeDocument === '' ? reason : `${reason}（依据：${incomeDocument}）`;

const routeOf = ({ steps }: PackChange): string =>
  steps
    .flatMap(({ step, display, instant }) => {
      const word = STEPS[step];
      return word === undefined ? [] : [`${chinaDay(Date.parse(instant))} ${display} ${word}`];
    })
    .join('\n');
