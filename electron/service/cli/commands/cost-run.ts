import type { Contract } from '../../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../../shared/contract/operation.ts';
import { UsageError } from '../arguments.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { money, table } from '../print.ts';

type Run = ReplyOf<Contract['costing']['run']>['runs'][number];
type Units = ReplyOf<Contract['organisation']['units']>;
type Year = ReplyOf<Contract['costing']['runs']>;

/** Allocates one unit's month, or that of every unit whose drivers are frozen. */
async function costRun(context: CliContext): Promise<Outcome> {
  const { args } = context;
  args.allow('period', 'unit');
  const [unit, period] = [args.text('unit'), args.required('period')];
  if (!/^\d{4}-\d{2}$/.test(period)) throw new UsageError('--period 写作 YYYY-MM（a month is written YYYY-MM）');
  const desk = await context.desk();
  const units = unit === undefined ? await ready(context, period) : [unit];
  const runs: (Run & { readonly unit: string })[] = [];
  for (const code of units) {
    const reply = await desk.call<{ readonly runs: readonly Run[] }>('costing.run', { unit: code, periods: [period] });
    runs.push(...reply.runs.map((run) => ({ unit: code, ...run })));
  }
  context.print.result({ period, runs }, () =>
    runs.length === 0
      ? `${period} 没有单位冻结了分摊参数（no unit has frozen drivers）`
      : table(
          [
            { heading: '单位' },
            { heading: '版本', align: 'right' },
            { heading: '分摊前', align: 'right' },
            { heading: '分摊后', align: 'right' },
            { heading: '守恒' },
          ],
          runs.map((run) => [run.unit, `${run.version}`, money(run.in), money(run.out), run.holds ? '✓' : '✗']),
        ),
  );
  return 0;
}

async function ready(context: CliContext, period: string): Promise<string[]> {
  const desk = await context.desk();
  const codes = (await desk.call<Units>('organisation.units', {})).map(({ code }) => code);
  const found: string[] = [];
  for (const unit of codes) {
    const { months } = await desk.call<Year>('costing.runs', { unit, year: Number(period.slice(0, 4)) });
    if (months.some((month) => month.period === period && month.drivers)) found.push(unit);
  }
  return found;
}

export const costRunCommands: readonly CliCommand[] = [
  {
    words: ['cost', 'run'],
    usage: 'cost run --period P [--unit U]',
    summary: '成本分摊：一个单位，或所有冻结了参数的单位 · allocate the cost of a month',
    run: costRun,
  },
];
