import { describe, expect, it } from 'vitest';
import { ELIMINATION_LINES, lineOfAccount } from '../../../shared/domain/consolidation/lines.ts';
import {
  allowanceLineOf,
  areSolePartners,
  mirrorAmount,
  mirrorOf,
} from '../../../shared/domain/consolidation/mirror.ts';
import { fen, ZERO } from '../../../shared/kernel/fen.ts';
import { GROUP_DEFINITIONS } from '../../support/consolidation.ts';

describe('mirror groups (DOMAIN 2.5)', () => {
  const of = (book: 'financial' | 'budget', ...accounts: string[]) =>
    accounts.map((account) => {
      const mirror = mirrorOf(account, book);
      return mirror && `${mirror.group} ${mirror.side}`;
    });

  it('sets receivables against payables', () => {
    expect(new Set(of('financial', '1211', '1212', '1214', '1218'))).toEqual(new Set(['receivable-payable debit']));
    expect(new Set(of('financial', '2301', '2302', '2305', '2307', '2502'))).toEqual(
      new Set(['receivable-payable credit']),
    );
  });

  it('sets subsidies, money turned in, services and transfers against each other', () => {
    expect(of('financial', '4201', '5501')).toEqual(['subsidy credit', 'subsidy debit']);
    expect(of('financial', '4301', '5401')).toEqual(['turn-in credit', 'turn-in debit']);
    expect(new Set(of('financial', '4101', '4401', '4601', '4605', '4609'))).toEqual(new Set(['service credit']));
    expect(new Set(of('financial', '5001', '5101', '5201', '5901'))).toEqual(new Set(['service debit']));
    expect(of('financial', '3401')).toEqual(['transfer credit']);
  });

  it('has the budget side [U]: 6201↔7501, 6301↔7401, 6101 and 6609↔7201', () => {
    expect(of('budget', '6201', '7501', '6301', '7401')).toEqual([
      'subsidy credit',
      'subsidy debit',
      'turn-in credit',
      'turn-in debit',
    ]);
    expect(of('budget', '6101', '6609', '7201')).toEqual(['service credit', 'service credit', 'service debit']);
  });

  it('goes by the first level of a group account, whichever chart it came from', () => {
    expect(mirrorOf('4101010104', 'financial')?.group).toBe('service');
    expect(mirrorOf('P410102', 'financial')?.group).toBe('service');
  });

  it('knows no mirror of cash, stock, fiscal money or the other book', () => {
    expect(of('financial', '1002', '1302', '4001', '5301', '3001', '1219')).toEqual(Array(6).fill(undefined));
    expect(of('budget', '1212', '6001', '8001')).toEqual(Array(3).fill(undefined));
  });

  it('keeps an item on its account’s side, negative when the line goes against it', () => {
    const receivable = mirrorOf('1212', 'financial')!;
    expect(mirrorAmount(receivable, fen(100), ZERO)).toEqual({ side: 'debit', amount: 100 });
    expect(mirrorAmount(receivable, ZERO, fen(30))).toEqual({ side: 'debit', amount: -30 });
    expect(mirrorAmount(receivable, fen(-100), ZERO)).toEqual({ side: 'debit', amount: -100 });
    const payable = mirrorOf('2302', 'financial')!;
    expect(mirrorAmount(payable, fen(40), ZERO)).toEqual({ side: 'credit', amount: -40 });
  });

  it('lets the line decide on 3401: a debit gives away, a credit receives', () => {
    const transfer = mirrorOf('3401', 'financial')!;
    expect(mirrorAmount(transfer, fen(100), ZERO)).toEqual({ side: 'debit', amount: 100 });
    expect(mirrorAmount(transfer, ZERO, fen(100))).toEqual({ side: 'credit', amount: 100 });
    expect(mirrorAmount(transfer, ZERO, fen(-100))).toEqual({ side: 'credit', amount: -100 });
  });

  it('knows usual partners and allowance lines', () => {
    expect(areSolePartners('121203', '2302')).toBe(true);
    expect(areSolePartners('1218', '2302')).toBe(false);
    expect([
      allowanceLineOf('121901'),
      allowanceLineOf('121902'),
      allowanceLineOf('1219'),
      allowanceLineOf('1218'),
    ]).toEqual(['accounts-receivable', 'other-receivables', 'accounts-receivable', undefined]);
  });
});

describe('elimination lines', () => {
  it('are lines of the community’s statements, under their official names', () => {
    for (const [account, { statement, key, name }] of ELIMINATION_LINES) {
      const line = GROUP_DEFINITIONS.get(statement)?.lines.find((one) => one.key === key);
      expect(line, `${account} ${key}`).toMatchObject({ name, depth: 1 });
    }
  });

  it('are found by the statement’s own formulas: what falls due within a year has another line', () => {
    expect(lineOfAccount('2502', GROUP_DEFINITIONS).key).toBe('long-term-payables');
    expect(lineOfAccount('250290', GROUP_DEFINITIONS).key).toBe('current-portion-of-non-current-liabilities');
    expect(lineOfAccount('121203', GROUP_DEFINITIONS)).toEqual({
      statement: 'balance-sheet',
      key: 'accounts-receivable',
      name: '应收账款净额',
    });
    for (const [account, line] of ELIMINATION_LINES) expect(lineOfAccount(account, GROUP_DEFINITIONS)).toEqual(line);
  });

  it('fall back to the first level’s line where a statement is not defined', () => {
    expect(lineOfAccount('4201', new Map()).key).toBe('superior-subsidy');
  });
});
