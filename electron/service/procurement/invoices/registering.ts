import type { Reason } from '../../../../shared/contract/errors.ts';
import { type OpenLine, proposeBinding, splitLine } from '../../../../shared/domain/procurement/invoices/binding.ts';
import { duplicateOf, plain } from '../../../../shared/domain/procurement/invoices/duplicates.ts';
import type { InvoiceLine, SupplierInvoice } from '../../../../shared/domain/procurement/invoices/invoice.ts';
import { isInvoiceNumber, WRONG_NUMBER } from '../../../../shared/domain/procurement/invoices/number.ts';
import { answerLines, standingOf } from '../../../../shared/domain/procurement/invoices/red.ts';
import { amountOf, type Price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, formatYuan, groupedYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import { numberOf } from './reading.ts';
import type { InvoiceWorld, KeptInvoice } from './world.ts';

/** An invoice as it is handed in. */
export interface AskedInvoice {
  readonly level: 1 | 2;
  readonly seller: string;
  readonly buyer: string;
  readonly code: string;
  readonly number: string;
  readonly day: AccountingDate;
  readonly amount: Fen;
  readonly tax: Fen;
  readonly original: string;
  readonly file: string;
  readonly fileName: string;
  readonly lines: readonly AskedLine[];
}
interface AskedLine {
  readonly item: string;
  readonly lot: string;
  readonly packs: number;
  readonly price: Price;
  readonly amount: Fen;
}
export type NewLine = Omit<InvoiceLine, 'id'>;
export type NewInvoice = Omit<KeptInvoice, 'id' | 'lines'> & { readonly lines: readonly NewLine[] };

export interface Refusal {
  readonly code: 'duplicate' | 'not-fit';
  readonly reasons: readonly Reason[];
}

/**
 * Holds invoices that come in against those that stand: `take` says what would be kept, with the lines that a red one takes
 * back and the order lines that a second one bills; `add` lets what was kept count for the next.
 */
export class Registering {
  readonly #bySeller = new Map<string, KeptInvoice[]>();
  /** What red invoices took back, by the original. */
  readonly #reds = new Map<number, KeptInvoice[]>();
  readonly #billed = new Map<number, number>();

  constructor(
    private readonly world: InvoiceWorld,
    private readonly today: string,
  ) {
    for (const invoice of world.invoices) {
      this.add(invoice);
      if (!invoice.red) this.#bill(invoice);
    }
  }

  /** The invoice as it is to be kept, or why it is refused. */
  take(asked: AskedInvoice): NewInvoice | Refusal {
    const red = asked.amount < 0;
    const duplicate = duplicateOf({ ...asked, red }, this.#comparable(asked.seller));
    if (duplicate) return { code: 'duplicate', reasons: [this.#duplicateSaid(asked, duplicate.kind, duplicate.of)] };
    const problems = [...this.#against(asked, red)];
    if (problems.length > 0) return { code: 'not-fit', reasons: problems.map((message) => said(asked, message)) };
    const original = red ? this.#originalOf(asked) : undefined;
    if (typeof original === 'string') return { code: 'not-fit', reasons: [said(asked, original)] };
    const lines = original ? this.#answers(asked, original) : asked.lines.flatMap((line) => this.#bound(asked, line));
    if (typeof lines === 'string') return { code: 'not-fit', reasons: [said(asked, lines)] };
    return { ...asked, red, original: original?.id ?? null, lines };
  }

  /** What stands from now on; the blue ones' packs were counted when they were bound. */
  add(invoice: KeptInvoice): void {
    const { seller, red, original } = invoice;
    this.#bySeller.set(seller, [...(this.#bySeller.get(seller) ?? []), invoice]);
    if (original !== null) this.#reds.set(original, [...(this.#reds.get(original) ?? []), invoice]);
    if (red) this.#bill(invoice);
  }

  #bill({ level, lines }: Pick<KeptInvoice, 'level'> & { readonly lines: readonly NewLine[] }): void {
    if (level === 2)
      for (const { orderLine, packs } of lines)
        if (orderLine !== null) this.#billed.set(orderLine, (this.#billed.get(orderLine) ?? 0) + packs);
  }

  *#comparable(seller: string) {
    for (const invoice of this.#bySeller.get(seller) ?? []) {
      const back = sumFen((this.#reds.get(invoice.id) ?? []).map(({ amount }) => amount));
      yield { ...invoice, takenBack: !invoice.red && invoice.amount + back === 0 };
    }
  }

  #duplicateSaid(asked: AskedInvoice, kind: 'number' | 'likeness', of: SupplierInvoice): Reason {
    const known = `${numberOf(of)}（${of.day}，${groupedYuan(of.amount)} 元）`;
    return said(
      asked,
      kind === 'number'
        ? `这张发票已经登记过：${this.#firm(of.seller)} ${known}，不能重复登记`
        : `同一供应商、同一天、同一金额的发票已经登记：${this.#firm(of.seller)} ${known}，按重复发票拒收`,
    );
  }

  #firm(code: string): string {
    return this.world.suppliers.get(code)?.name ?? code;
  }

  *#against(asked: AskedInvoice, red: boolean): Generator<string> {
    const { suppliers, items } = this.world;
    if (!isInvoiceNumber(asked.code, asked.number)) yield WRONG_NUMBER;
    if (!suppliers.has(asked.seller)) yield `没有登记供应商 ${asked.seller}`;
    if (asked.level === 1 && !suppliers.has(asked.buyer)) yield '第一票须写明购买方（配送企业），并且已经登记';
    if (asked.level === 1 && asked.buyer === asked.seller) yield '销售方和购买方不能是同一家';
    if (asked.level === 2 && asked.buyer !== '') yield '第二票的购买方是医共体，不填配送企业';
    if (asked.day > this.today) yield `开票日期 ${asked.day} 在今天之后`;
    if (asked.amount === 0) yield '发票金额不能为零';
    const sum = sumFen(asked.lines.map(({ amount }) => amount));
    if (sum !== asked.amount) yield `各行合计 ${formatYuan(sum)} 与发票价税合计 ${formatYuan(asked.amount)} 不一致`;
    if (Math.abs(asked.tax) > Math.abs(asked.amount) || asked.tax * asked.amount < 0) yield '税额与发票金额不相称';
    if (red && asked.original === '') yield '红字发票须写明对应的原发票号码';
    if (!red && asked.original !== '') yield '只有红字发票才对应原发票';
    for (const [at, { item, packs, amount }] of asked.lines.entries()) {
      const place = `第 ${at + 1} 行`;
      if (!items.has(item)) yield `${place}：目录里没有品种 ${item}`;
      if (!red && (packs < 1 || amount <= 0)) yield `${place}：蓝字发票的数量和金额须大于零`;
      if (red && (packs > 0 || amount >= 0)) yield `${place}：红字发票的数量不大于零（补差价为 0），金额小于零`;
    }
  }

  /** The blue invoice that a red one answers, by its number. */
  #originalOf(asked: AskedInvoice): KeptInvoice | string {
    const wanted = plain(asked.original);
    const found = (this.#bySeller.get(asked.seller) ?? []).find(
      (each) =>
        !each.red &&
        each.level === asked.level &&
        [plain(each.number), plain(each.code + each.number)].includes(wanted),
    );
    if (!found) return `${this.#firm(asked.seller)} 没有登记过发票 ${asked.original}，红字发票无从对应`;
    if (found.buyer !== asked.buyer) return `原发票 ${numberOf(found)} 的购买方不同`;
    if (found.day > asked.day) return `红字发票的日期早于原发票 ${numberOf(found)} 的 ${found.day}`;
    return found;
  }

  #answers(asked: AskedInvoice, original: KeptInvoice): NewLine[] | string {
    const reds = this.#reds.get(original.id) ?? [];
    const stands = original.lines.map((line) => ({ ...line, ...standingOf(line, reds) }));
    const answered = answerLines(asked.lines, stands);
    if ('failed' in answered) {
      const { item, packs, amount } = answered.failed;
      return `${item} ${packs} 包装、${formatYuan(amount)} 元超过原发票 ${numberOf(original)} 尚存的数量或金额`;
    }
    return answered.map(({ answers, ...line }) => ({
      ...line,
      ...{ lot: answers.lot, answers: answers.id, orderLine: answers.orderLine },
    }));
  }

  #bound({ level, seller }: AskedInvoice, line: AskedLine): readonly NewLine[] {
    const free = { ...line, orderLine: null, answers: null };
    if (level === 1) return [free];
    const open: OpenLine[] = [...this.world.orders.values()]
      .filter((order) => order.item === line.item && order.supplier === seller)
      .map((order) => ({ ...order, billed: this.#billed.get(order.id) ?? 0 }));
    const parts = splitLine(free, proposeBinding(line, seller, open));
    // A part that comes to nothing but rounding would be no line.
    const sound = parts.every(({ packs, amount }) => amountOf(line.price, packs) > 0 === amount > 0);
    const bound = sound ? parts : [{ ...free, orderLine: parts[0]!.orderLine }];
    this.#bill({ level, lines: bound });
    return bound;
  }
}

const said = (asked: AskedInvoice, message: string): Reason => ({
  code: 'invoice',
  message: `发票 ${numberOf(asked)}：${message}`,
});
