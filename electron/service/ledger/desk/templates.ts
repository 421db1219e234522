import { ledger } from '../../../../shared/contract/ledger.ts';
import { tidied } from '../../../../shared/domain/ledger/desk/content.ts';
import {
  begunFrom,
  missingIn,
  type Rhythm,
  TEMPLATE_LIMITS,
  type TemplateContent,
} from '../../../../shared/domain/ledger/desk/templates.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { type Period, startOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadDisplays, loadUnit } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, type Implementation, query } from '../../pipeline/implementation.ts';
import { takeNumbers } from '../counters.ts';
import type { LedgerTables } from '../tables.ts';
import { readChart } from '../unit-charts.ts';

export type TemplateRow = LedgerTables['voucher_template'];

/** The `unit` of a template that the centre offers to every unit. */
const EVERY_UNIT = '';

export const templateContentOf = ({ content }: Pick<TemplateRow, 'content'>): TemplateContent =>
  JSON.parse(content) as TemplateContent;

/** The rhythm of a template that comes every month; undefined where it has none. */
export const rhythmOf = ({ day, from_period: from, to_period: to }: TemplateRow): Rhythm | undefined =>
  day === null || from === null ? undefined : { day, from: from as Period, to: to as Period | null };

/** 常用凭证: read by who reads the unit's books, kept by who prepares its vouchers; those for all units by the centre. */
export const templateOperations: readonly Implementation[] = [
  query(ledger.templates, async ({ db }, { unit }) => {
    const chart = await readChart(db, unit);
    const rows = await kept(db)
      .where('unit', 'in', [unit, EVERY_UNIT])
      .orderBy('unit', 'desc')
      .orderBy('name')
      .execute();
    return {
      rows: rows.map((row) => {
        const content = templateContentOf(row);
        return {
          id: row.id,
          unit: row.unit,
          name: row.name,
          code: row.code,
          content: { ...content, lines: [...content.lines] },
          rhythm: rhythmOf(row) ?? null,
          revision: row.revision,
          savedBy: row.saved_by,
          saved: row.saved,
          missing: missingIn(content, (code) => chart?.get(code)),
        };
      }),
      names: await loadDisplays(
        db,
        rows.map(({ saved_by }) => saved_by),
      ),
    };
  }),

  command(ledger.saveTemplate, async (context, { unit, rhythm, ...given }) => {
    if (!(await loadUnit(context.db, unit))) throw context.notFound(`单位 ${unit}`);
    const columns = { day: rhythm?.day ?? null, from_period: rhythm?.from ?? null, to_period: rhythm?.to ?? null };
    return save(context, unit, given, columns);
  }),
  command(ledger.removeTemplate, (context, { unit, ...which }) => remove(context, unit, which)),
  command(ledger.saveCommonTemplate, (context, given) => save(context, EVERY_UNIT, given, NO_RHYTHM)),
  command(ledger.removeCommonTemplate, (context, which) => remove(context, EVERY_UNIT, which)),
];

const NO_RHYTHM = { day: null, from_period: null, to_period: null } as const;

const kept = (db: BooksReader) => db.selectFrom('voucher_template').selectAll().where('removed', '=', 0);

/** One template of a unit, or of those for all; undefined where there is none or it was removed. */
const readTemplate = (db: BooksReader, unit: string, id: number): Promise<TemplateRow | undefined> =>
  kept(db).where('unit', '=', unit).where('id', '=', id).executeTakeFirst();

type SaveContext = CommandContext<typeof ledger.saveTemplate> | CommandContext<typeof ledger.saveCommonTemplate>;
type RemoveContext = CommandContext<typeof ledger.removeTemplate> | CommandContext<typeof ledger.removeCommonTemplate>;

interface Given {
  readonly id?: number | undefined;
  readonly revision?: number | undefined;
  readonly name: string;
  readonly code: string;
  readonly content: TemplateContent;
}

const subjectOf = (unit: string, name: string): string => `${unit === EVERY_UNIT ? '各单位' : unit} 常用凭证 ${name}`;

async function save(
  context: SaveContext,
  unit: string,
  { id, revision, name, code, content }: Given,
  rhythm: Pick<TemplateRow, 'day' | 'from_period' | 'to_period'>,
): Promise<{ id: number; revision: number }> {
  const { db } = context;
  const before = id === undefined ? undefined : await readTemplate(db, unit, id);
  if (id !== undefined && !before) throw context.notFound(`常用凭证 ${id}`);
  if (before && before.revision !== revision) throw await changedElsewhere(context, before);
  const own = await kept(db).where('unit', '=', unit).execute();
  if (own.some((each) => each.name === name && each.id !== id))
    throw context.refused('name-taken', `已有名为“${name}”的常用凭证`);
  if (!before && own.length >= TEMPLATE_LIMITS.kept)
    throw context.refused('too-many-templates', `常用凭证已有 ${TEMPLATE_LIMITS.kept} 个，请先删除一些`);
  const now = (before?.revision ?? 0) + 1;
  const made = id ?? (await takeNumbers(context.tx, 'voucher-template', 1));
  const row = {
    unit,
    name,
    code: code.trim(),
    content: contentText(content),
    ...rhythm,
    revision: now,
    saved_by: context.actor,
    saved: context.instant,
    removed: 0,
  };
  if (before) await db.updateTable('voucher_template').set(row).where('id', '=', made).execute();
  else await context.tx.bulkInsert('voucher_template', [{ ...row, id: made }]);
  context.audit({
    subject: subjectOf(unit, name),
    ...(before ? { before: { name: before.name, revision: before.revision } } : {}),
    after: {
      template: made,
      revision: now,
      name,
      lines: content.lines.length,
      ...(rhythm.day === null ? {} : { day: rhythm.day, from: rhythm.from_period, to: rhythm.to_period }),
    },
  });
  return { id: made, revision: now };
}

/** The content as it is kept: as a draft's, but for the day and the papers. */
function contentText(content: TemplateContent): string {
  const { date: _date, attachments: _attachments, ...rest } = tidied(begunFrom(content, startOf('2025-01' as Period)));
  return canonicalJson(rest as unknown as Json);
}

async function remove(
  context: RemoveContext,
  unit: string,
  { id, revision }: { readonly id: number; readonly revision: number },
): Promise<{ id: number }> {
  const before = await readTemplate(context.db, unit, id);
  if (!before) throw context.notFound(`常用凭证 ${id}`);
  if (before.revision !== revision) throw await changedElsewhere(context, before);
  await context.db.updateTable('voucher_template').set({ removed: 1 }).where('id', '=', id).execute();
  context.audit({ subject: subjectOf(unit, before.name), before: { template: id, revision }, after: { removed: id } });
  return { id };
}

async function changedElsewhere(context: SaveContext | RemoveContext, { saved_by: by }: TemplateRow) {
  const names = await loadDisplays(context.db, [by]);
  return context.refused('changed-elsewhere', `${names[by] ?? by} 修改了这个常用凭证，请重新打开`);
}
