import { type Fen, negateFen } from '../../kernel/fen.ts';
import type { UnitCode } from '../organisation/unit.ts';
import type { DifferenceClass, PairDifference } from './model.ts';

/** A row of the reconciliation as one of its two members sees it. */
export interface OwnDifference {
  readonly counterparty: string;
  readonly own: Fen;
  readonly other: Fen;
  /** Own less other. */
  readonly difference: Fen;
  readonly row: PairDifference;
}

/** The rows that concern a member (本单位对账), each from its own side. */
export const ownDifferences = (rows: readonly PairDifference[], unit: UnitCode): OwnDifference[] =>
  rows.flatMap((row) => {
    const [left, right] = row.pair;
    if (left === unit)
      return [{ counterparty: right, own: row.left, other: row.right, difference: row.difference, row }];
    if (right === unit)
      return [{ counterparty: left, own: row.right, other: row.left, difference: negateFen(row.difference), row }];
    return [];
  });

/** 对方未记 said of the other side's item is 本方未记 to whoever looks from this side. */
export const ownClass = (one: DifferenceClass, ofOther: boolean): DifferenceClass | 'missing-here' =>
  one === 'missing-counterpart' && ofOther ? 'missing-here' : one;

/** Whether a sentence names no member but these: what a third one booked is not for everyone to read. */
export function namesOnly(sentence: string, units: readonly UnitCode[], members: Iterable<UnitCode>): boolean {
  const words = new Set(sentence.match(/[A-Z0-9]+/g));
  for (const member of members) if (words.has(member) && !units.includes(member)) return false;
  return true;
}
