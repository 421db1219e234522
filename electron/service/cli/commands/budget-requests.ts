import type { Contract } from '../../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../../shared/contract/operation.ts';
import type { RequestStage } from '../../../../shared/domain/budget/request-route.ts';
import { UsageError } from '../arguments.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { money, table } from '../print.ts';

type Requests = ReplyOf<Contract['budget']['requests']>;

const STAGES: Readonly<Record<RequestStage, string>> = {
  draft: '编制中',
  submitted: '待审批',
  approved: '已批准',
  contracted: '已签约',
  closed: '已办结',
  cancelled: '已作废',
};

/** The year's spending requests, and what each holds, has bound and spent. */
async function list(context: CliContext): Promise<Outcome> {
  const { args } = context;
  args.allow('year', 'unit');
  const year = args.required('year');
  if (!/^20\d\d$/.test(year)) throw new UsageError(`年度应为四位数字（year）：${year}`);
  const unit = args.text('unit');
  const desk = await context.desk();
  const asked = { year: Number(year), ...(unit === undefined ? {} : { unit }) };
  const reply = await desk.call<Requests>('budget.requests', asked);
  context.print.result(reply, () => show(reply, year));
  return 0;
}

const show = (requests: Requests, year: string): string =>
  [
    `用款申请 ${year} 年  单位：元`,
    table(
      [
        ...['单号', '单位', '事由', '收款单位', '状态'].map((heading) => ({ heading })),
        ...['申请', '占用', '签约', '已支出', '剩余天数'].map((heading) => ({ heading, align: 'right' as const })),
      ],
      requests.map(({ number, unitName, purpose, payee, stage, amount, reserved, committed, spent, daysLeft }) => [
        ...[number, unitName, purpose, payee, STAGES[stage]],
        ...[amount, reserved, committed, spent].map(money),
        daysLeft === null ? '' : String(daysLeft),
      ]),
    ),
  ].join('\n');

export const budgetRequestCommands: readonly CliCommand[] = [
  {
    words: ['budget', 'requests'],
    usage: 'budget requests --year Y [--unit U]',
    summary: '用款申请：状态、占用、签约和支出 · spending requests, and what they hold',
    run: list,
  },
];
