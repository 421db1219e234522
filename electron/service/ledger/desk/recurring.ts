import { ledger } from '../../../../shared/contract/ledger.ts';
import { DESK_LIMITS } from '../../../../shared/domain/ledger/desk/content.ts';
import { begunFrom, dayIn, recursIn } from '../../../../shared/domain/ledger/desk/templates.ts';
import { reaches } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { command, type Implementation, query } from '../../pipeline/implementation.ts';
import { takeNumbers } from '../counters.ts';
import { readStates } from '../periods.ts';
import { contentColumns } from './drafts.ts';
import { openDrafts, UNTOUCHED } from './save.ts';
import { rhythmOf, type TemplateRow, templateContentOf } from './templates.ts';

/**
 * 周期凭证: what a month should have of them, and one press that makes their drafts. They are drafts like any other, to be
 * filled in, submitted and reviewed; nothing is ever posted by itself. Each is made once for its unit and month, whoever
 * presses and how often; a draft that was voided can be made again.
 */
export const recurringOperations: readonly Implementation[] = [
  query(ledger.recurring, async ({ db, scope }, { unit, period }) => {
    const templates = (await recurringIn(db, period, unit)).filter((row) => reaches(scope, row.unit));
    const drafts = await draftsMade(db, templates, period);
    const stateOf = await readStates(db, [period]);
    const rows = templates.map((row) => ({
      template: row.id,
      unit: row.unit,
      name: row.name,
      date: dayIn(period, row.day ?? 1),
      draft: drafts.get(row.id) ?? null,
      open: stateOf(row.unit, period) === 'open',
    }));
    return { due: rows.filter(({ draft, open }) => draft === null && open).length, rows };
  }),

  command(ledger.makeRecurring, async (context, { unit, period, templates: wanted }) => {
    const { db } = context;
    if (!(await loadUnit(db, unit))) throw context.notFound(`单位 ${unit}`);
    if ((await readStates(db, [period]))(unit, period) !== 'open')
      throw context.refused('period-closed', `${period} 已上报或锁定，不能生成周期凭证`);
    const recurring = await recurringIn(db, period, unit);
    const asked = recurring.filter(({ id }) => wanted === undefined || wanted.includes(id));
    const unknown = wanted?.find((id) => !asked.some((row) => row.id === id));
    if (unknown !== undefined) throw context.notFound(`周期凭证 ${unknown}`);
    const there = await draftsMade(db, asked, period);
    const due = asked.filter(({ id }) => !there.has(id));
    if ((await openDrafts(db, unit)) + due.length > DESK_LIMITS.open)
      throw context.refused('too-many-drafts', `${unit} 没有记账的凭证已有 ${DESK_LIMITS.open} 张，请先记账或作废一些`);
    const first = due.length === 0 ? 0 : await takeNumbers(context.tx, 'voucher-draft', due.length);
    const rows = due.map((row, at) => ({
      ...UNTOUCHED,
      ...contentColumns(unit, begunFrom(templateContentOf(row), dayIn(period, row.day ?? 1))),
      id: first + at,
      unit,
      prepared_by: context.actor,
      saved: context.instant,
      template: row.id,
      template_period: period,
    }));
    await context.tx.bulkInsert('voucher_draft', rows);
    context.audit({
      subject: `${unit} ${period} 周期凭证`,
      after: { period, drafts: rows.map(({ id, template }) => ({ id, template })) },
    });
    if (rows.length > 0) context.publish('ledger', unit);
    return {
      made: rows.map(({ id, template, revision }) => ({ template, draft: id, revision })),
      already: asked.length - due.length,
    };
  }),
];

/** The templates whose rhythm has a month, of one unit or all, by unit, day and name. */
async function recurringIn(db: BooksReader, period: Period, unit: UnitCode | undefined): Promise<TemplateRow[]> {
  let rows = db.selectFrom('voucher_template').selectAll().where('removed', '=', 0).where('day', 'is not', null);
  if (unit !== undefined) rows = rows.where('unit', '=', unit);
  const found = await rows.orderBy('unit').orderBy('day').orderBy('name').execute();
  return found.filter((row) => {
    const rhythm = rhythmOf(row);
    return rhythm !== undefined && recursIn(rhythm, period);
  });
}

/** The drafts that were made of templates for a month and not voided since, by template. */
async function draftsMade(
  db: BooksReader,
  templates: readonly TemplateRow[],
  period: Period,
): Promise<Map<number, { id: number; state: string }>> {
  if (templates.length === 0) return new Map();
  const rows = await db
    .selectFrom('voucher_draft')
    .select(['id', 'state', 'template'])
    .where(
      'template',
      'in',
      templates.map(({ id }) => id),
    )
    .where('template_period', '=', period)
    .where('state', '!=', 'discarded')
    .execute();
  return new Map(rows.map(({ id, state, template }) => [template!, { id, state }]));
}

/** What templates are called, removed ones too: a draft says where it came from. */
export async function templateNames(db: BooksReader, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('voucher_template')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
