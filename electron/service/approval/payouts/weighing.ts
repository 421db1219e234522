import { isSame } from '../../../../shared/domain/ledger/papers/documents.ts';
import type { Caller } from '../../../../shared/domain/organisation/access.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { groupedYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { againstBooking } from './booking.ts';
import { type DoorState, readDoors } from './gates.ts';
import type { PayoutKept } from './reading.ts';
import { judgedOn, type PayWorld } from './world.ts';

export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** What of a payment does not hold together, at its fields; its accounts by the day for which it is planned. */
export async function problemsOf(
  db: BooksReader,
  payout: Omit<PayoutKept, 'id'>,
  world: PayWorld,
  today: AccountingDate,
): Promise<FieldProblem[]> {
  const { application } = world;
  const own = againstSaid(payout, world);
  const day = judgedOn(payout.day, today);
  return own.length > 0 ? own : againstBooking(db, payout, { application, day });
}

function againstSaid(
  { amounts, amount, invoices }: Omit<PayoutKept, 'id'>,
  { application, payee }: PayWorld,
): FieldProblem[] {
  const rows = application.content.rows.length;
  return [
    ...(amounts.length === rows ? [] : [{ field: 'amounts', message: '付款金额须按申请的经费列支逐行填写' }]),
    ...amounts.flatMap((each, row) => (each < 0 ? [{ field: `amounts.${row}`, message: '付款金额不能为负' }] : [])),
    ...(payee === '' ? [{ field: 'payee', message: '请选择收款单位' }] : []),
    ...(amount > 0 ? [] : [{ field: 'amounts.0', message: '付款金额须大于零' }]),
    ...invoices.flatMap((invoice, at): FieldProblem[] => {
      const twice = invoices.findIndex((other) => isSame(other, invoice)) < at;
      if (invoice.number === '') return [{ field: `invoices.${at}.number`, message: '发票号码只能有字母和数字' }];
      if (twice) return [{ field: `invoices.${at}.number`, message: '同一张发票只填一行' }];
      if (invoice.taken <= 0) return [{ field: `invoices.${at}.taken`, message: '用于本次付款的金额须大于零' }];
      return invoice.taken > invoice.amount
        ? [{ field: `invoices.${at}.taken`, message: `不能超过发票的 ${groupedYuan(invoice.amount)} 元` }]
        : [];
    }),
  ];
}

/** Every door of a payment before anybody pays it. */
export const doorsBefore = (
  db: BooksReader,
  payout: Parameters<typeof readDoors>[1] & Pick<PayoutKept, 'day'>,
  world: PayWorld,
  { caller, today }: { readonly caller: Caller; readonly today: AccountingDate },
): Promise<DoorState[]> => readDoors(db, payout, world, { caller, day: judgedOn(payout.day, today), payer: '' });
