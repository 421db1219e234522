import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import { againstLines } from '../../../../shared/domain/procurement/prices/agreement.ts';
import { againstAward, awardedLines } from '../../../../shared/domain/procurement/prices/award-rules.ts';
import type { BooksReader } from '../../database.ts';
import type { Paper } from '../papers/papers.ts';
import type { PaperRules } from '../papers/rules.ts';
import { negotiationOf, pricesOf } from './content.ts';
import { readPriceGround } from './ground.ts';
import { keepAgreements } from './keeping.ts';

/** What stands against a negotiation's award as the books are now. */
export async function againstNegotiation(db: BooksReader, paper: Paper) {
  const negotiation = negotiationOf(paper);
  const { items, first } = negotiation.inquiry;
  return againstAward(
    negotiation,
    await readPriceGround(
      db,
      items.map(({ item }) => ({ item, first })),
    ),
  );
}

/** What stands against a paper of prices as the books are now. */
export async function againstPrices(db: BooksReader, paper: Paper) {
  const { lines, source } = pricesOf(paper);
  return againstLines(lines, source, await readPriceGround(db, lines));
}

/** 议价: approved, its award becomes agreements in the same transaction. */
export const negotiationRules: PaperRules = {
  kind: 'negotiation',
  name: (paper) => `${paper.number} ${negotiationOf(paper).inquiry.title}`,
  against: againstNegotiation,
  approved: (context, paper) => keepAgreements(context, paper, 'negotiation', awardedLines(negotiationOf(paper))),
};

/** 价格协议 made directly; ended, its prices hold to the end of today and those to come never begin. */
export const priceRules: PaperRules = {
  kind: 'price',
  name: (paper) => `${paper.number} ${pricesOf(paper).title}`,
  against: againstPrices,
  approved: async (context, paper) => {
    const { source, lines } = pricesOf(paper);
    await keepAgreements(context, paper, source, lines);
  },
  againstEnding: async (db, paper, { today }) => {
    const open = await db
      .selectFrom('price_agreement')
      .select('id')
      .where('paper', '=', paper.id)
      .where('last', '>', today)
      .executeTakeFirst();
    return open ? [] : [{ code: 'all-over', message: '这份协议的价格到今天都已到期，不用终止' }];
  },
  ended: async (context, paper) => {
    const today = chinaDay(context.nowMs);
    const coming = context.db
      .selectFrom('price_agreement')
      .select('id')
      .where('paper', '=', paper.id)
      .where('first', '>', today);
    await context.db.deleteFrom('price_supplier').where('agreement', 'in', coming).execute();
    await context.db.deleteFrom('price_agreement').where('paper', '=', paper.id).where('first', '>', today).execute();
    await context.db
      .updateTable('price_agreement')
      .set({ last: today })
      .where('paper', '=', paper.id)
      .where('last', '>', today)
      .execute();
  },
};
