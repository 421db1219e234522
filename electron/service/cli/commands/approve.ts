import type { Contract } from '../../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../../shared/contract/operation.ts';
import { CATEGORIES, CATEGORY_CODES, type Category } from '../../../../shared/domain/approval/category.ts';
import { isBody, LEVELS, MODES } from '../../../../shared/domain/approval/level.ts';
import { FUND_SOURCES, fundSource } from '../../../../shared/domain/ledger/fund.ts';
import { UNIT_KINDS } from '../../../../shared/domain/organisation/unit.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';
import { money, table } from '../print.ts';

type Rules = ReplyOf<Contract['approval']['rules']>;
type Simulated = ReplyOf<Contract['approval']['simulate']>;
type Row = Rules['versions'][number]['rows'][number];

const KINDS: Readonly<Record<string, string>> = {
  ...{
    lead: '牵头医院',
    hospital: '县级医院',
    township: '乡镇卫生院',
    community: '社区卫生服务中心',
    institution: '其他机构',
  },
};
const SOURCES: readonly string[] = FUND_SOURCES.map(({ code }) => code);
const BUDGETS = { in: '预算内', out: '预算外', either: '不分' } as const;

/** The table in force on a day. */
async function rules(context: CliContext): Promise<Outcome> {
  const { args } = context;
  args.allow('day');
  const day = args.text('day');
  const desk = await context.desk();
  const reply = await desk.call<Rules>('approval.rules', day === undefined ? {} : { day });
  context.print.result(reply, () => showRules(reply));
  return 0;
}

/** What one payment needs. Where it could not be decided as things are, the command ends with 1. */
async function simulate(context: CliContext): Promise<Outcome> {
  const { args } = context;
  args.allow('unit', 'category', 'source', 'amount', 'over-budget', 'day');
  const day = args.text('day');
  const asked = {
    ...{ unit: args.required('unit'), category: args.required('category'), source: args.required('source') },
    ...{ amount: args.required('amount'), inBudget: !args.flag('over-budget') },
    ...(day === undefined ? {} : { day }),
  };
  const desk = await context.desk();
  const reply = await desk.call<Simulated>('approval.simulate', asked);
  context.print.result(reply, () => showSimulated(reply, asked));
  const { inForce } = reply;
  return inForce && !inForce.uncovered && inForce.appoint.length === 0 ? 0 : 1;
}

/** Of a long list, what is not in it says more. */
function named(codes: readonly string[], all: readonly string[], nameOf: (code: string) => string): string {
  if (codes.length === 0) return '全部';
  const rest = all.filter((code) => !codes.includes(code));
  return rest.length < codes.length ? `除${rest.map(nameOf).join('、')}外` : codes.map(nameOf).join('、');
}
const span = ({ from, below }: Row): string =>
  below === undefined ? `${money(from) || from} 起` : `${from === '0.00' ? '0' : money(from)} – ${money(below)}`;

function showRules({ day, versions }: Rules): string {
  const inForce = versions.find(({ state }) => state === 'in-force');
  if (!inForce) return `${day} 没有现行的审批规则（no approval rules in force）`;
  return [
    `审批规则 版本 ${inForce.id}  自 ${inForce.first} 起用${inForce.last === undefined ? '' : `，至 ${inForce.last}`}`,
    table(
      [
        ...[{ heading: '行', align: 'right' as const }, { heading: '单位类别' }, { heading: '支出类别' }],
        ...[{ heading: '资金来源' }, { heading: '预算' }, { heading: '金额（元，终点不含）' }, { heading: '审批层级' }],
      ],
      inForce.rows.map((row, at) => [
        String(at + 1),
        named(row.kinds, UNIT_KINDS, (kind) => KINDS[kind] ?? kind),
        named(row.categories, CATEGORY_CODES, (category) => CATEGORIES[category as Category]),
        named(row.sources, SOURCES, (source) => fundSource(source)?.name ?? source),
        BUDGETS[row.budget],
        span(row),
        row.steps.map(({ level }) => LEVELS[level]).join(' → '),
      ]),
    ),
  ].join('\n');
}

function showSimulated({ day, inForce }: Simulated, asked: { readonly unit: string; readonly amount: string }): string {
  if (!inForce) return `${day} 没有现行的审批规则（no approval rules in force）`;
  if (inForce.uncovered)
    return `没有规则管这笔支出（no rule speaks of this payment）：${asked.unit} ${asked.amount} 元`;
  return [
    `${asked.unit} ${asked.amount} 元  ${day}  依据版本 ${inForce.version} 第 ${inForce.rows.join('、')} 行`,
    table(
      [{ heading: '层级' }, { heading: '怎样批' }, { heading: '时限', align: 'right' }, { heading: '现在谁批' }],
      inForce.steps.map(({ level, mode, days, holders }) => [
        ...[LEVELS[level], isBody(level) ? '会议表决' : MODES[mode], `${days} 天`],
        holders
          .map(({ display, deputies }) => [display, ...deputies.map((each) => `委托 ${each}`)].join(' '))
          .join('、') || '无人任职',
      ]),
    ),
    ...inForce.appoint.map(
      ({ level, candidates }) =>
        `须先任命${LEVELS[level]}（appoint first）${candidates.length === 0 ? '' : `：${candidates.join('、')}`}`,
    ),
  ].join('\n');
}

export const approveCommands: readonly CliCommand[] = [
  {
    words: ['approve', 'rules'],
    usage: 'approve rules [--day D]',
    summary: '大额支出审批规则：某日现行的一版 · the approval rules in force on a day',
    run: rules,
  },
  {
    words: ['approve', 'simulate'],
    usage: 'approve simulate --unit U --category C --source S --amount A [--over-budget] [--day D]',
    summary: '试算一笔支出要走哪些审批层级 · which levels a payment needs, and who holds them',
    run: simulate,
  },
];
