import type { Contract } from '../../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../../shared/contract/operation.ts';
import { budgetItem } from '../../../../shared/domain/budget/plan.ts';
import { fundSource } from '../../../../shared/domain/ledger/fund.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { money, table } from '../print.ts';

type Report = ReplyOf<Contract['budget']['report']>;

/** Each line's budget and what was taken of it, up to a month's end. */
async function report(context: CliContext): Promise<Outcome> {
  const { args } = context;
  args.allow('period', 'unit');
  const unit = args.text('unit');
  const desk = await context.desk();
  const asked = { period: args.required('period'), ...(unit === undefined ? {} : { unit }) };
  const reply = await desk.call<Report>('budget.report', asked);
  context.print.result(reply, () => show(reply));
  return 0;
}

const AMOUNTS = [
  { heading: '批复', align: 'right' },
  { heading: '调整', align: 'right' },
  { heading: '占用和签约', align: 'right' },
  { heading: '已支出', align: 'right' },
  { heading: '其中按余额表', align: 'right' },
  { heading: '可用', align: 'right' },
] as const;

const amounts = (line: Report['units'][string]): string[] => [
  ...[line.approved, line.adjusted, line.committed, line.spent, line.byBalance, line.available].map(money),
];
const named = ({ item, fund }: { readonly item: string; readonly fund: string }): string[] => [
  `${item} ${budgetItem(item)?.name ?? ''}`.trim(),
  fundSource(fund)?.name ?? fund,
];

const show = ({ period, lines, units, group }: Report): string =>
  [
    `预算执行 截至 ${period}  单位：元`,
    table(
      [{ heading: '单位' }, { heading: '科室' }, { heading: '预算项目' }, { heading: '资金来源' }, ...AMOUNTS],
      lines.map((line) => [line.unit, line.department, ...named(line), ...amounts(line)]),
    ),
    '',
    '按单位',
    table(
      [{ heading: '单位' }, ...AMOUNTS],
      Object.entries(units).map(([unit, line]) => [unit, ...amounts(line)]),
    ),
    '',
    `汇总  内部抵销 ${money(group.eliminated)}`,
    table(
      [
        { heading: '预算项目' },
        { heading: '资金来源' },
        ...AMOUNTS,
        { heading: '内部抵销', align: 'right' },
        { heading: '合并预算', align: 'right' },
      ],
      group.lines.map((line) => [...named(line), ...amounts(line), money(line.eliminated), money(line.consolidated)]),
    ),
  ].join('\n');

export const budgetCommands: readonly CliCommand[] = [
  {
    words: ['budget', 'report'],
    usage: 'budget report --period P [--unit U]',
    summary: '预算执行：批复、调整、占用、支出和可用 · budget by line, unit and group',
    run: report,
  },
];
