import { wordOf } from './vocabulary.ts';

const REFUND =
  /^(减[:：]?)?(门诊|急诊|住院|出院|病人|患者|当日|本日|隔日|往日|以前|历史|跨日|跨月|收费|收入|费用)*(退费|退款|退药|退号|冲减|红冲|冲红|红字冲减)(收入|费用|金额|数|额)?$/;

/**
 * Whether a row, or a charge, is named as money that went back (退费、退款、冲减、红冲). In the place of a department it is none: the
 * sheet does not say whose charges they were. 预交金冲减 is a way to pay, and no refund.
 */
export const isRefundName = (text: string): boolean => REFUND.test(wordOf(text));

/** A word of money that goes back: what it says stands as a plain figure in many sheets, and is less. */
export const isRefundWord = (word: string): boolean => /^退|退(费|款|药|预交)/.test(word) || isRefundName(word);

/** A row of figures, and what it says of refunds: '' where it is none. */
export interface RefundableRow {
  readonly row: number;
  readonly figures: readonly number[];
  readonly refund: string;
}

/** Rows of refunds that are written without a sign, with one; the others as they are. */
export const refundsTurned = <T extends RefundableRow>(rows: readonly T[]): T[] =>
  rows.map((each) =>
    isUnsigned(each) ? { ...each, figures: each.figures.map((figure) => (figure === 0 ? 0 : -figure)) } : each,
  );

export const isUnsigned = ({ refund, figures }: RefundableRow): boolean =>
  refund !== '' && figures.every((figure) => figure >= 0) && figures.some((figure) => figure > 0);
