import { procurement } from '../../../../shared/contract/procurement.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { againstDeciding, againstExplaining } from '../../../../shared/domain/procurement/guards/answer.ts';
import type { Finding } from '../../../../shared/domain/procurement/guards/finding.ts';
import { drawFindings } from '../../../../shared/domain/procurement/guards/guards.ts';
import { RULE_NAMES } from '../../../../shared/domain/procurement/guards/saying.ts';
import { itemTitle } from '../../../../shared/domain/procurement/item.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { endOf, periodOfDate, startOf } from '../../../../shared/kernel/period.ts';
import type { BooksTx } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { command, type Implementation } from '../../pipeline/implementation.ts';
import { readLatestItems } from '../formulary/reading.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { explainerOf, type GuardStep, readAnswer } from './drawing.ts';
import { readWorld } from './world.ts';

const CHANGED = '这一条在查看之后有了变动，请看过现在的内容再办理';

/** 说明与认定 of what the guards found: by two people, and every step stays. */
export const answerOperations: readonly Implementation[] = [
  command(procurement.explainFinding, async (context, { key, day, revision, reason }) => {
    const { db } = context;
    const known = await readAnswer(db, key);
    if ((known?.revision ?? 0) !== revision) throw context.refused('changed', CHANGED);
    const against = againstExplaining(known && { state: known.state, person: explainerOf(known.steps) });
    if (against) throw context.refused('not-now', against);
    const month = periodOfDate(day);
    const world = await readWorld(db, startOf(month), endOf(month));
    const finding = drawFindings(world).find((each) => each.key === key);
    if (!finding) throw context.notFound(`采购监督发现 ${key}`);
    await keep(context, { finding, state: 'explained', revision: revision + 1 });
    await step(context, key, 'explain', reason);
    const subject = await subjectOf(db, finding);
    context.audit({ ...subject, after: { state: 'explained' }, reason });
    return { revision: revision + 1 };
  }),

  command(procurement.decideFinding, async (context, { key, revision, outcome, reason }) => {
    const known = await readAnswer(context.db, key);
    if (!known) throw context.notFound(`采购监督发现 ${key}`);
    if (known.revision !== revision) throw context.refused('changed', CHANGED);
    const explainer = explainerOf(known.steps);
    const against = againstDeciding({ state: known.state, person: explainer }, context.actor);
    if (against) throw context.refused(explainer === context.actor ? 'own-work' : 'not-now', against);
    const { finding } = known;
    const state = outcome === 'accept' ? 'accepted' : 'returned';
    await keep(context, { finding, state, revision: revision + 1 });
    await step(context, key, outcome, reason);
    const before = { state: known.state };
    context.audit({ ...(await subjectOf(context.db, finding)), before, after: { state, outcome }, reason });
    return { revision: revision + 1 };
  }),
];

/** The finding as the trail calls it: by the name of the product, or of the firm where it is of no product. */
async function subjectOf(db: BooksTx['db'], { rule, unit, item: code, supplier, day }: Finding) {
  const item = code === '' ? undefined : (await readLatestItems(db, [code])).get(code);
  const firm = code === '' ? (await readSuppliers(db, [supplier])).get(supplier)?.name : undefined;
  return {
    ...(unit === '' ? {} : { unit: unit as UnitCode }),
    subject: `${RULE_NAMES[rule]} ${item ? itemTitle(item) : (firm ?? (code || supplier))} ${day}`,
  };
}

interface Keeping {
  readonly db: BooksTx['db'];
  readonly tx: BooksTx;
  readonly actor: string;
  readonly instant: string;
  readonly caller: { readonly kind: string; readonly display?: string };
}

async function keep(
  { db }: Keeping,
  kept: { readonly finding: Finding; readonly state: string; readonly revision: number },
): Promise<void> {
  const { finding, state, revision } = kept;
  const { key, unit, day } = finding;
  const row = { state, revision, content: canonicalJson(finding as unknown as Json) };
  await db
    .insertInto('guard_answer')
    .values({ key, unit, day: day satisfies AccountingDate, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}

async function step(context: Keeping, key: string, made: GuardStep['step'], reason: string): Promise<void> {
  const { db, tx, actor, instant, caller } = context;
  const id = await takeNumbers(tx, 'guard_step', 1);
  await db
    .insertInto('guard_step')
    .values({ id, key, step: made, person: actor, display: caller.display ?? actor, instant, reason })
    .execute();
}
