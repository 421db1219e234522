import type { Reason } from '../../../../shared/contract/errors.ts';
import { ledger } from '../../../../shared/contract/ledger.ts';
import type { IntraGroupRow } from '../../../../shared/domain/ledger/reading/reading.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { preparedCommand } from '../../pipeline/implementation.ts';
import type { LedgerParts } from '../parts.ts';
import { readPeriod } from '../periods.ts';
import { type Register, readRegister } from '../register.ts';
import { readChart, type UnitChart } from '../unit-charts.ts';
import { openWhole, takeWhole } from './taking.ts';

/**
 * Imports what a unit declares of its intra-group accounts (内部往来及交易申报表, or the 辅助余额表 of those accounts), so that a
 * member in summary can be reconciled. Every counterparty must be a member, every account one of the unit's.
 */
export const importIntraGroup = (parts: LedgerParts) =>
  preparedCommand(
    ledger.importIntraGroup,
    (context, input) => openWhole(context, parts, 'intra-group', input),
    (context, input, { reading }) =>
      takeWhole(context, input, reading, {
        kind: 'intra-group',
        subject: `${input.unit} ${input.period} 内部往来申报`,
        take: async () => {
          const { tx, db } = context;
          const { unit, period } = input;
          const chart = (await readChart(db, unit))!;
          const register = await readRegister(db, unit);
          const wrong = reading.declarations.flatMap((row) => reasonsAgainst(row, unit, chart, register));
          if (wrong.length > 0) {
            const unknown = wrong.every((reason) => reason.code === 'unknown-counterparty');
            throw context.refused(unknown ? 'unknown-counterparty' : 'rejected-rows', wrong);
          }
          return {
            imported: reading.declarations.length,
            keep: async (batch) => {
              await tx.bulkInsert('declaration', declarationRows(batch, reading.declarations, register));
              const { basis } = await readPeriod(db, unit, period);
              return {
                newAccounts: [],
                remarks: [
                  ...(basis === 'detail'
                    ? ['本期已按凭证核算：对账取凭证上标明的往来单位，申报只作留存，不参与对账']
                    : []),
                  ...reading.remarks,
                ],
              };
            },
          };
        },
      }),
  );

const declarationRows = (batch: number, rows: readonly IntraGroupRow[], register: Register) =>
  rows.map((row) => ({
    batch,
    row: row.row,
    code: row.code,
    counterparty: memberOf(row, register)!,
    amount: row.amount,
    measure: row.measure,
    document: row.document ?? '',
    date: row.date ?? '',
  }));

/** The member that a row names; by the code beside its name where nobody has that name. */
const memberOf = (row: IntraGroupRow, register: Register): UnitCode | undefined =>
  register.memberOf(row.counterparty) ??
  (row.counterpartyCode === undefined ? undefined : register.memberOf(row.counterpartyCode));

function reasonsAgainst(row: IntraGroupRow, unit: string, chart: UnitChart, register: Register): Reason[] {
  const reasons: Reason[] = [];
  const add = (code: string, message: string, column: string) => reasons.push({ code, message, row: row.row, column });
  if (!chart.get(row.code)) add('unknown-account', `单位科目表中没有科目 ${row.code} ${row.name}`, '科目编码');
  const member = memberOf(row, register);
  if (member === undefined)
    add('unknown-counterparty', `“${row.counterparty}”不是医共体成员单位的编码或名称`, '往来单位');
  else if (member === unit) add('own-counterparty', `往来单位就是本单位 ${unit}`, '往来单位');
  return reasons;
}
