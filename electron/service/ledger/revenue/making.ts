import { ledger } from '../../../../shared/contract/ledger.ts';
import type { InputOf } from '../../../../shared/contract/operation.ts';
import { DESK_LIMITS, type DraftContent } from '../../../../shared/domain/ledger/desk/content.ts';
import { withBudget } from '../../../../shared/domain/ledger/revenue/budget.ts';
import { correctedOn, type DayState, spanName } from '../../../../shared/domain/ledger/revenue/day-state.ts';
import { differenceOf } from '../../../../shared/domain/ledger/revenue/difference.ts';
import { KIND_NAMES, sheetName } from '../../../../shared/domain/ledger/revenue/kinds.ts';
import type { RevenueEntry } from '../../../../shared/domain/ledger/revenue/reading.ts';
import { revenueContent } from '../../../../shared/domain/ledger/revenue/voucher.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { periodOfDate } from '../../../../shared/kernel/period.ts';
import type { BooksTx } from '../../database.ts';
import { loadDepartments } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { preparedCommand } from '../../pipeline/implementation.ts';
import { takeNumbers } from '../counters.ts';
import { contentColumns } from '../desk/drafts.ts';
import { openDrafts, UNTOUCHED } from '../desk/save.ts';
import { readResolvers } from '../mapping.ts';
import type { LedgerParts } from '../parts.ts';
import { closedPeriods } from '../periods.ts';
import { readChart, type UnitChart } from '../unit-charts.ts';
import { ruleContext } from '../voucher-context.ts';
import { readCounterparties } from './asking.ts';
import { remember } from './mapping.ts';
import { type DecidedDay, decideDays, openSheet } from './opened.ts';
import { daysOfDraft } from './standing.ts';

type Input = InputOf<typeof ledger.makeRevenueDrafts>;
type Making = CommandContext<typeof ledger.makeRevenueDrafts>;

/** What is booked of a day: the whole of it, or what it differs from what is posted. */
interface Booked {
  readonly from: AccountingDate;
  readonly date: AccountingDate;
  readonly entries: readonly RevenueEntry[];
  readonly correcting: boolean;
}

/** Drafts of a sheet's days, its file attached to each, and its words remembered: all of it or nothing. */
export const makeRevenueDrafts = (parts: LedgerParts) =>
  preparedCommand(
    ledger.makeRevenueDrafts,
    async (context, input) => {
      const { reading, bytes } = await openSheet(context, parts, input);
      if (reading.rejections.length > 0)
        throw context.refused(
          'rejected-rows',
          reading.rejections.slice(0, 200).map(({ code, message, row, column }) => ({
            ...{ code, message, row },
            ...(column === undefined ? {} : { column }),
          })),
        );
      return { reading, bytes: bytes.byteLength, sha256: parts.blobs.putBlob(bytes) };
    },
    async (context, input, { reading, bytes, sha256 }) => {
      const { db, tx, actor, instant } = context;
      const { unit, kind, fileName } = input;
      const chart = await readChart(db, unit);
      if (!chart) throw context.notFound(`单位 ${unit}`);
      const decided = await decideDays(db, unit, kind, reading.days);
      const named = namedDays(context, input, decided);
      const { booked, replaced } = await withReplaced(context, decided, named);
      const contents = await contentsOf(context, input, chart, groupsOf(input, booked), reading.title);
      if ((await openDrafts(db, unit)) - replaced.length + contents.length > DESK_LIMITS.open)
        throw context.refused(
          'too-many-drafts',
          `${unit} 没有记账的凭证已有 ${DESK_LIMITS.open} 张，请先记账或作废一些`,
        );
      if (replaced.length > 0)
        await db.updateTable('voucher_draft').set({ state: 'discarded' }).where('id', 'in', replaced).execute();
      const first = await numbered(tx, 'voucher-draft', contents.length);
      await tx.bulkInsert(
        'voucher_draft',
        contents.map(({ content }, at) => ({
          ...UNTOUCHED,
          ...contentColumns(unit, content),
          id: first + at,
          unit,
          prepared_by: actor,
          saved: instant,
        })),
      );
      const paper = await numbered(tx, 'paper', contents.length);
      await tx.bulkInsert(
        'draft_paper',
        contents.map((_, at) => ({
          ...{ id: paper + at, unit, draft: first + at, sha256, name: fileName, kind: 'sheet', bytes, invoice: '' },
          ...{ person: actor, instant, removed: null },
        })),
      );
      const rows = contents.flatMap(({ days }, at) => days.map((day) => ({ day, draft: first + at })));
      const row = await numbered(tx, 'revenue-day', rows.length);
      await tx.bulkInsert(
        'revenue_day',
        rows.map(({ day, draft }, at) => ({
          ...{
            id: row + at,
            unit,
            kind,
            from_date: day.from,
            date: day.date,
            draft,
            correcting: day.correcting ? 1 : 0,
          },
          ...{ sha256, file_name: fileName, content: canonicalJson(day.entries as unknown as Json), actor, instant },
        })),
      );
      await remember(tx, unit, kind, input);
      const total = booked.reduce((sum, { entries }) => sum + itemsOf(entries), 0);
      context.audit({
        subject: `${unit} ${KIND_NAMES[kind]} ${fileName}`,
        after: {
          ...{ kind, file: sha256, fileName, days: booked.map(({ date }) => date), total: formatYuan(fen(total)) },
          drafts: contents.map((_, at) => first + at),
          rows: contents.length,
          ...(replaced.length === 0 ? {} : { replaced }),
        },
      });
      context.publish('ledger', unit);
      return {
        drafts: contents.map(({ content, days, correcting }, at) => ({
          draft: first + at,
          date: content.date,
          days: days.length,
          total: formatYuan(fen(days.reduce((sum, { entries }) => sum + itemsOf(entries), 0))),
          correcting,
        })),
        replaced,
      };
    },
  );

/** The next numbers of a counter; none are taken for nothing. */
const numbered = async (tx: BooksTx, name: string, count: number): Promise<number> =>
  count === 0 ? 0 : takeNumbers(tx, name, count);

const itemsOf = (entries: readonly RevenueEntry[]): number =>
  entries.reduce((sum, { role, amount }) => (role === 'item' ? sum + amount : sum), 0);

const REFUSALS = {
  same: 'already-made',
  untied: 'does-not-tie',
  waits: 'waits',
  overlaps: 'overlaps',
  closed: 'period-closed',
  replace: 'changed',
  correct: 'changed',
} as const satisfies Partial<Record<DayState, string>>;

type Stop = keyof typeof REFUSALS;
const STOPS: readonly Stop[] = ['untied', 'overlaps', 'same', 'waits', 'closed'];

/** Throws the refusal of days in one of the states, the first that any is in. */
function refuseStopped(context: Making, days: readonly DecidedDay[], states: readonly Stop[]): void {
  for (const stop of states) {
    const code = REFUSALS[stop];
    const stopped = days.filter(({ state }) => state === stop);
    if (stopped.length > 0)
      throw context.refused(
        code,
        stopped.map(({ message, day }) => ({ code, message: message ?? '', row: day.rows[0] ?? 0 })),
      );
  }
}

/** The days that are asked for, every one of which can be made; or the refusal of those that cannot. */
function namedDays(context: Making, { days, again, fileName }: Input, decided: readonly DecidedDay[]): DecidedDay[] {
  const named = [...new Set(days)].map((date) => {
    const found = decided.find(({ day }) => day.date === date);
    if (!found) throw context.refused('not-in-sheet', `${fileName} 里没有 ${date}`);
    return found;
  });
  refuseStopped(context, named, STOPS);
  if (!again) refuseStopped(context, named, ['replace', 'correct']);
  return named;
}

/** With the other days of drafts that are replaced: nothing that was made is lost with them. */
async function withReplaced(
  context: Making,
  decided: readonly DecidedDay[],
  named: readonly DecidedDay[],
): Promise<{ booked: Booked[]; replaced: number[] }> {
  const drafts = new Set(
    named.flatMap(({ state, standing }) =>
      state === 'replace' ? standing.filter((each) => each.state === 'draft').map(({ draft }) => draft) : [],
    ),
  );
  const all = new Set(named);
  for (const draft of drafts)
    for (const { from, date } of await daysOfDraft(context.db, draft)) {
      const own = decided.find(({ day }) => day.from === from && day.date === date);
      if (!own)
        throw context.refused(
          'changed',
          `草稿 ${draft} 还含有 ${date}，这张表里没有：请导入含这一天的表，或先作废草稿 ${draft}`,
        );
      refuseStopped(context, [own], ['untied', 'overlaps', 'waits', 'closed']);
      all.add(own);
    }
  const booked = [...all].map(({ day, standing }): Booked => {
    const posted = standing.filter(({ state }) => state === 'posted').map(({ entries }) => entries);
    return {
      from: day.from,
      date: day.date,
      entries: differenceOf(day.entries, posted),
      correcting: posted.length > 0,
    };
  });
  // Where the sheet says again what is posted, its correction is discarded and nothing takes its place.
  const moving = booked.filter(({ entries }) => entries.length > 0);
  return { booked: moving.sort((a, b) => a.date.localeCompare(b.date)), replaced: [...drafts] };
}

/** The days of one voucher each, as the person chose; what corrects stands apart. */
function groupsOf({ by }: Input, booked: readonly Booked[]): Booked[][] {
  const groups = new Map<string, Booked[]>();
  for (const day of booked) {
    const key = `${by === 'day' ? day.date : periodOfDate(day.date)} ${day.correcting}`;
    const list = groups.get(key);
    if (list) list.push(day);
    else groups.set(key, [day]);
  }
  return [...groups.values()];
}

interface Made {
  readonly content: DraftContent;
  readonly days: readonly Booked[];
  readonly correcting: boolean;
}

async function contentsOf(
  context: Making,
  input: Input,
  chart: UnitChart,
  groups: readonly (readonly Booked[])[],
  title: string,
): Promise<Made[]> {
  const { db } = context;
  const { unit, kind, byDepartment } = input;
  const codes = new Map(input.words.map(({ word, role, code }) => [`${role} ${word}`, code]));
  for (const { code } of input.words) {
    const account = code === undefined ? undefined : chart.get(code);
    if (code !== undefined && (!account?.leaf || account.book !== 'financial'))
      throw context.refused('not-leaf', `${code} 不是本单位财务会计的末级科目`);
  }
  await refuseUnknown(context, input);
  const counterparties = new Map(
    input.words.map(({ word, role, counterparty = '' }) => [`${role} ${word}`, counterparty]),
  );
  const own = new Set((await loadDepartments(db, unit)).map(({ code }) => code));
  const departments = new Map(input.departments.map(({ word, department }) => [word, department]));
  const mapping = {
    account: (role: 'item' | 'pay', word: string) => codes.get(`${role} ${word}`),
    counterparty: (role: 'item' | 'pay', word: string) => counterparties.get(`${role} ${word}`) ?? '',
    department: (word: string) => {
      const code = departments.get(word);
      return code === '' || (code !== undefined && own.has(code)) ? code : undefined;
    },
  };
  const closed = await closedPeriods(db, unit);
  const charts = new Map([[unit, chart]]);
  const made: Made[] = [];
  for (const days of groups) {
    const last = days.at(-1)!;
    const correcting = last.correcting;
    const date = correctedOn(last.date, (period) => !closed.has(period)) ?? last.date;
    const span = { from: days[0]!.from, date: last.date };
    const summary = `${correcting ? '更正 ' : ''}${spanName(span)} ${sheetName(title, kind)}`;
    const entries = days.flatMap((day) => day.entries);
    const content = revenueContent({ date, summary, entries, byDepartment }, mapping);
    if (!content.ok) {
      const missing = [...new Map(content.error.map((each) => [`${each.what} ${each.word}`, each])).values()];
      throw context.refused(
        'unmapped',
        missing.map(({ what, word }) => ({
          code: 'unmapped',
          message: what === 'word' ? `“${word}”还没有对应的科目` : `“${word}”还没有对应的科室`,
        })),
      );
    }
    if (content.value.lines.length === 0)
      throw context.refused('already-made', `${spanName(span)} 在科目上没有差额，不需要凭证`);
    const resolve = (await readResolvers(db, charts, periodOfDate(date))).get(unit);
    const whole = withBudget(unit, content.value, ruleContext(chart, resolve));
    if (whole.lines.length > DESK_LIMITS.lines)
      throw context.refused(
        'too-many-lines',
        `${spanName(span)} 的凭证有 ${whole.lines.length} 行，超过 ${DESK_LIMITS.lines} 行：请按日生成，或不分科室`,
      );
    made.push({ content: whole, days, correcting });
  }
  return made;
}

/** Throws the refusal of counterparties that no register has; '' is none. */
async function refuseUnknown(context: Making, { unit, words }: Input): Promise<void> {
  const known = await readCounterparties(context.db, unit);
  const unknown = words.filter(({ counterparty = '' }) => counterparty !== '' && !known.has(counterparty));
  if (unknown.length > 0)
    throw context.refused(
      'unknown-counterparty',
      unknown.map(({ word, counterparty = '' }) => ({
        code: 'unknown-counterparty',
        message: `“${word}”的往来单位 ${counterparty.replace(/^(unit|party):/, '')} 不在名册里`,
      })),
    );
}
