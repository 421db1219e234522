import { ITEM_KINDS } from '../../../../shared/domain/procurement/item.ts';
import type { PaperKind } from '../../../../shared/domain/procurement/papers.ts';
import { SUPPLIER_ROLES } from '../../../../shared/domain/procurement/supplier.ts';
import type { SupplierCard } from '../../../../shared/domain/procurement/suppliers/card.ts';
import type { PayeePaper } from '../../../../shared/domain/procurement/suppliers/payee.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { BooksReader } from '../../database.ts';
import { type Paper, papersOf } from '../papers/papers.ts';

/** What the two kinds of papers of a supplier say. */
export const cardOf = ({ content }: Pick<Paper, 'content'>): SupplierCard => JSON.parse(content) as SupplierCard;
export const payeeOf = ({ content }: Pick<Paper, 'content'>): PayeePaper => JSON.parse(content) as PayeePaper;

/** What is signed; lists whose order says nothing are put in order, so that equal cards are equal. */
export const cardContent = (card: SupplierCard): string =>
  canonicalJson({
    ...card,
    roles: SUPPLIER_ROLES.filter((role) => card.roles.includes(role)),
    goods: ITEM_KINDS.filter((kind) => card.goods.includes(kind)),
    units: [...card.units].sort(),
  } as unknown as Json);
export const payeeContent = (paper: PayeePaper): string => canonicalJson(paper as unknown as Json);

/** Papers of one supplier, in the order of their making. */
export const papersAbout = async (
  db: BooksReader,
  kind: PaperKind & ('supplier' | 'payee'),
  code: string,
): Promise<readonly Paper[]> => (await papersOf(db, kind).where('subject', '=', code).execute()) as readonly Paper[];

export const isOpen = ({ stage }: Pick<Paper, 'stage'>): boolean => stage === 'draft' || stage === 'handed';
