import { type AccountingDate, daysBetween } from '../../../kernel/date.ts';
import type { Fen } from '../../../kernel/fen.ts';
import type { DateOrder } from '../../ledger/reading/dates.ts';
import type { RawSheet } from '../../ledger/reading/grid.ts';
import { oneLine } from '../../ledger/reading/half-width.ts';
import { amountOf, type Price } from '../price.ts';
import { AMOUNT_FAULTS, priceOfLine, readFreight, readMoney, readPackPrice, readPacks } from './cells.ts';
import { type HistoryDay, readHistoryDay } from './day.ts';
import { type HistoryLayout, type HistoryRole, plainText } from './layout.ts';

/** One delivery of the file; what it does not say is ''. Money in hundredths of the file's currency. */
export interface HistoryRow {
  /** The sheet, where the file has several; '' otherwise. */
  readonly sheet: string;
  /** 1-based, as the file shows it. */
  readonly row: number;
  /** The row's own key in its system, or what stands in it where it has none. */
  readonly key: string;
  readonly order: string;
  readonly code: string;
  /** With its strength, where that has a column. */
  readonly product: string;
  readonly strength: string;
  readonly maker: string;
  readonly supplier: string;
  readonly receiver: string;
  readonly ordered: AccountingDate | '';
  readonly promised: AccountingDate | '';
  readonly delivered: AccountingDate;
  /** Whole packs; below nil for what went back. */
  readonly quantity: number;
  readonly price: Price;
  readonly amount: Fen;
  readonly freight: Fen | null;
  readonly freightWords: string;
  /** Days after the promised day, nil or below in time; null where nothing was promised. */
  readonly late: number | null;
}

/** Longest text of a cell that is kept. */
const LONGEST = 200;
const SHOWN = 40;

export interface RowPass {
  readonly sheet: RawSheet;
  /** Several sheets are read, so that rows are told with theirs. */
  readonly several: boolean;
  /** 0-based columns of the roles. */
  readonly at: ReadonlyMap<HistoryRole, number>;
  readonly layout: HistoryLayout;
  readonly orders: ReadonlyMap<HistoryRole, DateOrder | undefined>;
  readonly today: AccountingDate;
  /** Days that were read already: the same ones come again and again. */
  readonly days: Map<string, HistoryDay>;
}

export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly column?: number;
}

/** How a role is called in a sentence. */
const CALLED: Readonly<Record<HistoryRole, string>> = {
  key: '行编号',
  order: '订单号',
  code: '品种编码',
  product: '品种',
  strength: '规格',
  maker: '生产企业',
  supplier: '供应商',
  receiver: '收货单位',
  ordered: '下单日期',
  promised: '承诺到货',
  delivered: '到货日期',
  quantity: '数量',
  price: '单价',
  amount: '金额',
  freight: '运费',
};

export interface KeptRow {
  readonly kept: HistoryRow;
  readonly rounded: boolean;
  readonly words: readonly { readonly role: HistoryRole; readonly text: string }[];
}

/** One row, or everything that is wrong with it. */
export function rowOf(pass: RowPass, row: number): KeptRow | { readonly faults: readonly Fault[] } {
  const reader = new RowReader(pass, row);
  const [order, code, maker, receiver] = (['order', 'code', 'maker', 'receiver'] as const).map((role) =>
    reader.text(role),
  );
  const [name, strength, supplier] = [reader.needed('product'), reader.text('strength'), reader.needed('supplier')];
  const [ordered, promised] = [reader.day('ordered'), reader.day('promised')];
  const delivered = reader.delivered();
  const quantity = reader.packs();
  const price = pass.at.has('price') ? reader.price() : undefined;
  const amount = pass.at.has('amount') ? reader.money() : undefined;
  const { freight, words: freightWords } = reader.freight();
  const own = pass.at.has('key') ? reader.needed('key') : undefined;
  const { faults, words } = reader;
  if (faults.length > 0 || delivered === undefined || quantity === undefined) return { faults };
  const value = amount ?? amountOf(price?.price ?? (0 as Price), quantity);
  const each = price?.price ?? priceOfLine(value, quantity);
  const product = strength === '' || name.includes(strength) ? name : `${name} ${strength}`;
  const kept: HistoryRow = {
    ...{ sheet: pass.several ? pass.sheet.name : '', row: pass.sheet.rowNumber(row) },
    ...{ order: order!, code: code!, product, strength, maker: maker! },
    ...{ supplier, receiver: receiver!, ordered, promised, delivered, quantity, price: each, amount: value },
    ...{ freight, freightWords, late: promised === '' ? null : daysBetween(promised, delivered) },
    key: own ?? JSON.stringify([order, code, product, supplier, receiver, ordered, delivered, quantity, each, value]),
  };
  return { kept, rounded: price?.rounded ?? false, words };
}

/** Reads the cells of a row by what they say, and notes what is wrong with them. */
class RowReader {
  readonly faults: Fault[] = [];
  readonly words: { role: HistoryRole; text: string }[] = [];

  constructor(
    private readonly pass: RowPass,
    private readonly row: number,
  ) {}

  #raw(role: HistoryRole): string {
    const column = this.pass.at.get(role);
    return column === undefined ? '' : plainText(this.pass.sheet.text(this.row, column));
  }

  #fault(role: HistoryRole, code: string, message: string): void {
    const column = this.pass.at.get(role);
    this.faults.push({ code, message, ...(column === undefined ? {} : { column }) });
  }

  text(role: HistoryRole): string {
    const raw = this.#raw(role);
    if (raw.length > LONGEST) this.#fault(role, 'too-long', `${CALLED[role]}超过 ${LONGEST} 个字`);
    return oneLine(raw, LONGEST);
  }

  needed(role: HistoryRole): string {
    const text = this.text(role);
    if (text === '') this.#fault(role, 'empty', `${CALLED[role]}是空的`);
    return text;
  }

  #day(role: 'ordered' | 'promised' | 'delivered'): HistoryDay {
    const raw = this.#raw(role);
    const key = `${role} ${raw}`;
    let read = this.pass.days.get(key);
    if (!read) {
      read = readHistoryDay(raw, { order: this.pass.orders.get(role), date1904: this.pass.sheet.date1904 });
      this.pass.days.set(key, read);
    }
    return read;
  }

  /** A day that may be missing; words in its place say so. */
  day(role: 'ordered' | 'promised'): AccountingDate | '' {
    const read = this.#day(role);
    if (read.kind === 'date') return read.date;
    const text = this.#raw(role).slice(0, SHOWN);
    if (read.kind !== 'words') this.#fault(role, 'bad-date', `${CALLED[role]}“${text}”不是日期`);
    else if (text !== '') this.words.push({ role, text });
    return '';
  }

  delivered(): AccountingDate | undefined {
    const read = this.#day('delivered');
    const text = this.#raw('delivered').slice(0, SHOWN);
    if (read.kind !== 'date') this.#fault('delivered', 'bad-date', `到货日期“${text}”不是日期`);
    else if (read.date > this.pass.today) this.#fault('delivered', 'future', `到货日期 ${read.date} 还没有到`);
    else return read.date;
    return undefined;
  }

  packs(): number | undefined {
    const text = this.#raw('quantity');
    const packs = readPacks(text);
    if (packs === undefined) this.#fault('quantity', 'bad-quantity', `数量“${text.slice(0, SHOWN)}”不是整数`);
    return packs;
  }

  price() {
    const text = this.#raw('price');
    const read = readPackPrice(text);
    if (!read) this.#fault('price', 'bad-price', `单价“${text.slice(0, SHOWN)}”不是单价`);
    return read;
  }

  money() {
    const read = readMoney(this.#raw('amount'));
    if ('value' in read) return read.value;
    const text = this.#raw('amount').slice(0, SHOWN);
    this.#fault('amount', 'bad-amount', `金额“${text}”${AMOUNT_FAULTS[read.fault]}`);
    return undefined;
  }

  freight() {
    const text = oneLine(this.#raw('freight'), LONGEST);
    const read = readFreight(text);
    if (read?.words) this.words.push({ role: 'freight', text: text.slice(0, SHOWN).trim() });
    if (!read) this.#fault('freight', 'bad-freight', `运费“${text.slice(0, SHOWN)}”不是金额`);
    return read ?? { freight: null, words: '' };
  }
}
