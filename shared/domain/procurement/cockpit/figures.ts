import type { AccountingDate } from '../../../kernel/date.ts';
import { addFen, type Fen, ZERO } from '../../../kernel/fen.ts';
import type { Item, ItemFlag, ItemKind } from '../item.ts';
import { amountOf, type Price } from '../price.ts';
import { rateOf, type Spent } from './spend.ts';

/** A rate with what it is of: 分 or counts. A denominator of nil has no rate. */
export interface Rate {
  readonly part: number;
  readonly whole: number;
  readonly bps: number | undefined;
}

export const rate = (part: number, whole: number): Rate => ({ part, whole, bps: rateOf(part, whole) });

/** 药品 without 中药饮片: the denominator of 基药 and 集采 shares (国办发〔2019〕47号; 二级公立医院绩效监测 7, 8). */
const DRUGS: readonly ItemKind[] = ['western', 'patent', 'preparation'];

/** 基药采购金额占比 or 集采中标药品金额占比: of drugs without 中药饮片, in 分. */
export function flagShare(
  lines: readonly Spent[],
  itemOf: (code: string) => Pick<Item, 'kind' | 'flags'> | undefined,
  flag: ItemFlag,
): Rate {
  let [part, whole] = [ZERO, ZERO];
  for (const { item, amount } of lines) {
    const known = itemOf(item);
    if (!known || !DRUGS.includes(known.kind)) continue;
    whole = addFen(whole, amount);
    if (known.flags.includes(flag)) part = addFen(part, amount);
  }
  return rate(part, whole);
}

/** 基药品种占比: products bought, of drugs without 中药饮片. */
export function varietyShare(
  lines: readonly Spent[],
  itemOf: (code: string) => Pick<Item, 'kind' | 'flags'> | undefined,
): Rate {
  const codes = [...new Set(lines.map(({ item }) => item))].flatMap((code) => itemOf(code) ?? []);
  const drugs = codes.filter(({ kind }) => DRUGS.includes(kind));
  return rate(drugs.filter(({ flags }) => flags.includes('essential')).length, drugs.length);
}

/** A row of an order for a unit, with what came of it by day; packs. */
export interface OrderedFor {
  readonly ordered: number;
  readonly price: Price;
  /** '' where the supplier promised no day. */
  readonly promised: AccountingDate | '';
  readonly arrived: readonly { readonly day: AccountingDate; readonly packs: number }[];
}

/** 配送率: 到货率 = accepted ÷ ordered in money; 及时率 = rows that had come whole by the promised day ÷ rows promised by now. */
export function deliveryRates(rows: readonly OrderedFor[], on: AccountingDate): { filled: Rate; onTime: Rate } {
  let [came, asked] = [ZERO, ZERO] as [Fen, Fen];
  let [timely, due] = [0, 0];
  for (const { ordered, price, promised, arrived } of rows) {
    if (ordered === 0) continue;
    const until = (day: AccountingDate): number =>
      arrived.reduce((sum, each) => (each.day <= day ? sum + each.packs : sum), 0);
    asked = addFen(asked, amountOf(price, ordered));
    came = addFen(came, amountOf(price, Math.min(until(on), ordered)));
    if (promised === '' || promised > on) continue;
    due += 1;
    if (until(promised) >= ordered) timely += 1;
  }
  return { filled: rate(came, asked), onTime: rate(timely, due) };
}

/** What was to be paid by a day, and when it was; undefined while it was not. */
export interface Payable {
  readonly due: AccountingDate;
  readonly amount: Fen;
  readonly paid: AccountingDate | undefined;
}

/** 付款及时率: paid by the due day ÷ all that fell due from one day to another, in 分. */
export function paidInTime(payables: readonly Payable[], first: AccountingDate, last: AccountingDate): Rate {
  let [part, whole] = [ZERO, ZERO];
  for (const { due, amount, paid } of payables) {
    if (due < first || due > last) continue;
    whole = addFen(whole, amount);
    if (paid !== undefined && paid <= due) part = addFen(part, amount);
  }
  return rate(part, whole);
}
