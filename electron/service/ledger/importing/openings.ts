import { ledger } from '../../../../shared/contract/ledger.ts';
import { natureOfCode } from '../../../../shared/domain/ledger/charts/element.ts';
import { isFlow } from '../../../../shared/domain/ledger/closed-turnover.ts';
import type { BalanceRow, Reading } from '../../../../shared/domain/ledger/reading/reading.ts';
import { type Fen, groupedYuan } from '../../../../shared/kernel/fen.ts';
import { type Period, periodOf, yearOf } from '../../../../shared/kernel/period.ts';
import { preparedCommand } from '../../pipeline/implementation.ts';
import { keepOpenings, refuseReported } from '../openings.ts';
import type { LedgerParts } from '../parts.ts';
import { grownChart, keepGrown } from './growing.ts';
import { openWhole } from './taking.ts';

/**
 * Imports a year's opening balances (年初余额) from a trial balance: the closing of last December, the opening of
 * January, or the year's opening column of any month. They stand in place of what was given before.
 */
export const importOpenings = (parts: LedgerParts) =>
  preparedCommand(
    ledger.importOpenings,
    (context, input) => openWhole(context, parts, 'trial-balance', input),
    async (context, input, { reading }) => {
      const { unit, year } = input;
      const { tx, db } = context;
      await refuseReported(context, unit, year);
      const opening = openingColumn(reading, year, input.period);
      if (!opening) {
        const wanted = [periodOf(year - 1, 12), periodOf(year, 1)];
        throw context.refused('wrong-period', [
          {
            code: 'wrong-period',
            message: `年初余额要 ${wanted.join(' 或 ')} 的科目余额表，或 ${year} 年带年初余额栏的表${
              reading.period === undefined ? '；文件没有写明月份，请指明' : `，这张表是 ${reading.period} 的`
            }`,
          },
          ...wanted.map((message) => ({ code: 'choice', message })),
        ]);
      }
      const rows = reading.balances.filter((row) => row.leaf && opening(row) !== 0);
      const flows = rows.filter(({ code }) => isFlowCode(code));
      if (flows.length > 0)
        throw context.refused(
          'not-closed',
          flows.map((row) => ({
            code: 'not-closed',
            message: `${row.code} ${row.name} 年初有余额 ${groupedYuan(opening(row))}：这张表还没有做年末结转，请用结转以后的`,
            row: row.row,
          })),
        );
      const grown = await grownChart(db, unit, reading);
      const leaves = new Map(grown.accounts.map((account) => [account.code, account]));
      const strange = rows.flatMap(({ code, name, row }) => {
        const refusal = grown.refused.find((each) => each.code === code)?.message;
        if (refusal !== undefined) return [{ code: 'unknown-account', message: refusal, row }];
        return leaves.get(code)?.leaf
          ? []
          : [{ code: 'not-a-leaf', message: `科目 ${code} ${name} 在单位科目表中不是末级科目`, row }];
      });
      if (strange.length > 0) throw context.refused('rejected-rows', strange);
      await keepGrown(tx, unit, grown);
      const composed = await keepOpenings(context, parts, {
        unit,
        year,
        rows: rows.map((row) => ({
          unit,
          year,
          book: leaves.get(row.code)!.book,
          code: row.code,
          department: '',
          fund: '',
          project: '',
          counterparty: '',
          amount: opening(row),
        })),
      });
      context.audit({
        subject: `${unit} ${year} 年初余额`,
        after: { rows: rows.length, file: input.file, fileName: input.fileName },
      });
      const differences = composed.differences.filter(({ kind }) => kind === 'opening').length;
      return {
        rows: rows.length,
        year,
        remarks: [
          ...reading.remarks,
          ...(differences > 0 ? [`与 ${year} 年已有的账有 ${differences} 处不衔接，见检查 trial-balance-agrees`] : []),
        ],
      };
    },
  );

const isFlowCode = (code: string): boolean => {
  const nature = natureOfCode(code);
  return nature !== undefined && isFlow(nature.element);
};

/** Where a trial balance says how the year opened, debit-positive; undefined where it does not. */
function openingColumn(
  { period, from, balances }: Reading,
  year: number,
  asked: Period | undefined,
): ((row: BalanceRow) => Fen) | undefined {
  const at = period ?? asked;
  if (at === undefined) return undefined;
  if (at === periodOf(year - 1, 12)) return (row) => row.closing;
  if ((from ?? at) === periodOf(year, 1)) return (row) => row.opening;
  const complete = yearOf(at) === year && balances.every((row) => row.yearOpening !== undefined);
  return complete ? (row) => row.yearOpening! : undefined;
}
