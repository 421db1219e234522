import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/domain/consolidation/rules.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { periodOf } from '../../../shared/kernel/period.ts';
import { yuan } from '../../support/books.ts';
import { settingsWith, switched } from '../../support/consolidation.ts';
import { balance, item, opening } from '../../support/items.ts';
import { how, reconciled, sharesTold, told } from '../../support/reconciled.ts';

describe('matching inside a pair', () => {
  it('matches by document first, whatever the date', () => {
    const rows = reconciled([
      item('H01', 'T01', '1212', '100.00', '2025-01-10', { document: 'JS-1' }),
      item('H01', 'T01', '1212', '100.00', '2025-06-10', { document: 'JS-2' }),
      item('T01', 'H01', '2302', '100.00', '2025-06-11', { document: 'js－1' }),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 receivable-payable 200.00/100.00 missing-counterpart, eliminated 100.00']);
    expect(rows[0]!.unmatched.map(({ document }) => document)).toEqual(['JS-2']);
    expect(how(rows)).toEqual(['document']);
  });

  it('matches equal amounts with the nearest dates', () => {
    const rows = reconciled([
      item('H01', 'T01', '1212', '100.00', '2025-01-31'),
      item('H01', 'T01', '1212', '100.00', '2025-02-28'),
      item('H01', 'T01', '1212', '100.00', '2025-03-31'),
      item('T01', 'H01', '2302', '100.00', '2025-02-01'),
      item('T01', 'H01', '2302', '100.00', '2025-03-31'),
    ]);
    expect(rows[0]!.unmatched.map(({ date }) => date)).toEqual(['2025-02-28']);
  });

  it('prefers the account that usually answers', () => {
    const [row] = reconciled([
      item('H01', 'T01', '1218', '100.00', '2025-03-01'),
      item('H01', 'T01', '1212', '100.00', '2025-03-01'),
      item('T01', 'H01', '2307', '100.00', '2025-03-01'),
    ]);
    expect(row!.unmatched.map(({ account }) => account)).toEqual(['1212']);
    expect(sharesTold(row)).toEqual(['1218 100.00', '2307 100.00']);
  });

  it('lets one payment cover several charges when the sum is exact', () => {
    const rows = reconciled([
      item('H01', 'T01', '1212', '-600.00', '2025-04-01'),
      item('T01', 'H01', '2302', '-100.00', '2025-03-20'),
      item('T01', 'H01', '2302', '-200.00', '2025-03-25'),
      item('T01', 'H01', '2302', '-300.00', '2025-03-28'),
      item('H01', 'T01', '1212', '700.01', '2025-01-05'),
      item('T01', 'H01', '2302', '700.01', '2025-01-05'),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 receivable-payable 100.01/100.01 matched, eliminated 100.01']);
    expect(how(rows)).toEqual(['amount', 'net']);
  });

  it('lets a payment with a document of its own cover charges with theirs', () => {
    const rows = reconciled([
      item('H01', 'T01', '1212', '-300.00', '2025-04-01', { document: 'SK-1' }),
      item('T01', 'H01', '2302', '-100.00', '2025-03-20', { document: 'A' }),
      item('T01', 'H01', '2302', '-200.00', '2025-03-25', { document: 'B' }),
      opening('H01', 'T01', '1212', '500.00'),
      opening('T01', 'H01', '2302', '500.00'),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 receivable-payable 200.00/200.00 matched, eliminated 200.00']);
    expect(how(rows)).toEqual(['total', 'net']);
  });

  it('takes several lines of one document as one', () => {
    const rows = reconciled([
      item('H01', 'T01', '4101', '100.00', '2025-04-01', { document: 'A' }),
      item('T01', 'H01', '5001', '60.00', '2025-04-02', { document: 'A' }),
      item('T01', 'H01', '5101', '40.00', '2025-04-02', { document: 'A' }),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 service 100.00/100.00 matched, eliminated 100.00']);
    expect(how(rows)).toEqual(['document']);
  });

  it('lets a red entry and what it corrects cancel on their own side', () => {
    const rows = reconciled([
      item('H01', 'T01', '4101', '500.00', '2025-02-01'),
      item('H01', 'T01', '4101', '-500.00', '2025-02-03'),
      item('H01', 'T01', '4101', '450.00', '2025-02-03'),
      item('T01', 'H01', '5001', '450.00', '2025-02-03'),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 service 450.00/450.00 matched, eliminated 450.00']);
  });

  it('leaves only what is really missing beside a red entry', () => {
    const rows = reconciled([
      item('H01', 'T01', '4101', '500.00', '2025-02-01'),
      item('H01', 'T01', '4101', '-500.00', '2025-02-03'),
      item('H01', 'T01', '4101', '7.00', '2025-02-03'),
    ]);
    expect(rows[0]!.unmatched.map(({ amount }) => formatYuan(amount))).toEqual(['7.00']);
  });

  it('matches openings by total, and what settled last year’s difference with them', () => {
    const rows = reconciled([
      opening('H01', 'T01', '1212', '30.00'),
      opening('H01', 'T01', '1218', '20.00'),
      opening('T01', 'H01', '2302', '30.00'),
      item('H01', 'T01', '1212', '-20.00', '2025-01-03'),
      item('H01', 'T01', '1212', '7.00', '2025-02-01'),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 receivable-payable 37.00/30.00 missing-counterpart, eliminated 30.00']);
    expect(how(rows)).toEqual(['net']);
    expect(rows[0]!.unmatched.map(({ amount }) => formatYuan(amount))).toEqual(['7.00']);
  });

  it('matches balances without items by total, against balances or items', () => {
    const charged = [
      item('H01', 'T01', '1212', '80.00', '2025-02-01'),
      item('H01', 'T01', '1212', '-30.00', '2025-03-01'),
    ];
    expect(reconciled([...charged, balance('T01', 'H01', '2302', '50.00', '2025-06-30')]).map(told)).toEqual([
      'H01-T01 receivable-payable 50.00/50.00 matched, eliminated 50.00',
    ]);
    expect(
      reconciled([
        balance('H01', 'T01', '1212', '20.00', '2025-06-30'),
        balance('H01', 'T01', '1218', '30.00', '2025-06-30'),
        balance('T01', 'H01', '2307', '50.00', '2025-06-30'),
      ]).map(told),
    ).toEqual(['H01-T01 receivable-payable 50.00/50.00 matched, eliminated 50.00']);
  });

  it('keeps the two directions of a pair apart, and shows their net in one row', () => {
    const rows = reconciled([
      item('H01', 'T01', '1212', '100.00', '2025-02-01'),
      item('T01', 'H01', '2302', '100.00', '2025-02-01'),
      item('T01', 'H01', '1218', '40.00', '2025-02-01'),
      item('H01', 'T01', '2307', '40.00', '2025-02-01'),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 receivable-payable 60.00/60.00 matched, eliminated 100.00 and 40.00']);
  });

  it('does not depend on the order in which items come', () => {
    const items = [
      item('H01', 'T01', '1212', '100.00', '2025-02-01'),
      item('H01', 'T01', '1212', '100.00', '2025-02-01'),
      item('T01', 'H01', '2302', '100.00', '2025-02-09'),
    ];
    expect(reconciled([...items].reverse())).toEqual(reconciled(items));
  });
});

describe('never more than a side holds', () => {
  it('eliminates what is left of a charge that one side has settled', () => {
    const rows = reconciled([
      item('H01', 'T01', '1212', '80.00', '2025-02-01'),
      item('H01', 'T01', '1218', '70.00', '2025-02-01'),
      item('T01', 'H01', '2302', '80.00', '2025-02-01'),
      item('T01', 'H01', '2307', '70.00', '2025-02-01'),
      item('T01', 'H01', '2307', '-50.00', '2025-06-30'),
    ]);
    expect(sharesTold(rows[0])).toEqual(['1212 80.00', '1218 20.00', '2302 80.00', '2307 20.00']);
  });

  it('takes from the account whose usual partner holds it, where only totals are known', () => {
    const rows = reconciled([
      balance('H01', 'T01', '1212', '100.00', '2025-06-30'),
      balance('H01', 'T01', '1218', '50.01', '2025-06-30'),
      balance('T01', 'H01', '2307', '50.00', '2025-06-30'),
    ]);
    expect(sharesTold(rows[0])).toEqual(['1218 50.00', '2307 50.00']);
  });

  it('eliminates contrary balances with contrary entries when they are known from the year’s beginning', () => {
    const rows = reconciled([
      opening('H01', 'T01', '1212', '10.00'),
      opening('T01', 'H01', '2302', '10.00'),
      item('H01', 'T01', '1212', '-30.00', '2025-02-01'),
      item('T01', 'H01', '2302', '-30.00', '2025-02-01'),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 receivable-payable -20.00/-20.00 matched, eliminated -20.00']);
  });

  it('eliminates nothing where last year’s debt is settled but not known by counterparty', () => {
    const rows = reconciled([
      item('H01', 'T01', '1212', '-20.00', '2025-02-01'),
      item('T01', 'H01', '2302', '-20.00', '2025-02-01'),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 receivable-payable -20.00/-20.00 matched, eliminated 0.00']);
    expect(rows[0]!.directions[0]!.unfounded).toBe(true);
  });
});

describe('scope of the reconciliation', () => {
  it('leaves out units outside, tags to oneself, nil items, flows of another year and what is too late', () => {
    const rows = reconciled(
      [
        item('H01', 'X01', '4101', '100.00', '2025-03-01'),
        item('H01', 'H01', '4101', '100.00', '2025-03-01'),
        item('H01', 'T01', '4101', '0.00', '2025-03-01'),
        item('H01', 'T01', '4101', '100.00', '2024-12-31'),
        item('H01', 'T01', '4101', '100.00', '2025-07-20'),
      ],
      DEFAULT_SETTINGS,
      { members: new Set(['H01', 'T01']) },
    );
    expect(rows).toEqual([]);
  });

  it('N3: only what is strictly above the threshold is reconciled and eliminated', () => {
    const items = [
      item('H01', 'T01', '4101', '100.00', '2025-03-01'),
      item('T01', 'H01', '5001', '100.00', '2025-03-01'),
    ];
    expect(reconciled(items, settingsWith({ thresholdFen: yuan('100.00') }))).toEqual([]);
    expect(reconciled(items, settingsWith({ thresholdFen: yuan('99.99') }))).toHaveLength(1);
  });

  it('B1: without the rule the budget books are not reconciled', () => {
    const items = [item('H01', 'T01', '7501', '100.00', '2025-03-01')];
    expect(reconciled(items)).toHaveLength(1);
    expect(reconciled(items, switched('B1'))).toEqual([]);
  });

  it('carries an open difference from the period in which it first stood open', () => {
    const carried = [{ pair: ['H01', 'T01'], kind: 'receivable-payable', since: periodOf(2025, 2) }] as const;
    const open = [item('H01', 'T01', '1212', '100.00', '2025-02-01')];
    expect(reconciled(open, DEFAULT_SETTINGS, { carried })[0]!.since).toBe('2025-02');
    expect(reconciled(open)[0]!.since).toBe('2025-06');
    const settled = [...open, item('T01', 'H01', '2302', '100.00', '2025-06-20')];
    expect(reconciled(settled, DEFAULT_SETTINGS, { carried })[0]).toMatchObject({ class: 'matched', since: '2025-06' });
  });
});
