import { type DrawnLine, drawMatches } from '../../../../shared/domain/procurement/invoices/drawing.ts';
import type { BooksReader } from '../../database.ts';
import { type Register, readRegister } from '../deliveries/register.ts';
import { type InvoiceWorld, readInvoiceWorld } from './world.ts';

/** What was ordered, what came and what was billed, with the verdict of every line: read once and drawn once. */
export interface Matching {
  readonly register: Register;
  readonly world: InvoiceWorld;
  /** 匹配结论 by the invoice line. */
  readonly drawn: ReadonlyMap<number, DrawnLine>;
}

export async function readMatching(db: BooksReader, known?: Register): Promise<Matching> {
  const register = known ?? (await readRegister(db));
  const world = await readInvoiceWorld(db, register);
  return { register, world, drawn: drawMatches(world) };
}
