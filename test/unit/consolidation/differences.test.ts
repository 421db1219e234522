import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/domain/consolidation/rules.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { yuan } from '../../support/books.ts';
import { settingsWith, switched } from '../../support/consolidation.ts';
import { balance, item } from '../../support/items.ts';
import { reasons, reconciled, told } from '../../support/reconciled.ts';

describe('classes of differences', () => {
  it('timing: the counterpart is dated within the days after the period’s end', () => {
    const goods = item('H01', 'T01', '1218', '500.00', '2025-06-29');
    const late = item('T01', 'H01', '2307', '500.00', '2025-07-08');
    expect(reconciled([goods, late]).map(told)).toEqual([
      'H01-T01 receivable-payable 500.00/0.00 timing, eliminated 0.00',
    ]);
    expect(reasons(reconciled([goods, late]))).toEqual(['T01 于 2025-07-08 入账，跨期']);
    expect(reconciled([goods, late])[0]!.unmatched[0]!.counterpart).toBe(late.id);
    expect(reconciled([goods, late], settingsWith({ timingDays: 7 }))[0]!.class).toBe('missing-counterpart');
  });

  it('timing: what both book in the next period does not explain this one', () => {
    const rows = reconciled([
      item('H01', 'T01', '1212', '100.00', '2025-03-01'),
      item('H01', 'T01', '1212', '100.00', '2025-07-02'),
      item('T01', 'H01', '2302', '100.00', '2025-07-02'),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 receivable-payable 100.00/0.00 missing-counterpart, eliminated 0.00']);
  });

  it('timing: settled on one side in the last days, with the payment’s budget entry', () => {
    const voucher = { origin: { kind: 'voucher', voucher: 'pay', number: '记-9', line: 1 } } as const;
    const rows = reconciled([
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
    const rows = reconciled([
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
    expect(reconciled(items).map(told)).toEqual(['H01-T01 service 155.00/145.00 amount, eliminated 145.00']);
    expect(reconciled(items, settingsWith({ rest: 'nothing' })).map(told)).toEqual([
      'H01-T01 service 155.00/145.00 amount, eliminated 55.00',
    ]);
  });

  it('amount: one fact in two amounts, beside another that is missing altogether', () => {
    const rows = reconciled([
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
    const rows = reconciled([
      item('H01', 'T01', '4101', '1000.00', '2025-03-01', { document: 'A' }),
      item('T01', 'H01', '5001', '100.00', '2025-05-02', { document: 'A' }),
    ]);
    expect(rows.map(told)).toEqual(['H01-T01 service 1000.00/100.00 amount, eliminated 100.00']);
  });

  it('missing counterpart: different documents, or sizes that have nothing to do with each other', () => {
    const other = reconciled([
      item('H01', 'T01', '4101', '100.00', '2025-03-01', { document: 'A' }),
      item('T01', 'H01', '5001', '90.00', '2025-03-02', { document: 'B' }),
    ]);
    expect(other.map(told)).toEqual(['H01-T01 service 100.00/90.00 missing-counterpart, eliminated 0.00']);
    expect(other[0]!.open).toBe(yuan('190.00'));
    const unlike = reconciled([
      item('H01', 'T01', '4101', '8000.00', '2025-03-01'),
      item('T01', 'H01', '5001', '120.00', '2025-03-02'),
    ]);
    expect(unlike.map(told)).toEqual(['H01-T01 service 8000.00/120.00 missing-counterpart, eliminated 0.00']);
  });

  it('missing counterpart: says so when the other unit has sent nothing', () => {
    const rows = reconciled([item('H01', 'T01', '4101', '100.00', '2025-03-01')], DEFAULT_SETTINGS, {
      silent: new Set(['T01']),
    });
    expect(reasons(rows)).toEqual(['T01 尚未报送']);
  });

  it('wrong counterparty: a third unit tags an equal item against this one', () => {
    const rows = reconciled([
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
    const rows = reconciled([
      item('H01', 'T01', '1212', '100.00', '2025-03-01'),
      item('T01', 'T02', '2302', '100.00', '2025-03-02'),
    ]);
    expect(rows.map(({ class: found }) => found)).toEqual(['wrong-counterparty', 'wrong-counterparty']);
    expect(reasons(rows)[0]).toBe('T01 的相同金额标记的是 T02，不是 H01');
  });

  it('wrong account: the other unit booked it in another mirror group, or on its other side', () => {
    const group = reconciled([
      item('H01', 'T01', '5501', '100.00', '2025-03-01'),
      item('T01', 'H01', '4609', '100.00', '2025-03-02'),
    ]);
    expect(group.map(told)).toEqual([
      'H01-T01 service 0.00/100.00 wrong-account, eliminated 0.00',
      'H01-T01 subsidy 100.00/0.00 wrong-account, eliminated 0.00',
    ]);
    expect(reasons(group)[1]).toContain('4609');
    const side = reconciled([
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
    expect(reconciled([income, expense]).map(told)).toEqual(['H01-T01 service 100.00/105.00 vat, eliminated 100.00']);
    expect(reconciled([income, expense])[0]!.open).toBe(0);
    const off = reconciled([income, expense], switched('E5'));
    expect(off[0]).toMatchObject({ class: 'vat', open: yuan('205.00') });
    expect(off[0]!.directions[0]!.eliminated).toBe(0);
    const plain = item('H01', 'T01', '4605', '100.00', '2025-03-01');
    expect(reconciled([plain, expense])[0]!.class).toBe('amount');
  });
});

describe('what needs no counterpart', () => {
  it('N1: the payee put it to 应缴财政款', () => {
    const items = [
      item('T01', 'H01', '5901', '100.00', '2025-03-01'),
      item('H01', 'T01', '2103', '100.00', '2025-03-02'),
    ];
    expect(reconciled(items)).toEqual([]);
    expect(reconciled(items, switched('N1')).map(({ class: found }) => found)).toEqual(['missing-counterpart']);
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
    expect(reconciled(items('1218')).map(told)).toEqual([
      'H01-T01 receivable-payable 40.00/40.00 matched, eliminated 40.00',
    ]);
    expect(reconciled(items('1212')).map(({ book, class: found }) => `${book} ${found}`)).toEqual([
      'financial matched',
      'budget missing-counterpart',
    ]);
  });

  it('T1: income tagged to a unit that only handed the money on', () => {
    const rows = reconciled([
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
