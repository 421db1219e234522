/** A size of voucher paper (凭证纸). Lengths are millimetres. */
export interface VoucherPaper {
  readonly key: string;
  /** The whole sheet that the printer takes. */
  readonly page: { readonly width: number; readonly height: number };
  /** One voucher's part of it. */
  readonly slip: { readonly width: number; readonly height: number };
  /** Rows on a slip: both blocks of an ordinary voucher with their headings and totals; a person may choose others. */
  readonly rows: number;
}

/**
 * The sizes in use: 240×140 as the VAT invoice, 240×120, 210×120, A5 lying, and two to an A4 that is cut in the middle.
 */
export const VOUCHER_PAPERS = [
  { key: '240x140', page: { width: 240, height: 140 }, slip: { width: 240, height: 140 }, rows: 10 },
  { key: '240x120', page: { width: 240, height: 120 }, slip: { width: 240, height: 120 }, rows: 8 },
  { key: '210x120', page: { width: 210, height: 120 }, slip: { width: 210, height: 120 }, rows: 8 },
  { key: 'a5', page: { width: 210, height: 148 }, slip: { width: 210, height: 148 }, rows: 11 },
  { key: 'a4-two', page: { width: 210, height: 297 }, slip: { width: 210, height: 148.5 }, rows: 11 },
] as const satisfies readonly VoucherPaper[];

export type VoucherPaperKey = (typeof VOUCHER_PAPERS)[number]['key'];

/** Rows that a slip may be given; below the first a block with its carried totals would not fit. */
export const SLIP_ROWS = { min: 5, max: 14 } as const;

/** How far what is printed may be moved to meet the paper, to either side, and the step. */
export const OFFSET_MM = { max: 30, step: 0.5 } as const;

/** Vouchers that are read for the printer at once: a bound volume (册) is thinner. */
export const PRINTED_AT_ONCE = 300;
