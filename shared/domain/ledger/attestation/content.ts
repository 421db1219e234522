import type { Json } from '../../../kernel/canonical.ts';
import type { Period } from '../../../kernel/period.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import { type KeptBalance, openingSlot } from '../composition.ts';
import type { Voucher } from '../voucher.ts';

/** Names what is hashed and how, so that a later form is told from this one. */
const FORM = 'tongcai-month-1';

/** A unit's month as its books hold it. */
export interface MonthBooks {
  readonly unit: UnitCode;
  readonly period: Period;
  /** Kept balances of the year up to the month. */
  readonly balances: readonly KeptBalance[];
  /** The month's posted vouchers. */
  readonly vouchers: readonly Voucher[];
}

/**
 * What is signed of a month (签认内容), as JSON for RFC 8785: of each leaf account and combination of dimensions the year's
 * opening, the year's turnovers up to the month and the month's own, in 分; and every posted voucher of the month with
 * its number, date, hands and lines. Group accounts, names and attachments are not part of it: a mapping that is mended
 * or an original that is added later leaves the signature as it is. Rows that hold nothing are left out, and everything
 * stands in an order of its own, so that equal books give equal content.
 */
export function monthContent({ unit, period, balances, vouchers }: MonthBooks): Json {
  return {
    form: FORM,
    unit,
    period,
    balances: balanceRows(balances, period),
    vouchers: vouchers.map(voucherRow).sort(byText),
  };
}

const DIMENSIONS = ['book', 'code', 'department', 'fund', 'project', 'counterparty'] as const;

function balanceRows(balances: readonly KeptBalance[], period: Period): Json[] {
  const opening = openingSlot(Number(period.slice(0, 4)));
  const sums = new Map<string, { key: readonly string[]; amounts: [number, number, number, number, number] }>();
  for (const row of balances) {
    if (row.period > period) continue;
    const key = DIMENSIONS.map((dimension) => row[dimension]);
    const name = key.join('\u0000');
    const sum = sums.get(name) ?? { key, amounts: [0, 0, 0, 0, 0] };
    sums.set(name, sum);
    const { amounts } = sum;
    if (row.period === opening) amounts[0] += row.debit - row.credit;
    else {
      amounts[1] += row.debit;
      amounts[2] += row.credit;
      if (row.period === period) {
        amounts[3] += row.debit;
        amounts[4] += row.credit;
      }
    }
  }
  return [...sums]
    .filter(([, { amounts }]) => amounts.some((amount) => amount !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { key, amounts }]) => [...key, ...amounts]);
}

const voucherRow = (voucher: Voucher): Json[] => [
  voucher.type,
  voucher.number,
  voucher.date,
  voucher.summary,
  voucher.kind,
  voucher.attachments,
  voucher.preparedBy,
  voucher.reviewedBy,
  voucher.postedBy,
  voucher.signedBy ?? '',
  voucher.reverses ?? 0,
  voucher.lines.map(
    (line): Json => [
      line.book,
      line.code,
      line.summary,
      line.debit,
      line.credit,
      line.department ?? '',
      line.fund ?? '',
      line.project ?? '',
      line.counterparty === undefined
        ? ''
        : line.counterparty.kind === 'unit'
          ? `unit:${line.counterparty.unit}`
          : `party:${line.counterparty.party}`,
      line.document ?? '',
    ],
  ),
];

/** By type and number, which no two vouchers of a month share. */
const byText = (a: readonly Json[], b: readonly Json[]): number =>
  a[0] === b[0] ? Number(a[1]) - Number(b[1]) : String(a[0]) < String(b[0]) ? -1 : 1;
