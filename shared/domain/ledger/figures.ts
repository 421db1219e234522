import type { Fen } from '../../kernel/fen.ts';
import type { UnitCode } from '../organisation/unit.ts';
import type { Book, Side } from './account.ts';

/** How a unit's period is kept: a trial balance, vouchers, a movement carried in from before, or nothing. */
export type PeriodBasis = 'none' | 'carried' | 'summary' | 'detail';

/**
 * What one leaf account of one unit held and moved in a fiscal year up to a period, for one combination of dimensions.
 * Statements, trial balances, checks and consolidation all read these and nothing else.
 *
 * Signs: balances and movements are debit-positive; `debit`/`credit` are turnovers in their own direction (red entries negative).
 * Holds: `opening + debit − credit = closing` and `yearOpening + yearDebit − yearCredit = closing`.
 */
export interface AccountFigure {
  readonly unit: UnitCode;
  readonly book: Book;
  readonly code: string;
  readonly name: string;
  readonly side: Side;
  /** The group account it maps to in the period, or undefined: a mapping gap, listed and never dropped. */
  readonly group: string | undefined;
  readonly department?: string;
  readonly fund?: string;
  /** The fund source that the account's own name says (业务活动费用——科教经费), when it does; see `effectiveSource`. */
  readonly accountFund?: string;
  readonly project?: string;
  /** `unit:H01` or `party:P001`. */
  readonly counterparty?: string;
  /** At the beginning of the fiscal year (年初余额). */
  readonly yearOpening: Fen;
  /** At the beginning of the period (期初余额). */
  readonly opening: Fen;
  readonly debit: Fen;
  readonly credit: Fen;
  readonly yearDebit: Fen;
  readonly yearCredit: Fen;
  readonly closing: Fen;
  /** Debit − credit of the period without closing vouchers (不含结转): what 02 and 预01 read. */
  readonly monthMovement: Fen;
  /** The same, year to date. */
  readonly yearMovement: Fen;
}
