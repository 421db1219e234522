import type { Contract } from '../../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../../shared/contract/operation.ts';
import { COST_ITEM_NAMES, COST_ITEMS } from '../../../../shared/domain/costing/cost-item.ts';
import { UsageError } from '../arguments.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { money, table } from '../print.ts';
import { ofRuns } from './cost-report-runs.ts';

type Form = ReplyOf<Contract['costing']['direct']>;
type Units = ReplyOf<Contract['organisation']['units']>;

const REPORTS = ['01', '02', '03', 'hospital', 'structure'] as const;

/** 成本医01 of one unit, or of each in turn; another report, or a workbook, of one unit's locked runs. */
async function report(context: CliContext): Promise<Outcome> {
  const { args } = context;
  args.allow('period', 'unit', 'year-to-date', 'report', 'run', 'out');
  const wanted = args.text('report') ?? '01';
  const form = REPORTS.find((each) => each === wanted);
  if (!form) throw new UsageError(`--report 只能是 ${REPORTS.join(' | ')}（unknown report）`);
  if (form !== '01' || args.text('out') !== undefined || args.text('run') !== undefined) return ofRuns(context, form);
  const [unit, period] = [args.text('unit'), args.required('period')];
  const span = args.flag('year-to-date') ? 'year' : 'month';
  const desk = await context.desk();
  const units =
    unit === undefined ? (await desk.call<Units>('organisation.units', {})).map(({ code }) => code) : [unit];
  const forms: Form[] = [];
  for (const code of units) forms.push(await desk.call<Form>('costing.direct', { unit: code, period, span }));
  const reply = { period, span, units: forms };
  context.print.result(reply, () => forms.map((form) => show(form, period)).join('\n\n'));
  return 0;
}

const show = (form: Form, period: string): string =>
  [
    `成本医01 医院各科室直接成本表  ${form.unit} ${form.name}  ${period}  单位：元`,
    ...(form.official ? [] : ['管理口径，参照财会〔2021〕26号编制']),
    table(
      [
        { heading: '科室' },
        ...COST_ITEMS.map((item) => ({ heading: COST_ITEM_NAMES[item], align: 'right' as const })),
        { heading: '合计', align: 'right' },
      ],
      form.rows.map(({ code, name, amounts, total }) => [
        `${code} ${name}`.trim(),
        ...COST_ITEMS.map((item) => money(amounts[item])),
        money(total),
      ]),
    ),
    `不计入成本：财政项目拨款经费 ${money(form.excluded['fiscal-project'].total)}，科教经费 ${money(form.excluded.research.total)}`,
    ...form.unassigned.map(({ code, name, amount }) => `待归集：${code} ${name} ${money(amount)}`),
  ].join('\n');

export const costReportCommands: readonly CliCommand[] = [
  {
    words: ['cost', 'report'],
    usage:
      'cost report --period P [--unit U] [--year-to-date] [--report 01|02|03|hospital|structure] [--run N] [--out FILE]',
    summary: '成本医01、02、03 和医院成本报表，本月或本年累计 · forms of cost, as a table or a workbook',
    run: report,
  },
];
