import type { UnitCode } from '../../shared/domain/organisation/unit.ts';
import { type Fen, fen } from '../../shared/kernel/fen.ts';
import { cr, dr } from './books.ts';
import type { Desk } from './community-desk.ts';

/** Internal flows as members book them (DOMAIN 1.6), each with what it leaves on both sides. */
export type Flow = (desk: Desk, from: UnitCode, to: UnitCode) => void;

/** P27 统一采购: the lead buys for a member, the member repays part of it. */
export const purchase =
  (tagAdvances: boolean): Flow =>
  (desk, lead, member) => {
    const amount = desk.amount();
    const paid = desk.chance.often(60) ? desk.part(amount) : fen(0);
    const date = desk.day();
    const slip = desk.document();
    desk.post(lead, date, '代购药品', dr('1218', amount, { with: member, ...slip }), cr('2302', amount));
    desk.post(
      member,
      desk.soon(date),
      '收到统采药品',
      dr(desk.accounts(member).drugs, amount),
      cr('2307', amount, { with: lead, ...slip }),
    );
    if (paid > 0) {
      const tag = tagAdvances ? { with: lead } : {};
      desk.post(
        member,
        desk.soon(date),
        '归还代垫款',
        dr('2307', paid, { with: lead }),
        cr('1002', paid),
        dr('7201', paid, tag),
        cr('8001', paid),
      );
      desk.post(lead, desk.soon(date), '收回代垫款', dr('1002', paid), cr('1218', paid, { with: member }));
    }
    desk.both(
      {
        book: 'financial',
        group: 'receivable-payable',
        debitUnit: lead,
        creditUnit: member,
        debitAccount: '1218',
        creditAccount: '2307',
      },
      amount - paid,
    );
  };

/** Laboratory, imaging, sterilisation: billed, and paid in part with both books' budget entries. */
export const service: Flow = (desk, provider, payer) => {
  const amount = desk.amount();
  const paid = desk.chance.often(50) ? desk.part(amount) : fen(0);
  const date = desk.day();
  bill(desk, provider, payer, amount, amount);
  if (paid > 0) payBill(desk, provider, payer, paid, desk.soon(date), desk.soon(date));
  desk.both(stock(provider, payer, '1212', '2302'), amount - paid);
  desk.both(sale(payer, provider, '5001', '4101'), amount);
};

export const stock = (claims: UnitCode, owes: UnitCode, debitAccount: string, creditAccount: string) =>
  ({
    book: 'financial',
    group: 'receivable-payable',
    debitUnit: claims,
    creditUnit: owes,
    debitAccount,
    creditAccount,
  }) as const;

export const sale = (payer: UnitCode, seller: UnitCode, debitAccount: string, creditAccount: string) =>
  ({ book: 'financial', group: 'service', debitUnit: payer, creditUnit: seller, debitAccount, creditAccount }) as const;

/** Both sides' entries of a bill; each may say another amount, or tag another member. */
export function bill(
  desk: Desk,
  provider: UnitCode,
  payer: UnitCode,
  billed: Fen,
  booked: Fen | undefined,
  tagged: UnitCode = payer,
): void {
  const date = desk.day();
  const slip = desk.document();
  const own = { with: tagged, ...slip };
  desk.post(
    provider,
    date,
    '检验收入',
    dr(desk.accounts(provider).receivable, billed, own),
    cr(desk.accounts(provider).service, billed, own),
  );
  if (booked === undefined) return;
  const other = { with: provider, ...slip };
  desk.post(
    payer,
    desk.soon(date),
    '检验费',
    dr(desk.accounts(payer).operating, booked, other),
    cr('2302', booked, other),
  );
}

/** The payment of a bill; the receipt may come in another period. */
export function payBill(
  desk: Desk,
  provider: UnitCode,
  payer: UnitCode,
  amount: Fen,
  paidOn: Parameters<Desk['post']>[1],
  receivedOn: Parameters<Desk['post']>[1],
  settled = true,
): void {
  const out = { with: provider };
  desk.post(
    payer,
    paidOn,
    '付检验费',
    dr('2302', amount, out),
    cr('1002', amount),
    dr('7201', amount, out),
    cr('8001', amount),
  );
  const { receivable, budgetService } = desk.accounts(provider);
  const back = { with: payer };
  desk.post(
    provider,
    receivedOn,
    '收检验费',
    dr('1002', amount),
    cr(receivable, amount, back),
    dr('8001', amount),
    cr(budgetService, amount, back),
  );
  desk.mirrored.push({
    book: 'budget',
    group: 'service',
    debitUnit: payer,
    creditUnit: provider,
    debitAccount: '7201',
    creditAccount: '6101',
    debit: amount,
    credit: settled ? amount : 0,
    agreed: settled ? amount : 0,
    ...(settled ? {} : { trouble: 'timing' as const }),
  });
}
