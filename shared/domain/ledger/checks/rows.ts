import { type Fen, fen, formatYuan } from '../../../kernel/fen.ts';
import type { CheckRow } from '../../audit/check.ts';
import type { AccountFigure } from '../figures.ts';
import { voucherName } from '../reversal.ts';
import type { Voucher } from '../voucher.ts';
import type { OfUnit } from './check-input.ts';

/** A row of a check about an account, a line or another place of a unit's period. */
export const rowAt = ({ unit, period }: OfUnit, place: string, message: string, difference?: Fen): CheckRow => ({
  unit,
  period,
  place,
  message,
  ...(difference === undefined ? {} : { difference: formatYuan(difference) }),
});

/** A row about a voucher, by the name people give it. */
export const rowOfVoucher = (voucher: Voucher, message: string, difference?: Fen): CheckRow =>
  rowAt(voucher, voucherName(voucher), message, difference);

/** Where a figure counts: its group account without the marker of foreign ones, else its own code. */
export const placeOf = (figure: Pick<AccountFigure, 'group' | 'code'>): string =>
  (figure.group ?? figure.code).replace(/^P/, '');

/** Σ of an amount over the figures that stand below any of the prefixes, debit-positive. */
export function sumBelow(
  figures: readonly AccountFigure[],
  prefixes: readonly string[],
  measure: 'closing' | 'opening' | 'yearOpening' | 'yearMovement' = 'closing',
): Fen {
  let total = 0;
  for (const figure of figures)
    if (prefixes.some((prefix) => placeOf(figure).startsWith(prefix))) total += figure[measure];
  return fen(total);
}

export const title = (figure: Pick<AccountFigure, 'code' | 'name'>): string => `${figure.code} ${figure.name}`;
