import type { Contract } from '../../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../../shared/contract/operation.ts';
import { CATEGORIES } from '../../../../shared/domain/approval/category.ts';
import { isBody, LEVELS, MODES } from '../../../../shared/domain/approval/level.ts';
import { APPLICATION_STAGES } from '../../../../shared/domain/approval/stage.ts';
import { fundSource } from '../../../../shared/domain/ledger/fund.ts';
import { MOVE_NAMES, STAGE_NAMES } from '../../audit/pack/sheets/approval-words.ts';
import { UsageError } from '../arguments.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { money, table } from '../print.ts';

type Applications = ReplyOf<Contract['approval']['applications']>;
type Application = ReplyOf<Contract['approval']['application']>;

const STATES = { done: '已办', now: '办理中', later: '未到' } as const;

/** The register of a year: where each application stands, and since when it waits there. */
async function list(context: CliContext): Promise<Outcome> {
  const { args } = context;
  args.allow('year', 'unit', 'stage');
  const year = args.required('year');
  if (!/^20\d\d$/.test(year)) throw new UsageError(`年度应为四位数字（year）：${year}`);
  const wanted = args.text('stage');
  const stage = APPLICATION_STAGES.find((each) => each === wanted);
  if (wanted !== undefined && stage === undefined)
    throw new UsageError(`--stage 只能是 ${APPLICATION_STAGES.join(' | ')}（unknown stage）`);
  const unit = args.text('unit');
  const desk = await context.desk();
  const asked = { year: Number(year), ...(unit === undefined ? {} : { unit }) };
  const all = await desk.call<Applications>('approval.applications', asked);
  const reply = all.filter((each) => stage === undefined || each.stage === stage);
  context.print.result(reply, () => showList(reply, year));
  return 0;
}

const showList = (applications: Applications, year: string): string =>
  [
    `大额支出申请 ${year} 年  ${applications.length} 份  单位：元`,
    table(
      [
        ...['审批单号', '单位', '类别', '事由', '收款单位'].map((heading) => ({ heading })),
        ...[{ heading: '金额', align: 'right' as const }, { heading: '状态' }, { heading: '在哪一级' }],
        ...[{ heading: '从哪天等' }, { heading: '逾期天数', align: 'right' as const }],
      ],
      applications.map((each) => [
        ...[each.number, each.unitName, CATEGORIES[each.category], each.purpose, each.payeeName],
        ...[money(each.amount), `${STAGE_NAMES[each.stage]}${each.urgent ? '（紧急）' : ''}`],
        ...[each.level === '' ? '' : LEVELS[each.level], each.opened, each.late > 0 ? String(each.late) : ''],
      ]),
    ),
  ].join('\n');

/** One application by its number: what is asked, its levels, and what was done to it. */
async function show(context: CliContext, rest: readonly string[]): Promise<Outcome> {
  context.args.allow();
  const [number] = rest;
  const [, year] = /(20\d\d)/.exec(number ?? '') ?? [];
  if (number === undefined || year === undefined || rest.length > 1)
    throw new UsageError(`写明审批单号（number of an application）：${number ?? ''}`);
  const desk = await context.desk();
  const all = await desk.call<Applications>('approval.applications', { year: Number(year) });
  const found = all.find((each) => each.number === number);
  if (!found) {
    context.print.failure({ found: false, number }, `没有这份申请（no such application）：${number}`);
    return 1;
  }
  const reply = await desk.call<Application>('approval.application', { id: found.id });
  context.print.result(reply, () => showOne(reply));
  return 0;
}

const showOne = (application: Application): string => {
  const { number, unitName, category, purpose, payeeName, amount, stage, rows, papers, steps, moves } = application;
  return [
    `${number}  ${unitName}  ${CATEGORIES[category]}  ${STAGE_NAMES[stage]}${application.urgent ? '  紧急' : ''}`,
    `事由：${purpose}`,
    ...(payeeName === '' ? [] : [`收款单位：${payeeName}`]),
    `金额：${money(amount)} 元    申请人：${application.display}  ${application.day}`,
    ...(rows.length === 0 ? [] : ['', showRows(rows)]),
    ...(papers.length === 0 ? [] : ['', `资料：${papers.map(({ name }) => name).join('、')}`]),
    ...(steps.length === 0 ? [] : ['', showSteps(steps)]),
    ...(moves.length === 0
      ? []
      : [
          '',
          table(
            [{ heading: '时间' }, { heading: '经过' }, { heading: '谁' }, { heading: '意见' }],
            moves.map(({ what, display, forWhom, instant, opinion }) => [
              ...[instant.slice(0, 16).replace('T', ' '), MOVE_NAMES[what]],
              ...[forWhom === '' ? display : `${display}（代 ${forWhom}）`, opinion],
            ]),
          ),
        ]),
  ].join('\n');
};

const showRows = (rows: Application['rows']): string =>
  table(
    [
      ...['预算项目', '资金来源', '项目'].map((heading) => ({ heading })),
      ...[
        { heading: '金额', align: 'right' as const },
        { heading: '可用', align: 'right' as const },
      ],
      { heading: '预算内外' },
    ],
    rows.map(({ item, source, project, amount, available, inBudget }) => [
      ...[item, fundSource(source)?.name ?? source, project, money(amount), money(available)],
      inBudget ? '预算内' : '预算外',
    ]),
  );

const showSteps = (steps: Application['steps']): string =>
  table(
    [
      ...[
        { heading: '层级' },
        { heading: '怎样批' },
        { heading: '状态' },
        { heading: '从哪天等' },
        { heading: '期限' },
      ],
      { heading: '谁批' },
    ],
    steps.map(({ level, mode, state, opened, due, tasks, holders }) => [
      ...[LEVELS[level], isBody(level) ? '会议表决' : MODES[mode], STATES[state], opened, due],
      (tasks.length > 0 ? tasks.map(({ display }) => display) : holders).join('、') || '无人任职',
    ]),
  );

export const approveApplicationCommands: readonly CliCommand[] = [
  {
    words: ['approve', 'list'],
    usage: 'approve list --year Y [--unit U] [--stage S]',
    summary: '大额支出申请登记簿：状态、在哪一级、逾期 · the register of applications, and where each waits',
    run: list,
  },
  {
    words: ['approve', 'show'],
    usage: 'approve show NUMBER',
    summary: '一份大额支出申请：列支、层级和审批过程 · one application, its levels and what was done to it',
    run: show,
  },
];
