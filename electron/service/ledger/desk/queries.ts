import { ledger } from '../../../../shared/contract/ledger.ts';
import { DRAFT_STATES, type DraftState, OPEN_STATES } from '../../../../shared/domain/ledger/desk/moves.ts';
import { reaches, type UnitScope } from '../../../../shared/domain/organisation/access.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { periodOfDate, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadDisplays } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readChart } from '../unit-charts.ts';
import { voucherNumber } from '../vouchers.ts';
import { contentOf, type DraftRow, readDraft } from './drafts.ts';
import { examinationOut, examinerOf } from './examining.ts';

/** The desk's lists, one draft with what stands against it, and what the screen asks while somebody types. */
export const deskQueries = (): readonly Implementation[] => [
  query(ledger.drafts, async ({ db, scope, actor }, { own, states = OPEN_STATES, ...asked }) => {
    const which = { unit: asked.unit, period: asked.period, preparedBy: own ? actor : undefined };
    const counts = await countDrafts(db, scope, which);
    const wanted = placed(db.selectFrom('voucher_draft').selectAll(), scope, which).where('state', 'in', [...states]);
    const direction = asked.descending ? 'desc' : 'asc';
    const rows = await wanted
      .orderBy('date', direction)
      .orderBy('id', direction)
      .limit(asked.limit)
      .offset(asked.offset)
      .execute();
    const totals = sumOf([...counts.values()]);
    return {
      total: states.reduce((sum, state) => sum + totals[state], 0),
      rows: await headsOut(db, rows),
      totals,
      units: [...counts].map(([unit, states]) => ({ unit, ...states })),
      names: await namesOn(db, rows),
    };
  }),

  query(ledger.draft, async (context, { unit, id }) => {
    const { db } = context;
    const row = await readDraft(db, unit, id);
    const examiner = row && (await examinerOf(db, unit));
    if (!examiner) throw context.notFound(`凭证草稿 ${id}`);
    const content = contentOf(row);
    const [head] = await headsOut(db, [row]);
    const codes = content.lines.flatMap(({ code }) => (code ? [code] : []));
    return {
      ...head!,
      content: { ...content, lines: [...content.lines] },
      accounts: Object.fromEntries(
        codes.flatMap((code) => {
          const account = examiner.chart.get(code);
          return account ? [[code, account.name]] : [];
        }),
      ),
      names: await namesOn(db, [row]),
      ...examinationOut(await examiner.of(content), examiner.chart),
    };
  }),

  query(ledger.checkDraft, async (context, { unit, content }) => {
    const examiner = await examinerOf(context.db, unit);
    if (!examiner) throw context.notFound(`单位 ${unit}`);
    return examinationOut(await examiner.of(content), examiner.chart);
  }),

  query(ledger.accountHint, async ({ db }, { unit, code, date }) => {
    const account = (await readChart(db, unit))?.get(code);
    if (!account) return null;
    const period = periodOfDate(date);
    const { debit, credit } = await db
      .selectFrom('balance')
      .select(({ fn }) => [fn.sum<number | null>('debit').as('debit'), fn.sum<number | null>('credit').as('credit')])
      .where('unit', '=', unit)
      .where('code', '>=', code)
      .where('code', '<', `${code}:`)
      .where('period', '>=', `${yearOf(period)}-00`)
      .where('period', '<=', period)
      .executeTakeFirstOrThrow();
    return {
      code,
      name: account.name,
      book: account.book,
      side: account.side,
      leaf: account.leaf,
      balance: formatYuan(fen(Number(debit ?? 0) - Number(credit ?? 0))),
    };
  }),
];

interface Which {
  readonly unit: string | undefined;
  readonly period: string | undefined;
  readonly preparedBy: string | undefined;
}

type DraftQuery = ReturnType<typeof selectDrafts>;
const selectDrafts = (db: BooksReader) => db.selectFrom('voucher_draft').selectAll();

/** Narrows a question to the units that the caller may read, and to what was asked for. */
function placed(drafts: DraftQuery, scope: UnitScope, { unit, period, preparedBy }: Which): DraftQuery {
  let wanted = drafts;
  if (unit !== undefined) wanted = wanted.where('unit', '=', unit);
  else if (scope.kind === 'units') wanted = wanted.where('unit', 'in', [...scope.units]);
  if (period !== undefined) wanted = wanted.where('period', '=', period);
  if (preparedBy !== undefined) wanted = wanted.where('prepared_by', '=', preparedBy);
  return wanted;
}

type Totals = Record<DraftState, number>;
const NONE: Totals = { draft: 0, submitted: 0, reviewed: 0, posted: 0, discarded: 0 };

/** How many drafts stand where, by unit. */
async function countDrafts(db: BooksReader, scope: UnitScope, which: Which): Promise<Map<string, Totals>> {
  const rows = await placed(selectDrafts(db), scope, which)
    .clearSelect()
    .select(({ fn }) => ['unit', 'state', fn.countAll<number>().as('count')])
    .groupBy(['unit', 'state'])
    .orderBy('unit')
    .execute();
  const counts = new Map<string, Totals>();
  for (const { unit, state, count } of rows)
    if (reaches(scope, unit)) counts.set(unit, { ...NONE, ...counts.get(unit), [state]: Number(count) });
  return counts;
}

const sumOf = (all: readonly Totals[]): Totals => {
  const sum = { ...NONE };
  for (const each of all) for (const state of DRAFT_STATES) sum[state] += each[state];
  return sum;
};

const namesOn = (db: BooksReader, rows: readonly DraftRow[]) =>
  loadDisplays(
    db,
    rows.flatMap((row) =>
      [row.prepared_by, row.reviewed_by, row.returned_by].filter((name): name is string => name !== null),
    ),
  );

async function headsOut(db: BooksReader, rows: readonly DraftRow[]) {
  const ids = rows.flatMap(({ voucher }) => (voucher === null ? [] : [voucher]));
  const vouchers =
    ids.length === 0
      ? []
      : await db.selectFrom('voucher').select(['id', 'type', 'number']).where('id', 'in', ids).execute();
  const numbers = new Map(vouchers.map((voucher) => [voucher.id, voucherNumber(voucher)]));
  return rows.map((row) => {
    const { attachments, withoutBudget } = contentOf(row);
    return {
      id: row.id,
      unit: row.unit,
      period: row.period,
      date: row.date,
      type: row.type,
      state: row.state as DraftState,
      revision: row.revision,
      summary: row.summary,
      total: row.total === null ? null : formatYuan(fen(Number(row.total))),
      lines: row.lines,
      attachments,
      preparedBy: row.prepared_by,
      saved: row.saved,
      reviewedBy: row.reviewed_by,
      reviewed: row.reviewed,
      returned:
        row.returned === null
          ? null
          : { reason: row.returned_reason ?? '', by: row.returned_by ?? '', at: row.returned },
      withoutBudget,
      voucher: row.voucher === null ? null : { id: row.voucher, number: numbers.get(row.voucher) ?? '' },
    };
  });
}
