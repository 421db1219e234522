import type { Supplier } from '../../../../shared/domain/procurement/supplier.ts';
import { cardDoubts, type Said } from '../../../../shared/domain/procurement/suppliers/card.ts';
import { payeeDoubts } from '../../../../shared/domain/procurement/suppliers/payee.ts';
import type { BooksReader } from '../../database.ts';
import { type Paper, readPapers } from '../papers/papers.ts';
import { cardOf, payeeOf } from './papers.ts';
import { readPayees } from './reading.ts';

/** What is doubtful about a card that is prepared or waits. */
export const doubtsOfCard = (paper: Paper, suppliers: ReadonlyMap<string, Supplier>): readonly Said[] =>
  cardDoubts(cardOf(paper), [...suppliers.values()]);

/** What is doubtful about an account: beside those in force, and beside those that wait for approval. */
export async function doubtsOfPayees(
  db: BooksReader,
  papers: readonly Paper[],
  suppliers: ReadonlyMap<string, Supplier>,
): Promise<Map<number, readonly string[]>> {
  if (papers.length === 0) return new Map();
  const nameOf = (code: string): string => suppliers.get(code)?.name ?? '';
  const inForce = [...(await readPayees(db)).values()].map(({ supplier, number }) => ({ supplier, number }));
  const waiting = (await readPapers(db, 'payee', ['draft', 'handed'])).map(payeeOf);
  const known = [...inForce, ...waiting].map(({ supplier, number }) => ({ supplier, number }));
  // An account that is in force and waits again at the same supplier is named once.
  const others = [...new Map(known.map((each) => [`${each.supplier} ${each.number}`, each])).values()];
  return new Map(
    papers.map((paper) => {
      const { name = '', phone = '' } = suppliers.get(paper.subject) ?? {};
      const beside = others.map(({ supplier, number }) => ({ code: supplier, name: nameOf(supplier), number }));
      return [paper.id, payeeDoubts(payeeOf(paper), { name, phone }, beside)];
    }),
  );
}
