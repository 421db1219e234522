import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { STATEMENTS, type StatementName } from '../../../../shared/domain/ledger/statement.ts';
import { type Arguments, UsageError } from '../arguments.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { Refusal } from '../desk.ts';
import { money, table } from '../print.ts';

interface StatementLine {
  readonly name: string;
  readonly amount: string;
  readonly prior: string | null;
  readonly month?: string;
  readonly depth?: number;
}

interface TrialBalanceLine {
  readonly code: string;
  readonly name: string;
  readonly opening: string;
  readonly debit: string;
  readonly credit: string;
  readonly closing: string;
}

interface StatementReply {
  readonly statement: string;
  readonly title: string;
  readonly scope: string;
  readonly period: string;
  readonly caption: string | null;
  readonly lines: readonly (StatementLine | TrialBalanceLine)[];
  readonly remarks: readonly string[];
  /** Of some units' statement: what was eliminated between them. */
  readonly eliminations?: readonly {
    readonly rule: string;
    readonly name: string;
    readonly pair: readonly string[];
    readonly amount: string;
  }[];
}

async function statement(context: CliContext, rest: readonly string[]): Promise<Outcome> {
  const { args } = context;
  args.allow('unit', 'units', 'group', 'period', 'out');
  const name = CHINESE_NAMES[rest[0] ?? ''] ?? STATEMENTS.find((one) => one === rest[0]);
  if (name === undefined) {
    throw new UsageError(`statement 需要报表名（needs a name）：${STATEMENTS.join(', ')}`);
  }
  const [operation, whose] = whoseStatement(args);
  const asked = { statement: name, period: args.required('period'), ...whose };
  const out = args.text('out');
  if (out !== undefined) return workbook(context, resolve(out), asked);
  const desk = await context.desk();
  const reply = await desk.call<StatementReply>(operation, asked);
  context.print.result(reply, () => show(reply));
  return 0;
}

/** The statement as a workbook with its formulas, into a file that is not there yet. */
async function workbook(context: CliContext, file: string, asked: Readonly<Record<string, unknown>>): Promise<Outcome> {
  if (!file.endsWith('.xlsx')) throw new UsageError('--out 应是 .xlsx 文件（must be an .xlsx file）');
  if (asked['statement'] === 'reconciliation')
    throw new UsageError('差异情况说明由凭证归类，随审计包导出（it leaves with the audit pack: tongcai pack）');
  const desk = await context.desk();
  const made = await desk.call<{ file: string; bytes: number }>('audit.statementBook', asked);
  try {
    await writeFile(file, await desk.getFile(made.file), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Refusal('EXISTS', `那里已有文件，不会覆盖（${file}）`, undefined);
  }
  context.print.result({ file, bytes: made.bytes }, () => file);
  return 0;
}

/** The operation that makes the statement, with its units: exactly one of --unit, --units and --group is given. */
function whoseStatement(args: Arguments): [operation: string, whose: Readonly<Record<string, unknown>>] {
  const unit = args.text('unit');
  const units = args.text('units');
  const group = args.flag('group');
  if ([unit !== undefined, units !== undefined, group].filter(Boolean).length !== 1)
    throw new UsageError('请指定 --unit U、--units A,B,C 或 --group 之一（give --unit U, --units A,B,C or --group）');
  if (unit !== undefined) return ['ledger.statement', { unit }];
  if (units === undefined) return ['consolidation.statement', {}];
  const codes = units.split(/[,，、\s]+/).filter((code) => code !== '');
  return ['consolidation.subgroupStatement', { units: [...new Set(codes)] }];
}

/** The columns that each statement has in the official form. */
function columnsOf(
  statement: string,
): readonly { heading: string; of: (line: StatementLine) => string | null | undefined }[] {
  const amount = (heading: string) => ({ heading, of: (line: StatementLine) => line.amount });
  const month = { heading: '本月数', of: (line: StatementLine) => line.month };
  const prior = (heading: string) => ({ heading, of: (line: StatementLine) => line.prior });
  if (statement === 'balance-sheet') return [amount('期末余额'), prior('年初余额')];
  if (statement === 'net-assets' || statement === 'budget-carry-over' || statement === 'fiscal-budget') {
    return [amount('本年数'), prior('上年数')];
  }
  return [month, amount('本年累计数'), prior('上年同期数')];
}

/** What people call the statements (报表名). */
const CHINESE_NAMES: Readonly<Record<string, StatementName>> = {
  科目余额表: 'trial-balance',
  资产负债表: 'balance-sheet',
  收入费用表: 'income',
  医疗活动收入费用明细表: 'medical-activities',
  '收入费用表（按经济性质）': 'income-by-nature',
  按经济性质: 'income-by-nature',
  净资产变动表: 'net-assets',
  预算收入支出表: 'budget',
  预算结转结余变动表: 'budget-carry-over',
  财政拨款预算收入支出表: 'fiscal-budget',
  差异情况说明: 'reconciliation',
};

function show(reply: StatementReply): string {
  const head = [
    `${reply.title}  ${reply.scope === 'group' ? '全县' : reply.scope}  ${reply.period}  单位：元`,
    ...(reply.caption ? [reply.caption] : []),
  ];
  const first = reply.lines[0];
  const body =
    first && 'code' in first
      ? table(
          [
            { heading: '科目编码' },
            { heading: '科目名称' },
            { heading: '期初余额', align: 'right' },
            { heading: '借方', align: 'right' },
            { heading: '贷方', align: 'right' },
            { heading: '期末余额', align: 'right' },
          ],
          (reply.lines as readonly TrialBalanceLine[]).map((line) => [
            line.code,
            line.name,
            money(line.opening),
            money(line.debit),
            money(line.credit),
            money(line.closing),
          ]),
        )
      : table(
          [
            { heading: '项目' },
            ...columnsOf(reply.statement).map(({ heading }) => ({ heading, align: 'right' as const })),
          ],
          (reply.lines as readonly StatementLine[]).map((line) => [
            `${'  '.repeat(line.depth ?? 0)}${line.name}`,
            ...columnsOf(reply.statement).map(({ of }) => money(of(line))),
          ]),
        );
  const applied = (reply.eliminations ?? []).map(
    ({ rule, name, pair, amount }) => `  ${rule} ${name}  ${pair.join('–')}  ${money(amount)}`,
  );
  return [...head, body, ...reply.remarks.map((remark) => `· ${remark}`), ...applied].join('\n');
}

interface CheckReply {
  readonly checks: readonly {
    readonly name: string;
    readonly title: string;
    readonly ok: boolean;
    readonly severity: 'error' | 'finding';
    readonly count: number;
    readonly rows: readonly { unit?: string; period?: string; place: string; message: string }[];
  }[];
}

/** Runs the checks and shows every offending row; that something was found is an answer, not a refusal. */
async function check(context: CliContext): Promise<Outcome> {
  context.args.allow('period', 'unit');
  const desk = await context.desk();
  const period = context.args.text('period');
  const unit = context.args.text('unit');
  const reply = await desk.call<CheckReply>('audit.check', {
    ...(period === undefined ? {} : { period }),
    ...(unit === undefined ? {} : { unit }),
  });
  context.print.result(reply, () =>
    reply.checks
      .flatMap((one) => [
        `${one.ok ? '✓' : one.severity === 'error' ? '✗' : '!'} ${one.title}（${one.name}）${one.ok ? '' : `  ${one.count} 处`}`,
        ...one.rows.map((row) => `    ${[row.unit, row.period, row.place].filter(Boolean).join(' ')}  ${row.message}`),
      ])
      .join('\n'),
  );
  return 0;
}

export const booksCommands: readonly CliCommand[] = [
  {
    words: ['statement'],
    usage: 'statement NAME --unit U | --units A,B,C | --group --period P [--out FILE.xlsx]',
    summary: '报表 · statements of a unit, of some units or of the community',
    run: statement,
  },
  {
    words: ['check'],
    usage: 'check [--period P] [--unit U]',
    summary: '勾稽检查 · all named checks, with every offending row',
    run: check,
  },
];
