import type { Contract } from '../../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../../shared/contract/operation.ts';
import { UsageError } from '../arguments.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { table } from '../print.ts';
import { BY_KIND, PROCURE_KINDS } from './procure-kinds.ts';

type Report = ReplyOf<Contract['procurement']['report']>;

/** Orders of the fiscal year up to a month's end, with what became of each line; or spend, findings or prices of it. */
async function report(context: CliContext): Promise<Outcome> {
  const { args } = context;
  args.allow('period', 'kind');
  const period = args.required('period');
  const wanted = args.text('kind');
  if (wanted !== undefined) {
    const kind = PROCURE_KINDS.find((each) => each === wanted);
    if (!kind) throw new UsageError(`--kind 只能是 ${PROCURE_KINDS.join(' | ')}（unknown kind）`);
    return BY_KIND[kind](context, period);
  }
  const desk = await context.desk();
  const reply = await desk.call<Report>('procurement.report', { period });
  context.print.result(reply, () => show(reply));
  return 0;
}

const right = (heading: string) => ({ heading, align: 'right' as const });
const STAGES: Readonly<Record<string, string>> = { placed: '已下单', confirmed: '已确认', closed: '已完成' };

const NOTES: Readonly<Record<string, string>> = { draft: '待确认', confirmed: '已确认', posted: '已记账' };

const show = ({ period, orders, settlements }: Report): string =>
  [
    `统一采购 年初至 ${period}  订单 ${orders.length} 张（orders of the year）`,
    ...orders.flatMap(({ no, day, supplierName, stage, lines }) => [
      '',
      `${no}  ${day}  ${supplierName}  ${STAGES[stage] ?? stage}`,
      table(
        [
          ...[{ heading: '编码' }, { heading: '品种' }, right('单价'), right('订货'), right('到货'), right('验收')],
          ...[right('发票'), right('付款'), { heading: '分配' }],
        ],
        lines.map((line) => [
          ...[line.code, line.name, line.unitPrice, line.ordered, line.received, line.accepted],
          ...[line.invoiced, line.paid],
          Object.entries(line.allocations)
            .map(([unit, packs]) => `${unit} ${packs}`)
            .join('，'),
        ]),
      ),
    ]),
    ...(settlements.length === 0
      ? []
      : [
          '',
          `内部结算单 ${settlements.length} 张（settlement notes）`,
          table(
            [
              { heading: '结算单' },
              { heading: '单位' },
              { heading: '起' },
              { heading: '止' },
              right('金额'),
              { heading: '状态' },
            ],
            settlements.map(({ no, unit, first, last, amount, stage }) => [
              no,
              unit,
              first,
              last,
              amount,
              NOTES[stage] ?? stage,
            ]),
          ),
        ]),
  ].join('\n');

export const procureCommands: readonly CliCommand[] = [
  {
    words: ['procure', 'report'],
    usage: 'procure report --period P [--kind spend|guards|prices]',
    summary:
      '统一采购：订单、分配、到货、发票和付款，或采购金额、监督发现、价格，年初至期末 · orders and what became of each line, or spend, findings, prices',
    run: report,
  },
];
