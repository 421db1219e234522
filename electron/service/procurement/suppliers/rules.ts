import type { Reason } from '../../../../shared/contract/errors.ts';
import { callProblems } from '../../../../shared/domain/organisation/bank-account.ts';
import { cardProblems, type SupplierCard } from '../../../../shared/domain/procurement/suppliers/card.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import type { PaperRules } from '../papers/rules.ts';
import { cardOf, payeeOf } from './papers.ts';
import { readSuppliers } from './reading.ts';

/** Everything that a card may not say: its own problems, and units that there are not. */
export async function againstCard(db: BooksReader, card: SupplierCard): Promise<Reason[]> {
  const known = new Set<string>((await loadUnits(db)).map(({ code }) => code));
  return [
    ...cardProblems(card).map(({ message }) => ({ code: 'bad-card', message })),
    ...card.units
      .filter((code) => !known.has(code))
      .map((code) => ({ code: 'bad-card', message: `配送单位里没有单位 ${code}` })),
  ];
}

const SUPERSEDED: Reason = { code: 'superseded', message: '它已被后来审核的资料替代，请办理现在有效的那一份' };

/** 供应商资料: in force when another person approved it; a change takes the place of the card before it. */
export const supplierPapers: PaperRules = {
  kind: 'supplier',
  name: (paper) => cardOf(paper).name,
  against: (db, paper) => againstCard(db, cardOf(paper)),
  async approved({ db }, { id, subject, content }) {
    const { name } = cardOf({ content });
    const row = { name, search: `${subject} ${name}`.toLowerCase(), state: 'active', paper: id, content };
    await db
      .insertInto('supplier')
      .values({ code: subject, ...row })
      .onConflict((conflict) => conflict.column('code').doUpdateSet(row))
      .execute();
  },
  async againstEnding(db, { id, subject }) {
    const held = await db.selectFrom('supplier').select('paper').where('code', '=', subject).executeTakeFirst();
    return held?.paper === id ? [] : [SUPERSEDED];
  },
  async ended({ db }, { subject }) {
    await db.updateTable('supplier').set({ state: 'stopped' }).where('code', '=', subject).execute();
  },
};

/** 收款账户: one in force a supplier, the one that was approved last. */
export const payeePapers: PaperRules = {
  kind: 'payee',
  name: (paper) => payeeOf(paper).name,
  async against(db, paper, { today }) {
    const problems = callProblems(payeeOf(paper), today).map((message) => ({ code: 'not-called', message }));
    const known = (await readSuppliers(db, [paper.subject])).has(paper.subject);
    return known ? problems : [...problems, { code: 'no-supplier', message: NO_SUPPLIER }];
  },
  async approved({ db }, paper) {
    const { supplier, name, bank, number } = payeeOf(paper);
    const row = { name, bank, number, paper: paper.id };
    await db
      .insertInto('supplier_payee')
      .values({ supplier, ...row })
      .onConflict((conflict) => conflict.column('supplier').doUpdateSet(row))
      .execute();
  },
  async againstEnding(db, { id, subject }) {
    const held = await db
      .selectFrom('supplier_payee')
      .select('paper')
      .where('supplier', '=', subject)
      .executeTakeFirst();
    return held?.paper === id ? [] : [SUPERSEDED];
  },
  async ended({ db }, { subject }) {
    await db.deleteFrom('supplier_payee').where('supplier', '=', subject).execute();
  },
};

export const NO_SUPPLIER = '供应商资料通过审核后才能登记收款账户和评价';
