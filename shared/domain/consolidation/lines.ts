import { assert } from '../../kernel/assert.ts';
import type { Book } from '../ledger/account.ts';
import type { StatementName } from '../ledger/statement.ts';
import { type Definitions, selects } from './definitions.ts';
import { firstLevel } from './mirror.ts';

/** A statement line as elimination entries name it: its stable key and official name. */
export interface NamedLine {
  readonly statement: StatementName;
  readonly key: string;
  readonly name: string;
}

const table = (
  statement: StatementName,
  lines: readonly (readonly [string, string, string])[],
): [string, NamedLine][] => lines.map(([account, key, name]) => [account, { statement, key, name }]);

/** The line of each first-level account that intra-group items stand on (会政财01, 会政财02, 会政预01). */
const LINES: ReadonlyMap<string, NamedLine> = new Map([
  ...table('balance-sheet', [
    ['1211', 'notes-receivable', '应收票据'],
    ['1212', 'accounts-receivable', '应收账款净额'],
    ['1214', 'prepayments', '预付账款'],
    ['1218', 'other-receivables', '其他应收款净额'],
    ['2301', 'notes-payable', '应付票据'],
    ['2302', 'accounts-payable', '应付账款'],
    ['2305', 'advances-received', '预收账款'],
    ['2307', 'other-payables', '其他应付款'],
    ['2502', 'long-term-payables', '长期应付款'],
  ]),
  ...table('income', [
    ['4101', 'service-revenue', '事业收入'],
    ['4201', 'superior-subsidy', '上级补助收入'],
    ['4301', 'affiliate-turn-in', '附属单位上缴收入'],
    ['4401', 'business-revenue', '经营收入'],
    ['4601', 'other-level-appropriation', '非同级财政拨款收入'],
    ['4605', 'rental-revenue', '租金收入'],
    ['4609', 'other-revenue', '其他收入'],
    ['5001', 'operating-expense', '业务活动费用'],
    ['5101', 'administrative-expense', '单位管理费用'],
    ['5201', 'business-expense', '经营费用'],
    ['5401', 'turn-in-expense', '上缴上级费用'],
    ['5501', 'affiliate-subsidy-expense', '对附属单位补助费用'],
    ['5901', 'other-expense', '其他费用'],
  ]),
  ...table('budget', [
    ['6101', 'service-budget-revenue', '事业预算收入'],
    ['6201', 'superior-subsidy-budget-revenue', '上级补助预算收入'],
    ['6301', 'turn-in-budget-revenue', '附属单位上缴预算收入'],
    ['6609', 'other-budget-revenue', '其他预算收入'],
    ['7201', 'service-expenditure', '事业支出'],
    ['7401', 'turn-in-expenditure', '上缴上级支出'],
    ['7501', 'affiliate-subsidy-expenditure', '对附属单位补助支出'],
  ]),
]);

/** Every account of the table with its line, for the test that holds it against the statements' definitions. */
export const ELIMINATION_LINES: Iterable<readonly [string, NamedLine]> = LINES;

/**
 * The statement line of a group account that can be eliminated: the line of its own whose formula takes the account (a
 * detail may stand elsewhere than its first level: 一年内到期的长期应付款), else that of its first level.
 */
export function lineOfAccount(account: string, definitions: Definitions): NamedLine {
  const usual = LINES.get(firstLevel(account));
  assert(usual, `no elimination stands on account ${account}`);
  const { statement } = usual;
  const own = definitions
    .get(statement)
    ?.lines.find(
      ({ depth, formula }) =>
        depth === 1 && formula.kind === 'accounts' && formula.terms.some((term) => selects(term, { account })),
    );
  return own ? { statement, key: own.key, name: own.name } : usual;
}

export const OTHER_EXPENSE = {
  account: '5901',
  statement: 'income',
  key: 'other-expense',
  name: '其他费用',
} as const;

/** Receivable lines net of their allowance (坏账准备), as E1a and E1b name them. */
export const ALLOWANCE_LINES = {
  'accounts-receivable': {
    account: '121901',
    statement: 'balance-sheet',
    key: 'accounts-receivable',
    name: '应收账款净额—坏账准备',
  },
  'other-receivables': {
    account: '121902',
    statement: 'balance-sheet',
    key: 'other-receivables',
    name: '其他应收款净额—坏账准备',
  },
} as const;

export const OPENING_SURPLUS = {
  account: '3001',
  statement: 'balance-sheet',
  key: 'accumulated-surplus',
  name: '累计盈余—年初',
} as const;

/** Lines that hold unrealised profit (N2). */
export const PROFIT_LINES = {
  inventories: { account: '1302', statement: 'balance-sheet', key: 'inventories', name: '存货' },
  'fixed-assets-gross': {
    account: '1601',
    statement: 'balance-sheet',
    key: 'fixed-assets-gross',
    name: '固定资产原值',
  },
} as const;

/** Where the community's surplus stands on the balance sheet: before and after the year is closed. */
export const SURPLUS_KEYS = { open: 'surplus-of-period', closed: 'accumulated-surplus' } as const;

export const bookOf = (statement: StatementName): Book => (statement === 'budget' ? 'budget' : 'financial');
