import type { Reason } from '../../../../shared/contract/errors.ts';
import { ledger } from '../../../../shared/contract/ledger.ts';
import { growChart } from '../../../../shared/domain/ledger/charts/unit-chart.ts';
import { kindOf } from '../../../../shared/domain/ledger/closing.ts';
import type { Reading } from '../../../../shared/domain/ledger/reading/reading.ts';
import type { Voucher } from '../../../../shared/domain/ledger/voucher.ts';
import { draftsOf, type ReadDraft } from '../../../../shared/domain/ledger/voucher-drafts.ts';
import { checkVoucher } from '../../../../shared/domain/ledger/voucher-rules.ts';
import { assert } from '../../../../shared/kernel/assert.ts';
import { periodOfDate } from '../../../../shared/kernel/period.ts';
import type { BooksReader, BooksTx } from '../../database.ts';
import { preparedCommand } from '../../pipeline/implementation.ts';
import { carryForward } from '../carry-forward.ts';
import type { LedgerParts } from '../parts.ts';
import { closedPeriods } from '../periods.ts';
import { postVouchers } from '../posting.ts';
import { type Register, readRegister } from '../register.ts';
import { keepChart, readChart, UnitChart, usedCodes } from '../unit-charts.ts';
import { batchOfFile, keepBatch } from './batches.ts';
import type { OpenedImport } from './opened.ts';
import { openWhole } from './taking.ts';

/**
 * Imports vouchers and posts them (导入即记账): the import batch stands for the reviewer where the file names none.
 * A file comes in whole; with `only` each voucher is its own durable commit, and an import that was cut off goes on
 * after the last voucher that was acknowledged.
 */
export const importVouchers = (parts: LedgerParts) => {
  const last = lastOpened();
  return preparedCommand(
    ledger.importVouchers,
    async (context, input) => {
      const key = JSON.stringify(input.only === undefined ? [] : [context.actor, { ...input, only: 0 }]);
      return last.of(key, () => openWhole(context, parts, 'vouchers', input));
    },
    async (context, input, { reading }) => {
      const { unit, only } = input;
      const { tx, db } = context;
      const before = await batchOfFile(db, { unit, kind: 'vouchers', sha256: input.file });
      const total = reading.vouchers.length;
      const posted = before?.imported ?? 0;
      if (before && posted >= total) throw context.refused('already-imported', `这个文件已经导入过，批次 ${before.id}`);
      if (only !== undefined && only !== posted) {
        throw context.refused('not-next', `这个文件的下一张凭证是第 ${posted + 1} 张`);
      }
      const chart = await grownBy(tx, unit, reading);
      const register = await readRegister(db, unit);
      // The whole file is checked with its first voucher, so that it never comes in by halves for a reason that stood before.
      const checked =
        only === undefined || posted === 0 ? reading.vouchers.slice(posted) : reading.vouchers.slice(only, only + 1);
      const ready = draftsOf(checked, { unit, account: (code) => chart.get(code), ...register });
      const reasons = wrongDrafts(ready, chart, register, await closedPeriods(db, unit));
      if (reasons.length > 0) {
        const closed = reasons.every((reason) => reason.code === 'period-closed');
        throw context.refused(closed ? 'period-closed' : 'rejected-rows', reasons);
      }
      await register.keepNew(tx);
      const drafts = only === undefined ? ready : ready.slice(0, 1);
      const batch =
        before?.id ??
        (await keepBatch(tx, {
          unit,
          period: lastPeriod(reading),
          kind: 'vouchers',
          fileName: input.fileName,
          sha256: input.file,
          layout: JSON.stringify(reading.layout),
          rows: total,
          imported: 0,
          actor: context.actor,
          instant: context.instant,
        }));
      await tx.db
        .updateTable('batch')
        .set((eb) => ({ imported: eb('imported', '+', drafts.length) }))
        .where('id', '=', batch)
        .execute();
      const vouchers = await postVouchers(
        tx,
        parts,
        drafts.map(({ draft, preparedBy, reviewedBy }) => ({
          draft,
          kind: kindOf(draft.lines, (code) => chart.get(code)),
          preparedBy,
          reviewedBy,
        })),
        { postedBy: context.actor, reviewedBy: `批次 ${batch}`, batch },
      );
      const overridden = await carryForward(tx, parts.standing, unit, vouchers);
      const twice = only === undefined ? await alreadyThere(db, batch, vouchers) : 0;
      const lines = drafts.reduce((sum, { draft }) => sum + draft.lines.length, 0);
      context.audit({
        subject: `${unit} 凭证 ${vouchers.length} 张`,
        after: { batch, vouchers: vouchers.length, lines, file: input.file, fileName: input.fileName },
      });
      return {
        rows: reading.rows,
        imported: lines,
        rejected: [],
        vouchers: vouchers.length,
        batch,
        newAccounts: chart.added,
        supersedes: null,
        more: only !== undefined && only + 1 < total,
        remarks: [
          ...overridden.map(
            (period) =>
              `${period} 已有余额表：期初仍取余额表，发生额从此取凭证；两者不同之处见检查 trial-balance-agrees，撤销本批次即恢复`,
          ),
          ...(twice > 0
            ? [`其中 ${twice} 张与已有凭证同月、同字号、同金额，疑似重复导入，见检查 duplicate-vouchers`]
            : []),
          ...reading.remarks,
          ...chart.remarks,
        ],
      };
    },
  );
};

/** The reading of the file that is being imported voucher by voucher: read once, not once a voucher. */
function lastOpened() {
  let held: { key: string; opened: OpenedImport } | undefined;
  return {
    async of(key: string, open: () => Promise<OpenedImport>): Promise<OpenedImport> {
      if (key !== '[]' && held?.key === key) return held.opened;
      const opened = await open();
      held = key === '[]' ? undefined : { key, opened };
      return opened;
    },
  };
}

type GrownUnitChart = UnitChart & { added: { code: string; name: string }[]; remarks: string[] };

/**
 * A journal that names its accounts is the unit's own book: accounts it shows below known ones come into the chart.
 * A code without a name, or one below nothing that is known, stays unknown and is refused with its line.
 */
async function grownBy(tx: BooksTx, unit: string, reading: Reading): Promise<GrownUnitChart> {
  const chart = await readChart(tx.db, unit);
  assert(chart, `no such unit: ${unit}`);
  const named = new Map<string, string>();
  for (const voucher of reading.vouchers)
    for (const line of voucher.lines) if (line.name !== '') named.set(line.code, line.name);
  const below = (code: string): boolean => {
    for (let length = code.length; length >= 4; length -= 1) if (chart.get(code.slice(0, length))) return true;
    return false;
  };
  const rows = [...named].filter(([code]) => below(code)).map(([code, name]) => ({ code, name, leaf: true }));
  const news = rows.filter(({ code }) => chart.get(code)?.leaf !== true);
  if (news.length === 0) return Object.assign(chart, { added: [], remarks: [] });
  const used = await usedCodes(tx.db, unit);
  const grown = growChart(unit, chart.official, news, chart.accounts, (code) => used.has(code) || named.has(code));
  await keepChart(tx, unit, grown.accounts);
  return Object.assign(new UnitChart(unit, chart.official, grown.accounts), {
    added: grown.added.map(({ code, name }) => ({ code, name })),
    remarks: grown.findings.map((finding) => finding.message),
  });
}

/** What stands against posting, at the file's rows. */
function wrongDrafts(
  drafts: readonly ReadDraft[],
  chart: UnitChart,
  register: Register,
  closed: ReadonlySet<string>,
): Reason[] {
  return drafts.flatMap(({ draft, rows }) => {
    const checked = checkVoucher(draft, {
      account: (code) => chart.get(code),
      isUnit: (code) => register.isUnit(code),
      periodState: (period) => (closed.has(period) ? 'locked' : 'open'),
    });
    if (checked.ok) return [];
    return checked.error.map((error) => ({
      code: error.code,
      message: draft.sourceNumber ? `凭证 ${draft.sourceNumber}：${error.message}` : error.message,
      row: rows[(error.line ?? 1) - 1],
    }));
  });
}

/** The period a batch stands under: its vouchers' only one, or the last of several. */
const lastPeriod = (reading: Reading): string =>
  reading.vouchers
    .map((voucher) => periodOfDate(voucher.date))
    .reduce((last, period) => (period > last ? period : last));

/** How many of the vouchers stand in the books already, from another file: same month, source number and amount. */
async function alreadyThere(db: BooksReader, batch: number, vouchers: readonly Voucher[]): Promise<number> {
  const numbered = vouchers.filter((voucher) => voucher.sourceNumber !== undefined);
  if (numbered.length === 0) return 0;
  const periods = [...new Set(numbered.map((voucher) => voucher.period))];
  const earlier = await db
    .selectFrom('voucher')
    .innerJoin('voucher_line', 'voucher_line.voucher', 'voucher.id')
    .select(({ fn }) => ['voucher.period', 'voucher.source_number', fn.sum<number>('voucher_line.debit').as('debit')])
    .where('voucher.unit', '=', numbered[0]!.unit)
    .where('voucher.period', 'in', periods)
    .where('voucher.source_number', 'is not', null)
    .where('voucher.batch', '!=', batch)
    .groupBy(['voucher.id', 'voucher.period', 'voucher.source_number'])
    .execute();
  const known = new Set(earlier.map((row) => `${row.period}/${row.source_number}/${Number(row.debit)}`));
  const total = (voucher: Voucher) => voucher.lines.reduce((sum, line) => sum + line.debit, 0);
  return numbered.filter((voucher) => known.has(`${voucher.period}/${voucher.sourceNumber}/${total(voucher)}`)).length;
}
