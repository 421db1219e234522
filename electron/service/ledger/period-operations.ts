import type { Reason } from '../../../shared/contract/errors.ts';
import { ledger } from '../../../shared/contract/ledger.ts';
import { pendingSentence } from '../../../shared/domain/ledger/desk/pending.ts';
import type { PeriodBasis } from '../../../shared/domain/ledger/figures.ts';
import { withinScope } from '../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { loadUnits } from '../organisation/queries.ts';
import { command, type Implementation, query } from '../pipeline/implementation.ts';
import { checkLedger } from './checks.ts';
import { readPending } from './desk/pending.ts';
import type { KeptTotals } from './kept-totals.ts';
import { type PeriodState, readPeriod, readStandIns, setState } from './periods.ts';

/** 看板与期间: where each unit stands, and submitting, locking and reopening its period. */
export const periodOperations = (kept: KeptTotals): readonly Implementation[] => [
  query(ledger.board, async ({ db, scope }, { period }) => {
    const units = withinScope(scope, await loadUnits(db), (unit) => unit.code);
    const states = new Map(
      (await db.selectFrom('period').selectAll().where('period', '=', period).execute()).map((row) => [row.unit, row]),
    );
    const counts = await voucherCounts(db, period);
    const imports = await lastImports(db, period);
    const standIns = await readStandIns(db, period);
    const unpledged = await lockedFromOpen(db, period);
    const here = units.filter(({ code }) => (states.get(code)?.basis ?? 'none') !== 'none');
    const totals = await kept.of(db, here, period);
    return {
      period,
      rows: units.map((unit) => {
        const row = states.get(unit.code);
        const own = totals.get(unit.code);
        const state = (row?.state ?? 'open') as PeriodState;
        return {
          unit: unit.code,
          name: unit.name,
          kind: unit.kind,
          state,
          submitted: state === 'submitted' || (state === 'locked' && !unpledged.has(unit.code)),
          basis: (row?.basis ?? 'none') as PeriodBasis,
          standsIn: standIns.get(unit.code) ?? null,
          vouchers: counts.get(unit.code) ?? 0,
          lastImport: imports.get(unit.code) ?? null,
          totalAssets: own ? formatYuan(own.totalAssets) : null,
          surplus: own ? formatYuan(own.surplus) : null,
        };
      }),
    };
  }),

  query(ledger.periods, async ({ db, scope }) => {
    const members = withinScope(scope, await loadUnits(db), ({ code }) => code);
    const all = await db.selectFrom('period').select(['unit', 'period', 'state', 'basis']).orderBy('period').execute();
    const rows = withinScope(scope, all, (row) => row.unit);
    // A month that others have sent is there for who has not: it is the one that they must see.
    const withBooks = [...new Set(all.filter(({ basis }) => basis !== 'none').map(({ period }) => period))];
    const answers = withBooks.map((period) => {
      const own = rows.filter((row) => row.period === period);
      const closed = new Set(own.filter(({ state }) => state !== 'open').map(({ unit }) => unit));
      const due = members.filter(({ joined = period, left = period }) => joined <= period && period <= left);
      return {
        period,
        units: own.filter(({ basis }) => basis !== 'none').length,
        open: due.filter(({ code }) => !closed.has(code)).length,
      };
    });
    return answers.filter(({ units, open }) => units > 0 || open > 0);
  }),

  command(ledger.submitPeriod, async (context, { unit, period }) => {
    const at = await readPeriod(context.db, unit, period);
    if (at.state !== 'open') throw context.refused('not-open', `${unit} 的 ${period} 已经${STATES[at.state]}`);
    if (at.basis === 'none') throw context.refused('no-data', `${unit} 的 ${period} 还没有账务`);
    const waiting = await waitingSentence(context.db, unit, period);
    if (waiting) throw context.refused('open-drafts', waiting);
    const failures = await failedChecks(context.db, unit, period);
    if (failures.length > 0) throw context.refused('failed-checks', failures);
    await setState(context.tx, at, 'submitted', {});
    context.audit({ subject: `${unit} ${period}`, before: { state: at.state }, after: { state: 'submitted' } });
    return { unit, period, state: 'submitted' as const };
  }),

  command(ledger.lockPeriod, async (context, { unit, period }) => {
    const at = await readPeriod(context.db, unit, period);
    if (at.state === 'locked') throw context.refused('not-open', `${unit} 的 ${period} 已经锁定`);
    if (at.basis === 'none') throw context.refused('no-data', `${unit} 的 ${period} 还没有账务`);
    const waiting = await waitingSentence(context.db, unit, period);
    if (waiting) throw context.refused('open-drafts', waiting);
    const failures = await failedChecks(context.db, unit, period);
    if (failures.length > 0) throw context.refused('failed-checks', failures);
    const head = await context.db
      .selectFrom('event')
      .select('hash')
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst();
    await setState(context.tx, at, 'locked', { chainHead: head?.hash });
    context.audit({
      subject: `${unit} ${period}`,
      before: { state: at.state },
      after: { state: 'locked', chainHead: head?.hash ?? null },
    });
    return { unit, period, state: 'locked' as const };
  }),

  command(ledger.reopenPeriod, async (context, { unit, period, reason }) => {
    const at = await readPeriod(context.db, unit, period);
    if (at.state === 'open') throw context.refused('already-open', `${unit} 的 ${period} 是开放的`);
    const later = await context.db
      .selectFrom('period')
      .select('period')
      .where('unit', '=', unit)
      .where('period', '>', period)
      .where('state', '!=', 'open')
      .orderBy('period')
      .limit(1)
      .executeTakeFirst();
    if (later) throw context.refused('later-period-closed', `${later.period} 已上报或锁定，请先打开它`);
    await setState(context.tx, at, 'open', { reason });
    context.audit({ subject: `${unit} ${period}`, before: { state: at.state }, after: { state: 'open' }, reason });
    return { unit, period, state: 'open' as const };
  }),
];

const STATES: Readonly<Record<PeriodState, string>> = { open: '开放', submitted: '上报', locked: '锁定' };

/** What is said while vouchers of the month wait on the desk. */
async function waitingSentence(db: BooksReader, unit: UnitCode, period: Period): Promise<string | undefined> {
  return pendingSentence({ unit, period, pending: (await readPending(db, [unit], period)).get(unit) ?? [] });
}

/** Checks that stop a period from leaving the unit's hands; findings do not. */
async function failedChecks(db: BooksReader, unit: UnitCode, period: Period): Promise<Reason[]> {
  const results = await checkLedger(db, { units: [unit], period });
  return results
    .filter((result) => !result.ok && result.severity === 'error')
    .flatMap((result) =>
      result.rows.slice(0, 20).map((row) => ({ code: result.name, message: row.message, place: row.place })),
    );
}

/** The units whose month was open when it was last locked, as the trail tells. */
async function lockedFromOpen(db: BooksReader, period: Period): Promise<Set<UnitCode>> {
  const locks = await db
    .selectFrom('event')
    .select(['unit', 'before'])
    .where('operation', '=', 'ledger.lockPeriod')
    .where('subject', 'like', `% ${period}`)
    .orderBy('sequence')
    .execute();
  const last = new Map(locks.map(({ unit, before }) => [unit ?? '', before]));
  const wasOpen = (before: string | null): boolean =>
    (JSON.parse(before ?? '{}') as { state?: string }).state === 'open';
  return new Set([...last].filter(([, before]) => wasOpen(before)).map(([unit]) => unit));
}

async function voucherCounts(db: BooksReader, period: Period): Promise<Map<UnitCode, number>> {
  const rows = await db
    .selectFrom('voucher')
    .select(({ fn }) => ['unit', fn.countAll<number>().as('count')])
    .where('period', '=', period)
    .groupBy('unit')
    .execute();
  return new Map(rows.map((row) => [row.unit, Number(row.count)]));
}

async function lastImports(db: BooksReader, period: Period): Promise<Map<UnitCode, string>> {
  const rows = await db
    .selectFrom('batch')
    .select(({ fn }) => ['unit', fn.max('instant').as('instant')])
    .where('period', '=', period)
    .where('undone', '=', 0)
    .groupBy('unit')
    .execute();
  return new Map(rows.map((row) => [row.unit, row.instant]));
}
