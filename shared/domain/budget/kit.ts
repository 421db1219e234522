import { canonicalJson } from '../../kernel/canonical.ts';
import type { Fen } from '../../kernel/fen.ts';
import { FUND_SOURCES, fundSource } from '../ledger/fund.ts';
import { columnLetters } from '../ledger/reading/grid.ts';
import type { UnitCode, UnitKind } from '../organisation/unit.ts';
import { BUDGET_ITEMS, type BudgetItem } from './items.ts';
import {
  FIRST_ROW,
  FREE_ROWS,
  fixed,
  type KitBlock,
  type KitCell,
  type KitRow,
  type KitSheet,
  labelOf,
  type Named,
  pick,
  sumOf,
} from './kit-form.ts';
import { WORKLOAD_SHEET, workloadSheet } from './kit-workload.ts';
import { budgetItem, type Carry, cellKey, isEarned, type PlanCell } from './plan.ts';
import { templateOf } from './templates.ts';
import type { WorkloadRow } from './workload.ts';

/** The form that kits of this release have; another form is not read. */
export const KIT_FORM = 'tongcai-budget-kit-3';

export const KIT_SHEETS = {
  plan: '预算表',
  carries: '结转结余',
  workload: WORKLOAD_SHEET,
  lists: '名单',
  guide: '说明',
  signature: 'tongcai',
} as const;

/**
 * What a kit (预算填报表) says of itself: for whom and which year it was made, and the plan as it stood then. The layout of
 * its sheets follows from this alone, so that what comes back is held against what went out.
 */
export interface KitFacts {
  readonly form: string;
  readonly unit: UnitCode;
  readonly name: string;
  readonly year: number;
  /** Of the plan when the kit was made (预算的改动次数). */
  readonly revision: number;
  /** The given rows, in the order of the sheet; all nil where only a template offers the row. */
  readonly rows: readonly PlanCell[];
  readonly carries: readonly Carry[];
  /** The given rows of 业务量, in the order of their sheet. */
  readonly workload: readonly WorkloadRow[];
  /** The unit's departments, and the projects that can be named. */
  readonly departments: readonly Named[];
  readonly projects: readonly string[];
}

/** The block that an item is planned in. */
export const blockOf = (item: BudgetItem): KitBlock =>
  item.cashless ? 'cashless' : item.kind === 'financing' && isEarned(item) ? 'borrowing' : item.kind;

/** The sheet's blocks, as the page has them: every one that has items. */
export const BLOCKS: readonly { readonly kind: KitBlock; readonly name: string }[] = (
  [
    { kind: 'revenue', name: '收入预算' },
    { kind: 'borrowing', name: '债务收入预算' },
    { kind: 'expenditure', name: '经常性支出预算' },
    { kind: 'capital', name: '资本性支出预算' },
    { kind: 'financing', name: '筹资与投资支出预算' },
    { kind: 'cashless', name: '非现金费用' },
    { kind: 'procurement', name: '采购预算' },
    { kind: 'project', name: '项目预算' },
    { kind: 'workload', name: '业务量预算' },
  ] as const
).filter(({ kind }) => BUDGET_ITEMS.some((item) => blockOf(item) === kind));

/** Totals over whole blocks, each below its last one: all money that comes in, and all that goes out. */
const OVER: readonly { readonly name: string; readonly blocks: readonly KitBlock[] }[] = [
  { name: '收入合计', blocks: ['revenue', 'borrowing'] },
  { name: '支出合计', blocks: ['expenditure', 'capital', 'financing'] },
];

export const FIRST_MONTH = 5;
export const TOTAL_COLUMN = FIRST_MONTH + 12;
const MONTHS = Array.from({ length: 12 }, (_, index) => FIRST_MONTH + index);

export const PLAN_HEADINGS: readonly string[] = [
  ...['项目编码', '预算项目', '科室', '资金来源', '专项'],
  ...MONTHS.map((_, index) => `${index + 1}月`),
  '全年合计',
];
export const CARRY_HEADINGS: readonly string[] = ['序号', '资金来源', '年初结转结余', '本年计划使用', '使用后余额'];

/** Items that have no item below them (末级项目). */
export const LEAF_ITEMS: readonly BudgetItem[] = BUDGET_ITEMS.filter(
  ({ code }) => !BUDGET_ITEMS.some((other) => other.code !== code && other.code.startsWith(code)),
);

const NIL = Array.from({ length: 12 }, () => 0 as Fen);

/** The rows that a unit is given: what it plans already, and what its kind is offered; by item, then department and source. */
export function givenRows(kind: UnitKind, cells: readonly PlanCell[]): PlanCell[] {
  const given = new Map(
    templateOf(kind).map(({ item, source }) => {
      const cell = { department: '', item, source, project: '', months: NIL };
      return [cellKey(cell), cell as PlanCell];
    }),
  );
  for (const cell of cells) given.set(cellKey(cell), cell);
  const sources = FUND_SOURCES.map(({ code }) => code);
  const order = ({ item, department, source, project }: PlanCell): string =>
    [item, department, String(sources.indexOf(source)).padStart(3, '0'), project].join('\u0000');
  return [...given.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** The sheets that are filled in, as they must come back. */
export const kitSheets = (facts: KitFacts): readonly [KitSheet, KitSheet, KitSheet] => [
  planSheet(facts),
  carrySheet(facts),
  workloadSheet(`${facts.year}年度业务量预算`, facts.workload, facts.departments),
];

export const kitTitle = ({ year }: Pick<KitFacts, 'year'>): string => `${year}年度预算填报表`;

function planSheet(facts: KitFacts): KitSheet {
  const departments = new Map(facts.departments.map((one) => [one.code, labelOf(one)]));
  const rows: KitRow[] = [];
  const totalRows = new Map<KitBlock, number>();
  for (const { kind, name } of BLOCKS) {
    rows.push({ look: 'section', block: kind, cells: fixedRow(name) });
    const first = FIRST_ROW + rows.length;
    for (const cell of facts.rows) {
      const item = budgetItem(cell.item);
      if (!item || blockOf(item) !== kind) continue;
      const texts = [
        ...[item.code, item.name, departments.get(cell.department) ?? cell.department],
        ...[fundSource(cell.source)?.name ?? cell.source, cell.project],
      ];
      const cells = [...texts.map(fixed), ...amounts(FIRST_ROW + rows.length)];
      rows.push({ look: 'given', block: kind, cell, cells });
    }
    for (let free = 0; free < FREE_ROWS; free += 1) {
      const department: KitCell = kind === 'revenue' ? fixed('') : { kind: 'pick', of: 'department' };
      const picks = [fixed(''), pick('item'), department, pick('source'), pick('project')];
      rows.push({ look: 'free', block: kind, cells: [...picks, ...amounts(FIRST_ROW + rows.length)] });
    }
    const last = FIRST_ROW + rows.length - 1;
    const sums = [...MONTHS, TOTAL_COLUMN].map((column) => sumOf(column, first, column, last));
    rows.push({ look: 'total', block: kind, cells: [...[`${name}合计`, '', '', '', ''].map(fixed), ...sums] });
    totalRows.set(kind, FIRST_ROW + rows.length - 1);
    const over = OVER.find(({ blocks }) => blocks.at(-1) === kind);
    if (!over) continue;
    const added = [...MONTHS, TOTAL_COLUMN].map((column): KitCell => {
      const parts = over.blocks.map((block) => `${columnLetters(column)}${totalRows.get(block)}`);
      return { kind: 'formula', formula: parts.join('+') };
    });
    rows.push({ look: 'total', over: over.blocks, cells: [...[over.name, '', '', '', ''].map(fixed), ...added] });
  }
  return { name: KIT_SHEETS.plan, title: kitTitle(facts), headings: PLAN_HEADINGS, firstRow: FIRST_ROW, rows };
}

function carrySheet(facts: KitFacts): KitSheet {
  const rows: KitRow[] = FUND_SOURCES.map(({ code, name }, index) => ({
    look: 'given',
    carry: facts.carries.find(({ source }) => source === code) ?? { source: code, opening: 0 as Fen, used: 0 as Fen },
    cells: [
      ...[fixed(String(index + 1)), fixed(name), { kind: 'amount' } as const, { kind: 'amount' } as const],
      { kind: 'formula', formula: `C${FIRST_ROW + index}-D${FIRST_ROW + index}` },
    ],
  }));
  const last = FIRST_ROW + rows.length - 1;
  const sums = [2, 3, 4].map((column) => sumOf(column, FIRST_ROW, column, last));
  rows.push({ look: 'total', cells: [fixed('合计'), fixed(''), ...sums] });
  const title = `${facts.year}年度结转结余使用计划`;
  return { name: KIT_SHEETS.carries, title, headings: CARRY_HEADINGS, firstRow: FIRST_ROW, rows };
}

const fixedRow = (name: string): KitCell[] => PLAN_HEADINGS.map((_, index) => fixed(index === 0 ? name : ''));

const amounts = (row: number): KitCell[] => [
  ...MONTHS.map((): KitCell => ({ kind: 'amount' })),
  sumOf(FIRST_MONTH, row, TOTAL_COLUMN - 1, row),
];

/**
 * What a kit's digest is taken of: what it says of itself and every locked cell in order, formulas among them. It tells
 * slips and other releases' forms apart; what a person may change is decided by permission, not by it.
 */
export const sealedText = (facts: KitFacts): string =>
  canonicalJson({
    facts: factsJson(facts),
    sheets: kitSheets(facts).map(({ name, title, headings, firstRow, rows }) => ({
      ...{ name, title, headings, firstRow },
      rows: rows.map(({ cells }) =>
        cells.map((cell) =>
          cell.kind === 'fixed'
            ? cell.text
            : cell.kind === 'formula'
              ? `=${cell.formula}`
              : cell.kind === 'pick'
                ? `?${cell.of}`
                : cell.kind === 'count'
                  ? '##'
                  : '#',
        ),
      ),
    })),
  });

/** The facts as plain JSON: amounts in 分. */
export const factsJson = ({
  form,
  unit,
  name,
  year,
  revision,
  rows,
  carries,
  workload,
  departments,
  projects,
}: KitFacts) => ({
  ...{ form, unit, name, year, revision },
  rows: rows.map(({ department, item, source, project, months }) => [department, item, source, project, ...months]),
  carries: carries.map(({ source, opening, used }) => [source, opening, used]),
  workload: workload.map(({ department, measure, months }) => [department, measure, ...months]),
  departments: departments.map(({ code, name }) => [code, name]),
  projects: [...projects],
});
