import { describe, expect, it } from 'vitest';
import type {
  ConsolidationSettings,
  InternalItem,
  PairDifference,
} from '../../../shared/domain/consolidation/model.ts';
import { type ReconcileOptions, reconcile } from '../../../shared/domain/consolidation/reconcile/reconcile.ts';
import { DEFAULT_SETTINGS } from '../../../shared/domain/consolidation/rules.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { periodOf } from '../../../shared/kernel/period.ts';
import { yuan } from '../../support/books.ts';
import { settingsWith, switched } from '../../support/consolidation.ts';
import { balance, item, opening } from '../../support/items.ts';

const PERIOD = periodOf(2025, 6);

const run = (
  items: readonly InternalItem[],
  settings: ConsolidationSettings = DEFAULT_SETTINGS,
  options: Partial<ReconcileOptions> = {},
) => reconcile(items, { period: PERIOD, settings, ...options });

/** A row in one line: `H01-T01 service 100.00/90.00 amount, eliminated 90.00`. */
const told = (row: PairDifference): string => {
  const eliminated = row.directions.map((one) => formatYuan(one.eliminated)).join(' and ');
  return `${row.pair.join('-')} ${row.kind} ${formatYuan(row.left)}/${formatYuan(row.right)} ${row.class}, eliminated ${eliminated}`;
};

const how = (rows: readonly PairDifference[]) => rows.flatMap((row) => row.matched.map((match) => match.by));
const reasons = (rows: readonly PairDifference[]) => rows.flatMap((row) => row.unmatched.map(({ reason }) => reason));

describe('matching inside a pair', () => {
  it('matches by document first, whatever the date', () => {
    const rows = run([
      item('H01', 'T01', '1212', '100.00', '2025-01-10', { document: 'JS-1' }),
      item('H01', 'T01', '1212', '100.00', '2025-06-10', { document: 'JS-2' }),
      item('T01', 'H01', '2302', '100.00', '2025-06-11', { document: 'js－1' }),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 receivable-payable 200.00/100.00 missing-counterpart, eliminated 100.00']);
    expect(rows[0]!.unmatched.map(({ document }) => document)).toEqual(['JS-2']);
    expect(how(rows)).toEqual(['document']);
  });

  it('matches equal amounts with the nearest dates', () => {
    const rows = run([
      item('H01', 'T01', '1212', '100.00', '2025-01-31'),
      item('H01', 'T01', '1212', '100.00', '2025-02-28'),
      item('H01', 'T01', '1212', '100.00', '2025-03-31'),
      item('T01', 'H01', '2302', '100.00', '2025-02-01'),
      item('T01', 'H01', '2302', '100.00', '2025-03-31'),
    ]);
    expect(rows[0]!.unmatched.map(({ date }) => date)).toEqual(['2025-02-28']);
  });

  it('prefers the account that usually answers', () => {
    const [row] = run([
      item('H01', 'T01', '1218', '100.00', '2025-03-01'),
      item('H01', 'T01', '1212', '100.00', '2025-03-01'),
      item('T01', 'H01', '2307', '100.00', '2025-03-01'),
    ]);
    expect(row!.unmatched.map(({ account }) => account)).toEqual(['1212']);
    expect(row!.directions[0]!.shares.map(({ account, amount }) => `${account} ${formatYuan(amount)}`)).toEqual([
      '1218 100.00',
      '2307 100.00',
    ]);
  });

  it('lets one payment cover several charges when the sum is exact', () => {
    const rows = run([
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
    const rows = run([
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
    const rows = run([
      item('H01', 'T01', '4101', '100.00', '2025-04-01', { document: 'A' }),
      item('T01', 'H01', '5001', '60.00', '2025-04-02', { document: 'A' }),
      item('T01', 'H01', '5101', '40.00', '2025-04-02', { document: 'A' }),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 service 100.00/100.00 matched, eliminated 100.00']);
    expect(how(rows)).toEqual(['document']);
  });

  it('lets a red entry and what it corrects cancel on their own side', () => {
    const rows = run([
      item('H01', 'T01', '4101', '500.00', '2025-02-01'),
      item('H01', 'T01', '4101', '-500.00', '2025-02-03'),
      item('H01', 'T01', '4101', '450.00', '2025-02-03'),
      item('T01', 'H01', '5001', '450.00', '2025-02-03'),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 service 450.00/450.00 matched, eliminated 450.00']);
  });

  it('leaves only what is really missing beside a red entry', () => {
    const rows = run([
      item('H01', 'T01', '4101', '500.00', '2025-02-01'),
      item('H01', 'T01', '4101', '-500.00', '2025-02-03'),
      item('H01', 'T01', '4101', '7.00', '2025-02-03'),
    ]);
    expect(rows[0]!.unmatched.map(({ amount }) => formatYuan(amount))).toEqual(['7.00']);
  });

  it('matches openings by total, and what settled last year’s difference with them', () => {
    const rows = run([
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
    expect(run([...charged, balance('T01', 'H01', '2302', '50.00', '2025-06-30')]).map(told)).toEqual([
      'H01-T01 receivable-payable 50.00/50.00 matched, eliminated 50.00',
    ]);
    expect(
      run([
        balance('H01', 'T01', '1212', '20.00', '2025-06-30'),
        balance('H01', 'T01', '1218', '30.00', '2025-06-30'),
        balance('T01', 'H01', '2307', '50.00', '2025-06-30'),
      ]).map(told),
    ).toEqual(['H01-T01 receivable-payable 50.00/50.00 matched, eliminated 50.00']);
  });

  it('keeps the two directions of a pair apart, and shows their net in one row', () => {
    const rows = run([
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
    expect(run([...items].reverse())).toEqual(run(items));
  });
});

describe('classes of differences', () => {
  it('timing: the counterpart is dated within the days after the period’s end', () => {
    const goods = item('H01', 'T01', '1218', '500.00', '2025-06-29');
    const late = item('T01', 'H01', '2307', '500.00', '2025-07-08');
    expect(run([goods, late]).map(told)).toEqual(['H01-T01 receivable-payable 500.00/0.00 timing, eliminated 0.00']);
    expect(reasons(run([goods, late]))).toEqual(['T01 于 2025-07-08 入账，跨期']);
    expect(run([goods, late])[0]!.unmatched[0]!.counterpart).toBe(late.id);
    expect(run([goods, late], settingsWith({ timingDays: 7 }))[0]!.class).toBe('missing-counterpart');
  });

  it('timing: what both book in the next period does not explain this one', () => {
    const rows = run([
      item('H01', 'T01', '1212', '100.00', '2025-03-01'),
      item('H01', 'T01', '1212', '100.00', '2025-07-02'),
      item('T01', 'H01', '2302', '100.00', '2025-07-02'),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 receivable-payable 100.00/0.00 missing-counterpart, eliminated 0.00']);
  });

  it('timing: settled on one side in the last days, with the payment’s budget entry', () => {
    const voucher = { origin: { kind: 'voucher', voucher: 'pay', number: '记-9', line: 1 } } as const;
    const rows = run([
      item('H01', 'T01', '1212', '80.00', '2025-02-01'),
      item('T01', 'H01', '2302', '80.00', '2025-02-01'),
      item('T01', 'H01', '2302', '-20.00', '2025-06-28', voucher),
      item('T01', 'H01', '7201', '20.00', '2025-06-28', voucher),
    ]);
    expect(rows.map(told)).toEqual([
      'H01-T01 receivable-payable 80.00/60.00 timing, eliminated 60.00',
      'H01-T01 service 0.00/20.00 timing, eliminated 0.00',
    ]);
  });

  it('timing: a balance against vouchers, when the difference is booked in the next days', () => {
    const rows = run([
      item('H01', 'T01', '1212', '80.00', '2025-02-01'),
      item('H01', 'T01', '1212', '-20.00', '2025-07-03'),
      balance('T01', 'H01', '2302', '60.00', '2025-06-30'),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 receivable-payable 80.00/60.00 timing, eliminated 60.00']);
    expect(reasons(rows)[0]).toBe('H01 于 2025-07-03 入账，跨期');
  });

  it('amount: both booked it, in different amounts; the smaller side is eliminated, or nothing, by setting', () => {
    const items = [
      item('H01', 'T01', '4101', '100.00', '2025-03-01'),
      item('T01', 'H01', '5001', '90.00', '2025-03-02'),
      item('H01', 'T01', '4101', '55.00', '2025-04-01'),
      item('T01', 'H01', '5001', '55.00', '2025-04-01'),
    ];
    expect(run(items).map(told)).toEqual(['H01-T01 service 155.00/145.00 amount, eliminated 145.00']);
    expect(run(items, settingsWith({ rest: 'nothing' })).map(told)).toEqual([
      'H01-T01 service 155.00/145.00 amount, eliminated 55.00',
    ]);
  });

  it('amount: one fact in two amounts, beside another that is missing altogether', () => {
    const rows = run([
      item('H01', 'T01', '4101', '100.00', '2025-03-01'),
      item('T01', 'H01', '5001', '90.00', '2025-03-02'),
      item('H01', 'T01', '4101', '5000.00', '2025-03-01'),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 service 5100.00/90.00 missing-counterpart, eliminated 90.00']);
    expect(rows[0]!.unmatched.map(({ amount, class: found }) => `${formatYuan(amount)} ${found}`)).toEqual([
      '90.00 amount',
      '100.00 amount',
      '5000.00 missing-counterpart',
    ]);
  });

  it('amount: the same document however different the amounts', () => {
    const rows = run([
      item('H01', 'T01', '4101', '1000.00', '2025-03-01', { document: 'A' }),
      item('T01', 'H01', '5001', '100.00', '2025-05-02', { document: 'A' }),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 service 1000.00/100.00 amount, eliminated 100.00']);
  });

  it('missing counterpart: different documents, or sizes that have nothing to do with each other', () => {
    const other = run([
      item('H01', 'T01', '4101', '100.00', '2025-03-01', { document: 'A' }),
      item('T01', 'H01', '5001', '90.00', '2025-03-02', { document: 'B' }),
    ]);
    expect(other.map(told)).toEqual(['H01-T01 service 100.00/90.00 missing-counterpart, eliminated 0.00']);
    expect(other[0]!.open).toBe(yuan('190.00'));
    const unlike = run([
      item('H01', 'T01', '4101', '8000.00', '2025-03-01'),
      item('T01', 'H01', '5001', '120.00', '2025-03-02'),
    ]);
    expect(unlike.map(told)).toEqual(['H01-T01 service 8000.00/120.00 missing-counterpart, eliminated 0.00']);
  });

  it('missing counterpart: says so when the other unit has sent nothing', () => {
    const rows = run([item('H01', 'T01', '4101', '100.00', '2025-03-01')], DEFAULT_SETTINGS, {
      silent: new Set(['T01']),
    });
    expect(reasons(rows)).toEqual(['T01 尚未报送']);
  });

  it('wrong counterparty: a third unit tags an equal item against this one', () => {
    const rows = run([
      item('H01', 'T01', '1212', '100.00', '2025-03-01'),
      item('T02', 'H01', '2302', '100.00', '2025-03-02'),
    ]);
    expect(rows.map(told)).toEqual([
      'H01-T01 receivable-payable 100.00/0.00 wrong-counterparty, eliminated 0.00',
      'H01-T02 receivable-payable 0.00/100.00 wrong-counterparty, eliminated 0.00',
    ]);
    expect(reasons(rows)[0]).toBe('T02 有相同金额标记为对 H01，本方标记的是 T01');
  });

  it('wrong counterparty: the other unit tags an equal item against a third', () => {
    const rows = run([
      item('H01', 'T01', '1212', '100.00', '2025-03-01'),
      item('T01', 'T02', '2302', '100.00', '2025-03-02'),
    ]);
    expect(rows.map(({ class: found }) => found)).toEqual(['wrong-counterparty', 'wrong-counterparty']);
    expect(reasons(rows)[0]).toBe('T01 的相同金额标记的是 T02，不是 H01');
  });

  it('wrong account: the other unit booked it in another mirror group, or on its other side', () => {
    const group = run([
      item('H01', 'T01', '5501', '100.00', '2025-03-01'),
      item('T01', 'H01', '4609', '100.00', '2025-03-02'),
    ]);
    expect(group.map(told)).toEqual([
      'H01-T01 service 0.00/100.00 wrong-account, eliminated 0.00',
      'H01-T01 subsidy 100.00/0.00 wrong-account, eliminated 0.00',
    ]);
    expect(reasons(group)[1]).toContain('4609');
    const side = run([
      item('H01', 'T01', '1212', '100.00', '2025-02-01'),
      item('T01', 'H01', '2302', '100.00', '2025-02-01'),
      item('H01', 'T01', '1212', '-30.00', '2025-05-01'),
      item('T01', 'H01', '1214', '30.00', '2025-05-01'),
    ]);
    expect(side.map(({ class: found, difference, open }) => [found, difference, open])).toEqual([
      ['wrong-account', 0, yuan('60.00')],
    ]);
  });

  it('vat: the payer’s amount is the income and its VAT; a mere proportion proves nothing', () => {
    const income = item('H01', 'T01', '4605', '100.00', '2025-03-01', { vat: yuan('5.00') });
    const expense = item('T01', 'H01', '5101', '105.00', '2025-03-01');
    expect(run([income, expense]).map(told)).toEqual(['H01-T01 service 100.00/105.00 vat, eliminated 100.00']);
    expect(run([income, expense])[0]!.open).toBe(0);
    const off = run([income, expense], switched('E5'));
    expect(off[0]).toMatchObject({ class: 'vat', open: yuan('205.00') });
    expect(off[0]!.directions[0]!.eliminated).toBe(0);
    const plain = item('H01', 'T01', '4605', '100.00', '2025-03-01');
    expect(run([plain, expense])[0]!.class).toBe('amount');
  });
});

describe('what needs no counterpart', () => {
  it('N1: the payee put it to 应缴财政款', () => {
    const items = [
      item('T01', 'H01', '5901', '100.00', '2025-03-01'),
      item('H01', 'T01', '2103', '100.00', '2025-03-02'),
    ];
    expect(run(items)).toEqual([]);
    expect(run(items, switched('N1')).map(({ class: found }) => found)).toEqual(['missing-counterpart']);
  });

  it('P27: a member repays what the lead paid for it: only the member has budget expenditure', () => {
    const voucher = { origin: { kind: 'voucher', voucher: 'repay', number: '记-3', line: 1 } } as const;
    const items = (account: string) => [
      item('H01', 'T01', account, '100.00', '2025-02-01'),
      item('T01', 'H01', '2307', '100.00', '2025-02-01'),
      item('H01', 'T01', account, '-60.00', '2025-03-02'),
      item('T01', 'H01', '2307', '-60.00', '2025-03-01', voucher),
      item('T01', 'H01', '7201', '60.00', '2025-03-01', voucher),
    ];
    expect(run(items('1218')).map(told)).toEqual(['H01-T01 receivable-payable 40.00/40.00 matched, eliminated 40.00']);
    expect(run(items('1212')).map(({ book, class: found }) => `${book} ${found}`)).toEqual([
      'financial matched',
      'budget missing-counterpart',
    ]);
  });

  it('T1: income tagged to a unit that only handed the money on', () => {
    const rows = run([
      item('H01', 'T01', '2307', '100.00', '2025-03-01'),
      item('H01', 'T01', '2307', '-100.00', '2025-03-05'),
      item('T01', 'H01', '4601', '100.00', '2025-03-05'),
    ]);
    expect(rows.map(({ kind, class: found }) => `${kind} ${found}`)).toEqual([
      'receivable-payable matched',
      'service missing-counterpart',
    ]);
    expect(reasons(rows)[0]).toContain('T1');
  });
});

describe('never more than a side holds', () => {
  it('eliminates what is left of a charge that one side has settled', () => {
    const rows = run([
      item('H01', 'T01', '1212', '80.00', '2025-02-01'),
      item('H01', 'T01', '1218', '70.00', '2025-02-01'),
      item('T01', 'H01', '2302', '80.00', '2025-02-01'),
      item('T01', 'H01', '2307', '70.00', '2025-02-01'),
      item('T01', 'H01', '2307', '-50.00', '2025-06-30'),
    ]);
    expect(rows[0]!.directions[0]!.shares.map(({ account, amount }) => `${account} ${formatYuan(amount)}`)).toEqual([
      '1212 80.00',
      '1218 20.00',
      '2302 80.00',
      '2307 20.00',
    ]);
  });

  it('takes from the account whose usual partner holds it, where only totals are known', () => {
    const rows = run([
      balance('H01', 'T01', '1212', '100.00', '2025-06-30'),
      balance('H01', 'T01', '1218', '50.01', '2025-06-30'),
      balance('T01', 'H01', '2307', '50.00', '2025-06-30'),
    ]);
    expect(rows[0]!.directions[0]!.shares.map(({ account, amount }) => `${account} ${formatYuan(amount)}`)).toEqual([
      '1218 50.00',
      '2307 50.00',
    ]);
  });

  it('eliminates contrary balances with contrary entries when they are known from the year’s beginning', () => {
    const rows = run([
      opening('H01', 'T01', '1212', '10.00'),
      opening('T01', 'H01', '2302', '10.00'),
      item('H01', 'T01', '1212', '-30.00', '2025-02-01'),
      item('T01', 'H01', '2302', '-30.00', '2025-02-01'),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 receivable-payable -20.00/-20.00 matched, eliminated -20.00']);
  });

  it('eliminates nothing where last year’s debt is settled but not known by counterparty', () => {
    const rows = run([
      item('H01', 'T01', '1212', '-20.00', '2025-02-01'),
      item('T01', 'H01', '2302', '-20.00', '2025-02-01'),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 receivable-payable -20.00/-20.00 matched, eliminated 0.00']);
    expect(rows[0]!.directions[0]!.unfounded).toBe(true);
  });
});

describe('scope of the reconciliation', () => {
  it('leaves out units outside, tags to oneself, nil items, flows of another year and what is too late', () => {
    const rows = run(
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
    expect(run(items, settingsWith({ thresholdFen: yuan('100.00') }))).toEqual([]);
    expect(run(items, settingsWith({ thresholdFen: yuan('99.99') }))).toHaveLength(1);
  });

  it('B1: without the rule the budget books are not reconciled', () => {
    const items = [item('H01', 'T01', '7501', '100.00', '2025-03-01')];
    expect(run(items)).toHaveLength(1);
    expect(run(items, switched('B1'))).toEqual([]);
  });

  it('carries an open difference from the period in which it first stood open', () => {
    const carried = [{ pair: ['H01', 'T01'], kind: 'receivable-payable', since: periodOf(2025, 2) }] as const;
    const open = [item('H01', 'T01', '1212', '100.00', '2025-02-01')];
    expect(run(open, DEFAULT_SETTINGS, { carried })[0]!.since).toBe('2025-02');
    expect(run(open)[0]!.since).toBe('2025-06');
    const settled = [...open, item('T01', 'H01', '2302', '100.00', '2025-06-20')];
    expect(run(settled, DEFAULT_SETTINGS, { carried })[0]).toMatchObject({ class: 'matched', since: '2025-06' });
  });
});
