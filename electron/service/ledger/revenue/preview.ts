import { ledger } from '../../../../shared/contract/ledger.ts';
import { differsBy } from '../../../../shared/domain/ledger/revenue/day-state.ts';
import { type RevenueEntry, sideOf } from '../../../../shared/domain/ledger/revenue/reading.ts';
import { isRefundName } from '../../../../shared/domain/ledger/revenue/refunds.ts';
import { suggestAccount } from '../../../../shared/domain/ledger/revenue/suggest.ts';
import type { Unit, UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { endOf, periodOfDate, startOf } from '../../../../shared/kernel/period.ts';
import { loadDepartments, loadUnits } from '../../organisation/queries.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import type { LedgerParts } from '../parts.ts';
import { readChart, usedCodes } from '../unit-charts.ts';
import { readAsks, readCounterparties } from './asking.ts';
import { decideDays, openSheet } from './opened.ts';
import { readStanding } from './standing.ts';

/** Skipped and rejected rows that a preview lists. */
const LISTED = 200;

const yuan = (amount: number): string => formatYuan(fen(amount));

/** A sheet as it was read, with what making it would do; and what was made of a month. */
export const revenueQueries = (parts: LedgerParts): readonly Implementation[] => [
  longQuery(
    ledger.previewRevenue,
    async (context, { unit }) => {
      const chart = await readChart(context.db, unit);
      if (!chart) throw context.notFound(`单位 ${unit}`);
      return {
        chart,
        used: await usedCodes(context.db, unit),
        departments: await loadDepartments(context.db, unit),
        units: await loadUnits(context.db),
      };
    },
    async (context, input, { chart, used, departments, units }) => {
      const { reading, kind, remembered } = await openSheet(context, parts, input);
      const last = reading.days.at(-1);
      const { decided, asks, known } = await parts.read(async (db) => {
        const known = await readCounterparties(db, input.unit);
        return {
          decided: kind ? await decideDays(db, input.unit, kind, reading.days) : [],
          asks: last ? await readAsks(db, chart, periodOfDate(last.date), known) : [],
          known,
        };
      });
      const uses = (prefix: string) => [...used].some((code) => code.startsWith(prefix));
      const remembers = (prefix: string) =>
        [...(remembered?.words.values() ?? [])].some(({ code }) => code?.startsWith(prefix));
      const mayPend = chart.get('2308') !== undefined;
      const pending = mayPend && (input.pending ?? (remembers('2308') || (uses('2308') && !remembers('4101'))));
      const all = reading.days.flatMap(({ entries }) => entries);
      const missing = decided
        .flatMap(({ changes }) => changes)
        .filter(({ word }) => !reading.words.some((each) => each.word === word));
      const said = new Map(input.words.map((each) => [each.word, each]));
      const wordOut = (
        word: string,
        role: 'item' | 'pay' | 'aside',
        guessed: boolean,
        entries: readonly RevenueEntry[],
      ) => {
        const own = said.get(word)?.code;
        const kept = remembered?.words.get(word);
        const fits = (code: string | undefined) =>
          code !== undefined && chart.get(code)?.leaf === true && agrees(code, pending, input.pending);
        const near =
          kind && role !== 'aside'
            ? suggestAccount(role, word, { accounts: chart.accounts, kind, pending, accrues: uses('121201') })
            : undefined;
        const from =
          role === 'aside'
            ? 'none'
            : own !== undefined
              ? 'said'
              : kept?.role === role && fits(kept.code)
                ? 'remembered'
                : near !== undefined
                  ? 'suggested'
                  : 'none';
        const code = { said: own, remembered: kept?.code, suggested: near, none: undefined }[from] ?? null;
        const amount = yuan(
          entries.reduce((sum, each) => (each.word === word && each.role === role ? sum + each.amount : sum), 0),
        );
        const counterparty = kept?.code === code ? remembered?.counterparties.get(word) : undefined;
        return {
          ...({ word, role, amount, code, from } as const),
          guessed: guessed && kept === undefined && !said.has(word),
          ...(counterparty === '' || (counterparty !== undefined && known.has(counterparty)) ? { counterparty } : {}),
        };
      };
      const late = new Map(missing.map((each) => [each.word, each]));
      return {
        kind: kind ?? null,
        sheet: reading.sheet,
        title: reading.title,
        otherUnit: otherUnit(reading.texts, units, input.unit),
        shape: reading.shape,
        pending,
        mayPend,
        items: yuan(sideOf(all, 'item')),
        pays: yuan(sideOf(all, 'pay')),
        words: [
          ...reading.words.map(({ word, role, guessed }) => wordOut(word, role, guessed, all)),
          ...[...late.values()].map(({ word, role }) => wordOut(word, role, false, [])),
        ],
        departments: [
          ...new Set([
            ...reading.departments,
            ...missing.map(({ department }) => department).filter((name) => name !== ''),
          ]),
        ].map((word) => {
          const refund = isRefundName(word);
          const kept = remembered?.departments.get(word);
          const near = departments.find(({ name, code }) => name === word || code === word)?.code;
          const gone = kept !== undefined && kept !== '' && !departments.some(({ code }) => code === kept);
          if (kept !== undefined && !gone) return { word, department: kept, from: 'remembered' as const, refund };
          const suggested = near ?? (refund ? '' : undefined);
          return suggested === undefined
            ? { word, department: null, from: 'none' as const, refund }
            : { word, department: suggested, from: 'suggested' as const, refund };
        }),
        asks,
        days: reading.days.map((day, at) => {
          const decision = decided[at];
          return {
            from: day.from,
            date: day.date,
            items: yuan(sideOf(day.entries, 'item')),
            pays: yuan(sideOf(day.entries, 'pay')),
            difference: formatYuan(differsBy(day)),
            state: decision?.state ?? ('fresh' as const),
            message: decision?.message ?? null,
            standing: (decision?.standing ?? []).map(({ draft, booked }) => ({ draft, voucher: booked })),
            changes: byWord(decision?.changes ?? []),
          };
        }),
        skipped: reading.skipped
          .filter(({ reason }) => reason !== 'blank')
          .slice(0, LISTED)
          .map(({ row, reason, text }) => ({ row, reason, text })),
        rejected: reading.rejections.slice(0, LISTED).map((each) => ({ ...each })),
        remarks: [...reading.remarks],
      };
    },
  ),

  query(ledger.revenueDays, async ({ db }, { unit, period }) =>
    (await readStanding(db, unit, { from: startOf(period), to: endOf(period) })).map(
      ({ kind, from, date, draft, booked, fileName, state, correcting, entries }) => ({
        ...{ kind, from, date, draft, fileName, state, correcting },
        voucher: booked,
        items: yuan(sideOf(entries, 'item')),
      }),
    ),
  ),
];

/** A member that the sheet names where it does not name this one: a sheet of the wrong unit. */
function otherUnit(texts: readonly string[], units: readonly Unit[], own: UnitCode): string | null {
  const named = units.filter(({ name }) => texts.some((text) => text.includes(name)));
  return named.some(({ code }) => code === own) ? null : (named[0]?.name ?? null);
}

/** Whether a remembered account goes with what the person has just said of 收支两条线. */
const agrees = (code: string, pending: boolean, said: boolean | undefined): boolean =>
  said === undefined || !(pending ? code.startsWith('4101') : code.startsWith('2308'));

/** Differences without their departments. */
function byWord(changes: readonly RevenueEntry[]) {
  const sums = new Map<string, RevenueEntry>();
  for (const each of changes) {
    const key = `${each.role} ${each.word}`;
    sums.set(key, { ...each, amount: fen((sums.get(key)?.amount ?? 0) + each.amount) });
  }
  return [...sums.values()]
    .filter(({ amount }) => amount !== 0)
    .map(({ role, word, amount }) => ({ role, word, amount: formatYuan(amount) }));
}
