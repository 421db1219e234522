import { costing } from '../../../../shared/contract/costing.ts';
import type { Reason } from '../../../../shared/contract/errors.ts';
import { type SheetStep, sheetAfter } from '../../../../shared/domain/costing/driver-sheet.ts';
import {
  againstDriver,
  type DriverValue,
  driverGround,
  parseValue,
  sayBadValue,
  withValues,
} from '../../../../shared/domain/costing/drivers.ts';
import { forbiddenBy } from '../../../../shared/domain/organisation/separation.ts';
import type { BooksReader } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { readCostDepartments } from '../reading.ts';
import { driverFileOperations } from './file-operations.ts';
import { sheetInUse } from './in-use.ts';
import { atStage, type By, keepFreeze, keepSheet, keepStep, withPreparer } from './keeping.ts';
import { type DriverSheet, type Explained, readDoubts, readPercent } from './reading.ts';
import { NOT_NOW, sheetAt, subjectOf } from './seen.ts';
import { sheetOperations } from './sheet-operations.ts';

/** 分摊参数 from its typing to its freezing; each step is kept with who made it. */
export const driverOperations: readonly Implementation[] = [
  ...sheetOperations,
  ...driverFileOperations,

  command(costing.saveDrivers, async (context, { values, ...seen }) => {
    const sheet = await sheetAt(context, seen);
    if (sheet.stage !== 'draft') throw context.refused('not-yours-now', NOT_NOW);
    const said = values.map(({ value, ...place }) => ({ ...place, text: value.trim() }));
    const ground = driverGround(await readCostDepartments(context.db, seen.unit, seen.period));
    const problems: Reason[] = [];
    const read = said.flatMap(({ text, ...place }, index): DriverValue[] => {
      const value = text === '' ? 0 : parseValue(text);
      const message =
        value === undefined ? sayBadValue(text) : value === 0 ? undefined : againstDriver({ ...place, value }, ground);
      if (message !== undefined) problems.push({ code: 'bad-value', message, row: index + 1 });
      return value === undefined ? [] : [{ ...place, value }];
    });
    if (problems.length > 0) throw context.refused('bad-values', problems.slice(0, NAMED));
    const revision = await keepSheet(context.tx, {
      ...sheet,
      values: withValues(sheet.values, read),
      preparers: withPreparer(sheet, context.actor),
    });
    context.audit({ ...subjectOf(sheet), after: { period: seen.period, values: read.length } });
    return { revision };
  }),

  command(costing.explainDrivers, async (context, { doubts, explanation, ...seen }) => {
    const sheet = await sheetAt(context, seen);
    if (sheet.stage !== 'draft') throw context.refused('not-yours-now', NOT_NOW);
    const known = new Set((await readDoubts(context.db, seen.unit, seen.period, sheet.values)).map(({ key }) => key));
    if (doubts.some((key) => !known.has(key)))
      throw context.refused('no-doubt', '疑点已经不在了，请看过现在的疑点再说明');
    // What was explained of doubts that are no more is let go.
    const kept = Object.entries(sheet.explained).filter(([key]) => known.has(key));
    const explained = Object.fromEntries([...kept, ...doubts.map((key) => [key, explanation] as const)]);
    const revision = await keepSheet(context.tx, {
      ...sheet,
      explained,
      preparers: withPreparer(sheet, context.actor),
    });
    context.audit({ ...subjectOf(sheet), after: { period: seen.period, doubts: doubts.length }, reason: explanation });
    return { revision };
  }),

  command(costing.submitDrivers, async (context, seen) => {
    const sheet = await sheetAt(context, seen);
    const next = passed(context, sheet, 'submit');
    if (sheet.values.length === 0) throw context.refused('empty', '分摊参数还没有填写，不能编报');
    await requireSound(context, sheet);
    return passOn(context, { ...next, preparers: withPreparer(sheet, context.actor) }, 'submit', '');
  }),

  command(costing.withdrawDrivers, async (context, seen) => {
    const sheet = await sheetAt(context, seen);
    return passOn(context, passed(context, sheet, 'withdraw'), 'withdraw', '');
  }),

  command(costing.returnDrivers, async (context, { reason, ...seen }) => {
    const sheet = await sheetAt(context, seen);
    return passOn(context, passed(context, sheet, 'return'), 'return', reason);
  }),

  command(costing.reviewDrivers, async (context, seen) => {
    const sheet = await sheetAt(context, seen);
    const next = passed(context, sheet, 'review');
    const acts = sheet.preparers.map((person) => ({ act: 'prepare' as const, person }));
    if (forbiddenBy('review', context.actor, acts))
      throw context.refused('same-person', '填写或编报分摊参数的人不能审核同一份参数，请由另一人审核');
    const explained = await requireSound(context, sheet);
    const digest = await keepFreeze(context.tx, sheet, explained, {
      prepared: await lastSubmitted(context.db, sheet),
      reviewed: byOf(context),
    });
    return { ...(await passOn(context, next, 'review', '', digest)), digest };
  }),

  command(costing.takeBackDrivers, async (context, { reason, ...seen }) => {
    const sheet = await sheetAt(context, seen);
    const next = passed(context, sheet, 'take-back');
    const held = await sheetInUse(context.db, seen.unit, seen.period);
    if (held.length > 0)
      throw context.refused('in-use', `分摊参数已被锁定的成本核算使用，不能解冻：${held.join('、')}`);
    return passOn(context, next, 'take-back', reason);
  }),

  command(costing.setDriverPercent, async (context, { percent }) => {
    const before = await readPercent(context.db);
    const id = await takeNumbers(context.tx, 'driver_rule', 1);
    await context.db
      .insertInto('driver_rule')
      .values({ id, percent, ...byOf(context) })
      .execute();
    context.audit({ before: { percent: before }, after: { percent } });
    return DONE;
  }),
];

/** Values that a refusal names; the rest is repetition. */
const NAMED = 50;
type Routed = CommandContext<typeof costing.withdrawDrivers>;
type Sound = CommandContext<typeof costing.submitDrivers> | CommandContext<typeof costing.reviewDrivers>;
/** The sheet after a step, or why it cannot be made. */
function passed(context: Pick<Routed, 'refused'>, sheet: DriverSheet, step: SheetStep): DriverSheet {
  const stage = sheetAfter(sheet.stage, step);
  if (stage === undefined) throw context.refused('not-yours-now', NOT_NOW);
  return atStage(sheet, stage);
}

async function passOn(
  context: Pick<Routed, 'tx' | 'audit' | 'actor' | 'caller' | 'instant'>,
  sheet: DriverSheet,
  step: SheetStep,
  reason: string,
  digest?: string,
): Promise<{ revision: number }> {
  const revision = await keepSheet(context.tx, sheet);
  await keepStep(context.tx, sheet, step, byOf(context), reason);
  context.audit({
    ...subjectOf(sheet),
    after: { period: sheet.period, stage: sheet.stage, ...(digest === undefined ? {} : { digest }) },
    ...(reason === '' ? {} : { reason }),
  });
  return { revision };
}

/** Every value still has its department, and every doubt its explanation. */
async function requireSound(context: Sound, { unit, period, values, explained }: DriverSheet): Promise<Explained[]> {
  const refused = (context as CommandContext<typeof costing.submitDrivers>).refused;
  const ground = driverGround(await readCostDepartments(context.db, unit, period));
  const bad = values.flatMap((value): Reason[] => {
    const message = againstDriver(value, ground);
    return message === undefined ? [] : [{ code: 'bad-value', message }];
  });
  if (bad.length > 0) throw refused('bad-values', bad.slice(0, NAMED));
  const doubts = await readDoubts(context.db, unit, period, values);
  const open = doubts.filter(({ key }) => explained[key] === undefined);
  if (open.length > 0)
    throw refused('unexplained', [
      { code: 'unexplained', message: `还有 ${open.length} 处疑点没有说明，请更正或说明` },
      ...open.slice(0, NAMED).map(({ message }) => ({ code: 'doubt', message })),
    ]);
  return doubts.map(({ key, message }) => ({ key, message, explanation: explained[key]! }));
}

/** Who handed the sheet in last. */
async function lastSubmitted(db: BooksReader, { unit, period }: DriverSheet): Promise<By> {
  return db
    .selectFrom('driver_step')
    .select(['person', 'display', 'instant'])
    .where('unit', '=', unit)
    .where('period', '=', period)
    .where('step', '=', 'submit')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}

const byOf = (context: Pick<Routed, 'actor' | 'caller' | 'instant'>): By => ({
  person: context.actor,
  display: context.caller.kind === 'person' ? context.caller.display : context.actor,
  instant: context.instant,
});
