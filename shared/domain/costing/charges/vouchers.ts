import { type Fen, ZERO } from '../../../kernel/fen.ts';
import { endOf, monthOf, type Period } from '../../../kernel/period.ts';
import type { VoucherDraft, VoucherLine } from '../../ledger/voucher.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type { SharedCentre } from './centre.ts';

/** One member's charge as it is booked. */
export interface Invoiced {
  readonly unit: UnitCode;
  readonly name: string;
  readonly amount: Fen;
  /** Where the member books it; undefined where the centre does not keep the member's books. */
  readonly books?: {
    readonly expense: string;
    readonly payable: string;
    readonly department: string;
    readonly fund: string;
  };
}

export interface ToInvoice {
  readonly centre: SharedCentre;
  /** Name of the centre's unit. */
  readonly unitName: string;
  readonly period: Period;
  /** 收费单号: with the member's code, the document on both sides. */
  readonly number: string;
  readonly invoiced: readonly Invoiced[];
}

/** The document that both sides of one member's charge carry. */
export const documentOf = (number: string, unit: UnitCode): string => `${number}-${unit}`;

/**
 * 内部服务收费 on the last day of the month, on credit: the centre's voucher with a receivable and an income line a member,
 * and each member's own with expense and payable. No cash moves, so there is no budget block: what is paid later brings
 * its own (平行记账). Both sides name each other and the same document; what is nil is booked nowhere.
 */
export function chargeVouchers({ centre, unitName, period, number, invoiced }: ToInvoice): VoucherDraft[] {
  const booked = invoiced.filter(({ amount }) => amount !== 0);
  if (booked.length === 0) return [];
  const head = { date: endOf(period), type: '记', attachments: 0 };
  const month = `${monthOf(period)}月`;
  const line = (of: Omit<VoucherLine, 'book' | 'debit' | 'credit'>, side: 'debit' | 'credit', amount: Fen) => ({
    ...{ book: 'financial' as const, debit: ZERO, credit: ZERO, ...of },
    [side]: amount,
  });
  const income: VoucherDraft = {
    ...head,
    unit: centre.unit,
    summary: `${month}${centre.name}内部服务收费`,
    lines: booked.flatMap(({ unit, name, amount }) => {
      const of = {
        summary: `${name}${month}${centre.name}服务费`,
        counterparty: { kind: 'unit' as const, unit },
        document: documentOf(number, unit),
      };
      return [
        line({ ...of, code: centre.receivable }, 'debit', amount),
        line({ ...of, code: centre.income, department: centre.departments[0]! }, 'credit', amount),
      ];
    }),
  };
  const expenses = booked.flatMap(({ unit, amount, books }): VoucherDraft[] => {
    if (!books) return [];
    const of = {
      summary: `${unitName}${centre.name}${month}服务费`,
      counterparty: { kind: 'unit' as const, unit: centre.unit },
      document: documentOf(number, unit),
    };
    const { expense, payable, department, fund } = books;
    const debit = { ...of, code: expense, fund, ...(department === '' ? {} : { department }) };
    return [
      {
        ...{ ...head, unit, summary: of.summary },
        lines: [line(debit, 'debit', amount), line({ ...of, code: payable }, 'credit', amount)],
      },
    ];
  });
  return [income, ...expenses];
}
