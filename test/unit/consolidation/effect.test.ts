import { describe, expect, it } from 'vitest';
import type { Definitions } from '../../../shared/domain/consolidation/definitions.ts';
import { directionOf, effectsOf, withTotals } from '../../../shared/domain/consolidation/effect.ts';
import type { EliminationEntry } from '../../../shared/domain/consolidation/model.ts';
import type { StatementName } from '../../../shared/domain/ledger/statement.ts';
import { definitionOf } from '../../../shared/domain/ledger/statements/definitions.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { yuan } from '../../support/books.ts';
import { GROUP_DEFINITIONS } from '../../support/consolidation.ts';

const entry = (
  side: 'debit' | 'credit',
  statement: StatementName,
  key: string,
  amount: string,
  account?: string,
  fund?: string,
): EliminationEntry => ({
  side,
  statement,
  key,
  name: key,
  amount: yuan(amount),
  unit: 'H01',
  ...(account === undefined
    ? {}
    : { parts: [{ account, amount: yuan(amount), ...(fund === undefined ? {} : { fund }) }] }),
});

/** Effects of entries on a statement with its totals, as `key amount`, nil lines left away. */
function effects(
  entries: EliminationEntry[],
  statement: StatementName,
  definitions: Definitions = GROUP_DEFINITIONS,
): string[] {
  const direct = effectsOf(entries, definitions, () => 'surplus-of-period').get(statement) ?? new Map();
  const all = withTotals(definitions.get(statement)!, direct);
  return definitions
    .get(statement)!
    .lines.filter(({ key }) => all.get(key) !== 0)
    .map(({ key }) => `${key} ${formatYuan(all.get(key)!)}`);
}

describe('what an entry does to lines', () => {
  it('changes its line in the line’s own direction, and the totals that hold it', () => {
    expect(effects([entry('debit', 'balance-sheet', 'accounts-payable', '10.00')], 'balance-sheet')).toEqual([
      'accounts-payable -10.00',
      'total-current-liabilities -10.00',
      'total-liabilities -10.00',
      'total-liabilities-and-net-assets -10.00',
    ]);
  });

  it('raises a contra line by a credit, which lowers the net line', () => {
    expect(effects([entry('credit', 'balance-sheet', 'accumulated-depreciation', '10.00')], 'balance-sheet')).toEqual([
      'accumulated-depreciation 10.00',
      'fixed-assets-net -10.00',
      'total-non-current-assets -10.00',
      'total-assets -10.00',
    ]);
    const sheet = GROUP_DEFINITIONS.get('balance-sheet')!;
    expect(
      ['other-non-current-assets', 'other-non-current-liabilities', 'cash'].map((key) => directionOf(sheet, key)),
    ).toEqual([1, -1, 1]);
  });

  it('changes the line of which (其中) that holds the same account', () => {
    expect(effects([entry('debit', 'budget', 'other-budget-revenue', '10.00', '660993')], 'budget')).toEqual([
      'total-budget-revenue -10.00',
      'other-budget-revenue -10.00',
      'rental-budget-revenue -10.00',
      'budget-balance -10.00',
    ]);
    expect(effects([entry('debit', 'budget', 'other-budget-revenue', '10.00', '6609')], 'budget')).not.toContain(
      'rental-budget-revenue -10.00',
    );
  });

  it('changes a hospital’s 医疗 and 科教 lines by the account and the money behind the entry', () => {
    const hospital: Definitions = new Map([['income', definitionOf('income', 'hospital')]]);
    const found = effects(
      [
        entry('debit', 'income', 'service-revenue', '10.00', '4101010104'),
        entry('credit', 'income', 'operating-expense', '10.00', '5001', 'research'),
      ],
      'income',
      hospital,
    );
    expect(found).toContain('medical-revenue -10.00');
    expect(found).toContain('operating-expense-research -10.00');
    expect(found).toContain('medical-surplus -10.00');
    expect(found).toContain('research-surplus 10.00');
    expect(found.some((line) => line.startsWith('surplus '))).toBe(false);
  });

  it('carries income and expense into 本期盈余 and into 净资产变动表', () => {
    const entries = [entry('credit', 'income', 'other-expense', '10.00', '5901')];
    expect(effects(entries, 'balance-sheet')).toEqual([
      'surplus-of-period 10.00',
      'total-net-assets 10.00',
      'total-liabilities-and-net-assets 10.00',
    ]);
    expect(effects(entries, 'net-assets')).toContain('closing.total 10.00');
  });

  it.each([
    ['accumulated-surplus', 'prior-adjustment.accumulated-surplus'],
    ['special-funds', 'funds-established.special-funds'],
    ['equity-method-adjustment', 'equity-method.equity-method'],
    ['gratuitous-transfer', 'gratuitous-transfer.accumulated-surplus'],
    ['surplus-of-period', 'surplus.accumulated-surplus'],
  ])('carries a manual entry on %s into the row %s', (key, cell) => {
    const found = effects([entry('credit', 'balance-sheet', key, '10.00')], 'net-assets');
    expect(found).toContain(`${cell} 10.00`);
    expect(found).toContain('closing.total 10.00');
  });
});
