import type { Reason } from '../../../../shared/contract/errors.ts';
import { ledger } from '../../../../shared/contract/ledger.ts';
import type { IntraGroupRow } from '../../../../shared/domain/ledger/reading/reading.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { preparedCommand } from '../../pipeline/implementation.ts';
import type { LedgerParts } from '../parts.ts';
import { readPeriod } from '../periods.ts';
import { type Register, readRegister } from '../register.ts';
import { readChart, type UnitChart } from '../unit-charts.ts';
import { keepBatch, setAside, takePlace } from './batches.ts';
import { openImport, refuseRejected } from './opened.ts';

/**
 * Imports what a unit declares of its intra-group accounts (内部往来及交易申报表, or the 辅助余额表 of those accounts), so that a
 * member in summary can be reconciled. Every counterparty must be a member, every account one of the unit's.
 */
export const importIntraGroup = (parts: LedgerParts) =>
  preparedCommand(
    ledger.importIntraGroup,
    async (context, input) => {
      const opened = await openImport(context, parts.reader, 'intra-group', input);
      refuseRejected(context, opened.reading);
      parts.blobs.putBlob(opened.bytes);
      return opened;
    },
    async (context, input, { reading }) => {
      const { unit, period } = input;
      const { tx, db } = context;
      const supersedes = await takePlace(context, { unit, period, kind: 'intra-group', sha256: input.file });
      const chart = (await readChart(db, unit))!;
      const register = await readRegister(db, unit);
      const wrong = reading.declarations.flatMap((row) => reasonsAgainst(row, unit, chart, register));
      if (wrong.length > 0) {
        const unknown = wrong.every((reason) => reason.code === 'unknown-counterparty');
        throw context.refused(unknown ? 'unknown-counterparty' : 'rejected-rows', wrong);
      }
      if (supersedes !== undefined) await setAside(tx, supersedes);
      const batch = await keepBatch(tx, {
        unit,
        period,
        kind: 'intra-group',
        fileName: input.fileName,
        sha256: input.file,
        layout: JSON.stringify(reading.layout),
        rows: reading.rows,
        imported: reading.declarations.length,
        actor: context.actor,
        instant: context.instant,
      });
      await tx.bulkInsert(
        'declaration',
        reading.declarations.map((row) => ({
          batch,
          row: row.row,
          code: row.code,
          counterparty: memberOf(row, register)!,
          amount: row.amount,
          measure: row.measure,
          document: row.document ?? '',
          date: row.date ?? '',
        })),
      );
      context.audit({
        subject: `${unit} ${period} 内部往来申报`,
        after: {
          batch,
          rows: reading.declarations.length,
          file: input.file,
          fileName: input.fileName,
          ...(supersedes === undefined ? {} : { supersedes }),
        },
      });
      return {
        rows: reading.rows,
        imported: reading.declarations.length,
        rejected: [],
        vouchers: 0,
        batch,
        newAccounts: [],
        supersedes: supersedes ?? null,
        more: false,
        remarks: [
          ...((await readPeriod(db, unit, period)).basis === 'detail'
            ? ['本期已按凭证核算：对账取凭证上标明的往来单位，申报只作留存，不参与对账']
            : []),
          ...reading.remarks,
        ],
      };
    },
  );

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
