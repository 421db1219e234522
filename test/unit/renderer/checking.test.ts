import { describe, expect, it } from 'vitest';
import {
  byUnit,
  type Check,
  type CheckRow,
  codesIn,
  explainable,
  matching,
  openIn,
  ordered,
  placeIn,
  tallyOf,
  targetsOf,
  totalOf,
} from '../../../renderer/audit/checking/results.ts';
import { LEDGER_CHECKS } from '../../../shared/domain/ledger/checks/registry.ts';
import { zhCN } from '../../../shared/i18n/zh-CN/index.ts';

const check = (name: string, severity: Check['severity'], rows: CheckRow[]): Check => ({
  name,
  title: name,
  severity,
  ok: rows.length === 0,
  idle: false,
  count: rows.length,
  explained: rows.filter(({ accepted }) => accepted !== undefined).length,
  rows,
});
const row = (unit: string, place: string, difference?: string): CheckRow => ({
  unit,
  period: '2025-12',
  place,
  message: `${place} 不对`,
  ...(difference === undefined ? {} : { difference }),
});

const CHECKS = [
  check('passes', 'error', []),
  check('odd', 'finding', [row('T01', '1001', '-5.00'), row('T01', '1002', '7.50'), row('T02', '1001')]),
  check('wrong', 'error', [row('T02', '2025-12 记-33')]),
];

describe('the checks', () => {
  it('stand errors first, then findings, then what passed', () => {
    expect(ordered(CHECKS).map(({ name }) => name)).toEqual(['wrong', 'odd', 'passes']);
    expect(tallyOf(CHECKS)).toEqual({ errors: 1, findings: 1, explained: 0, passed: 1 });
  });

  it('are turned round by unit: a check counts once, its rows each', () => {
    const board = ['T01', 'T02'].map((unit) => ({
      unit,
      name: unit,
      state: 'open' as const,
      basis: 'detail' as const,
      unsigned: [],
    }));
    expect(byUnit(CHECKS, board)).toMatchObject([
      { unit: 'T01', errors: 0, findings: 1, rows: 2 },
      { unit: 'T02', errors: 1, findings: 1, rows: 2 },
    ]);
  });

  it('count what was explained apart: a finding is open while one row of it is', () => {
    const said = (unit: string, place: string): CheckRow => ({ ...row(unit, place), accepted: { reason: '已核对' } });
    const checks = [
      check('said', 'finding', [said('T01', '1001'), said('T02', '1001')]),
      check('half', 'finding', [said('T01', '1002'), row('T02', '1002')]),
      ...CHECKS.slice(0, 1),
    ];
    expect(ordered(checks).map(({ name }) => name)).toEqual(['half', 'said', 'passes']);
    expect(checks.map(openIn)).toEqual([0, 1, 0]);
    expect(tallyOf(checks)).toEqual({ errors: 0, findings: 1, explained: 1, passed: 1 });
    const board = ['T01', 'T02'].map((unit) => ({
      unit,
      name: unit,
      state: 'open' as const,
      basis: 'detail' as const,
      unsigned: [],
    }));
    expect(byUnit(checks, board)).toMatchObject([
      { unit: 'T01', findings: 0, explained: 2, rows: 0 },
      { unit: 'T02', findings: 1, explained: 1, rows: 1 },
    ]);
  });

  it('are explained for a unit and its month: neither errors, nor other months, nor what was explained, nor the group’s', () => {
    const rows = [
      row('T01', '1001'),
      { ...row('T01', '1002'), period: '2025-11' },
      { ...row('T01', '1003'), accepted: { reason: '已核对' } },
      row('T02', '1001'),
      { period: '2025-12', place: 'H01–T01 内部债权债务', message: '' },
    ];
    expect(explainable(check('odd', 'finding', rows), 'T01', '2025-12').map(({ place }) => place)).toEqual(['1001']);
    expect(explainable(check('wrong', 'error', rows), 'T01', '2025-12')).toEqual([]);
  });

  it('are narrowed by any word of a row', () => {
    const rows = CHECKS[1]!.rows;
    expect(matching(rows, '1001', () => '')).toHaveLength(2);
    expect(matching(rows, '柳河', (unit) => (unit === 'T02' ? '柳河镇卫生院' : ''))).toHaveLength(1);
  });

  it('are summed only where their amounts are of one kind', () => {
    const rows = CHECKS[1]!.rows;
    expect(totalOf('unsettled-temporary-payments', rows)).toBe(250);
    expect(totalOf('unsettled-temporary-payments', CHECKS[2]!.rows)).toBeUndefined();
    expect(totalOf('closed-accounts', rows)).toBeUndefined();
    const between = (kind: string): CheckRow => ({
      place: 'H01–T01',
      message: '',
      difference: '5.00',
      pair: { units: ['H01', 'T01'], kind, book: 'financial' },
    });
    expect(totalOf('intra-group-differences', [between('service'), between('service')])).toBe(1000);
    expect(totalOf('intra-group-differences', [between('service'), between('transfer')])).toBeUndefined();
  });

  it('name the accounts of a row, from its place, its sentence and what the sentence leaves out', () => {
    const closing = {
      ...row('H01', '财务会计'),
      message: '年末财务会计收支科目尚未结转：410101、5001 等（共 3 个科目），余额 12,345.00，1234.56，2025-12',
      all: ['410101', '5001', '5101'],
    };
    expect(codesIn(closing)).toEqual(['410101', '5001', '5101']);
    expect(codesIn(row('H01', '1002'))).toEqual(['1002']);
  });

  it('of a unit’s period all have a title and a meaning in the catalogue', () => {
    for (const { name, title } of LEDGER_CHECKS) {
      expect(zhCN, name).toHaveProperty([`checks.name.${name}`], title);
      expect(zhCN, name).toHaveProperty([`checks.about.${name}`]);
    }
  });
});

describe('where a row leads', () => {
  it('to the voucher that its place names', () => {
    expect(targetsOf('missing-parallel-block', row('T03', '2025-12 记-33'))).toEqual([
      { kind: 'voucher', unit: 'T03', period: '2025-12', type: '记', number: 33 },
    ]);
  });

  it('to the draft on the desk for which a month waits, in whichever language it is named', () => {
    const draft = { kind: 'draft', unit: 'T03', period: '2025-12', id: 12 };
    for (const place of ['草稿 12', 'Draft 12'])
      expect(targetsOf('vouchers-pending', row('T03', place))).toEqual([draft]);
  });

  it('to the bank account, whose number is no account of the books', () => {
    expect(targetsOf('bank-reconciled', row('T03', '6222000011112222'))).toEqual([
      { kind: 'bank', unit: 'T03', period: '2025-12', number: '6222000011112222' },
    ]);
  });

  it('to the account, and to its mapping where that is what is missing', () => {
    const account = { kind: 'account', unit: 'T11', period: '2025-12', code: '5701' };
    const closing = { kind: 'closing', unit: 'T11', period: '2025-12' };
    expect(targetsOf('closed-accounts', row('T11', '5701'))).toEqual([closing, account]);
    expect(targetsOf('closed-accounts', row('T11', '年末'))).toEqual([closing]);
    expect(targetsOf('negative-balances', row('T11', '5701'))).toEqual([account]);
    expect(targetsOf('mapping-coverage', row('T11', '5701'))).toEqual([
      { kind: 'mapping', unit: 'T11', period: '2025-12' },
      account,
    ]);
  });

  it('to what was imported, or is still to come', () => {
    expect(targetsOf('trial-balance-agrees', row('T01', '1002')).map(({ kind }) => kind)).toEqual([
      'account',
      'history',
    ]);
    expect(targetsOf('period-reported', row('T17', 'T17')).map(({ kind }) => kind)).toEqual(['import']);
  });

  it('to the reconciliation and the worksheet for the group’s own', () => {
    const group = { period: '2025-12', place: 'C02–H01 内部债权债务', message: '' };
    const between = (book: string): CheckRow => ({
      ...group,
      pair: { units: ['C02', 'H01'], kind: 'receivable-payable', book },
    });
    const of = (row: CheckRow) => targetsOf('intra-group-differences', row);
    expect(of(group)).toEqual([{ kind: 'reconciliation', period: '2025-12' }]);
    expect(of(between('financial'))).toEqual([{ kind: 'reconciliation', period: '2025-12', of: 'receivable-payable' }]);
    expect(of(between('budget'))).toEqual([{ kind: 'reconciliation', period: '2025-12', of: 'budget' }]);
    expect(placeIn(between('financial'), (unit) => (unit === 'H01' ? '河东医院' : undefined))).toBe(
      'C02–河东医院 内部债权债务',
    );
    expect(targetsOf('consolidation-articulates', group)).toEqual([{ kind: 'worksheet', period: '2025-12' }]);
  });

  it('nowhere when its place is only a word', () => {
    expect(targetsOf('budget-equation', row('H01', '财务会计'))).toEqual([]);
    expect(targetsOf('chain-whole', { place: '第 7 号事件', message: '' })).toEqual([]);
  });
});
