import { Decimal as Base } from 'decimal.js';
import { assert } from './assert.ts';
import { type Fen, fen } from './fen.ts';

/**
 * The one configured decimal type for unit prices, rates and quantities (never for money, which is Fen).
 * 40 significant digits, half-up; values travel as strings.
 */
export const Decimal = Base.clone({ precision: 40, rounding: Base.ROUND_HALF_UP, toExpNeg: -30, toExpPos: 30 });
export type Decimal = InstanceType<typeof Decimal>;

const PLAIN = /^-?\d{1,20}(\.\d{1,12})?$/;

/** Reads a plain decimal string; undefined for exponents, NaN, infinities, blanks and everything else. */
export function parseDecimal(text: string): Decimal | undefined {
  return PLAIN.test(text) ? new Decimal(text) : undefined;
}

/** Rounds an amount in 元 half-up to whole 分 (四舍五入), the rounding of every price × quantity. */
export function roundToFen(yuan: Decimal): Fen {
  assert(yuan.isFinite(), 'not a finite amount');
  return fen(yuan.times(100).toDecimalPlaces(0, Base.ROUND_HALF_UP).toNumber());
}
