import { assert } from '../../../kernel/assert.ts';
import { daysInMonth } from '../../../kernel/date.ts';
import { monthOf, type Period, yearOf } from '../../../kernel/period.ts';

/** 建议量规则 (可配置): what quantities are suggested by. */
export interface SuggestRules {
  /** Months that the average use is taken of. */
  readonly months: number;
  /** 备货天数: how long what is asked for should last. */
  readonly coverDays: number;
  /** 安全库存天数. */
  readonly safetyDays: number;
  /** 配送天数 where a unit gave none for the product. */
  readonly leadDays: number;
  /** 逾期天数: what nobody ordered so long after it was needed is not waited for any more. */
  readonly waitDays: number;
  /** 提醒倍数: asked for so many times what is suggested or used in a month, whoever asks is asked again. */
  readonly timesAsked: number;
}

export const DEFAULT_SUGGEST_RULES: SuggestRules = {
  ...{ months: 3, coverDays: 30, safetyDays: 7, leadDays: 3, waitDays: 14, timesAsked: 3 },
};

/** A month of one product in one unit, in smallest units. */
export interface UseMonth {
  readonly month: Period;
  readonly used: number;
  /** 缺货天数 of it. */
  readonly outDays: number;
  /** 月末库存. */
  readonly closing: number;
}

/** 库存上下限 in smallest units; `most` 0 sets no upper limit. */
export interface StockLevel {
  readonly least: number;
  readonly most: number;
  readonly leadDays: number;
}

export interface SuggestGround {
  /** The latest first; months of which nothing is known are left out. */
  readonly months: readonly UseMonth[];
  readonly level: StockLevel | undefined;
  /** Approved or ordered and not yet in (在途), in smallest units. */
  readonly outstanding: number;
  /** Asked for and not decided yet (待审), in smallest units. */
  readonly waiting: number;
  readonly packSize: number;
}

/** A suggested quantity and all that it was worked out from; quantities but `packs` are in smallest units. */
export interface Suggestion {
  readonly packs: number;
  /** 校正月均用量: a month of 30 days with the product always in stock. */
  readonly average: number;
  /** How many months it was taken of. */
  readonly months: number;
  /** 配送 + 备货 + 安全 days. */
  readonly days: number;
  /** Up to where the stock should come. */
  readonly target: number;
  /** The limit that the target was held to; '' where it was not. */
  readonly bound: '' | 'least' | 'most';
  readonly onHand: number;
  /** The month whose closing stock `onHand` is; undefined where none is known. */
  readonly stockMonth: Period | undefined;
  readonly outstanding: number;
  readonly waiting: number;
}

/** Rounded up; both whole, `by` above nil. */
const divUp = (amount: number, by: number): number => (amount <= 0 ? 0 : Math.floor((amount - 1) / by) + 1);

const daysOf = (month: Period): number => daysInMonth(yearOf(month), monthOf(month));

/** 校正后的月用量: use ÷ days in stock × days of the month, rounded up; undefined where it was never in stock. */
export function correctedUse({ month, used, outDays }: UseMonth): number | undefined {
  const days = daysOf(month);
  const inStock = days - Math.min(outDays, days);
  return inStock === 0 ? undefined : divUp(used * days, inStock);
}

/**
 * 建议申请量: average use corrected for stock-outs × (lead + cover + safety days), held between the least and the most,
 * less what is there, what is coming and what waits to be decided, in whole packs rounded up. Never below nil.
 */
export function suggest(
  { months, level, outstanding, waiting, packSize }: SuggestGround,
  rules: SuggestRules,
): Suggestion {
  assert(packSize >= 1, 'a pack holds something');
  const counted = months.slice(0, rules.months).flatMap((each) => {
    const use = correctedUse(each);
    return use === undefined ? [] : [{ use, days: daysOf(each.month) }];
  });
  const use = counted.reduce((sum, each) => sum + each.use, 0);
  const span = counted.reduce((sum, each) => sum + each.days, 0);
  const days = (level?.leadDays ?? rules.leadDays) + rules.coverDays + rules.safetyDays;
  const wanted = span === 0 ? 0 : divUp(use * days, span);
  const least = level?.least ?? 0;
  const most = level !== undefined && level.most > 0 ? level.most : Number.POSITIVE_INFINITY;
  const target = Math.min(Math.max(wanted, least), most);
  const onHand = months[0]?.closing ?? 0;
  return {
    packs: divUp(target - onHand - outstanding - waiting, packSize),
    average: span === 0 ? 0 : divUp(use * 30, span),
    months: counted.length,
    ...{ days, target },
    bound: target === wanted ? '' : target === most ? 'most' : 'least',
    ...{ onHand, stockMonth: months[0]?.month, outstanding, waiting },
  };
}

/** 可用天数: for how many whole days the stock lasts at the average use; undefined where nothing is used. */
export const stockDays = ({ onHand, average }: Pick<Suggestion, 'onHand' | 'average'>): number | undefined =>
  average === 0 ? undefined : Math.floor((onHand * 30) / average);

/** [U] Packs that a product of which nothing is suggested and nothing was used is held against. */
export const UNKNOWN_PACKS = 10;

/** What a quantity that is asked for is held against; packs. */
export interface AskedGround {
  /** 建议数. */
  readonly suggested: number;
  /** The last months' use in smallest units. */
  readonly lastUse: readonly number[];
  readonly packSize: number;
}

/** The most packs that are asked for without a question: `timesAsked` times the suggestion or the largest month's use. */
export function mostUnasked({ suggested, lastUse, packSize }: AskedGround, timesAsked: number): number {
  const known = Math.max(suggested, ...lastUse.map((used) => divUp(used, packSize)));
  return timesAsked * (known === 0 ? UNKNOWN_PACKS : known);
}
