import { COST_ITEM_NAMES, COST_ITEMS } from '../../../../shared/domain/costing/cost-item.ts';
import { valueText } from '../../../../shared/domain/costing/drivers.ts';
import type { DiseaseGroup } from '../../../../shared/domain/costing/units/disease-groups.ts';
import { perOne } from '../../../../shared/domain/costing/units/service-item.ts';
import type { UnitCostTable, VisitCosts } from '../../../../shared/domain/costing/units/visit-costs.ts';
import type { Unit } from '../../../../shared/domain/organisation/unit.ts';
import { type Fen, fen, sumFen } from '../../../../shared/kernel/fen.ts';
import { columnLetters, frameOf } from '../../workbook/write/address.ts';
import type { Cell, Column, Row, Sheet, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import { type ItemSum, isOfficial } from './out.ts';

export interface UnitCostSheets {
  readonly unit: Unit;
  readonly when: string;
  readonly runs: readonly { readonly period: string; readonly version: number }[];
  readonly costs: VisitCosts;
  readonly items: readonly ItemSum[];
  readonly groups: readonly DiseaseGroup[];
  /** What was missing or could not be worked out. */
  readonly missing: readonly string[];
  readonly creator: string;
  readonly created: string;
}

/** 诊次成本构成表, 床日成本构成表, 医疗服务项目成本表 and 病种/DRG 成本表: every sum and every cost of one a formula. */
export function unitCostWorkbook(sheets: UnitCostSheets): Workbook {
  const { unit, when, costs, items, groups, missing, creator, created } = sheets;
  return {
    title: `单位成本 ${unit.code} ${unit.name} ${when}`,
    ...{ creator, created },
    sheets: [
      visitSheet(sheets, '诊次成本构成表', '诊次成本', '门急诊人次', costs.outpatient),
      visitSheet(sheets, '床日成本构成表', '床日成本', '实际占用床日', costs.inpatient),
      ...(items.length > 0 ? [itemSheet(sheets)] : []),
      ...(groups.length > 0 ? [groupSheet(sheets)] : []),
      ...(missing.length > 0 ? [missingSheet(sheets)] : []),
    ],
  };
}

const frame = (
  { unit, when, runs }: UnitCostSheets,
  name: string,
  columns: readonly Column[],
): Omit<Sheet, 'rows'> => ({
  name,
  title: name,
  banner: [
    { left: `编制单位：${unit.code} ${unit.name}`, center: when, right: '单位：元' },
    {
      left: `依据成本分摊：${runs.map(({ period, version }) => `${period} 第 ${version} 版`).join('、') || '无'}`,
      ...(isOfficial(unit) ? {} : { right: '管理口径，参照财会〔2021〕26号编制' }),
    },
  ],
  columns,
  frozenColumns: 2,
  page: {
    orientation: 'landscape',
    header: { left: headerText(`${unit.code} ${unit.name}`), right: when },
    footer: { center: PAGE_OF_PAGES },
  },
  tab: 'accent',
});

const first = (sheet: Omit<Sheet, 'rows'>): number => frameOf(sheet).firstRow;

/** 四舍五入 to the 分, empty where there were none. */
const divided = (cost: string, count: string, value: Fen | undefined): Cell =>
  value === undefined ? null : { value, kind: 'money', formula: `ROUND(${cost}/${count},2)` };

const summed = (column: number, from: number, to: number, value: number, kind: 'money' | 'count'): Cell => ({
  ...{ value, kind, look: 'total' },
  ...(to < from ? {} : { formula: `SUM(${columnLetters(column)}${from}:${columnLetters(column)}${to})` }),
});

function visitSheet(
  sheets: UnitCostSheets,
  name: string,
  unitName: string,
  countName: string,
  { rows, hospital }: UnitCostTable,
): Sheet {
  const columns: Column[] = [
    { heading: '编码', kind: 'code', width: 10 },
    { heading: '科室', kind: 'text', width: 22 },
    ...COST_ITEMS.map((item): Column => ({ heading: COST_ITEM_NAMES[item], kind: 'money', width: 16 })),
    { heading: '成本合计', kind: 'money', width: 17 },
    { heading: countName, kind: 'count', width: 14 },
    { heading: unitName, kind: 'money', width: 12 },
  ];
  const head = frame(sheets, name, columns);
  const from = first(head);
  const [firstItem, total, count] = [2, 2 + COST_ITEMS.length, 3 + COST_ITEMS.length];
  const letters = { last: columnLetters(total - 1), total: columnLetters(total), count: columnLetters(count) };
  const to = from + rows.length - 1;
  const body = rows.map(({ department, amounts, total: cost, count: many, unit }, at): Row => {
    const line = from + at;
    return [
      ...[department.code, department.name, ...COST_ITEMS.map((item) => amounts[item])],
      { value: cost, formula: `SUM(${columnLetters(firstItem)}${line}:${letters.last}${line})` },
      many,
      divided(`${letters.total}${line}`, `${letters.count}${line}`, unit),
    ];
  });
  const line = to + 1;
  const all: Row = {
    look: 'total',
    cells: [
      ...['', '合计与院均'],
      ...COST_ITEMS.map((item, at) => summed(firstItem + at, from, to, hospital.amounts[item], 'money')),
      summed(total, from, to, hospital.total, 'money'),
      summed(count, from, to, hospital.count, 'count'),
      divided(`${letters.total}${line}`, `${letters.count}${line}`, hospital.unit),
    ],
  };
  return { ...head, rows: [...body, all] };
}

function itemSheet(sheets: UnitCostSheets): Sheet {
  const { items } = sheets;
  const money = (heading: string): Column => ({ heading, kind: 'money', width: 16 });
  const columns: Column[] = [
    { heading: '项目编码', kind: 'code', width: 16 },
    { heading: '项目名称', kind: 'text', width: 30 },
    { heading: '科室', kind: 'text', width: 24 },
    { heading: '操作数', kind: 'code', width: 12 },
    ...[money('单价'), money('项目收入'), money('项目成本'), money('收入 − 成本'), money('项目单位成本')],
  ];
  const head = frame(sheets, '医疗服务项目成本表', columns);
  const from = first(head);
  const to = from + items.length - 1;
  const [income, cost] = [sumFen(items.map((each) => each.income)), sumFen(items.map((each) => each.cost))];
  return {
    ...head,
    rows: [
      ...items.map((each, at): Row => {
        const line = from + at;
        return [
          ...[each.item.code, each.item.name, `${each.item.department} ${each.departmentName}`],
          { value: valueText(each.count), align: 'right' },
          ...[each.item.price, each.income, each.cost],
          { value: fen(each.income - each.cost), formula: `F${line}-G${line}` },
          divided(`G${line}`, `VALUE(D${line})`, perOne(each.cost, each.count)),
        ];
      }),
      {
        look: 'total',
        cells: [
          ...['', '合计', '', '', null],
          summed(5, from, to, income, 'money'),
          summed(6, from, to, cost, 'money'),
          { value: fen(income - cost), formula: `F${to + 1}-G${to + 1}` },
          null,
        ],
      },
    ],
  };
}

function groupSheet(sheets: UnitCostSheets): Sheet {
  const { groups } = sheets;
  const money = (heading: string): Column => ({ heading, kind: 'money', width: 16 });
  const columns: Column[] = [
    { heading: '病组编码', kind: 'code', width: 12 },
    { heading: '病组名称', kind: 'text', width: 34 },
    { heading: '出院人次', kind: 'count', width: 12 },
    { heading: '住院日', kind: 'count', width: 12 },
    ...['服务成本', '药品成本', '单独收费材料', '总成本', '收入', '收入 − 成本', '单位成本', '单位收入'].map(money),
  ];
  const head = frame(sheets, '病种DRG成本表', columns);
  const from = first(head);
  const to = from + groups.length - 1;
  const all = to + 1;
  const line = (
    each: Pick<DiseaseGroup, 'services' | 'drugs' | 'materials' | 'cost' | 'income' | 'result'>,
    at: number,
  ) => [
    { value: each.cost, formula: `SUM(E${at}:G${at})` },
    each.income,
    { value: each.result, formula: `I${at}-H${at}` },
  ];
  const sum = (of: 'services' | 'drugs' | 'materials' | 'cost' | 'income' | 'result'): Fen =>
    sumFen(groups.map((each) => each[of]));
  const [patients, days] = [
    groups.reduce((total, each) => total + each.patients, 0),
    groups.reduce((total, each) => total + each.days, 0),
  ];
  return {
    ...head,
    rows: [
      ...groups.map((each, at): Row => {
        const place = from + at;
        return [
          ...[each.code, each.code === '' ? '未入组' : each.name, each.patients, each.days],
          ...[each.services, each.drugs, each.materials, ...line(each, place)],
          divided(`H${place}`, `C${place}`, each.unit),
          divided(`I${place}`, `C${place}`, each.unitIncome),
        ];
      }),
      {
        look: 'total',
        cells: [
          ...['', '合计'],
          summed(2, from, to, patients, 'count'),
          summed(3, from, to, days, 'count'),
          ...(['services', 'drugs', 'materials', 'cost', 'income', 'result'] as const).map((of, at) =>
            summed(4 + at, from, to, sum(of), 'money'),
          ),
          divided(`H${all}`, `C${all}`, perOne(sum('cost'), patients * 1_000_000)),
          divided(`I${all}`, `C${all}`, perOne(sum('income'), patients * 1_000_000)),
        ],
      },
    ],
  };
}

const missingSheet = (sheets: UnitCostSheets): Sheet => ({
  ...frame(sheets, '未计入和缺少的', [{ heading: '说明', kind: 'wrap', width: 100 }]),
  frozenColumns: 0,
  rows: sheets.missing.map((sentence): Row => [sentence]),
  tab: 'warn',
});
