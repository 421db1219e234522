import type { Reason } from '../../../shared/contract/errors.ts';
import { ledger } from '../../../shared/contract/ledger.ts';
import type { CheckResult } from '../../../shared/domain/audit/check.ts';
import { unsignedOf } from '../../../shared/domain/ledger/attestation/standing.ts';
import { missingSentences } from '../../../shared/domain/ledger/attestation/words.ts';
import { pendingSentence } from '../../../shared/domain/ledger/desk/pending.ts';
import type { PeriodBasis } from '../../../shared/domain/ledger/figures.ts';
import { withinScope } from '../../../shared/domain/organisation/access.ts';
import { requiredSides } from '../../../shared/domain/organisation/attestation.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { loadAttestationRule, loadDeadlines, loadUnits } from '../organisation/queries.ts';
import { command, type Implementation, query } from '../pipeline/implementation.ts';
import { type KeptAttested, readAttested } from './attestation/kept-attested.ts';
import { checkLedger } from './checks.ts';
import { readPending } from './desk/pending.ts';
import type { KeptTotals } from './kept-totals.ts';
import { readLateMonths } from './late-months.ts';
import { type PeriodState, readPeriod, readStandIns, setState, type UnitPeriod } from './periods.ts';

/** 看板与期间: where each unit stands, and submitting, locking and reopening its period. */
export const periodOperations = (kept: KeptTotals, signatures: KeptAttested): readonly Implementation[] => [
  query(ledger.board, async ({ db, scope, nowMs }, { period }) => {
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
    const attested = await signatures.of(db, period);
    const required = requiredSides(await loadAttestationRule(db));
    const late = await readLateMonths(db, { units, until: period, nowMs, deadlines: await loadDeadlines(db) });
    return {
      period,
      lateSince: late?.since ?? null,
      rows: units.map((unit) => {
        const row = states.get(unit.code);
        const own = totals.get(unit.code);
        const { signed, lapsed } = attested(unit.code);
        const state = (row?.state ?? 'open') as PeriodState;
        return {
          unit: unit.code,
          name: unit.name,
          kind: unit.kind,
          state,
          submitted: state === 'submitted' || (state === 'locked' && !unpledged.has(unit.code)),
          signed: [...signed],
          lapsed: [...lapsed],
          unsigned: unsignedOf(required, { signed, lapsed }),
          late: late?.of.get(unit.code) ?? null,
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
    const against = await againstLeaving(context.db, at);
    if (against) throw context.refused(against.code, against.reasons);
    await setState(context.tx, at, 'submitted', {});
    context.audit({ subject: `${unit} ${period}`, before: { state: at.state }, after: { state: 'submitted' } });
    return { unit, period, state: 'submitted' as const };
  }),

  command(ledger.lockPeriod, async (context, { unit, period }) => {
    const at = await readPeriod(context.db, unit, period);
    if (at.state === 'locked') throw context.refused('not-open', `${unit} 的 ${period} 已经锁定`);
    const against = await againstLeaving(context.db, at);
    if (against) throw context.refused(against.code, against.reasons);
    if (at.state === 'open') throw context.refused('not-submitted', `${unit} 的 ${period} 还没有上报，请先上报再锁定`);
    const missing = await unsignedSentences(context.db, unit, period);
    if (missing.length > 0)
      throw context.refused(
        'not-attested',
        missing.map((message) => ({ code: 'not-attested', message })),
      );
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

/**
 * Why a month may not leave the unit's hands, be signed or be locked; undefined when nothing stands against it.
 *
 * @param checked what its checks said, where the caller has it already.
 */
export async function againstLeaving(
  db: BooksReader,
  { unit, period, basis }: UnitPeriod,
  checked?: readonly CheckResult[],
): Promise<{ code: 'no-data' | 'open-drafts' | 'failed-checks'; reasons: Reason[] } | undefined> {
  const one = (code: 'no-data' | 'open-drafts', message: string) => ({ code, reasons: [{ code, message }] });
  if (basis === 'none') return one('no-data', `${unit} 的 ${period} 还没有账务`);
  const waiting = pendingSentence({ unit, period, pending: (await readPending(db, [unit], period)).get(unit) ?? [] });
  if (waiting) return one('open-drafts', waiting);
  const reasons = failures(checked ?? (await checkLedger(db, { units: [unit], period })));
  return reasons.length > 0 ? { code: 'failed-checks', reasons } : undefined;
}

/** 负责人承诺: what is said of the signatures that the community asks for and that are not there, or no longer hold. */
async function unsignedSentences(db: BooksReader, unit: UnitCode, period: Period): Promise<string[]> {
  const required = requiredSides(await loadAttestationRule(db));
  if (required.length === 0) return [];
  const attested = await readAttested(db, unit, period);
  return missingSentences({ unit, period }, unsignedOf(required, attested), attested);
}

/** Checks that stop a period from leaving the unit's hands; findings do not. */
const failures = (results: readonly CheckResult[]): Reason[] =>
  results
    .filter((result) => !result.ok && result.severity === 'error')
    .flatMap((result) =>
      result.rows.slice(0, 20).map((row) => ({ code: result.name, message: row.message, place: row.place })),
    );

/** The units whose month was open when it was last locked, as the trail tells: books of before locking asked for 上报. */
export async function lockedFromOpen(db: BooksReader, period: Period): Promise<Set<UnitCode>> {
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
