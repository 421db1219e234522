import {
  type KeptCut,
  ROUND_STAGES,
  type RoundRow,
  type RoundStage,
  roundRows,
  type VersionFigures,
} from '../../../../shared/domain/budget/explained-cuts.ts';
import { budgetItem, cellTotal } from '../../../../shared/domain/budget/plan.ts';
import { fundSource } from '../../../../shared/domain/ledger/fund.ts';
import { type Fen, fen, sumFen, ZERO } from '../../../../shared/kernel/fen.ts';
import { columnLetters } from '../../workbook/write/address.ts';
import type { Cell, Column, Row, Sheet, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import type { Plan } from '../plans.ts';
import { first, money, type Part } from './sheet-parts.ts';

const STAGE_NAMES = {
  drafting: '编制中',
  proposed: '一上',
  ceiling: '一下',
  resubmitted: '二上',
  approved: '二下',
} as const;

export interface PlanBook {
  readonly who: string;
  readonly year: number;
  readonly plan: Plan;
  readonly versions: readonly VersionFigures[];
  readonly cuts: readonly KeptCut[];
  readonly departments: ReadonlyMap<string, string>;
  readonly creator: string;
  readonly created: string;
}

/** One unit's budget as a workbook: its rows by month, its rounds side by side, who changed what and why, 结转结余. */
export function planBook({ who, year, plan, versions, cuts, departments, creator, created }: PlanBook): Workbook {
  const when = `${year}年 ${STAGE_NAMES[plan.stage]}`;
  const rounds = roundRows(versions, cuts);
  const placed = ({ department, item, source, project }: Omit<RoundRow, 'at' | 'cuts'>): Cell[] => [
    item,
    budgetItem(item)?.name ?? item,
    department === '' ? '' : (departments.get(department) ?? department),
    fundSource(source)?.name ?? source,
    project,
  ];
  const sheet = (part: Pick<Sheet, 'name' | 'columns' | 'rows' | 'tab' | 'frozenColumns'>): Sheet => ({
    ...part,
    title: `单位预算 ${part.name}`,
    banner: [{ left: `编制单位：${who}`, center: when, right: '金额单位：元' }],
    page: {
      orientation: 'landscape',
      header: { left: headerText(who), right: `${when}　金额单位：元` },
      footer: { center: PAGE_OF_PAGES },
    },
  });
  return {
    title: `单位预算 ${who} ${year}`,
    ...{ creator, created },
    sheets: [
      sheet({ ...monthSheet(plan, placed), tab: 'accent' }),
      sheet(roundSheet(rounds, placed)),
      sheet(cutSheet(rounds, placed)),
      sheet(carrySheet(plan)),
    ],
  };
}

type Placed = (row: Omit<RoundRow, 'at' | 'cuts'>) => Cell[];
const PLACE: readonly Column[] = [
  { heading: '编码', kind: 'code', width: 9 },
  { heading: '预算项目', kind: 'text', width: 22 },
  { heading: '科室', kind: 'text', width: 12 },
  { heading: '资金来源', kind: 'text', width: 20 },
  { heading: '项目', kind: 'text', width: 10 },
];

const NONE: Row = { look: 'note', cells: ['没有数字'] };

function monthSheet({ cells }: Plan, placed: Placed): Part {
  const columns: Column[] = [
    ...PLACE,
    ...Array.from({ length: 12 }, (_, month) => money(`${month + 1}月`, 13)),
    money('全年', 15),
  ];
  const start = first(columns);
  const [from, to] = [columnLetters(PLACE.length), columnLetters(PLACE.length + 11)];
  const rows: Row[] = cells.map((cell, index) => [
    ...placed(cell),
    ...cell.months,
    { value: cellTotal(cell), formula: `SUM(${from}${start + index}:${to}${start + index})` },
  ]);
  return { name: '编制明细', columns, rows: rows.length > 0 ? rows : [NONE], frozenColumns: 2 };
}

/** 一上、一下、二上、二下 side by side; what the centre took is 一下 − 一上 and 二下 − 二上. */
function roundSheet(rounds: readonly RoundRow[], placed: Placed): Part {
  const columns: Column[] = [
    ...PLACE,
    ...ROUND_STAGES.map((stage) => money(STAGE_NAMES[stage], 16)),
    money('一下−一上', 16),
    money('二下−二上', 16),
  ];
  const start = first(columns);
  const letter = (stage: RoundStage): string => columnLetters(PLACE.length + ROUND_STAGES.indexOf(stage));
  const change = (at: RoundRow['at'], row: number, to: RoundStage, from: RoundStage): Cell =>
    at[to] === undefined || at[from] === undefined
      ? null
      : { value: fen(at[to] - at[from]), formula: `ROUND(${letter(to)}${row}-${letter(from)}${row},2)` };
  const rows: Row[] = rounds.map((round, index) => [
    ...placed(round),
    ...ROUND_STAGES.map((stage): Fen | null => round.at[stage] ?? null),
    change(round.at, start + index, 'ceiling', 'proposed'),
    change(round.at, start + index, 'approved', 'resubmitted'),
  ]);
  return { name: '两上两下', columns, rows: rows.length > 0 ? rows : [NONE], frozenColumns: 2 };
}

function cutSheet(rounds: readonly RoundRow[], placed: Placed): Part {
  const columns: Column[] = [
    ...PLACE,
    { heading: '轮次', kind: 'text', width: 8 },
    money('调整前', 15),
    money('调整后', 15),
    money('增减', 15),
    { heading: '原因', kind: 'wrap', width: 36 },
    { heading: '经办人', kind: 'text', width: 12 },
    { heading: '时间（UTC）', kind: 'text', width: 20 },
  ];
  const start = first(columns);
  const all = rounds.flatMap((round) => round.cuts.map((cut) => ({ round, cut })));
  const rows: Row[] = all.map(({ round, cut }, index) => [
    ...placed(round),
    `${cut.stage === 'resubmitted' ? '二下' : '一下'}${cut.earlier ? '（退回前）' : ''}`,
    cut.before,
    cut.after,
    { value: fen(cut.after - cut.before), formula: `ROUND(H${start + index}-G${start + index},2)` },
    cut.reason,
    cut.display,
    cut.instant.slice(0, 16).replace('T', ' '),
  ]);
  return { name: '核减明细', columns, rows: rows.length > 0 ? rows : [NONE], frozenColumns: 2 };
}

function carrySheet({ carries }: Plan): Part {
  const columns: Column[] = [
    { heading: '资金来源', kind: 'text', width: 34 },
    money('年初结转结余', 22),
    money('本年使用', 22),
    money('未使用', 22),
  ];
  const start = first(columns);
  const rows: Row[] = carries.map(({ source, opening, used }, index) => [
    fundSource(source)?.name ?? source,
    opening,
    used,
    { value: fen(opening - used), formula: `ROUND(B${start + index}-C${start + index},2)` },
  ]);
  if (rows.length === 0) return { name: '结转结余', columns, rows: [NONE] };
  const sum = (letter: string, values: readonly Fen[]): Cell => ({
    value: values.length === 0 ? ZERO : sumFen(values),
    formula: `SUM(${letter}${start}:${letter}${start + carries.length - 1})`,
  });
  rows.push({
    look: 'total',
    cells: [
      '合计',
      sum(
        'B',
        carries.map(({ opening }) => opening),
      ),
      sum(
        'C',
        carries.map(({ used }) => used),
      ),
      sum(
        'D',
        carries.map(({ opening, used }) => fen(opening - used)),
      ),
    ],
  });
  return { name: '结转结余', columns, rows };
}
