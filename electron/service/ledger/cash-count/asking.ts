import { ledger } from '../../../../shared/contract/ledger.ts';
import { isCashOnHand } from '../../../../shared/domain/ledger/cash-count/code.ts';
import type { CashReckoning } from '../../../../shared/domain/ledger/cash-count/count.ts';
import { stepsNow } from '../../../../shared/domain/ledger/cash-count/voucher.ts';
import { type Fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { loadDisplays, loadUnits } from '../../organisation/queries.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readChart, type UnitChart } from '../unit-charts.ts';
import { type KeptCount, readCashCount, readCashCounts, standingDrafts } from './kept.ts';
import { pendingCash, postedCash } from './on-hand.ts';
import { cashCountWorkbook } from './workbook.ts';

const SUMS = [
  'pending',
  'received',
  'paid',
  'expected',
  'counted',
  'difference',
  'slips',
  'unexplained',
] as const satisfies readonly (keyof CashReckoning)[];

const sumsOut = (reckoned: CashReckoning) =>
  Object.fromEntries(SUMS.map((name) => [name, formatYuan(reckoned[name])])) as Record<(typeof SUMS)[number], string>;

export const standingOf = ({ replacedBy, witness }: KeptCount) =>
  replacedBy !== undefined ? ('replaced' as const) : witness ? ('confirmed' as const) : ('made' as const);

const headOut = (count: KeptCount, chart: UnitChart | undefined) => ({
  id: count.id,
  unit: count.unit,
  code: count.code,
  name: chart?.fullNameOf(count.code) ?? count.code,
  date: count.date,
  time: count.time,
  standing: standingOf(count),
  posted: formatYuan(count.posted),
  ...sumsOut(count.reckoned),
  explanation: count.explanation,
  madeBy: count.madeBy,
  made: count.made,
  witnessedBy: count.witness?.by ?? null,
  witnessed: count.witness?.at ?? null,
  replaces: count.replaces ?? null,
  replacedBy: count.replacedBy ?? null,
});

const out = <T extends { readonly amount: Fen }>(row: T) => ({ ...row, amount: formatYuan(row.amount) });
const peopleOf = (counts: readonly KeptCount[]): string[] =>
  counts.flatMap(({ madeBy, witness }) => [madeBy, ...(witness ? [witness.by] : [])]);

export const cashCountQueries = (): readonly Implementation[] => [
  query(ledger.cashOnHand, async (context, { unit, code, date }) => {
    const { db } = context;
    const chart = await readChart(db, unit);
    if (!chart) throw context.notFound(`单位 ${unit}`);
    if (!isCashOnHand(code)) throw context.refused('not-cash', `${code} 不是库存现金科目`);
    const place = { unit, code, date };
    return {
      accounts: chart.accounts
        .filter((account) => isCashOnHand(account.code))
        .map((account) => ({ code: account.code, name: chart.fullNameOf(account.code), leaf: account.leaf })),
      posted: formatYuan(await postedCash(db, place)),
      pending: (await pendingCash(db, place)).map(out),
    };
  }),

  query(ledger.cashCounts, async ({ db }, { unit, period, offset, limit }) => {
    const counts = await readCashCounts(db, { units: [unit], ...(period === undefined ? {} : { period }) });
    const chart = await readChart(db, unit);
    const rows = counts.slice(offset, offset + limit);
    return {
      total: counts.length,
      rows: rows.map((count) => headOut(count, chart)),
      names: await loadDisplays(db, peopleOf(rows)),
    };
  }),

  query(ledger.cashCount, async (context, { unit, id }) => {
    const { db } = context;
    const count = await readCashCount(db, unit, id);
    if (!count) throw context.notFound(`现金盘点 ${id}`);
    const drafts = await standingDrafts(db, id);
    return {
      ...headOut(count, await readChart(db, unit)),
      drawer: count.drawer.map((row) => ({ ...row })),
      items: count.items.map(out),
      vouchers: count.pending.map(out),
      note: count.witness?.note ?? '',
      drafts,
      steps:
        standingOf(count) === 'confirmed'
          ? [
              ...stepsNow(
                count.reckoned.unexplained,
                drafts.map(({ step }) => step),
              ),
            ]
          : [],
      names: await loadDisplays(db, peopleOf([count])),
    };
  }),

  longQuery(
    ledger.cashCountBook,
    async (context, { unit, id }) => {
      const { db } = context;
      const count = await readCashCount(db, unit, id);
      if (!count) throw context.notFound(`现金盘点 ${id}`);
      const chart = await readChart(db, unit);
      const own = (await loadUnits(db)).find(({ code }) => code === unit);
      const names = await loadDisplays(db, peopleOf([count]));
      return { count, names, account: `${count.code} ${chart?.fullNameOf(count.code) ?? ''}`.trim(), own };
    },
    async (context, { unit }, { count, names, account, own }) => {
      const who = `${unit} ${own?.name ?? ''}`.trim();
      const book = cashCountWorkbook({
        who,
        account,
        count,
        madeBy: names[count.madeBy] ?? count.madeBy,
        witnessedBy: count.witness ? (names[count.witness.by] ?? count.witness.by) : '',
        creator: context.actor,
        created: context.instant,
      });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: fileName(`库存现金盘点表-${who}-${count.date}.xlsx`) };
    },
  ),
];
