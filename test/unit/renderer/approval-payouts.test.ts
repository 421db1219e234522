import { describe, expect, it } from 'vitest';
import {
  type Draft,
  leftsOf,
  saidOf,
  spread,
  stopOf,
  takenOf,
  withInvoice,
} from '../../../renderer/approval/payouts/draft.ts';
import { firstView, inOrder, type PayoutRow, VIEWS, type View } from '../../../renderer/approval/payouts/looks.ts';
import { commandOf } from '../../../renderer/approval/payouts/payout-keys.ts';
import { fen } from '../../../shared/kernel/fen.ts';

/** A payment while it is typed, and whose list comes first. */

const INVOICE = { code: '', number: '26442000000000000018', seller: '青川医疗器械有限公司', day: '2026-06-12' };
const DRAFT: Draft = {
  ...{
    amounts: [fen(8_170_000)],
    booked: [{ charge: '160101', spending: '72010203' }],
    bank: '100201',
    cash: '800102',
  },
  ...{ prepaid: false, day: '2026-06-20', remark: '便携式彩超到货款' },
  invoices: [{ ...INVOICE, key: 1, amount: fen(8_600_000), taken: undefined }],
};

describe('a payment while it is typed', () => {
  it('spreads what is ready over its rows, of each no more than it has left', () => {
    expect(spread(fen(500), [fen(300), fen(0), fen(400)])).toEqual([300, 0, 200]);
    expect(spread(fen(900), [fen(300), fen(400)])).toEqual([300, 400]);
  });

  it('takes of an invoice what is to be covered, and leaves what was typed', () => {
    const lefts = leftsOf({ invoices: [{ ...INVOICE, day: '', amount: '86000.00', taken: '0.00', left: '4300.00' }] });
    expect(takenOf(DRAFT, fen(8_170_000), new Map())).toEqual([8_170_000]);
    expect(takenOf(DRAFT, fen(8_170_000), lefts)).toEqual([430_000]);
    const two = withInvoice(DRAFT, { ...INVOICE, number: '7', amount: fen(1000) });
    const typed = { ...two, invoices: [two.invoices[0]!, { ...two.invoices[1]!, taken: fen(700) }] };
    expect(takenOf(typed, fen(8_170_000), new Map())).toEqual([8_169_300, 700]);
    expect(withInvoice(two, { ...INVOICE, amount: fen(1) }).invoices).toHaveLength(2);
  });

  it('is not asked about until it can be, and then in the words of the service', () => {
    expect(stopOf({ ...DRAFT, remark: ' ' })).toBe('remark');
    expect(stopOf({ ...DRAFT, day: '' })).toBe('day');
    expect(stopOf(withInvoice(DRAFT, { ...INVOICE, number: '', amount: undefined }))).toBe('invoices.1.number');
    const of = { unit: 'T01', document: 1, contract: 1 };
    expect(saidOf({ ...DRAFT, remark: '' }, of, [])).toBeUndefined();
    expect(saidOf(DRAFT, of, [fen(8_170_000)])).toMatchObject({
      ...of,
      amounts: ['81700.00'],
      invoices: [{ ...INVOICE, amount: '86000.00', taken: '81700.00' }],
    });
  });
});

describe('the lists of payments', () => {
  const counts = (more: Partial<Record<View, number>>) =>
    ({ ...Object.fromEntries(VIEWS.map((view) => [view, 0])), ...more }) as Record<View, number>;

  it('begin with what waits for whoever looks', () => {
    expect(firstView(counts({ handed: 2, checked: 1 }), (right) => right === 'funds.pay')).toBe('checked');
    expect(firstView(counts({ payable: 3, draft: 1 }), (right) => right === 'approval.apply')).toBe('draft');
    expect(firstView(counts({ handed: 2 }), () => false)).toBe('all');
  });

  it('have what waits before what is done, the earliest day first', () => {
    const row = (id: number, stage: PayoutRow['stage'], day: string) =>
      ({ id, stage, day, instant: `2026-01-0${id}` }) as PayoutRow;
    const rows = [row(1, 'posted', '2026-01-01'), row(2, 'handed', '2026-02-02'), row(3, 'handed', '2026-02-01')];
    expect(inOrder([...rows, row(4, 'posted', '2026-01-01')]).map(({ id }) => id)).toEqual([3, 2, 4, 1]);
  });

  it('are worked through by a letter, whatever input method is on', () => {
    const key = { key: 'a', code: 'KeyA', ctrlKey: false, altKey: false, metaKey: false, shiftKey: false };
    expect(commandOf(key)).toBe('check');
    expect(commandOf({ ...key, key: 'Process', code: 'KeyR' })).toBe('return');
    expect(commandOf({ ...key, ctrlKey: true })).toBeUndefined();
  });
});
