import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { parsePrice } from '../../../shared/domain/procurement/price.ts';
import { parsePercent } from '../../../shared/domain/procurement/volumes/bps.ts';
import {
  type Incomplete,
  type Insurance,
  MOST_RETAINED_BPS,
  type SurplusInputs,
  type SurplusProduct,
} from '../../../shared/domain/procurement/volumes/surplus.ts';
import { parseYuan } from '../../../shared/kernel/fen.ts';

/** 结余留用测算 as it is being typed: percentages, prices and amounts as text. */
export interface SurplusDraft {
  readonly batch: number;
  readonly year: string;
  readonly insurance: Insurance;
  readonly on: string;
  readonly pay: string;
  readonly insured: string;
  readonly grades: readonly { readonly name: string; readonly ratio: string }[];
  readonly grade: string;
  readonly incomplete: Incomplete;
  readonly products: readonly SurplusRow[];
}

/** Columns of a product that may be typed. */
export const FACTORS = ['base', 'before', 'agreed', 'selected', 'other', 'completed'] as const;
export type Factor = (typeof FACTORS)[number];
export type SurplusRow = Readonly<Record<Factor, string>> & { readonly item: string; readonly name: string };

type Proposed = ReplyOf<Contract['procurement']['surplusProposal']>['products'][number];

export const rowOf = ({ item, name, base, before, agreed, selected, other, completed }: Proposed): SurplusRow => ({
  ...{ item, name, before, selected, other, base: String(base), agreed: String(agreed), completed: String(completed) },
});

const WHOLE = /^\d{1,10}$/;

export const isFactor = (column: Factor, text: string): boolean =>
  column === 'before' || column === 'selected'
    ? parsePrice(text) !== undefined
    : column === 'other'
      ? (parseYuan(text) ?? -1) >= 0
      : WHOLE.test(text);

function productOf(row: SurplusRow): SurplusProduct | undefined {
  if (!FACTORS.every((column) => isFactor(column, row[column]))) return undefined;
  return {
    ...{ item: row.item, base: Number(row.base), agreed: Number(row.agreed), completed: Number(row.completed) },
    ...{ before: parsePrice(row.before)!, selected: parsePrice(row.selected)!, other: parseYuan(row.other)! },
  };
}

const share = (text: string, most: number): number | undefined => {
  const bps = parsePercent(text);
  return bps !== undefined && bps <= most ? bps : undefined;
};

/** What the draft comes to as inputs of the calculation; undefined while something typed cannot be read. */
export function inputsOf(draft: SurplusDraft): SurplusInputs | undefined {
  const [payBps, insuredBps] = [share(draft.pay, 10_000), share(draft.insured, 10_000)];
  const grades = draft.grades.flatMap(({ name, ratio }) => {
    const ratioBps = share(ratio, MOST_RETAINED_BPS);
    return name.trim() === '' || ratioBps === undefined ? [] : [{ name: name.trim(), ratioBps }];
  });
  const products = draft.products.flatMap((row) => productOf(row) ?? []);
  if (payBps === undefined || insuredBps === undefined || !/^20\d\d$/.test(draft.year)) return undefined;
  if (grades.length < draft.grades.length || products.length < draft.products.length) return undefined;
  if (products.length === 0 || !grades.some(({ name }) => name === draft.grade)) return undefined;
  return { products, payBps, insuredBps, grades, grade: draft.grade, incomplete: draft.incomplete };
}
