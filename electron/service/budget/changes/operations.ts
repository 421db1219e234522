import { budget } from '../../../../shared/contract/budget.ts';
import type { Reason } from '../../../../shared/contract/errors.ts';
import type { BudgetChange, ChangeRow } from '../../../../shared/domain/budget/change.ts';
import { type ChangeStep, stepped } from '../../../../shared/domain/budget/change-route.ts';
import { type ChangeGround, changeBreaches, rowBreaches } from '../../../../shared/domain/budget/change-rules.ts';
import { sayBreach } from '../../../../shared/domain/budget/change-sentences.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import type { BooksReader } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadDepartments, loadUnit } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { readPlans } from '../plans.ts';
import { againstProjects } from '../projects/use.ts';
import { expiredFor } from '../requests/expiring.ts';
import { moveLines, shortLines } from './approving.ts';
import { type ChangeDocument, changeContent, keepRows, readChange } from './documents.ts';
import { readGround } from './ground.ts';
import { changeReading } from './reading.ts';

/** 预算调整单 from its preparation to its approval; each step is kept with who made it and what was signed. */
export const changeOperations: readonly Implementation[] = [
  ...changeReading,

  command(budget.saveChange, async (context, { at, ...change }) => {
    const known = at && (await documentAt(context, at));
    if (known) {
      if (known.unit !== change.unit || known.year !== change.year) throw context.notFound(`预算调整单 ${known.id}`);
      if (known.stage !== 'draft') throw context.refused('not-yours-now', NOT_NOW);
    }
    const asked = { ...change, unit: change.unit as UnitCode, other: change.other as UnitCode | '' };
    const document: BudgetChange = {
      ...asked,
      // What the kind does not have is not kept.
      other: change.kind === 'transfer' ? asked.other : '',
      incomeDocument: change.kind === 'supplement' ? change.incomeDocument.trim() : '',
      reason: change.reason.trim(),
      rows: change.rows.map((row) => ({ ...row, unit: row.unit as UnitCode })),
    };
    await requireApproved(context, document);
    const problems = [
      ...rowBreaches(document).map(sayBreach),
      ...(await againstDepartments(context.db, document.rows)),
      ...(await againstRowProjects(context.db, document.rows)),
    ];
    if (problems.length > 0) throw context.refused('bad-rows', problems);
    const kept = known ? await keepChanged(context, known, document) : await keepNew(context, document);
    await keepRows(context.tx, kept.id, document.rows);
    await sign(context, kept, document, 'prepare', '');
    context.audit({
      ...{ unit: document.unit, subject: `${kept.number}` },
      after: { kind: document.kind, rows: document.rows.length },
    });
    return { id: kept.id, number: kept.number, revision: kept.revision };
  }),

  command(budget.submitChange, async (context, { unit, ...at }) => {
    const document = await documentAt(context, at);
    if (document.unit !== unit) throw context.notFound(`预算调整单 ${at.id}`);
    await requireApproved(context, document);
    const over = await expiredFor(context, unitsOf(document));
    const ground = await readGround(context.db, document);
    await requireRules(context, document, ground);
    const short = shortLines(ground.book, document, context.nowMs);
    if (short.length > 0) throw context.refused('over', short);
    await passOn(context, document, 'submit', '', over);
    return DONE;
  }),

  command(budget.answerChange, async (context, { unit, agree, reason = '', ...at }) => {
    const document = await documentAt(context, at);
    if (document.other !== unit) throw context.notFound(`预算调整单 ${at.id}`);
    await passOn(context, document, agree ? 'confirm' : 'decline', reason);
    return DONE;
  }),

  command(budget.withdrawChange, async (context, { unit, cancel, reason, ...at }) => {
    const document = await documentAt(context, at);
    if (document.unit !== unit) throw context.notFound(`预算调整单 ${at.id}`);
    await passOn(context, document, cancel ? 'cancel' : 'withdraw', reason);
    return DONE;
  }),

  command(budget.returnChange, async (context, { reason, ...at }) => {
    await passOn(context, await documentAt(context, at), 'return', reason);
    return DONE;
  }),

  command(budget.approveChange, async (context, at) => {
    const document = await documentAt(context, at);
    await requireApproved(context, document);
    const over = await expiredFor(context, unitsOf(document));
    await requireRules(context, document, await readGround(context.db, document));
    await passOn(context, document, 'approve', '', over);
    const short = await moveLines(context.tx, document, {
      ...{ by: context.actor, instant: context.instant, nowMs: context.nowMs },
    });
    if (short.length > 0) throw context.refused('over', short);
    return DONE;
  }),
];

type Changing = CommandContext<
  | typeof budget.saveChange
  | typeof budget.submitChange
  | typeof budget.answerChange
  | typeof budget.withdrawChange
  | typeof budget.returnChange
  | typeof budget.approveChange
>;

export const NOT_NOW = '调整单现在不能这样办理：它已经到了别的环节，请看现在的状态';
const CHANGED = '调整单在查看之后有了变动，请看过现在的内容再办理';

/** The document, where it is as the caller saw it. */
async function documentAt(
  context: Changing,
  { id, revision }: { readonly id: number; readonly revision: number },
): Promise<ChangeDocument> {
  const document = await readChange(context.db, id);
  if (!document) throw context.notFound(`预算调整单 ${id}`);
  if (document.revision !== revision) throw context.refused('changed', CHANGED);
  return document;
}

/** Whose lines the document names. */
const unitsOf = ({ unit, other, rows }: BudgetChange): UnitCode[] => [
  ...new Set([unit, ...(other === '' ? [] : [other]), ...rows.map((row) => row.unit)]),
];

/** Only what is approved can be changed (批复 before 调整); a plan that is not is changed in its own rounds. */
async function requireApproved(
  context: CommandContext<typeof budget.saveChange | typeof budget.submitChange | typeof budget.approveChange>,
  { unit, other, year }: BudgetChange,
): Promise<void> {
  const units = [...new Set([unit, ...(other === '' ? [] : [other])])];
  for (const code of units) if (!(await loadUnit(context.db, code))) throw context.notFound(`单位 ${code}`);
  for (const plan of await readPlans(context.db, units, year))
    if (plan.stage !== 'approved')
      throw context.refused('not-approved', `${plan.unit} 的 ${year} 年预算还没有批复，不能调整`);
}

/** The document keeps every rule as the books are now; a project may have ended since its row was typed. */
async function requireRules(
  context: CommandContext<typeof budget.submitChange | typeof budget.approveChange>,
  document: ChangeDocument,
  ground: ChangeGround,
): Promise<void> {
  const breaches = [
    ...changeBreaches(document, ground).map(sayBreach),
    ...(await againstRowProjects(context.db, document.rows)),
  ];
  if (breaches.length > 0) throw context.refused('breaks-rules', breaches);
}

/** More is given only to projects of the library; less may be left to any. */
const againstRowProjects = (db: BooksReader, rows: readonly ChangeRow[]): Promise<Reason[]> =>
  againstProjects(
    db,
    rows.map(({ unit, project, amount }) => ({ unit, project, asks: amount > 0 })),
  );

async function againstDepartments(db: BooksReader, rows: readonly ChangeRow[]): Promise<Reason[]> {
  const known = new Set((await loadDepartments(db)).map(({ unit, code }) => `${unit} ${code}`));
  return rows.flatMap(({ unit, department }, index): Reason[] =>
    department === '' || known.has(`${unit} ${department}`)
      ? []
      : [{ code: 'bad-department', message: `没有科室 ${department}`, row: index + 1 }],
  );
}

type Kept = Pick<ChangeDocument, 'id' | 'number' | 'revision'>;

async function keepNew(context: Changing, document: BudgetChange): Promise<Kept> {
  const { kind, year, unit, other, reason, incomeDocument } = document;
  const id = await takeNumbers(context.tx, 'budget_change', 1);
  const running = await takeNumbers(context.tx, `budget_change ${unit} ${year}`, 1);
  const number = `${unit}-${year}-${String(running).padStart(3, '0')}`;
  await context.db
    .insertInto('budget_change')
    .values({
      ...{ id, number, kind, year, unit, other, reason, stage: 'draft', revision: 1 },
      income_document: incomeDocument,
    })
    .execute();
  return { id, number, revision: 1 };
}

async function keepChanged(context: Changing, known: ChangeDocument, document: BudgetChange): Promise<Kept> {
  const { kind, other, reason, incomeDocument } = document;
  const revision = known.revision + 1;
  await context.db
    .updateTable('budget_change')
    .set({ kind, other, reason, revision, income_document: incomeDocument })
    .where('id', '=', known.id)
    .execute();
  return { id: known.id, number: known.number, revision };
}

/**
 * Makes a step of the route, or says why it cannot be made.
 *
 * @param over which requests' time ran out before it.
 */
async function passOn(
  context: Changing,
  document: ChangeDocument,
  step: ChangeStep,
  reason: string,
  over: { readonly expired?: string[] } = {},
): Promise<void> {
  const next = stepped(document, step, context.actor, reason);
  if (!next.ok) {
    // Every operation of a step that may be refused so declares the code.
    const refused = context as CommandContext<typeof budget.answerChange>;
    if (next.error === 'same-person') throw refused.refused('same-person', SAME_PERSON[step] ?? NOT_NOW);
    if (next.error === 'reason') throw refused.refused('no-reason', '不同意须写明原因');
    throw refused.refused('not-yours-now', NOT_NOW);
  }
  await context.db
    .updateTable('budget_change')
    .set({ stage: next.value, revision: document.revision + 1 })
    .where('id', '=', document.id)
    .execute();
  const digest = await sign(context, document, document, step, reason.trim());
  context.audit({
    ...{ unit: document.unit, subject: document.number },
    before: { stage: document.stage },
    after: { stage: next.value, step, digest, ...over },
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  });
}

const SAME_PERSON: Partial<Record<ChangeStep, string>> = {
  confirm: '编制或提交调整单的人不能代对方确认：调剂由双方两个人签认',
  decline: '编制或提交调整单的人不能代对方答复：调剂由双方两个人签认',
  approve: '编制、提交或确认调整单的人不能批准同一份调整单',
};

/** Keeps the step with the digest of what the document said then. */
async function sign(
  context: Changing,
  { id, number }: Kept | ChangeDocument,
  document: BudgetChange,
  step: ChangeStep,
  reason: string,
): Promise<string> {
  const content = canonicalJson(changeContent(number, document));
  const digest = sha256Text(content);
  await context.db
    .insertInto('budget_change_step')
    .values({
      id: await takeNumbers(context.tx, 'budget_change_step', 1),
      ...{ change: id, step, person: context.actor, instant: context.instant, reason, content, digest },
      display: context.caller.kind === 'person' ? context.caller.display : context.actor,
    })
    .execute();
  return digest;
}
