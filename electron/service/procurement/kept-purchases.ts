import type { BooksReader } from '../database.ts';
import { Kept } from '../pipeline/kept.ts';
import { type Register, readRegister } from './deliveries/register.ts';
import { type Matching, readMatching } from './invoices/matching.ts';
import { lastTouched } from './touched.ts';

/** There is one register, as it stands. */
const KEY = '';

/**
 * What was ordered, came and was billed, kept from question to question (a page asks several at once): it stands until an
 * event of the trail touches purchasing. Only for questions: inside a transaction nothing that was kept may be trusted.
 */
export class KeptPurchases {
  readonly #registers = new Kept<Register>(1);
  readonly #matchings = new Kept<Matching>(1);

  /** What was ordered and what came, as it stands in this reading. */
  async register(db: BooksReader): Promise<Register> {
    return this.#registerAt(db, await lastTouched(db));
  }

  /** The same with what was billed, and the verdicts. */
  async matching(db: BooksReader): Promise<Matching> {
    const stamp = await lastTouched(db);
    const known = this.#matchings.at(KEY, stamp);
    if (known) return known.value;
    const matching = await readMatching(db, await this.#registerAt(db, stamp));
    this.#matchings.keep(KEY, stamp, matching);
    return matching;
  }

  async #registerAt(db: BooksReader, stamp: number): Promise<Register> {
    const known = this.#registers.at(KEY, stamp);
    if (known) return known.value;
    const register = await readRegister(db);
    this.#registers.keep(KEY, stamp, register);
    return register;
  }
}
