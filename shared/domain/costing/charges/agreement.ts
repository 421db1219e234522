import type { Fen } from '../../../kernel/fen.ts';
import type { Period } from '../../../kernel/period.ts';
import type { UnitCode } from '../../organisation/unit.ts';

/** 计价方式: at cost (cost ÷ total volume), at a fixed price a piece, or a fixed amount a month. */
export const CHARGE_BASES = ['cost', 'price', 'amount'] as const;
export type ChargeBasis = (typeof CHARGE_BASES)[number];

/** 协议: what a member pays a shared centre, in the months from and to inclusive. */
export interface Agreement {
  readonly number: string;
  readonly centre: number;
  readonly member: UnitCode;
  readonly from: Period;
  readonly to: Period;
  readonly basis: ChargeBasis;
  /** 分 a piece (`price`) or a month (`amount`); absent `at cost`. */
  readonly rate?: Fen;
  /** 分 a month that is charged at least, and at most. */
  readonly minimum?: Fen;
  readonly cap?: Fen;
}

export const inForce = ({ from, to }: Pick<Agreement, 'from' | 'to'>, period: Period): boolean =>
  from <= period && period <= to;

/** The agreement among others that shares a centre, a member and a month with this one; undefined where none does. */
export const overlapping = <A extends Pick<Agreement, 'centre' | 'member' | 'from' | 'to'>>(
  one: Pick<Agreement, 'centre' | 'member' | 'from' | 'to'>,
  others: readonly A[],
): A | undefined =>
  others.find(
    (other) =>
      other.centre === one.centre && other.member === one.member && other.from <= one.to && one.from <= other.to,
  );

/** Why an agreement does not hold by itself, each a sentence; empty where it does. */
export function agreementProblems(
  agreement: Pick<Agreement, 'member' | 'from' | 'to' | 'basis' | 'rate' | 'minimum' | 'cap'>,
  centreUnit: UnitCode,
): string[] {
  const { member, from, to, basis, rate, minimum, cap } = agreement;
  const problems: string[] = [];
  if (member === centreUnit) problems.push('中心所在单位自用的部分不签协议、不开票');
  if (to < from) problems.push('协议的止期早于起期');
  if (basis === 'price' && (rate === undefined || rate <= 0)) problems.push('按单价收费须写明单价');
  if (basis === 'amount' && (rate === undefined || rate <= 0)) problems.push('按月定额收费须写明每月金额');
  if (basis === 'cost' && rate !== undefined) problems.push('按成本收费没有单价：单价由成本和业务量算出');
  if ((minimum ?? 0) < 0 || (cap ?? 0) < 0) problems.push('保底和封顶不能是负数');
  if (minimum !== undefined && cap !== undefined && minimum > cap) problems.push('保底高于封顶');
  return problems;
}
