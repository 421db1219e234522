import { agreedAmount, type Batch, prepaid, yearAmount } from '../../../../shared/domain/procurement/volumes/batch.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { type Held, readBatches } from '../volumes/content.ts';

/** A batch in force, or the last that was, with those that it took the place of: one agreement, however often adjusted. */
export interface Agreement {
  /** The batch's paper. */
  readonly batch: number;
  readonly number: string;
  readonly name: string;
  /** From the first day of the first batch to the last of the last. */
  readonly first: AccountingDate;
  readonly last: AccountingDate;
  readonly inForce: boolean;
  /** Every batch that belongs to it. */
  readonly batches: ReadonlySet<number>;
  /** Their products: what was ordered before an adjustment is still paid for. */
  readonly items: ReadonlySet<string>;
  /** 约定采购金额, a year's part of it, and what the fund advances of that at least. */
  readonly agreed: Fen;
  readonly yearly: Fen;
  readonly shareBps: number;
  readonly due: Fen;
}

/** Agreements in the order of their first days, the latest first. */
export async function readAgreements(db: BooksReader): Promise<Agreement[]> {
  const approved = (await readBatches(db)).filter(({ paper: { stage } }) => stage === 'approved' || stage === 'ended');
  const byId = new Map(approved.map((held) => [held.paper.id, held]));
  const replaced = new Set(approved.map(({ content }) => content.replaces));
  return approved
    .filter(({ paper }) => !replaced.has(paper.id))
    .map((held) => agreementOf(held, byId))
    .sort((a, b) => (a.first < b.first ? 1 : a.first > b.first ? -1 : b.batch - a.batch));
}

function agreementOf({ paper, content }: Held<Batch>, byId: ReadonlyMap<number, Held<Batch>>): Agreement {
  const all: Held<Batch>[] = [];
  for (let at = byId.get(paper.id); at; at = byId.get(at.content.replaces)) all.push(at);
  const days = { first: paper.first as AccountingDate, last: paper.last as AccountingDate };
  const agreed = agreedAmount(content.products);
  const yearly = yearAmount(agreed, days);
  return {
    ...{ batch: paper.id, number: paper.number, name: content.name, inForce: paper.stage === 'approved' },
    first: all.map((each) => each.paper.first as AccountingDate).sort()[0]!,
    last: days.last,
    batches: new Set(all.map((each) => each.paper.id)),
    items: new Set(all.flatMap((each) => each.content.products.map(({ item }) => item))),
    ...{ agreed, yearly, shareBps: content.prepayBps, due: prepaid(yearly, content.prepayBps) },
  };
}
