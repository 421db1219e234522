import { ledger } from '../../../../shared/contract/ledger.ts';
import type { CompositionDifference } from '../../../../shared/domain/ledger/composition.ts';
import type { Reading } from '../../../../shared/domain/ledger/reading/reading.ts';
import { type Period, yearOf } from '../../../../shared/kernel/period.ts';
import { preparedCommand } from '../../pipeline/implementation.ts';
import type { LedgerParts } from '../parts.ts';
import { recomposeYear } from '../years.ts';
import { declarationWanted } from './declaration-wanted.ts';
import { grownChart, keepGrown } from './growing.ts';
import { openWhole, takeWhole } from './taking.ts';

/**
 * Imports a trial balance (科目余额表): the unit's chart grows by it, its year is composed anew, and a batch of the same
 * period that came before is set aside. The whole file comes in, or nothing of it.
 */
export const importTrialBalance = (parts: LedgerParts) =>
  preparedCommand(
    ledger.importTrialBalance,
    (context, input) => openWhole(context, parts, 'trial-balance', input),
    (context, input, { reading }) =>
      takeWhole(context, input, reading, {
        kind: 'trial-balance',
        subject: `${input.unit} ${input.period} 科目余额表`,
        take: async () => {
          const { tx, db } = context;
          const { unit, period } = input;
          const grown = await grownChart(db, unit, reading);
          if (grown.refused.length > 0) {
            const rowOf = new Map(reading.balances.map((row) => [row.code, row.row]));
            throw context.refused(
              'rejected-rows',
              grown.refused.map(({ code, message }) => ({ code: 'unknown-account', message, row: rowOf.get(code) })),
            );
          }
          await keepGrown(tx, unit, grown);
          return {
            imported: reading.balances.length,
            keep: async (batch) => {
              await tx.bulkInsert('trial_balance', trialBalanceRows(batch, reading));
              const composed = await recomposeYear(tx, parts.standing, unit, yearOf(period));
              const differences = composed.differences.filter((difference) => difference.period === period).length;
              return {
                newAccounts: grown.added.map(({ code, name }) => ({ code, name })),
                remarks: [
                  ...reading.remarks,
                  ...spanned(reading, period),
                  ...grown.findings.map((finding) => finding.message),
                  ...(differences > 0 ? [`与已有账务有 ${differences} 处不同，见检查 trial-balance-agrees`] : []),
                  ...disturbed(composed.differences, period),
                  ...(await declarationWanted(db, unit, period)),
                  ...(composed.openingKnown ? [] : [openingsWanted(yearOf(period))]),
                ],
              };
            },
          };
        },
      }),
  );

/** What the reader must know of a year whose opening nothing says. */
export const openingsWanted = (year: number): string =>
  `${year} 年年初数未知：文件没有年初余额和本年累计栏，账上也没有上年；请补导 ${year - 1}-12 或 ${year}-01 的科目余额表作年初余额`;

const trialBalanceRows = (batch: number, reading: Reading) =>
  reading.balances.map((row, at) => ({
    batch,
    row: at + 1,
    code: row.code,
    name: row.name,
    leaf: row.leaf ? 1 : 0,
    year_opening: row.yearOpening ?? null,
    opening: row.opening,
    debit: row.debit,
    credit: row.credit,
    year_debit: row.yearDebit ?? null,
    year_credit: row.yearCredit ?? null,
    closing: row.closing,
  }));

/** A table over several months goes into its last one: right for the balance and the year, not for the month alone. */
const spanned = ({ from }: Reading, period: Period): string[] =>
  from === undefined || from === period
    ? []
    : [`余额表是 ${from} 至 ${period} 的合计，发生额全部记入 ${period}：余额和本年数正确，本月数是这几个月的合计`];

/** Other months whose trial balances no longer agree with what is kept, because this one came in before or after them. */
function disturbed(differences: readonly CompositionDifference[], period: Period): string[] {
  const counts = new Map<Period, number>();
  for (const one of differences) if (one.period !== period) counts.set(one.period, (counts.get(one.period) ?? 0) + 1);
  return [...counts].map(([at, count]) => `${at} 的余额表与现在的账面有 ${count} 处不同，请核对两期是否衔接`);
}
