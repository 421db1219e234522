import type { UnitCode } from '../../shared/domain/organisation/unit.ts';
import { fen } from '../../shared/kernel/fen.ts';
import { cr, dr } from './books.ts';
import type { Desk } from './community-desk.ts';
import { type Flow, sale, stock } from './community-services.ts';

/** More internal flows: rents, subsidies, advances, notes, loans, transfers and old debts; and business outside. */

/** Rent with VAT: the tenant's expense holds the tax, the landlord's income does not (E5). */
export const taxedRent: Flow = (desk, landlord, tenant) => {
  const net = desk.amount();
  const vat = fen(Math.round(net / 20));
  const gross = fen(net + vat);
  const date = desk.day();
  const slip = desk.document();
  const own = { with: tenant, ...slip };
  desk.post(
    landlord,
    date,
    '房租',
    dr(desk.accounts(landlord).receivable, gross, own),
    cr('4605', net, own),
    cr('2101', vat),
  );
  const other = { with: landlord, ...slip };
  desk.post(tenant, desk.soon(date), '房租', dr('5101', gross, other), cr('2302', gross, other));
  desk.both(stock(landlord, tenant, '1212', '2302'), gross);
  desk.mirrored.push({
    ...sale(tenant, landlord, '5101', '4605'),
    debit: gross,
    credit: net,
    agreed: net,
    trouble: 'vat',
  });
};

/** 上级补助: paid at once, or promised. */
export const subsidy: Flow = (desk, lead, member) => {
  const amount = desk.amount();
  const date = desk.day();
  const to = { with: member };
  const from = { with: lead };
  if (desk.chance.often(50)) {
    desk.post(
      lead,
      date,
      '拨付补助',
      dr('5501', amount, to),
      cr('1002', amount),
      dr('7501', amount, to),
      cr('8001', amount),
    );
    desk.post(
      member,
      desk.soon(date),
      '收到补助',
      dr('1002', amount),
      cr('4201', amount, from),
      dr('8001', amount),
      cr('6201', amount, from),
    );
    desk.both({ ...flow('subsidy', lead, member, '7501', '6201'), book: 'budget' }, amount);
  } else {
    desk.post(lead, date, '应拨补助', dr('5501', amount, to), cr('2307', amount, to));
    desk.post(member, desk.soon(date), '应收补助', dr('1218', amount, from), cr('4201', amount, from));
    desk.both(stock(member, lead, '1218', '2307'), amount);
  }
  desk.both(flow('subsidy', lead, member, '5501', '4201'), amount);
};

export const flow = (
  group: 'subsidy' | 'turn-in',
  debitUnit: UnitCode,
  creditUnit: UnitCode,
  debitAccount: string,
  creditAccount: string,
) => ({ book: 'financial', group, debitUnit, creditUnit, debitAccount, creditAccount }) as const;

/** 上缴上级. */
export const turnIn: Flow = (desk, lead, member) => {
  const amount = desk.amount();
  const date = desk.day();
  const up = { with: lead };
  const down = { with: member };
  desk.post(
    member,
    date,
    '上缴',
    dr('5401', amount, up),
    cr('1002', amount),
    dr('7401', amount, up),
    cr('8001', amount),
  );
  desk.post(
    lead,
    desk.soon(date),
    '收到上缴',
    dr('1002', amount),
    cr('4301', amount, down),
    dr('8001', amount),
    cr('6301', amount, down),
  );
  desk.both(flow('turn-in', member, lead, '5401', '4301'), amount);
  desk.both({ ...flow('turn-in', member, lead, '7401', '6301'), book: 'budget' }, amount);
};

/** Training paid in advance: 预付 against 预收, and the cash in both budget books. */
export const advance: Flow = (desk, provider, payer) => {
  const amount = desk.amount();
  const date = desk.day();
  const out = { with: provider };
  const back = { with: payer };
  desk.post(
    payer,
    date,
    '预付培训费',
    dr('1214', amount, out),
    cr('1002', amount),
    dr('7201', amount, out),
    cr('8001', amount),
  );
  desk.post(
    provider,
    desk.soon(date),
    '预收培训费',
    dr('1002', amount),
    cr(desk.accounts(provider).advance, amount, back),
    dr('8001', amount),
    cr(desk.accounts(provider).budgetService, amount, back),
  );
  desk.both(stock(payer, provider, '1214', '2305'), amount);
  desk.both({ ...sale(payer, provider, '7201', '6101'), book: 'budget' }, amount);
};

/** A bill turned into a note: 应收票据 against 应付票据. */
export const note: Flow = (desk, provider, payer) => {
  const amount = desk.amount();
  const date = desk.day();
  const own = { with: payer };
  const other = { with: provider };
  desk.post(provider, date, '培训收入', dr(desk.accounts(provider).receivable, amount, own), cr('4609', amount, own));
  desk.post(payer, date, '培训费', dr('5901', amount, other), cr('2302', amount, other));
  desk.post(
    provider,
    desk.soon(date),
    '收到票据',
    dr('1211', amount, own),
    cr(desk.accounts(provider).receivable, amount, own),
  );
  desk.post(payer, desk.soon(date), '开出票据', dr('2302', amount, other), cr('2301', amount, other));
  desk.both(stock(provider, payer, '1211', '2301'), amount);
  desk.both(sale(payer, provider, '5901', '4609'), amount);
};

/** Money lent for years, and a project's money passed on as 非同级财政拨款收入. */
export const longTerm: Flow = (desk, lender, borrower) => {
  const lent = desk.amount();
  const granted = desk.amount();
  const date = desk.day();
  const out = { with: borrower };
  const back = { with: lender };
  desk.post(lender, date, '借出', dr('1218', lent, out), cr('1002', lent));
  desk.post(borrower, desk.soon(date), '借入', dr('1002', lent), cr('2502', lent, back));
  desk.post(lender, date, '拨付项目款', dr(desk.accounts(lender).operating, granted, out), cr('2307', granted, out));
  desk.post(
    borrower,
    desk.soon(date),
    '项目款',
    dr('1218', granted, back),
    cr(desk.accounts(borrower).appropriation, granted, back),
  );
  desk.both(stock(lender, borrower, '1218', '2502'), lent);
  desk.both(stock(borrower, lender, '1218', '2307'), granted);
  desk.both(sale(lender, borrower, '5001', '4601'), granted);
};

/** 无偿调拨: nets to nil by addition (G1). */
export const transfer: Flow = (desk, giver, receiver) => {
  const amount = desk.amount();
  const date = desk.day();
  desk.post(giver, date, '无偿调出', dr('3401', amount, { with: receiver }), cr(desk.accounts(giver).drugs, amount));
  desk.post(
    receiver,
    desk.soon(date),
    '无偿调入',
    dr(desk.accounts(receiver).drugs, amount),
    cr('3401', amount, { with: giver }),
  );
  desk.both(
    {
      book: 'financial',
      group: 'transfer',
      debitUnit: giver,
      creditUnit: receiver,
      debitAccount: '3401',
      creditAccount: '3401',
    },
    amount,
  );
};

/** A debt of last year with an allowance on it that changes in the year (E1b). */
export const oldDebt: Flow = (desk, creditor, debtor) => {
  const amount = desk.amount();
  const opening = desk.part(amount);
  const change = fen(desk.chance.int(-opening, amount - opening));
  const { allowance } = desk.accounts(creditor);
  desk.open(creditor, '1218', amount, debtor);
  desk.open(debtor, '2307', -amount, creditor);
  desk.open(creditor, allowance.other, -opening, debtor);
  const tag = { with: debtor };
  if (change > 0) desk.post(creditor, desk.day(), '补提坏账准备', dr('5901', change), cr(allowance.other, change, tag));
  if (change < 0)
    desk.post(creditor, desk.day(), '冲减坏账准备', dr(allowance.other, fen(-change), tag), cr('5901', fen(-change)));
  desk.allowances.push({
    unit: creditor,
    counterparty: debtor,
    account: allowance.other,
    opening,
    closing: fen(opening + change),
  });
  desk.both(stock(creditor, debtor, '1218', '2307'), amount);
};

/** What a unit does with the world outside: none of it is intra-group. */
export function outsideBusiness(desk: Desk, unit: UnitCode): void {
  const { patients, operating, drugs, budgetService } = desk.accounts(unit);
  desk.open(unit, '1002', desk.amount() * 5);
  desk.open(unit, drugs, desk.amount());
  for (let count = desk.chance.int(1, 3); count > 0; count -= 1) {
    const [income, wages] = [desk.amount(), desk.amount()];
    desk.post(
      unit,
      desk.day(),
      '门诊收入',
      dr('1002', income),
      cr(patients, income),
      dr('8001', income),
      cr(budgetService, income),
    );
    desk.post(unit, desk.day(), '薪酬', dr(operating, wages), cr('2201', wages));
  }
}
