import { type Fen, fen } from '../../kernel/fen.ts';
import { SOURCE_RULES } from './sources.ts';

/** One figure of a unit's planned year by source; amounts in 分, not below nil. */
export interface PlannedAmount {
  readonly item: string;
  readonly source: string;
  readonly amount: Fen;
  /** 对附属单位补助 (5501/7501). */
  readonly toAffiliates?: boolean;
}

/** A unit's planned year. Revenue has no department or person: no such target is given (贵 三(十二)). */
export interface PlannedYear {
  readonly revenue: readonly PlannedAmount[];
  readonly expenditure: readonly PlannedAmount[];
  /** 计划使用的结转结余 by source, out of what the unit expects to hold at the year's beginning. */
  readonly carriedIn: ReadonlyMap<string, Fen>;
  /** 年初结转结余 by source; for 专用基金 its balance. */
  readonly opening: ReadonlyMap<string, Fen>;
}

/** A rule that a plan breaks, by how much; each is refused by its name. */
export type PlanBreach =
  /** 不得编制赤字预算 (事业单位财务规则 第9条). */
  | { readonly rule: 'deficit'; readonly short: Fen }
  /** 支出不超过该来源的结转与收入 (第18条: 未纳入预算的收入不得安排支出; 第24条). */
  | { readonly rule: 'source-short'; readonly source: string; readonly short: Fen }
  /** 计划使用的结转结余超过年初数. */
  | { readonly rule: 'carried-in'; readonly source: string; readonly short: Fen }
  /** 先提后用、支出不得超过基金规模 (第32条). */
  | { readonly rule: 'set-aside'; readonly source: string; readonly short: Fen }
  /** 对附属单位补助不得使用财政拨款 (政府会计制度 5501). */
  | { readonly rule: 'fiscal-to-affiliates'; readonly item: string; readonly source: string; readonly amount: Fen };

/** Every rule that the planned year breaks, in the order in which one mends them; none for a plan that may be submitted. */
export function planBreaches({ revenue, expenditure, carriedIn, opening }: PlannedYear): PlanBreach[] {
  const earned = bySource(revenue);
  const spent = bySource(expenditure);
  const breaches: PlanBreach[] = [];
  const short = total(spent) - total(earned) - total(carriedIn);
  if (short > 0) breaches.push({ rule: 'deficit', short: fen(short) });
  for (const [source, amount] of carriedIn) {
    const beyond = amount - (opening.get(source) ?? 0);
    if (beyond > 0) breaches.push({ rule: 'carried-in', source, short: fen(beyond) });
  }
  for (const [source, amount] of spent) {
    const setAside = SOURCE_RULES.get(source)?.setAside === true;
    // A fund is set aside first: this year's income does not widen what may be spent out of it.
    const there = setAside ? (opening.get(source) ?? 0) : (carriedIn.get(source) ?? 0) + (earned.get(source) ?? 0);
    if (amount > there)
      breaches.push({ rule: setAside ? 'set-aside' : 'source-short', source, short: fen(amount - there) });
  }
  for (const { item, source, amount, toAffiliates } of expenditure) {
    if (toAffiliates && amount > 0 && SOURCE_RULES.get(source)?.fiscal)
      breaches.push({ rule: 'fiscal-to-affiliates', item, source, amount });
  }
  return breaches;
}

function bySource(amounts: readonly PlannedAmount[]): Map<string, Fen> {
  const sums = new Map<string, Fen>();
  for (const { source, amount } of amounts) sums.set(source, fen((sums.get(source) ?? 0) + amount));
  return sums;
}

const total = (sums: ReadonlyMap<string, Fen>): number => [...sums.values()].reduce((sum, amount) => sum + amount, 0);
