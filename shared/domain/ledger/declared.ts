import type { Fen } from '../../kernel/fen.ts';
import type { Period } from '../../kernel/period.ts';
import type { UnitCode } from '../organisation/unit.ts';

/** A row of a standing declaration (内部往来及交易申报表) of a unit's period. */
export interface Declared {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly batch: number;
  readonly row: number;
  readonly code: string;
  readonly counterparty: UnitCode;
  /** In the account's own direction. */
  readonly amount: Fen;
  readonly document: string;
  /** `YYYY-MM-DD`, or '' where the declaration gives none. */
  readonly date: string;
}
