import { CATEGORIES } from '../../../../shared/domain/approval/category.ts';
import { LEVELS } from '../../../../shared/domain/approval/level.ts';
import { budgetItem } from '../../../../shared/domain/budget/plan.ts';
import { fundSource } from '../../../../shared/domain/ledger/fund.ts';
import { chinaDay, chinaMinute } from '../../../../shared/domain/organisation/deadline.ts';
import { capitalYuan } from '../../../../shared/kernel/capital-yuan.ts';
import { groupedYuan } from '../../../../shared/kernel/fen.ts';
import type { Cell, Column, Row, Workbook } from '../../workbook/write/model.ts';
import type { HeadWords } from './heads.ts';
import { type ApplicationKept, type MoveKept, type PaperKept, routeOf } from './reading.ts';

/** What an application says when it is printed. */
export interface FormFacts {
  readonly application: ApplicationKept;
  readonly moves: readonly MoveKept[];
  readonly papers: readonly PaperKept[];
  readonly words: HeadWords;
  /** Names of the unit's departments, by code. */
  readonly departments: ReadonlyMap<string, string>;
  readonly community: string;
  readonly creator: string;
  readonly created: string;
}

/** Who decided at which level, with the opinion. */
interface Opinion {
  readonly level: string;
  readonly name: string;
  readonly status: '同意' | '不同意';
  readonly opinion: string;
  readonly instant: string;
}

const FORM: readonly Column[] = [
  { heading: '', kind: 'text', width: 16 },
  { heading: '', kind: 'wrap', width: 26 },
  { heading: '', kind: 'text', width: 22 },
  { heading: '', kind: 'wrap', width: 26 },
];
const DATA: readonly Column[] = [
  { heading: '元数据名称', kind: 'text', width: 26 },
  { heading: '中文名', kind: 'text', width: 22 },
  { heading: '值', kind: 'wrap', width: 56 },
];

const label = (value: string): Cell => ({ value, kind: 'text', look: 'label' });
const wide = (name: string, value: Cell): Row => ({ cells: [label(name), value, null, null], merge: [[1, 3]] });
const pair = (one: string, first: Cell, other: string, second: Cell): Row => [label(one), first, label(other), second];
/** A line that is signed, high enough for a hand. */
const signed = (level: string, opinion: string, name: string, day: string): Row => ({
  cells: [label(level), { value: opinion, kind: 'wrap' }, { value: name, kind: 'wrap' }, day],
  height: 30,
});
const heading = (value: string): Row => ({
  cells: [{ value, kind: 'text', look: 'head' }, null, null, null],
  merge: [[0, 3]],
});

/** 支出事项审批单 as people sign it, and its metadata by the names of DA/T 95—2022 附录 A. */
export function applicationBook(facts: FormFacts): Workbook {
  const { application, words, creator, created } = facts;
  const title = '支出事项审批单';
  return {
    ...{ title: `${title} ${application.number}`, creator, created },
    sheets: [
      {
        ...{ name: '审批单', title, columns: FORM, headless: true, rows: formRows(facts) },
        banner: [{ left: `单位：${words.unit(application.unit)}`, right: `编号：${application.number}` }],
        page: { orientation: 'portrait', pagesHigh: 1, footer: { left: facts.community, right: digestOf(facts) } },
      },
      {
        ...{ name: '元数据', title: '元数据（DA/T 95—2022 附录A）', columns: DATA, rows: dataRows(facts) },
        page: { orientation: 'portrait' },
      },
    ],
  };
}

const digestOf = ({ moves }: FormFacts): string => moves.at(-1)?.digest ?? '';
const dayOf = (instant: string): string => chinaDay(Date.parse(instant));
const timeOf = (instant: string): string => chinaMinute(Date.parse(instant)).slice(-5);

function formRows(facts: FormFacts): Row[] {
  const { application, papers, words, departments } = facts;
  const { content, amount, payee, applicant, day } = application;
  const department = content.department === '' ? words.unit(application.unit) : content.department;
  return [
    pair('支出类别', CATEGORIES[application.category], '申请日期', { value: day, kind: 'date', align: 'left' }),
    pair('申请部门', departments.get(department) ?? department, '申请人', words.person(applicant)),
    wide('事由', { value: content.purpose, kind: 'wrap' }),
    ...(content.urgent === '' ? [] : [wide('紧急原因', { value: content.urgent, kind: 'wrap' })]),
    pair('申请金额（元）', { value: amount, kind: 'money', align: 'left' }, '大写', capitalYuan(amount)),
    wide('收款单位', payee === '' ? '待定' : words.payee(payee)),
    heading('经费列支渠道'),
    ...(content.rows.length === 0
      ? [wide('预算', '不占用预算')]
      : content.rows.map((row) =>
          pair(
            '列支',
            `${budgetItem(row.item)?.name ?? row.item}${row.project === '' ? '' : ` · 项目 ${row.project}`}`,
            fundSource(row.source)?.name ?? row.source,
            { value: row.amount, kind: 'money', align: 'left' },
          ),
        )),
    heading('所附资料'),
    ...(papers.length === 0 ? [wide('附件', '无')] : papers.map(({ name }, at) => wide(`附件 ${at + 1}`, name))),
    heading('审批意见'),
    ...opinionsOf(facts).map(({ level, name, status, opinion, instant }) =>
      signed(level, `${status}${opinion === '' || opinion === status ? '' : `：${opinion}`}`, name, dayOf(instant)),
    ),
    ...openLevels(facts).map((level) => signed(level, '', '（签字）', '    年   月   日')),
  ];
}

/** Every opinion in its order; a body's is its resolution. */
function opinionsOf({ moves, words }: FormFacts): Opinion[] {
  return moves.flatMap(({ what, move, display, opinion, instant }, at): Opinion[] => {
    const before = routeOf(moves.slice(0, at));
    const now = before.steps.find(({ done }) => !done)?.step.level;
    const level = now ? LEVELS[now] : '';
    if (what === 'resolve' && move.what === 'resolve')
      return [{ level, name: display, status: move.passed ? '同意' : '不同意', opinion, instant }];
    if (move.what !== 'pass' && move.what !== 'refuse') return [];
    const task = before.steps.flatMap(({ tasks }) => tasks).find(({ id }) => id === move.task);
    const isDeputy = task !== undefined && task.person !== move.by;
    const name = isDeputy ? `${display}（受${words.person(task.person)}委托）` : display;
    return [{ level, name, status: move.what === 'pass' ? '同意' : '不同意', opinion, instant }];
  });
}

/** Levels that have not decided: their lines are left to sign. */
const openLevels = ({ moves, application }: FormFacts): string[] =>
  application.stage === 'deciding'
    ? routeOf(moves)
        .steps.filter(({ done }) => !done)
        .map(({ step }) => LEVELS[step.level])
    : [];

/** Names as DA/T 95—2022 附录 A.4 has them. */
function dataRows(facts: FormFacts): Row[] {
  const { application, words, departments } = facts;
  const { content, number, unit, day, applicant, amount } = application;
  const sources = [...new Set(content.rows.map(({ source }) => fundSource(source)?.name ?? source))];
  const head: readonly (readonly [string, string, string])[] = [
    ['SpendApplicationFormNo', '支出事项审批单号', number],
    ['AgencyName', '单位名称', words.unit(unit)],
    ['ApplyDate', '申请日期', day],
    ['Applicant', '申请人', words.person(applicant)],
    ['Department', '申请部门', departments.get(content.department) ?? words.unit(unit)],
    ['SpendReason', '支出事由', content.purpose],
    ['SpendAmount', '支出金额', groupedYuan(amount)],
    ['SpendAmountComplex', '支出金额大写', capitalYuan(amount)],
    ['CurSourceName', '经费列支渠道', sources.join('、')],
  ];
  const opinions = opinionsOf(facts).flatMap(
    ({ level, name, status, opinion, instant }, at): [string, string, string][] => {
      const path = `ApprovalInfoData[${at + 1}]`;
      return [
        [`${path}.Name`, '审批人', name],
        [`${path}.Role`, '审批层级', level],
        [`${path}.Date`, '审批日期', dayOf(instant)],
        [`${path}.Time`, '审批时间', timeOf(instant)],
        [`${path}.Status`, '审批状态', status],
        [`${path}.Comment`, '审批意见', opinion],
      ];
    },
  );
  return [...head, ...opinions];
}
