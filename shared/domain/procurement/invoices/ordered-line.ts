import type { AccountingDate } from '../../../kernel/date.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type { Price } from '../price.ts';

/** 医保直接结算, 医共体统一支付, 单位自付: who pays what an order bought. */
export const PAY_MODES = ['insurance', 'community', 'unit'] as const;
export type PayMode = (typeof PAY_MODES)[number];

/** Packs of an order's line that came in with one receipt, what was given back taken off. */
export interface Accepted {
  readonly receipt: string;
  /** The receipt's own id. */
  readonly receiptId: number;
  readonly unit: UnitCode;
  readonly day: AccountingDate;
  readonly lot: string;
  readonly packs: number;
  /** Of what had come, packs that went back to the supplier. */
  readonly returned: number;
}

/** An order's line as goods stand, in packs. */
export interface OrderedLine {
  readonly id: number;
  readonly order: number;
  readonly number: string;
  readonly supplier: string;
  readonly day: AccountingDate;
  readonly item: string;
  readonly price: Price;
  readonly mode: PayMode;
  /** For whom, without what was cancelled. */
  readonly units: readonly { readonly unit: UnitCode; readonly ordered: number }[];
  readonly accepted: readonly Accepted[];
}

export const orderedOf = ({ units }: OrderedLine): number => units.reduce((sum, { ordered }) => sum + ordered, 0);
export const acceptedOf = ({ accepted }: OrderedLine): number => accepted.reduce((sum, { packs }) => sum + packs, 0);
export const returnedOf = ({ accepted }: OrderedLine): number =>
  accepted.reduce((sum, { returned }) => sum + returned, 0);
