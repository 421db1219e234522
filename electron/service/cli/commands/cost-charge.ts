import type { Contract } from '../../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../../shared/contract/operation.ts';
import { UsageError } from '../arguments.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { money, table } from '../print.ts';

type Month = ReplyOf<Contract['costing']['chargeMonth']>[number];

/** 共享中心收费 of a month: of one centre, by its name or number, or of all. */
async function charge(context: CliContext): Promise<Outcome> {
  const { args } = context;
  args.allow('period', 'centre');
  const [wanted, period] = [args.text('centre'), args.required('period')];
  const desk = await context.desk();
  const months = await desk.call<Month[]>('costing.chargeMonth', { period });
  const centres = months.filter(({ centre }) => wanted === undefined || [centre.name, `${centre.id}`].includes(wanted));
  if (wanted !== undefined && centres.length === 0)
    throw new UsageError(`没有共享中心 ${wanted}（there is no such shared centre）`);
  context.print.result({ period, centres }, () =>
    centres.length === 0 ? '还没有共享中心（no shared centre yet）' : centres.map(show).join('\n\n'),
  );
  return 0;
}

const STAGES = {
  draft: '待审核',
  reviewed: '已审核，待记账',
  posted: '已记账',
  reversed: '已冲销，以下按账上现状试算',
  withdrawn: '已撤回，以下按账上现状试算',
} as const;
const SOURCES = { direct: '账上直接成本', full: '成本分摊的全成本' } as const;
const right = (heading: string) => ({ heading, align: 'right' as const });

function show({ centre, cost, costSource, costRun, charge: made, run, problem }: Month): string {
  const stage = run ? `${run.number} ${STAGES[run.stage]}` : '没有编制，按账上现状试算';
  return [
    `${centre.unit} ${centre.name}  ${stage}  单位：元`,
    ...(cost === null
      ? []
      : [`成本（${SOURCES[costSource]}${costRun === null ? '' : `，第 ${costRun} 版`}）${money(cost)}`]),
    ...(problem === null ? [] : [problem]),
    ...(made === null
      ? []
      : [
          table(
            [{ heading: '单位' }, { heading: '协议号' }, right(centre.measure), right('应担成本'), right('收费')],
            made.rows.map((row) => [
              `${row.unit} ${row.name}`,
              row.booked === 'own' ? '自用' : (row.number ?? '没有协议'),
              String(row.count),
              money(row.share),
              money(row.charge),
            ]),
          ),
          `业务量 ${made.volume}，单位成本 ${made.unitCost ?? '–'}`,
          ...(made.charged === null || made.own === null || made.recovery === null
            ? []
            : [`收费 ${money(made.charged)}，自用 ${money(made.own)}，多收（少收）${money(made.recovery)}`]),
        ]),
  ].join('\n');
}

export const costChargeCommands: readonly CliCommand[] = [
  {
    words: ['cost', 'charge'],
    usage: 'cost charge --period P [--centre C]',
    summary: '共享中心本月成本和对成员单位的收费 · what shared centres charge their members',
    run: charge,
  },
];
