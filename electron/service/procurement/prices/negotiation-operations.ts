import { procurement } from '../../../../shared/contract/procurement.ts';
import type { Caller } from '../../../../shared/domain/organisation/access.ts';
import { againstAward } from '../../../../shared/domain/procurement/prices/award-rules.ts';
import { againstInquiry, againstQuotes } from '../../../../shared/domain/procurement/prices/inquiry-rules.ts';
import {
  type Inquiry,
  type Negotiation,
  withQuotes,
} from '../../../../shared/domain/procurement/prices/negotiation.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import type { BooksReader } from '../../database.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { keepSetting } from '../../pipeline/keep-setting.ts';
import { type Paper, readPaper, readPapers, readSteps, type StepMade } from '../papers/papers.ts';
import { paperOut, stepOn } from '../papers/stepping.ts';
import { contentOf, keepDraft, negotiationOf, paperFor } from './content.ts';
import { readPriceGround } from './ground.ts';
import { againstNegotiation, negotiationRules } from './paper-rules.ts';
import { negotiationOut, readBeside } from './showing.ts';
import { loadWeights, WEIGHTS_KEY } from './weights.ts';

/** 议价 from the inquiry to the award; handing in and approving are alike for all papers. */
export const negotiationOperations: readonly Implementation[] = [
  query(procurement.negotiations, async ({ db, caller }) => {
    const papers = await readPapers(db, 'negotiation');
    const steps = await readSteps(
      db,
      papers.map(({ id }) => id),
    );
    return papers.map((paper) => headOf(paper, steps.get(paper.id) ?? [], caller)).reverse();
  }),

  query(procurement.negotiation, async ({ db, caller, notFound }, { id }) => {
    const paper = await readPaper(db, 'negotiation', id);
    if (!paper) throw notFound(`议价 ${id}`);
    const steps = (await readSteps(db, [id])).get(id) ?? [];
    const negotiation = negotiationOf(paper);
    return {
      ...headOf(paper, steps, caller),
      ...negotiationOut(negotiation, await readBeside(db, negotiation)),
      problems: await waitingProblems(db, paper, negotiation),
    };
  }),

  command(procurement.saveInquiry, async (context, { at, ...asked }) => {
    const known = at && (await paperFor(context, 'negotiation', at, 'prepare'));
    const inquiry: Inquiry = asked;
    const problems = againstInquiry(inquiry, await groundOf(context.db, inquiry));
    if (problems.length > 0) throw context.refused('not-fit', problems);
    const paper = await keepDraft(context, 'negotiation', known, { inquiry, rounds: [] }, inquiry);
    context.audit({
      subject: negotiationRules.name(paper),
      after: { items: inquiry.items.length, suppliers: inquiry.suppliers.length },
    });
    return { id: paper.id, number: paper.number, revision: paper.revision };
  }),

  command(procurement.askForQuotes, async (context, at) => {
    const paper = await paperFor(context, 'negotiation', at, 'ask');
    const { inquiry } = negotiationOf(paper);
    // The formulary and the suppliers may have moved since the draft was kept.
    const problems = againstInquiry(inquiry, await groundOf(context.db, inquiry));
    if (problems.length > 0) throw context.refused('not-fit', problems);
    const weights = await loadWeights(context.db);
    await stepOn(context, paper, 'ask', { values: { content: contentOf({ inquiry, weights, rounds: [] }) } });
    context.audit({ subject: negotiationRules.name(paper), after: { weights: { ...weights } } });
    return DONE;
  }),

  command(procurement.recordQuotes, async (context, { round, supplier, quotes, ...at }) => {
    const paper = await paperFor(context, 'negotiation', at, 'quote');
    const negotiation = negotiationOf(paper);
    const own = quotes.map((quote) => ({ ...quote, supplier }));
    const problems = againstQuotes(negotiation.inquiry, supplier, own);
    if (problems.length > 0) throw context.refused('not-fit', problems);
    const next = withQuotes(negotiation, round, supplier, own);
    if (!next)
      throw context.refused(
        'closed-round',
        `现在只能登记第 ${Math.max(1, negotiation.rounds.length)} 轮，或开始下一轮：已过的轮次不再改动`,
      );
    await stepOn(context, paper, 'quote', { values: { content: contentOf(next) } });
    context.audit({ subject: negotiationRules.name(paper), after: { round, supplier, quotes: quotes.length } });
    return DONE;
  }),

  command(procurement.awardNegotiation, async (context, { minutes, awards, ...at }) => {
    const paper = await paperFor(context, 'negotiation', at, 'award');
    const negotiation: Negotiation = { ...negotiationOf(paper), minutes, awards };
    const problems = againstAward(negotiation, await groundOf(context.db, negotiation.inquiry));
    if (problems.length > 0) throw context.refused('not-fit', problems);
    await stepOn(context, paper, 'award', { values: { content: contentOf(negotiation) } });
    context.audit({ subject: negotiationRules.name(paper), after: { minutes: minutes.number, awards: awards.length } });
    return DONE;
  }),

  query(procurement.priceWeights, ({ db }) => loadWeights(db)),

  command(procurement.setPriceWeights, async (context, weights) => {
    const before = await loadWeights(context.db);
    await keepSetting(context.db, WEIGHTS_KEY, canonicalJson({ ...weights }));
    context.audit({ before: { ...before }, after: { ...weights } });
    return DONE;
  }),
];

const groundOf = (db: BooksReader, { items, first }: Inquiry) =>
  readPriceGround(
    db,
    items.map(({ item }) => ({ item, first })),
  );

/** What stands against the step that a negotiation waits for; nothing while quotes are still gathered. */
async function waitingProblems(db: BooksReader, paper: Paper, { inquiry, awards }: Negotiation) {
  const found =
    paper.stage === 'draft'
      ? againstInquiry(inquiry, await groundOf(db, inquiry))
      : paper.stage === 'handed' || (paper.stage === 'asking' && awards)
        ? await againstNegotiation(db, paper)
        : [];
  return found.map(({ message, row }) => ({ message, ...(row === undefined ? {} : { row }) }));
}

function headOf(paper: Paper, steps: readonly StepMade[], caller: Caller) {
  const { inquiry, rounds, awards } = negotiationOf(paper);
  const { title, deadline, first, last, items, suppliers, partners } = inquiry;
  const out = paperOut(paper, steps, caller);
  return {
    ...out,
    // What was not awarded is not handed in; the award comes first.
    may: awards ? out.may : out.may.filter((step) => step !== 'hand'),
    ...{ title, deadline, first, last, items: items.length, suppliers: suppliers.length, rounds: rounds.length },
    partners: [...partners],
  };
}
