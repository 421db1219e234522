import type { UnitCode } from '../../shared/domain/organisation/unit.ts';
import { fen } from '../../shared/kernel/fen.ts';
import { cr, dr } from './books.ts';
import type { Desk, Trouble } from './community-desk.ts';
import { flow } from './community-flows.ts';
import { bill, payBill, sale, stock } from './community-services.ts';

export type DisturbanceKind =
  | 'payment-in-transit'
  | 'goods-in-transit'
  | 'wrong-counterparty'
  | 'amount-differs'
  | 'not-booked'
  | 'wrong-account';

type Disturbance = (desk: Desk, from: UnitCode, to: UnitCode, third: UnitCode) => void;

/** Flows that go wrong, one for each class of difference (DOMAIN 2.5). Each touches pairs that nothing else disturbs. */
export const DISTURBANCES: Readonly<Record<DisturbanceKind, Disturbance>> = {
  /** Paid in the last days, received in the next period. */
  'payment-in-transit': (desk, provider, payer) => {
    const amount = desk.amount();
    const paid = desk.part(amount);
    bill(desk, provider, payer, amount, amount);
    payBill(
      desk,
      provider,
      payer,
      paid,
      desk.around(-desk.chance.int(0, 2)),
      desk.around(desk.chance.int(1, 6)),
      false,
    );
    desk.both(sale(payer, provider, '5001', '4101'), amount);
    desk.mirrored.push({
      ...stock(provider, payer, '1212', '2302'),
      debit: amount,
      credit: amount - paid,
      agreed: amount - paid,
      trouble: 'timing',
    });
  },
  /** Sent in the last days, taken into stock in the next period. */
  'goods-in-transit': (desk, lead, member) => {
    const amount = desk.amount();
    desk.post(lead, desk.around(-1), '代购药品发出', dr('1218', amount, { with: member }), cr('2302', amount));
    desk.post(
      member,
      desk.around(3),
      '收到药品',
      dr(desk.accounts(member).drugs, amount),
      cr('2307', amount, { with: lead }),
    );
    desk.mirrored.push({
      ...stock(lead, member, '1218', '2307'),
      debit: amount,
      credit: 0,
      agreed: 0,
      trouble: 'timing',
    });
  },
  /** The provider tags a third unit. */
  'wrong-counterparty': (desk, provider, payer, third) => {
    const amount = desk.amount();
    bill(desk, provider, payer, amount, amount, third);
    const trouble: Trouble = 'wrong-counterparty';
    const nothing = { agreed: 0, trouble };
    desk.mirrored.push(
      { ...stock(provider, third, '1212', '2302'), debit: amount, credit: 0, ...nothing },
      { ...stock(provider, payer, '1212', '2302'), debit: 0, credit: amount, ...nothing },
      { ...sale(third, provider, '5001', '4101'), debit: 0, credit: amount, ...nothing },
      { ...sale(payer, provider, '5001', '4101'), debit: amount, credit: 0, ...nothing },
    );
  },
  /** The payer books less than it was billed. */
  'amount-differs': (desk, provider, payer) => {
    const amount = desk.amount();
    const booked = fen(amount - desk.chance.int(1, Math.floor(amount / 3)));
    bill(desk, provider, payer, amount, booked);
    const differs = { agreed: 0, disputed: booked, trouble: 'amount' as const };
    desk.mirrored.push(
      { ...stock(provider, payer, '1212', '2302'), debit: amount, credit: booked, ...differs },
      { ...sale(payer, provider, '5001', '4101'), debit: booked, credit: amount, ...differs },
    );
  },
  /** The payer books nothing. */
  'not-booked': (desk, provider, payer) => {
    const amount = desk.amount();
    bill(desk, provider, payer, amount, undefined);
    const missing = { agreed: 0, trouble: 'missing-counterpart' as const };
    desk.mirrored.push(
      { ...stock(provider, payer, '1212', '2302'), debit: amount, credit: 0, ...missing },
      { ...sale(payer, provider, '5001', '4101'), debit: 0, credit: amount, ...missing },
    );
  },
  /** A subsidy received and booked as other income. */
  'wrong-account': (desk, lead, member) => {
    const amount = desk.amount();
    const date = desk.day();
    const to = { with: member };
    const from = { with: lead };
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
      '收到款项',
      dr('1002', amount),
      cr('4609', amount, from),
      dr('8001', amount),
      cr('6609', amount, from),
    );
    const wrong = { agreed: 0, trouble: 'wrong-account' as const };
    for (const [book, account, income] of [
      ['financial', '5501', '4609'],
      ['budget', '7501', '6609'],
    ] as const) {
      desk.mirrored.push(
        { ...flow('subsidy', lead, member, account, account), book, debit: amount, credit: 0, ...wrong },
        { ...sale(lead, member, income, income), book, debit: 0, credit: amount, ...wrong },
      );
    }
  },
};
