import { type Fen, fen } from '../../../kernel/fen.ts';
import { PARTS } from '../drivers.ts';

/** A service item (医疗服务项目) as one department carried it out in a month. Measures in millionths, none negative. */
export interface ServiceItem {
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly price: Fen;
  /** 操作数. */
  readonly count: number;
  /** 当量值 of one. */
  readonly equivalent: number;
  /** 工时 of one. */
  readonly hours: number;
  /** 单独收费卫生材料 of all of them: charged on its own, so that it is no cost of the item. */
  readonly materials: Fen;
}

/** An activity (作业) of an item: hours of people and of equipment that one operation takes, in millionths. */
export interface ServiceActivity {
  readonly department: string;
  readonly item: string;
  readonly activity: string;
  readonly staff: number;
  readonly machine: number;
}

/** `cost ÷ count` of millionths, in 分, half away from nil; undefined where there were none. */
export function perOne(cost: Fen, count: number | bigint): Fen | undefined {
  const all = BigInt(count);
  if (all === 0n) return undefined;
  return fen(Number(halfUp(BigInt(cost) * BigInt(PARTS), all)));
}

/** `price × count` in 分, half away from nil. */
export const incomeOf = ({ price, count }: Pick<ServiceItem, 'price' | 'count'>): Fen =>
  fen(Number(halfUp(BigInt(price) * BigInt(count), BigInt(PARTS))));

/** Divided and rounded, half away from nil; the divisor above nil. */
export function halfUp(amount: bigint, divisor: bigint): bigint {
  const whole = (2n * (amount < 0n ? -amount : amount) + divisor) / (2n * divisor);
  return amount < 0n ? -whole : whole;
}
