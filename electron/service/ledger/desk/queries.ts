import { ledger } from '../../../../shared/contract/ledger.ts';
import { DRAFT_STATES, type DraftState, OPEN_STATES } from '../../../../shared/domain/ledger/desk/moves.ts';
import { reaches, type UnitScope } from '../../../../shared/domain/organisation/access.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { periodOfDate, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadCashierSign, loadDisplays } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { countDocuments, papersSaid } from '../papers/carriers.ts';
import { readChart } from '../unit-charts.ts';
import { voucherNumber } from '../vouchers.ts';
import { contentOf, type DraftRow, readDraft } from './drafts.ts';
import { examinationOut, examinerOf } from './examining.ts';
import { templateNames } from './recurring.ts';

/** The desk's lists, one draft with what stands against it, and what the screen asks while somebody types. */
export const deskQueries = (): readonly Implementation[] => [
  query(ledger.drafts, async ({ db, scope, actor }, { own, unsigned, states = OPEN_STATES, ...asked }) => {
    const which = { unit: asked.unit, period: asked.period, preparedBy: own ? actor : undefined };
    const { required } = await loadCashierSign(db);
    const counts = await countDrafts(db, scope, which, required);
    const inStates = placed(selectDrafts(db), scope, which).where('state', 'in', [...states]);
    const wanted = unsigned ? waitingForCashier(inStates, required) : inStates;
    const direction = asked.descending ? 'desc' : 'asc';
    const rows = await wanted
      .orderBy('date', direction)
      .orderBy('id', direction)
      .limit(asked.limit)
      .offset(asked.offset)
      .execute();
    const totals = sumOf([...counts.values()]);
    const waiting = states.reduce((sum, state) => sum + totals[state], 0);
    return {
      // Nothing but what is submitted or reviewed waits for the cashier.
      total: unsigned ? await countOf(wanted) : waiting,
      rows: await headsOut(db, rows, required),
      totals,
      units: [...counts].map(([unit, states]) => ({ unit, ...states })),
      cashierSigns: required,
      names: await namesOn(db, rows),
    };
  }),

  query(ledger.draft, async (context, { unit, id }) => {
    const { db } = context;
    const row = await readDraft(db, unit, id);
    const examiner = row && (await examinerOf(db, unit));
    if (!examiner) throw context.notFound(`凭证草稿 ${id}`);
    const content = contentOf(row);
    const examination = await examiner.of(content);
    const { required } = await loadCashierSign(db);
    const [head] = await headsOut(db, [{ ...row, cash: examination.cash ? 1 : 0 }], required);
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
      ...examinationOut(examination, examiner.chart),
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

/** Those that posting keeps waiting for the cashier (等出纳签字). */
function waitingForCashier(drafts: DraftQuery, required: boolean): DraftQuery {
  const waiting = drafts.where('state', 'in', ['submitted', 'reviewed']).where('signed_by', 'is', null);
  return waiting.where('cash', '=', required ? 1 : -1);
}

async function countOf(drafts: DraftQuery): Promise<number> {
  const { count } = await drafts
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

type Totals = Record<DraftState | 'unsigned', number>;
const NONE: Totals = { draft: 0, submitted: 0, reviewed: 0, posted: 0, discarded: 0, unsigned: 0 };

/** How many drafts stand where, by unit. */
export async function countDrafts(
  db: BooksReader,
  scope: UnitScope,
  which: Which,
  required: boolean,
): Promise<Map<string, Totals>> {
  const rows = await placed(selectDrafts(db), scope, which)
    .clearSelect()
    .select(({ fn }) => ['unit', 'state', fn.countAll<number>().as('count')])
    .groupBy(['unit', 'state'])
    .orderBy('unit')
    .execute();
  const counts = new Map<string, Totals>();
  for (const { unit, state, count } of rows)
    if (reaches(scope, unit)) counts.set(unit, { ...NONE, ...counts.get(unit), [state]: Number(count) });
  const unsigned = await waitingForCashier(placed(selectDrafts(db), scope, which), required)
    .clearSelect()
    .select(({ fn }) => ['unit', fn.countAll<number>().as('count')])
    .groupBy('unit')
    .execute();
  for (const { unit, count } of unsigned) {
    const known = counts.get(unit);
    if (known) known.unsigned = Number(count);
  }
  return counts;
}

const sumOf = (all: readonly Totals[]): Totals => {
  const sum = { ...NONE };
  for (const each of all) for (const state of [...DRAFT_STATES, 'unsigned' as const]) sum[state] += each[state];
  return sum;
};

const namesOn = (db: BooksReader, rows: readonly DraftRow[]) =>
  loadDisplays(
    db,
    rows.flatMap((row) =>
      [row.prepared_by, row.reviewed_by, row.signed_by, row.returned_by].filter(
        (name): name is string => name !== null,
      ),
    ),
  );

async function headsOut(db: BooksReader, rows: readonly DraftRow[], cashierSigns: boolean) {
  const ids = rows.flatMap(({ voucher }) => (voucher === null ? [] : [voucher]));
  const vouchers =
    ids.length === 0
      ? []
      : await db.selectFrom('voucher').select(['id', 'type', 'number']).where('id', 'in', ids).execute();
  const templates = await templateNames(
    db,
    rows.flatMap(({ template }) => (template === null ? [] : [template])),
  );
  const documents = await countDocuments(
    db,
    rows.map(({ id }) => id),
  );
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
      attachments: papersSaid(attachments, documents.get(row.id)),
      preparedBy: row.prepared_by,
      saved: row.saved,
      reviewedBy: row.reviewed_by,
      reviewed: row.reviewed,
      signedBy: row.signed_by,
      signed: row.signed,
      unsigned:
        cashierSigns && row.cash === 1 && row.signed_by === null && ['submitted', 'reviewed'].includes(row.state),
      returned:
        row.returned === null
          ? null
          : { reason: row.returned_reason ?? '', by: row.returned_by ?? '', at: row.returned },
      withoutBudget,
      voucher: row.voucher === null ? null : { id: row.voucher, number: numbers.get(row.voucher) ?? '' },
      recurring:
        row.template === null
          ? null
          : { template: row.template, name: templates.get(row.template) ?? '', period: row.template_period ?? '' },
    };
  });
}
