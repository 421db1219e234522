import { describe, expect, it } from 'vitest';
import { allowancesOf, openingItems } from '../../../shared/domain/consolidation/figure-items.ts';
import { untaggedAmounts } from '../../../shared/domain/consolidation/untagged.ts';
import { itemsOfVoucher } from '../../../shared/domain/consolidation/voucher-items.ts';
import type { VoucherLine } from '../../../shared/domain/ledger/voucher.ts';
import type { Unit } from '../../../shared/domain/organisation/unit.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { periodOf } from '../../../shared/kernel/period.ts';
import { type Books, cr, dr, figuresOfBooks, voucher, yuan } from '../../support/books.ts';
import { item } from '../../support/items.ts';

const PERIOD = periodOf(2025, 6);
const T = { with: 'T01' };

const itemsOf = (lines: VoucherLine[], kind: 'ordinary' | 'closing' = 'ordinary') =>
  itemsOfVoucher({ ...voucher('H01', '2025-03-09', '', ...lines), kind, key: '88', label: '2025-03 记-12' }, (code) =>
    code === '9999' ? undefined : code,
  );

describe('items of a voucher', () => {
  it('are its lines that are tagged with a member and stand on a mirrored account', () => {
    const items = itemsOf([
      dr('1218', '30.00', { ...T, document: 'D1' }),
      cr('1002', '30.00', T),
      dr('1212', '5.00'),
      cr('4101', '5.00', { with: 'H01' }),
    ]);
    expect(items).toEqual([
      {
        id: '88:1',
        unit: 'H01',
        counterparty: 'T01',
        book: 'financial',
        group: 'receivable-payable',
        side: 'debit',
        code: '1218',
        account: '1218',
        amount: yuan('30.00'),
        date: '2025-03-09',
        document: 'D1',
        detail: 'item',
        origin: { kind: 'voucher', voucher: '88', number: '2025-03 记-12', line: 1 },
      },
    ]);
  });

  it('none of a closing voucher, and none of an account that is not mapped', () => {
    expect(itemsOf([dr('4101', '5.00', T), cr('3301', '5.00')], 'closing')).toEqual([]);
    expect(itemsOf([dr('9999', '5.00', T), cr('1002', '5.00')])).toEqual([]);
  });

  it('carry the fund source of the line', () => {
    expect(itemsOf([dr('5001', '5.00', { ...T, fund: 'research' }), cr('1002', '5.00')])[0]!.fund).toBe('research');
  });

  it('carry the VAT of their voucher, shared by amount over its income lines', () => {
    const items = itemsOf([
      dr('1212', '318.00', T),
      cr('4605', '100.00', T),
      cr('4609', '200.00', T),
      cr('2101', '18.00'),
    ]);
    expect(items.map(({ account, vat }) => `${account} ${vat === undefined ? '-' : formatYuan(vat)}`)).toEqual([
      '1212 -',
      '4605 6.00',
      '4609 12.00',
    ]);
  });

  it('carry no VAT when the voucher reverses tax or income', () => {
    const vatOf = (lines: VoucherLine[]) => itemsOf(lines).map(({ vat }) => vat);
    expect(vatOf([cr('4605', '100.00', T), dr('2101', '6.00')])).toEqual([undefined]);
    expect(vatOf([cr('4605', '-100.00', T), cr('2101', '-6.00')])).toEqual([undefined]);
  });
});

describe('items of figures', () => {
  const UNITS: Unit[] = [{ code: 'H01', name: '县医院', kind: 'lead', chart: 'hospital' }];
  const books: Books = {
    units: UNITS,
    openings: [
      { unit: 'H01', code: '121203', amount: yuan('80.00'), counterparty: 'T01' },
      { unit: 'H01', code: '2307', amount: yuan('-9.00'), counterparty: 'T01' },
      { unit: 'H01', code: '1218', amount: yuan('7.00') },
      { unit: 'H01', code: '121901', amount: yuan('-4.00'), counterparty: 'T01' },
    ],
    vouchers: [
      voucher('H01', '2025-02-01', '', dr('5901', '2.00'), cr('121901', '2.00', T)),
      voucher('H01', '2025-02-01', '', dr('5501', '60.00'), cr('1002', '60.00')),
      voucher('H01', '2025-02-01', '', dr('5501', '11.00', T), cr('1002', '11.00')),
    ],
  };
  const figures = figuresOfBooks(books, 'H01', PERIOD);

  it('openings by counterparty, in the account’s own direction', () => {
    expect(
      openingItems(figures, PERIOD).map(({ code, counterparty, amount, date, detail }) => [
        code,
        counterparty,
        formatYuan(amount),
        date,
        detail,
      ]),
    ).toEqual([
      ['121203', 'T01', '80.00', '2025-01-01', 'opening'],
      ['2307', 'T01', '9.00', '2025-01-01', 'opening'],
    ]);
  });

  it('allowances by debtor, opening and closing, as positive amounts', () => {
    expect(allowancesOf(figures)).toEqual([
      { unit: 'H01', counterparty: 'T01', line: 'accounts-receivable', opening: yuan('4.00'), closing: yuan('6.00') },
    ]);
  });

  it('amounts that are intra-group by nature but name nobody, less what a declaration names', () => {
    expect(untaggedAmounts(figures, []).map(({ account, amount }) => `${account} ${formatYuan(amount)}`)).toEqual([
      '5501 60.00',
    ]);
    const declared = item('H01', 'T01', '5501', '45.00', '2025-06-30', {
      origin: { kind: 'declaration', batch: '1', row: 1 },
    });
    expect(untaggedAmounts(figures, [declared]).map(({ amount }) => formatYuan(amount))).toEqual(['15.00']);
  });
});
