import { setImmediate } from 'node:timers/promises';
import type { SearchText } from '../../../shared/domain/ledger/search-text.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';

/** What of the voucher answered to the words: its number, an amount of its lines, its texts. */
export type FoundBy = 'number' | 'amount' | 'text';

export interface WantedVouchers {
  readonly text: SearchText;
  /** Counterparties whose lines are meant as well, as lines carry them (`unit:H01`, `party:P001`). */
  readonly tags: readonly string[];
  /** Nothing of another unit is looked at. */
  readonly units: ReadonlySet<UnitCode>;
  readonly near: { readonly unit?: UnitCode | undefined; readonly period?: Period | undefined };
  readonly limit: number;
}

/** One voucher as the search needs it. */
interface Remembered {
  readonly id: number;
  readonly unit: UnitCode;
  readonly period: Period;
  readonly type: string;
  readonly number: number;
  readonly source: string | null;
  /** Its summary and the summary and document of each line, small letters, each apart by a line's end. */
  readonly texts: string;
  /** What its lines amount to, without their signs; 分. */
  readonly amounts: readonly number[];
  readonly tags: readonly string[];
}

/** Read at a time, so that others are answered in between. */
const PAGE = 2_000;

/**
 * What can be searched of every posted voucher, in memory: a voucher is a fact and its id rises, so that whatever was
 * posted since, by this process or another, is read when the next search begins. Looking through a line's text row by row
 * in the database took a tenth of a second for each 100,000 lines.
 */
export class RememberedVouchers {
  readonly #read: <T>(question: (db: BooksReader) => Promise<T>) => Promise<T>;
  readonly #vouchers: Remembered[] = [];
  #reading: Promise<void> | undefined;

  /** @param read asks the books, holding them for no longer than one question. */
  constructor(read: <T>(question: (db: BooksReader) => Promise<T>) => Promise<T>) {
    this.#read = read;
  }

  /** Reads what was posted since. Those who come meanwhile wait for the same reading, and then for what came during it. */
  async catchUp(): Promise<void> {
    await this.#reading;
    this.#reading ??= this.#readOn().finally(() => {
      this.#reading = undefined;
    });
    await this.#reading;
  }

  /** Ids by what found them, the nearest and newest first: the near unit and month, the unit or the month, the rest. */
  find(wanted: WantedVouchers): Record<FoundBy, number[]> {
    const found = { number: new Nearest(wanted), amount: new Nearest(wanted), text: new Nearest(wanted) };
    for (let at = this.#vouchers.length - 1; at >= 0; at -= 1) {
      const voucher = this.#vouchers[at]!;
      if (!wanted.units.has(voucher.unit)) continue;
      if (hasNumber(voucher, wanted.text)) found.number.add(voucher);
      if (hasAmount(voucher, wanted.text)) found.amount.add(voucher);
      if (!found.text.full && (hasWords(voucher, wanted.text) || hasTag(voucher, wanted.tags))) found.text.add(voucher);
    }
    return { number: found.number.ids(), amount: found.amount.ids(), text: found.text.ids() };
  }

  async #readOn(): Promise<void> {
    for (let more = true; more; ) {
      const after = this.#vouchers.at(-1)?.id ?? 0;
      const page = await this.#read((db) => readPage(db, after));
      this.#vouchers.push(...page);
      more = page.length === PAGE;
      if (more) await setImmediate();
    }
  }
}

async function readPage(db: BooksReader, after: number): Promise<Remembered[]> {
  const heads = await db
    .selectFrom('voucher')
    .select(['id', 'unit', 'period', 'type', 'number', 'source_number', 'summary'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(PAGE)
    .execute();
  const last = heads.at(-1);
  if (!last) return [];
  const lines = await db
    .selectFrom('voucher_line')
    .select(['voucher', 'summary', 'document', 'debit', 'credit', 'counterparty'])
    .where('voucher', '>', after)
    .where('voucher', '<=', last.id)
    .orderBy('voucher')
    .execute();
  let at = 0;
  return heads.map((head) => {
    const texts = new Set([head.summary]);
    const amounts = new Set<number>();
    const tags = new Set<string>();
    for (; lines[at]?.voucher === head.id; at += 1) {
      const { summary, document, debit, credit, counterparty } = lines[at]!;
      // Both stand in one piece of text: words are looked for in a line's summary and document together.
      texts.add(document === '' ? summary : `${summary}\t${document}`);
      for (const amount of [Number(debit), Number(credit)]) if (amount !== 0) amounts.add(Math.abs(amount));
      if (counterparty !== '') tags.add(counterparty);
    }
    return {
      id: head.id,
      unit: head.unit,
      period: head.period as Period,
      type: head.type,
      number: head.number,
      source: head.source_number,
      texts: [...texts].join('\n').toLowerCase(),
      amounts: [...amounts],
      tags: [...tags],
    };
  });
}

const hasNumber = ({ type, number, source }: Remembered, { number: typed, whole }: SearchText): boolean =>
  typed === undefined
    ? source === whole
    : typed.type === undefined
      ? number === typed.number || source === whole
      : number === typed.number && type === typed.type;

const hasAmount = ({ amounts }: Remembered, { amount }: SearchText): boolean =>
  amount !== undefined && amounts.includes(amount);

/** Every word in one piece of its text. */
function hasWords({ texts }: Remembered, { words }: SearchText): boolean {
  if (words.length === 0 || !words.every((word) => texts.includes(word))) return false;
  return words.length === 1 || texts.split('\n').some((piece) => words.every((word) => piece.includes(word)));
}

const hasTag = ({ tags }: Remembered, wanted: readonly string[]): boolean =>
  wanted.length > 0 && tags.some((tag) => wanted.includes(tag));

/** Keeps the nearest, in the order in which they come. */
class Nearest {
  readonly #wanted: WantedVouchers;
  readonly #near: [number[], number[], number[]] = [[], [], []];

  constructor(wanted: WantedVouchers) {
    this.#wanted = wanted;
  }

  /** As many as wanted, and nearer than whatever may come. */
  get full(): boolean {
    return this.#near[0].length >= this.#wanted.limit;
  }

  add({ id, unit, period }: Remembered): void {
    const { near, limit } = this.#wanted;
    const inUnit = near.unit === undefined || unit === near.unit;
    const inMonth = near.period === undefined || period === near.period;
    const kept = this.#near[inUnit && inMonth ? 0 : near.unit !== undefined && inUnit ? 1 : 2];
    if (kept.length < limit) kept.push(id);
  }

  ids(): number[] {
    return this.#near.flat().slice(0, this.#wanted.limit);
  }
}
