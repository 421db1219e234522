import { STATEMENTS } from '../../../../shared/domain/ledger/statement.ts';
import { UsageError } from '../arguments.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
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
  readonly title: string;
  readonly scope: string;
  readonly period: string;
  readonly caption: string | null;
  readonly lines: readonly (StatementLine | TrialBalanceLine)[];
  readonly remarks: readonly string[];
}

async function statement(context: CliContext, rest: readonly string[]): Promise<Outcome> {
  const { args } = context;
  args.allow('unit', 'group', 'period');
  const name = rest[0];
  if (name === undefined || !STATEMENTS.includes(name as never)) {
    throw new UsageError(`statement 需要报表名（needs a name）：${STATEMENTS.join(', ')}`);
  }
  const unit = args.text('unit');
  if ((unit === undefined) === !args.flag('group'))
    throw new UsageError('请指定 --unit U 或 --group 之一（give --unit U or --group）');
  const desk = await context.desk();
  const asked = { statement: name, period: args.required('period') };
  const reply =
    unit === undefined
      ? await desk.call<StatementReply>('consolidation.statement', asked)
      : await desk.call<StatementReply>('ledger.statement', { ...asked, unit });
  context.print.result(reply, () => show(reply));
  return 0;
}

function show(reply: StatementReply): string {
  const head = [`${reply.title}  ${reply.scope}  ${reply.period}  单位：元`, ...(reply.caption ? [reply.caption] : [])];
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
            { heading: '本月数', align: 'right' },
            { heading: '金额', align: 'right' },
            { heading: '上期', align: 'right' },
          ],
          (reply.lines as readonly StatementLine[]).map((line) => [
            `${'  '.repeat(line.depth ?? 0)}${line.name}`,
            money(line.month),
            money(line.amount),
            money(line.prior),
          ]),
        );
  return [...head, body, ...reply.remarks.map((remark) => `· ${remark}`)].join('\n');
}

interface Worksheet {
  readonly caption: string;
  readonly period: string;
  readonly run: number;
  readonly lines: readonly {
    statement: string;
    name: string;
    sum: string;
    elimination: string;
    consolidated: string;
  }[];
  readonly eliminations: readonly {
    rule: string;
    pair: readonly string[];
    entries: readonly { side: string; name: string; amount: string }[];
  }[];
  readonly differences: readonly {
    pair: readonly string[];
    kind: string;
    left: string;
    right: string;
    difference: string;
    class: string;
  }[];
  readonly checks: readonly { name: string; ok: boolean; detail: string }[];
}

async function consolidate(context: CliContext): Promise<Outcome> {
  context.args.allow('period');
  const desk = await context.desk();
  const sheet = await desk.call<Worksheet>('consolidation.run', { period: context.args.required('period') });
  context.print.result(sheet, () =>
    [
      `合并工作底稿 ${sheet.period}  第 ${sheet.run} 次  单位：元`,
      sheet.caption,
      table(
        [
          { heading: '报表' },
          { heading: '项目' },
          { heading: '汇总', align: 'right' },
          { heading: '抵销', align: 'right' },
          { heading: '合并', align: 'right' },
        ],
        sheet.lines.map((line) => [
          line.statement,
          line.name,
          money(line.sum),
          money(line.elimination),
          money(line.consolidated),
        ]),
      ),
      '',
      `抵销分录 ${sheet.eliminations.length} 笔`,
      ...sheet.eliminations.map(
        ({ rule, pair, entries }) =>
          `  ${rule} ${pair.join('–')}  ${entries.map((e) => `${e.side === 'debit' ? '借' : '贷'} ${e.name} ${money(e.amount)}`).join('；')}`,
      ),
      '',
      `内部往来差异 ${sheet.differences.length} 项`,
      table(
        [
          { heading: '单位对' },
          { heading: '类别' },
          { heading: '左方', align: 'right' },
          { heading: '右方', align: 'right' },
          { heading: '差异', align: 'right' },
          { heading: '性质' },
        ],
        sheet.differences.map((d) => [
          d.pair.join('–'),
          d.kind,
          money(d.left),
          money(d.right),
          money(d.difference),
          d.class,
        ]),
      ),
      '',
      ...sheet.checks.map((check) => `${check.ok ? '✓' : '✗'} ${check.name}  ${check.detail}`),
    ].join('\n'),
  );
  return 0;
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
    usage: 'statement NAME --unit U | --group --period P',
    summary: '报表 · statements of a unit or of the community',
    run: statement,
  },
  {
    words: ['consolidate'],
    usage: 'consolidate --period P',
    summary: '编制合并底稿 · worksheet, eliminations, differences',
    run: consolidate,
  },
  {
    words: ['check'],
    usage: 'check [--period P] [--unit U]',
    summary: '勾稽检查 · all named checks, with every offending row',
    run: check,
  },
];
