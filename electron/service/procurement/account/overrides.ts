import type { Reason } from '../../../../shared/contract/errors.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { reaches, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { itemTitle } from '../../../../shared/domain/procurement/formulary/use.ts';
import { againstOverride, type Override } from '../../../../shared/domain/procurement/override.ts';
import { moveOf } from '../../../../shared/domain/procurement/papers.ts';
import { amountOf, formatPrice } from '../../../../shared/domain/procurement/price.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { type AccountingDate, daysBetween } from '../../../../shared/kernel/date.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadUnit, loadUnits } from '../../organisation/queries.ts';
import { command, type Implementation, query } from '../../pipeline/implementation.ts';
import { readItems, readLatestItems } from '../formulary/reading.ts';
import { readPaper, readPapers, readSteps } from '../papers/papers.ts';
import type { PaperRules } from '../papers/rules.ts';
import { CHANGED, keepPaper, NOT_NOW, paperOut, stepOn } from '../papers/stepping.ts';
import { loadDecisionRules } from './decision-rules.ts';
import { readOverrideFacts } from './override-facts.ts';
import { overrideOf } from './reading.ts';

/** 采购例外: recorded by the buyer, good for what it says once 总药师 approved it. */
export const overrideOperations: readonly Implementation[] = [
  query(procurement.overrides, async ({ db, caller, scope }, { kind, unit, stage, text }) => {
    const names = new Map((await loadUnits(db)).map(({ code, name }) => [code, name]));
    const papers = (await readPapers(db, 'override', stage && [stage])).filter(
      (paper) => reaches(scope, paper.unit as UnitCode) && (unit === undefined || paper.unit === unit),
    );
    const items = await readLatestItems(
      db,
      papers.map(({ subject }) => subject).filter((code) => code !== ''),
    );
    const steps = await readSteps(
      db,
      papers.map(({ id }) => id),
    );
    const words = (text ?? '').toLowerCase().trim();
    const rows = [];
    for (const paper of papers) {
      const override = overrideOf(paper);
      const { item, price, quantity, unit: own, supplier, why, first, last } = override;
      const known = items.get(item);
      const what = known ? itemTitle(known) : override.what;
      const sought = `${paper.number} ${item} ${what} ${supplier} ${why}`.toLowerCase();
      if ((kind !== undefined && override.kind !== kind) || !sought.includes(words)) continue;
      rows.push({
        ...paperOut(paper, steps.get(paper.id) ?? [], caller),
        ...{ kind: override.kind, unit: own, unitName: names.get(own as UnitCode) ?? '', item, what },
        ...{ quantity, price: formatPrice(price), amount: formatYuan(amountOf(price, quantity)), supplier },
        ...{ first, last, why },
        ...(await readOverrideFacts(db, override)),
      });
    }
    return { overrides: rows.reverse(), mayPrepare: scopeOf(caller, 'procurement.buy')?.kind === 'community' };
  }),

  command(procurement.saveOverride, async (context, { at, unit, item, first, last, ...content }) => {
    const { db } = context;
    if (!(await loadUnit(db, unit as UnitCode))) throw context.notFound(`单位 ${unit}`);
    const known = at && (await readPaper(db, 'override', at.id));
    if (at && !known) throw context.notFound(`采购例外 ${at.id}`);
    if (known && known.revision !== at?.revision) throw context.refused('changed', CHANGED);
    if (known && !moveOf('override', 'prepare', known.stage)) throw context.refused('not-now', NOT_NOW);
    const problems = await problemsOf(db, { ...content, item, first, last });
    if (problems.length > 0) throw context.refused('bad-override', problems);
    const values = { unit, subject: item, first, last, content: canonicalJson(content as unknown as Json) };
    context.audit({
      unit: unit as UnitCode,
      subject: content.what || item,
      after: { kind: content.kind, first, last },
    });
    if (known) {
      const { id, revision } = await stepOn(context, known, 'prepare', { values });
      return { id, revision };
    }
    const year = first.slice(0, 4);
    const next = await takeNumbers(context.tx, `override-${year}`, 1);
    const number = `LW${year}-${String(next).padStart(3, '0')}`;
    const { id, revision } = await keepPaper(context, 'override', { ...values, number });
    return { id, revision };
  }),
];

type Written = Pick<Override, 'kind' | 'item' | 'what'> & {
  readonly first: AccountingDate;
  readonly last: AccountingDate;
};

async function problemsOf(db: BooksReader, asked: Written): Promise<Reason[]> {
  const { item, first, last } = asked;
  const known = item !== '' && (await readItems(db, first, [item])).has(item);
  const days = last < first ? 0 : daysBetween(first, last) + 1;
  const { exceptionDays: most } = await loadDecisionRules(db);
  return againstOverride(asked, known, { days, most }).map((message) => ({ code: 'bad-override', message }));
}

export const overrideRules: PaperRules = {
  kind: 'override',
  name: ({ number, subject, content }) => `${number} ${(JSON.parse(content) as Override).what || subject}`,
  against: (db, paper) => problemsOf(db, overrideOf(paper)),
  // What is approved is read from its paper: nothing else has to change.
  approved: async () => {},
};
