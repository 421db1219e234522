import { type Fen, fen, groupedYuan } from '../../../kernel/fen.ts';
import type { CheckRow } from '../../audit/check.ts';
import type { Statement, StatementName } from '../statement.ts';
import { reconciliationGap } from '../statements/reconciliation.ts';
import type { Check, OfStatements, OfUnit } from './check-input.ts';
import { rowAt } from './rows.ts';

/** Amount of a line, or undefined when the statement or the line is not there: what is not there is not compared. */
function amount(
  statements: readonly Statement[],
  statement: StatementName,
  key: string,
  column: 'amount' | 'prior' = 'amount',
): Fen | undefined {
  const lines = statements.find((entry) => entry.statement === statement)?.lines;
  return lines?.find((line) => line.key === key)?.[column] ?? undefined;
}

/** A row when two amounts that must be equal are not. */
function* equal(
  input: OfUnit,
  place: string,
  [leftName, left]: readonly [string, number | undefined],
  [rightName, right]: readonly [string, number | undefined],
): Generator<CheckRow> {
  if (left === undefined || right === undefined || left === right) return;
  const difference = fen(left - right);
  const text = `${leftName} ${groupedYuan(fen(left))}，${rightName} ${groupedYuan(fen(right))}，差 ${groupedYuan(difference)}`;
  yield rowAt(input, place, text, difference);
}

/** Σ of lines; undefined when one of them is not there. */
function total(
  statements: readonly Statement[],
  statement: StatementName,
  keys: readonly string[],
): number | undefined {
  let sum = 0;
  for (const key of keys) {
    const part = amount(statements, statement, key);
    if (part === undefined) return undefined;
    sum += part;
  }
  return sum;
}

/** 资产总计 = 负债和净资产总计, at the end and at the beginning of the year (财会〔2017〕25号 第五部分 一（三）). */
export const balanceSheetBalances: Check<OfStatements> = {
  name: 'balance-sheet-balances',
  title: '资产＝负债＋净资产',
  severity: 'error',
  *run(input) {
    for (const [column, name] of [
      ['amount', '期末'],
      ['prior', '年初'],
    ] as const)
      yield* equal(
        input,
        `资产负债表 ${name}`,
        ['资产总计', amount(input.statements, 'balance-sheet', 'total-assets', column)],
        ['负债和净资产总计', amount(input.statements, 'balance-sheet', 'total-liabilities-and-net-assets', column)],
      );
  },
};

const SUB_SURPLUSES: readonly (readonly string[])[] = [
  ['fiscal-project-surplus', 'medical-surplus', 'research-surplus'],
  ['medical-surplus', 'public-health-surplus', 'research-surplus'],
];
const SUB_BALANCES = ['fiscal-project-balance', 'medical-balance', 'research-balance'];

/** 02 with 03, 03 with 01, the 其中 lines of 本期盈余, and 预02 in itself (DOMAIN 1.8–1.11). */
export const statementArticulation: Check<OfStatements> = {
  name: 'statement-articulation',
  title: '报表勾稽',
  severity: 'error',
  *run(input) {
    const { statements } = input;
    const of = (statement: StatementName, key: string, column: 'amount' | 'prior' = 'amount') =>
      amount(statements, statement, key, column);
    yield* equal(
      input,
      '净资产变动表 本年盈余',
      ['净资产变动表本年盈余', of('net-assets', 'surplus.total')],
      ['收入费用表本期盈余', of('income', 'surplus')],
    );
    yield* equal(
      input,
      '净资产变动表 本年年末余额',
      ['净资产变动表本年年末余额', of('net-assets', 'closing.total')],
      ['资产负债表净资产合计', of('balance-sheet', 'total-net-assets')],
    );
    yield* equal(
      input,
      '净资产变动表 上年年末余额',
      ['净资产变动表上年年末余额', of('net-assets', 'opening.total')],
      ['资产负债表净资产合计（年初）', of('balance-sheet', 'total-net-assets', 'prior')],
    );
    for (const keys of SUB_SURPLUSES)
      yield* equal(
        input,
        '收入费用表 本期盈余其中项',
        ['其中各项合计', total(statements, 'income', keys)],
        ['本期盈余', of('income', 'surplus')],
      );
    yield* equal(
      input,
      '预算结转结余变动表 年末',
      ['年末预算结转结余', of('budget-carry-over', 'closing')],
      ['年初、调整与变动合计', total(statements, 'budget-carry-over', ['opening', 'adjustment', 'change'])],
    );
  },
};

const ROLL_COLUMNS = [
  'opening-carry-over',
  'opening-surplus',
  'adjustment',
  'transferred-in',
  'transferred-out',
  'internal-carry-over',
  'internal-surplus',
  'revenue',
];

/**
 * 预01 with the change of carry-overs, and how 预02 and 预03 divide it by money and by detail. Books that enter something
 * into 8501 directly (收回以前年度投资), or leave out a detail, disagree here.
 */
export const carryOverArticulation: Check<OfStatements> = {
  name: 'carry-over-articulation',
  title: '结转结余按资金性质勾稽',
  severity: 'finding',
  *run(input) {
    const { statements } = input;
    const of = (statement: StatementName, key: string) => amount(statements, statement, key);
    for (const part of ['fiscal', 'other'])
      yield* equal(
        input,
        part === 'fiscal' ? '财政拨款结转结余' : '其他资金结转结余',
        ['年末余额', of('budget-carry-over', `closing-${part}`)],
        [
          '年初、调整与变动合计',
          total(statements, 'budget-carry-over', [`opening-${part}`, `adjustment-${part}`, `change-${part}`]),
        ],
      );
    yield* equal(
      input,
      '预算结转结余变动表 本年收支差额',
      ['预算结转结余变动表本年收支差额', total(statements, 'budget-carry-over', ['fiscal-balance', 'other-balance'])],
      ['预算收入支出表本年预算收支差额', of('budget', 'budget-balance')],
    );
    const closing = total(statements, 'fiscal-budget', ['total.closing-carry-over', 'total.closing-surplus']);
    yield* equal(
      input,
      '财政拨款预算收入支出表 年末',
      ['年末财政拨款结转结余', closing],
      ['预算结转结余变动表', of('budget-carry-over', 'closing-fiscal')],
    );
    const columns = ROLL_COLUMNS.map((column) => `total.${column}`);
    const moved = total(statements, 'fiscal-budget', columns);
    const spent = of('fiscal-budget', 'total.expenditure');
    yield* equal(
      input,
      '财政拨款预算收入支出表 变动',
      ['年末财政拨款结转结余', closing],
      ['年初与本年变动合计', moved === undefined || spent === undefined ? undefined : moved - spent],
    );
    yield* equal(
      input,
      '预算收入支出表 其中项',
      ['其中各项合计', total(statements, 'budget', SUB_BALANCES)],
      ['本年预算收支差额', of('budget', 'budget-balance')],
    );
  },
};

/** What 使用专用基金 gained in 累计盈余 is what left 专用基金 for assets, and no more. */
export const netAssetMovements: Check<OfStatements & { readonly openingKnown?: boolean }> = {
  name: 'net-asset-movements',
  title: '累计盈余的变动已归类',
  severity: 'finding',
  *run(input) {
    // Without the year's opening everything the account holds looks like a movement; `year-opening-known` says so.
    if (input.openingKnown === false) return;
    const gained = amount(input.statements, 'net-assets', 'funds-used.accumulated-surplus');
    const used = amount(input.statements, 'net-assets', 'funds-used.special-funds');
    if (gained === undefined || used === undefined || (gained >= 0 && gained <= -used)) return;
    const explained = gained < 0 ? 0 : -used;
    yield rowAt(
      input,
      '净资产变动表 使用专用基金',
      `累计盈余有 ${groupedYuan(fen(gained - explained))} 的变动不能归入净资产变动表的其他各行`,
      fen(gained - explained),
    );
  },
};

interface OfReconciliation extends OfStatements {
  readonly reconciliation?: Statement;
}

/** 本年预算收支差额 and the classes lead to 本年盈余 exactly, and both are those of the statements. */
export const reconciliationExplains: Check<OfReconciliation> = {
  name: 'reconciliation-explains',
  title: '盈余与预算结余差异调节相符',
  severity: 'error',
  *run(input) {
    const { reconciliation, statements } = input;
    if (!reconciliation) return;
    const gap = reconciliationGap(reconciliation);
    if (gap !== 0) yield rowAt(input, '差异调节', `差异有 ${groupedYuan(gap)} 没有说明`, gap);
    const own = (key: string) => reconciliation.lines.find((line) => line.key === key)?.amount;
    yield* equal(
      input,
      '差异调节 本年盈余',
      ['调节表本年盈余', own('surplus')],
      ['收入费用表本期盈余', amount(statements, 'income', 'surplus')],
    );
    yield* equal(
      input,
      '差异调节 本年预算收支差额',
      ['调节表本年预算收支差额', own('budget-balance')],
      ['预算收入支出表本年预算收支差额', amount(statements, 'budget', 'budget-balance')],
    );
  },
};

/**
 * Every difference has a reason by which the form lists it (财会〔2017〕25号 附注 (六)); what came as balance tables has no
 * vouchers to look at, and its remark says so.
 */
export const reconciliationClassified: Check<OfReconciliation> = {
  name: 'reconciliation-classified',
  title: '盈余与预算结余差异已归类',
  severity: 'finding',
  *run(input) {
    const left = input.reconciliation?.lines.find(({ key }) => key === 'unclassified');
    if (left && left.amount !== 0)
      yield rowAt(
        input,
        '差异调节 未归类',
        `本年有 ${groupedYuan(left.amount)} 元差异没有归类，请查看差异说明的“未归类”一行`,
        left.amount,
      );
  },
};
