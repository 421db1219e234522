import type { House } from '../../electron/service/compose.ts';
import type { Database } from '../../electron/service/database.ts';
import { amountOf, price } from '../../shared/domain/procurement/price.ts';
import { openBuyingHouse } from './buying-house.ts';

/**
 * A year of joint purchases of ten units as their documents leave it, straight into the tables: 10,000 receipt lines of 2,000
 * order lines, billed twice over, three quarters of them paid and settled. What is measured is reading them.
 */
export const RECEIPT_LINES = 10_000;
const UNITS = ['H01', 'T01', 'T02', 'T03', 'T04', 'T05', 'T06', 'T07', 'T08', 'T09'];
const ITEMS = 600;
const FIRMS = 20;
const MAKERS = 10;
const LINES_AN_ORDER = 4;
const UNITS_A_LINE = 5;
/** One line of so many went back, and one was taken off as a mistake. */
const RETURNED = 100;
/** What came until then is paid, a run a month, and settled, a note a unit and month. */
const SETTLED_MONTHS = 9;

/** The order in which rows may come, each after what it names. */
const TABLES = [
  ...['procurement_paper', 'formulary_item', 'supplier', 'price_agreement', 'price_supplier', 'request_line'],
  ...['order_head', 'order_line', 'order_allocation', 'receipt_line', 'return_line', 'supplier_invoice'],
  ...['supplier_invoice_line', 'payment_line', 'payment_made', 'settlement_row'],
] as (keyof Database)[];

const two = (number: number): string => String(number).padStart(2, '0');
const firm = (at: number): string => `9133000000${String(at).padStart(8, '0')}`;
const item = (at: number): string => `XJ01CAA${String(at).padStart(3, '0')}A00101${String(at).padStart(7, '0')}`;
const packPrice = (at: number): number => 50_000 + (at % 97) * 3_137;
const SHARED = { search: '', generic: '', units: [], doctor: '', otherCode: '', remark: '' };

class Year {
  readonly rows = new Map<keyof Database, object[]>();
  readonly #known = new Map<string, number>();
  #last = 0;
  #papers = 0;

  add(table: keyof Database, row: object): number {
    this.#last += 1;
    this.put(table, { id: this.#last, ...row });
    return this.#last;
  }

  /** Without an id of its own: it has its paper's, or none. */
  put(table: keyof Database, row: object): void {
    const rows = this.rows.get(table);
    if (rows) rows.push(row);
    else this.rows.set(table, [row]);
  }

  /** The paper of a name, made when it is first asked for. */
  once(name: string, make: () => number): number {
    const known = this.#known.get(name) ?? make();
    this.#known.set(name, known);
    return known;
  }

  paper(kind: string, prefix: string, values: object): number {
    this.#papers += 1;
    const own = { unit: '', number: `${prefix}-2025-${this.#papers}`, subject: '', first: '2025-01-01', last: '' };
    return this.add('procurement_paper', { kind, ...own, stage: 'approved', revision: 3, content: '{}', ...values });
  }
}

/** Products with a card and an agreed price, makers and distributors. */
function ground(year: Year): void {
  const version = year.paper('formulary', 'ML', {});
  for (let at = 0; at < FIRMS + MAKERS; at += 1) {
    const [code, name] = [firm(at), `示例医药公司${at}`];
    const paper = year.paper('supplier', 'GYS', { subject: code });
    const roles = [at < FIRMS ? 'distributor' : 'maker'];
    const licences = ['business', 'drug-trading', 'drug-making'].map((kind) => ({
      kind,
      number: `示例-${kind}-${at}`,
    }));
    const card = { code, name, roles, chain: '', group: '', licences, units: [], hours: 48, urgentHours: 4 };
    const content = JSON.stringify({ ...card, contact: '', phone: '' });
    year.put('supplier', { code, name, search: name, state: 'active', paper, content });
  }
  for (let at = 0; at < ITEMS; at += 1) {
    const [code, name, listed] = [item(at), `示例药品${at}片`, packPrice(at)];
    const flags = [at % 3 === 0 ? 'essential' : '', at % 4 === 0 ? 'selected' : ''].filter((flag) => flag !== '');
    const card = { code, kind: 'western', name, form: '片剂', strength: '0.25g', unit: '片', pack: '盒', packSize: 24 };
    const content = JSON.stringify({ ...SHARED, ...card, generic: name, maker: `示例医药公司${FIRMS}`, listed, flags });
    const head = { code, first: '2024-01-01', last: '9999-12-31', version, kind: 'western', name, generic: name };
    year.put('formulary_item', { ...head, search: name, listed, content, maker: '', flags: ` ${flags.join(' ')} ` });
    const paper = version;
    const days = { first: '2024-01-01', last: '2025-12-31', source: 'listed', origin: 0, paper };
    const agreement = year.add('price_agreement', { item: code, price: listed, ...days });
    year.put('price_supplier', { agreement, supplier: firm(at % FIRMS), units: '[]' });
  }
}

interface BoughtLine {
  readonly id: number;
  readonly code: string;
  readonly each: number;
  readonly packs: number;
}

/** An order with everything that became of it. */
function bought(year: Year, at: number, of: number): void {
  const month = 1 + Math.floor((at * 12) / of);
  const day = (offset: number): string => `2025-${two(month)}-${two(1 + ((at * 7) % 12) + offset)}`;
  const supplier = firm(at % FIRMS);
  const done = { subject: supplier, stage: 'confirmed' };
  const units = Array.from({ length: UNITS_A_LINE }, (_, unit) => UNITS[(at + unit * 3) % UNITS.length]!);
  const request = year.paper('request', 'SQ', { unit: units[0], stage: 'approved', first: day(0) });
  const products = Array.from(
    { length: LINES_AN_ORDER },
    (_, line) => (at % FIRMS) + FIRMS * ((at * LINES_AN_ORDER + line) % (ITEMS / FIRMS)),
  );
  const packsOf = (line: number): number => 5 + ((at + line) % 40);
  const content = JSON.stringify({
    ...{ form: 'tongcai-order-1', urgent: at % 20 === 0, settlement: 'community' },
    lines: products.map((product, line) => ({
      ...{ item: item(product), price: packPrice(product), agreement: null },
      allocations: units.map((unit) => ({ requestLine: at, unit, quantity: packsOf(line), cancelled: 0 })),
    })),
  });
  const order = year.paper('order', 'CG', { ...done, first: day(1), last: day(6), content });
  year.put('order_head', { order_id: order, urgent: at % 20 === 0 ? 1 : 0, settlement: 'community' });
  const receipts = new Map(
    units.map((unit) => [unit, year.paper('receipt', 'YS', { ...done, unit, stage: 'accepted', first: day(4) })]),
  );
  const lines: BoughtLine[] = [];
  for (const [line, product] of products.entries()) {
    const [code, each] = [item(product), packPrice(product)];
    const id = year.add('order_line', { order_id: order, item: code, price: each, agreement: null });
    for (const unit of units) {
      const packs = packsOf(line);
      const asked = { request, unit, item: code, asked: packs, suggested: packs, remark: '', approved: packs };
      const requestLine = year.add('request_line', { ...asked, why: '', dropped: 0 });
      const to = { line: id, request_line: requestLine, unit, quantity: packs, cancelled: 0 };
      const allocation = year.add('order_allocation', to);
      const lot = { item: code, lot: `25${two(month)}${at}`, produced: '2024-11-01', expiry: '2027-10-31' };
      const came = { delivered: packs, accepted: packs, reason: '', why: '', price: each, pack_size: 24 };
      const receiptLine = year.add('receipt_line', { receipt: receipts.get(unit), allocation, ...lot, ...came });
      goBack(year, receiptLine, day(8));
      if (month > SETTLED_MONTHS) continue;
      const settlement = year.once(`note ${month} ${unit}`, () =>
        year.paper('settlement', 'JS', { unit, stage: 'confirmed', first: `2025-${two(month)}-01`, last: day(15) }),
      );
      const charged = { receipt: `receipt:${receiptLine}`, unit, item: code, packs, price: each };
      year.add('settlement_row', { settlement, ...charged, amount: amountOf(price(each), packs) });
    }
    lines.push({ id, code, each, packs: packsOf(line) * UNITS_A_LINE });
  }
  bill(year, supplier, day(5), lines);
}

function goBack(year: Year, line: number, first: string): void {
  const form = line % RETURNED === 0 ? 'goods' : line % RETURNED === 1 ? 'reversal' : undefined;
  if (form === undefined) return;
  const paper = year.paper('return', 'TH', { stage: 'accepted', first });
  year.add('return_line', { return_id: paper, receipt_line: line, packs: 1, form });
}

/** The maker's invoice to the distributor, and the distributor's. */
function bill(year: Year, seller: string, first: string, lines: readonly BoughtLine[]): void {
  for (const level of [1, 2]) {
    const from = level === 1 ? firm(FIRMS) : seller;
    const paper = year.paper('invoice', 'FP', { subject: from, first, stage: 'confirmed' });
    const amounts = lines.map(({ each, packs }) => amountOf(price(each), packs));
    const sum = amounts.reduce((all, amount) => all + amount, 0);
    const number = String(paper).padStart(20, '0');
    const money = { amount: sum, tax: 0, red: 0, original: null, file: '', file_name: '' };
    const head = { seller: from, buyer: level === 1 ? seller : '', level, code: '', number, once: `${from} ${number}` };
    year.put('supplier_invoice', { id: paper, ...head, day: first, ...money });
    for (const [at, { id, code, each, packs }] of lines.entries()) {
      const own = { invoice: paper, order_line: level === 1 ? null : id, answers: null, item: code, lot: '' };
      const line = year.add('supplier_invoice_line', { ...own, packs, price: each, amount: amounts[at] });
      if (level === 2) pay(year, first, { invoice_line: line, supplier: seller, amount: amounts[at] });
    }
  }
}

function pay(year: Year, first: string, line: object): void {
  const month = first.slice(0, 7);
  if (Number(month.slice(5)) > SETTLED_MONTHS) return;
  const day = `${month}-25`;
  const payment = year.once(`run ${month}`, () => {
    const paper = year.paper('payment', 'FK', { stage: 'posted', first: day, last: day });
    year.put('payment_made', { payment: paper, day, reference: '' });
    return paper;
  });
  year.add('payment_line', { payment, ...line, mode: 'community' });
}

/** Opened books with the year in them. */
export async function openBoughtYear(): Promise<House> {
  const house = await openBuyingHouse(UNITS.slice(1));
  const year = new Year();
  ground(year);
  const orders = RECEIPT_LINES / (LINES_AN_ORDER * UNITS_A_LINE);
  for (let at = 0; at < orders; at += 1) bought(year, at, orders);
  await house.books.transact({ actor: 'bench', operation: 'bench' }, async (tx) => {
    for (const table of TABLES) await tx.bulkInsert(table, (year.rows.get(table) ?? []) as never);
  });
  return house;
}
