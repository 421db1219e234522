import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import type { Contract } from '../../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../../shared/contract/operation.ts';
import { CATEGORIES } from '../../../../shared/domain/approval/category.ts';
import { LEVELS } from '../../../../shared/domain/approval/level.ts';
import { APPROVAL_REPORTS, type ApprovalReport } from '../../../../shared/domain/approval/report.ts';
import type { ApprovalFlag, ReportedState } from '../../../../shared/domain/approval/reported.ts';
import { UsageError } from '../arguments.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { Refusal } from '../desk.ts';
import { money, table } from '../print.ts';

type Whole = ReplyOf<Contract['approval']['report']>;
type List = ReplyOf<Contract['audit']['approvalReport']>;
type Book = ReplyOf<Contract['audit']['approvalBook']>;

interface Asked {
  readonly period: string;
  readonly unit?: string;
}

/** Approvals of the budget year up to a month's end: the documents with what was decided, or one list of them; or as a file. */
async function report(context: CliContext): Promise<Outcome> {
  const { args } = context;
  args.allow('period', 'year', 'unit', 'kind', 'out');
  const kind = kindOf(args.text('kind'));
  const unit = args.text('unit');
  const asked: Asked = {
    period: periodOf(args.text('period'), args.text('year')),
    ...(unit === undefined ? {} : { unit }),
  };
  const out = args.text('out');
  if (out !== undefined) return toFile(context, { kind, asked, path: resolve(out) });
  const desk = await context.desk();
  if (kind === undefined) {
    const reply = await desk.call<Whole>('approval.report', asked);
    context.print.result(reply, () => show(reply));
    return 0;
  }
  const reply = await desk.call<List>('audit.approvalReport', { report: kind, ...asked });
  context.print.result(listOut(reply), () => showList(reply));
  return 0;
}

function kindOf(wanted: string | undefined): ApprovalReport | undefined {
  const kind = APPROVAL_REPORTS.find((each) => each === wanted);
  if (wanted !== undefined && kind === undefined)
    throw new UsageError(`--kind 只能是 ${APPROVAL_REPORTS.join(' | ')}（unknown kind）`);
  return kind;
}

/** The whole of a year, where no month is named. */
function periodOf(period: string | undefined, year: string | undefined): string {
  if ((period === undefined) === (year === undefined))
    throw new UsageError('--period 和 --year 写明一个（one of --period and --year）');
  if (period !== undefined) return period;
  if (!/^20\d\d$/.test(year!)) throw new UsageError(`年度应为四位数字（year）：${year}`);
  return `${year}-12`;
}

const listOut = ({ report: kind, period, rows }: List) => ({ kind, period, rows });

interface Filed {
  readonly kind: ApprovalReport | undefined;
  readonly asked: Asked;
  readonly path: string;
}

/** By the name's ending: a workbook of all lists or of one, one list as CSV, or the report as JSON. */
async function toFile(context: CliContext, { kind, asked, path }: Filed): Promise<Outcome> {
  const form = extname(path).slice(1).toLowerCase();
  const desk = await context.desk();
  let bytes: Uint8Array;
  if (form === 'json') {
    const said =
      kind === undefined
        ? await desk.call<Whole>('approval.report', asked)
        : listOut(await desk.call<List>('audit.approvalReport', { report: kind, ...asked }));
    bytes = Buffer.from(`${JSON.stringify(said, null, 2)}\n`);
  } else if (form === 'xlsx' || form === 'csv') {
    if (form === 'csv' && kind === undefined) throw new UsageError('CSV 须写明 --kind（a CSV file holds one list）');
    const made = await desk.call<Book>('audit.approvalBook', {
      ...{ form, ...asked },
      ...(kind === undefined ? {} : { report: kind }),
    });
    bytes = await desk.getFile(made.file);
  } else throw new UsageError('--out 的文件名以 .xlsx、.csv 或 .json 结尾（ending of --out）');
  try {
    await writeFile(path, bytes, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Refusal('EXISTS', `那里已有文件，不会覆盖（${path}）`, undefined);
  }
  context.print.result({ file: path, bytes: bytes.byteLength }, () => path);
  return 0;
}

const STATES: Readonly<Record<ReportedState, string>> = {
  ...{ deciding: '审批中', approved: '已批准', paid: '已付清', closed: '已办结' },
  ...{ rejected: '已驳回', withdrawn: '已撤回' },
};
const FLAGS: Readonly<Record<ApprovalFlag, string>> = {
  ...{ split: '化整为零', 'near-threshold': '临界金额', 'duplicate-invoice': '发票重复' },
  ...{ 'duplicate-payment': '重复付款', 'same-day': '同日多笔', 'payee-changed': '收款单位变更' },
  ...{ 'minutes-missing': '缺会议纪要', 'over-budget': '预算外' },
};

const show = ({ period, documents }: Whole): string =>
  [
    `大额支出审批 年初至 ${period}  ${documents.length} 份（documents of the year）  单位：元`,
    table(
      [
        ...['审批单号', '单位', '类别', '收款单位'].map((heading) => ({ heading })),
        ...[{ heading: '金额', align: 'right' as const }, { heading: '须经层级' }, { heading: '状态' }],
        { heading: '提示' },
      ],
      documents.map(({ no, unit, category, payee, amount, requiredLevels, state, flags }) => [
        ...[no, unit, CATEGORIES[category], payee, money(amount)],
        requiredLevels.map((level) => LEVELS[level]).join(' → '),
        ...[STATES[state], [...new Set(flags.map(({ kind }) => FLAGS[kind]))].join('、')],
      ]),
    ),
  ].join('\n');

/** What only a program reads, is for files. */
const LONG = 66;

function showList({ period, columns, rows }: List): string {
  const shown = columns.filter(({ key }) => rows.every((row) => String(row[key] ?? '').length < LONG - 2));
  const said = (value: List['rows'][number][string] | undefined, kind: string): string => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'boolean') return value ? '✗' : '';
    return kind === 'money' ? money(String(value)) : String(value).replaceAll('\n', ' ');
  };
  return [
    `大额支出审批 年初至 ${period}  ${rows.length} 行（rows）`,
    table(
      shown.map(({ heading, kind }) => ({ heading, align: kind === 'money' || kind === 'number' ? 'right' : 'left' })),
      rows.map((row) => shown.map(({ key, kind }) => said(row[key], kind))),
    ),
  ].join('\n');
}

export const approveReportCommands: readonly CliCommand[] = [
  {
    words: ['approve', 'report'],
    usage: `approve report --period P|--year Y [--kind ${APPROVAL_REPORTS.join('|')}] [--unit U] [--out FILE.xlsx|csv|json]`,
    summary:
      '大额支出审批：须经层级、决定、状态和提示，或登记、审批链、会议纪要、预警、合同、付款 · approvals of the year, or one list of them',
    run: report,
  },
];
