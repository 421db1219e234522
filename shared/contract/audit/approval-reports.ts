import * as z from 'zod';
import { APPROVAL_REPORTS } from '../../domain/approval/report.ts';
import { period, sha256, unitCode } from '../fields.ts';
import { query } from '../operation.ts';

const whose = {
  /** From the year's first day to this month's last, as it stood then. */
  period,
  /** Absent: every unit that the caller sees. */
  unit: unitCode.optional(),
};
const report = z.enum(APPROVAL_REPORTS);
const asked = { permission: 'approval.read', scope: 'unit', unitOf: ['unit'] } as const;

/** Lists of a year's approvals as data, and as files that are filed (大额资金支出审批). */
export const approvalReports = {
  approvalReport: query({
    summary: '大额支出审批的一张表：登记、审批链、会议纪要、化整为零预警、合同与付款、付款清单，年初至期末',
    ...asked,
    input: z.strictObject({ report, ...whose }),
    output: z.object({
      report,
      period: z.string(),
      columns: z.array(
        z.object({ key: z.string(), heading: z.string(), kind: z.enum(['text', 'money', 'number', 'date', 'flag']) }),
      ),
      /** By the columns' keys: amounts in 元, days, checks as true where something is wrong; null where nothing is said. */
      rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
    }),
    example: { report: 'register' as const, period: '2025-12', unit: 'T01' },
  }),
  approvalBook: query({
    summary: '大额支出审批的工作簿：全部六张表或其中一张，或一张表的 CSV',
    ...asked,
    input: z.strictObject({ report: report.optional(), form: z.enum(['xlsx', 'csv']), ...whose }),
    output: z.object({ file: sha256, name: z.string(), bytes: z.int() }),
    refusals: ['no-data', 'one-list'],
    long: true,
    example: { form: 'xlsx' as const, period: '2025-12', unit: 'T01' },
  }),
};
