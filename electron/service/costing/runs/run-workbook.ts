import { COST_ITEM_NAMES, COST_ITEMS } from '../../../../shared/domain/costing/cost-item.ts';
import { type ItemAmounts, NO_AMOUNTS, totalOf } from '../../../../shared/domain/costing/direct-cost.ts';
import { driverOf } from '../../../../shared/domain/costing/drivers.ts';
import type { Method } from '../../../../shared/domain/costing/model.ts';
import { certifyRun, type ItemBalance } from '../../../../shared/domain/costing/run-certificate.ts';
import type { Order } from '../../../../shared/domain/costing/scheme.ts';
import { chinaMinute } from '../../../../shared/domain/organisation/deadline.ts';
import { DEPARTMENT_CLASS_NAMES } from '../../../../shared/domain/organisation/department.ts';
import { fen, parseYuan, subtractFen, ZERO } from '../../../../shared/kernel/fen.ts';
import { columnLetters, frameOf, rangeOn } from '../../workbook/write/address.ts';
import type { Cell, Column, Row, Sheet, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import type { CostRun } from './reading.ts';
import type { KeptScheme } from './schemes.ts';
import { runSteps } from './steps-out.ts';

/** What a run's workbook says. */
export interface RunBook {
  readonly who: string;
  readonly run: CostRun;
  readonly scheme: KeptScheme;
  /** Within 财会〔2021〕26号; otherwise the sheets say that they are for management. */
  readonly official: boolean;
  readonly creator: string;
  readonly created: string;
}

/** What the methods are called on paper. */
export const METHOD_NAMES: Readonly<Record<Method, string>> = {
  'step-down': '逐级分步结转',
  direct: '直接分配法',
  reciprocal: '交互分配法',
};
const ORDER_NAMES: Readonly<Record<Order, string>> = { parallel: '同类平行', sequential: '同类逐个' };

const COSTS = '科室成本';
const CERTIFICATE = '守恒证书';
const STEPS = '分摊步骤';
const ITEMS = COST_ITEMS.length;

/** 守恒证书 with live formulas: its sums are taken from the sheets of departments and steps, every difference is computed. */
export function runWorkbook(book: RunBook): Workbook {
  const { who, run, official, creator, created } = book;
  const banner = [
    { left: `编制单位：${who}`, center: run.period, right: `第 ${run.version} 版　单位：元` },
    ...(official ? [] : [{ left: '管理口径，参照财会〔2021〕26号编制' }]),
  ];
  const page: Sheet['page'] = {
    orientation: 'landscape',
    header: { left: headerText(who), right: `成本分摊　${run.period}` },
    footer: { center: PAGE_OF_PAGES },
  };
  return {
    title: `成本分摊 ${who} ${run.period}`,
    ...{ creator, created },
    sheets: [
      certificateSheet(book, { banner, page }),
      costSheet(run, { banner, page }),
      stepSheet(run, { banner, page }),
    ],
  };
}

type Frame = Required<Pick<Sheet, 'banner' | 'page'>>;

const amountsIn = (amounts: ItemAmounts): Cell[] => [...COST_ITEMS.map((item) => amounts[item]), totalOf(amounts)];

const money = (heading: string): Column => ({ heading, kind: 'money', width: 15 });
const ITEM_COLUMNS: readonly Column[] = [...COST_ITEMS.map((item) => money(COST_ITEM_NAMES[item])), money('合计')];

const costColumns = (): Column[] => [
  { heading: '科室编码', kind: 'code', width: 10 },
  { heading: '科室名称', kind: 'text', width: 20 },
  { heading: '分类', kind: 'text', width: 12 },
  ...COST_ITEMS.map(
    (item): Column => ({ ...money(COST_ITEM_NAMES[item]), heading: ['直接成本', COST_ITEM_NAMES[item]] }),
  ),
  { ...money('合计'), heading: ['直接成本', '合计'] },
  ...COST_ITEMS.map(
    (item): Column => ({ ...money(COST_ITEM_NAMES[item]), heading: ['全成本', COST_ITEM_NAMES[item]] }),
  ),
  { ...money('合计'), heading: ['全成本', '合计'] },
];
const FIRST_DIRECT = 3;
const FIRST_FULL = FIRST_DIRECT + ITEMS + 1;

/** Departments with direct and full cost; every 合计 a formula. */
function costSheet({ result }: CostRun, frame: Frame): Sheet {
  const { departments, borne, allocation } = result;
  const head = { title: '科室直接成本与全成本', banner: frame.banner, columns: costColumns() };
  const { firstRow } = frameOf(head);
  const last = firstRow + departments.length - 1;
  const rows = departments.map(({ code, name, class: kind }, at): Row => {
    const direct = borne.direct.get(code) ?? NO_AMOUNTS;
    const full = COST_ITEMS.map((_, item) => fen(allocation.full[item]![at]!));
    const row = firstRow + at;
    const summed = (first: number, value: number): Cell => ({
      value,
      formula: `SUM(${columnLetters(first)}${row}:${columnLetters(first + ITEMS - 1)}${row})`,
    });
    return [
      ...[code, name, DEPARTMENT_CLASS_NAMES[kind]],
      ...COST_ITEMS.map((item) => direct[item]),
      summed(FIRST_DIRECT, totalOf(direct)),
      ...full,
      summed(
        FIRST_FULL,
        full.reduce((sum, amount) => sum + amount, 0),
      ),
    ];
  });
  const total = (column: number): Cell => {
    const values = rows.map((row) => ('cells' in row ? row.cells : row)[column]);
    const value = values.reduce<number>((sum, cell) => sum + amountOf(cell), 0);
    return { value, formula: `SUM(${columnLetters(column)}${firstRow}:${columnLetters(column)}${last})` };
  };
  return {
    name: COSTS,
    ...head,
    rows: [
      ...rows,
      {
        look: 'total',
        cells: ['', '合计', '', ...Array.from({ length: 2 * (ITEMS + 1) }, (_, at) => total(FIRST_DIRECT + at))],
      },
    ],
    frozenColumns: 2,
    page: { ...frame.page, pagesWide: 2 },
  };
}

const amountOf = (cell: Cell): number =>
  typeof cell === 'number'
    ? cell
    : cell !== null && typeof cell === 'object' && typeof cell.value === 'number'
      ? cell.value
      : 0;

/** From the books to the clinical departments, item by item, then who prepared and reviewed, and by which digests. */
function certificateSheet({ run, scheme }: RunBook, frame: Frame): Sheet {
  const certificate = certifyRun(run.inputs, run.result);
  const columns: Column[] = [{ heading: '项目', kind: 'text', width: 34 }, ...ITEM_COLUMNS];
  const head = { title: '成本分摊守恒证书', banner: frame.banner, columns };
  const costs = frameOf({ title: '', banner: frame.banner, columns: costColumns() });
  const lastCost = costs.firstRow + run.result.departments.length - 1;
  const rows: Row[] = [];
  const line = (): number => frameOf(head).firstRow + rows.length;
  /** A row whose cells are formulas over the cells of their own column. */
  const computed = (
    name: string,
    amounts: ItemAmounts,
    formula: (letters: string, at: number) => string,
    check = false,
  ) =>
    rows.push({
      look: check ? 'note' : 'total',
      cells: [
        name,
        ...amountsIn(amounts).map(
          (value, at): Cell => ({
            value: value as number,
            formula: formula(columnLetters(at + 1), at),
            ...(check ? { kind: 'check' as const } : {}),
          }),
        ),
      ],
    });
  const plain = (name: string, amounts: ItemAmounts) => rows.push([name, ...amountsIn(amounts)]);
  const balance = (name: string, { in: given, out: taken }: ItemBalance) => {
    plain(`${name}：分出`, given);
    plain(`${name}：接收`, taken);
    const row = line();
    computed('差额', minus(given, taken), (letters) => `${letters}${row - 2}-${letters}${row - 1}`, true);
  };
  const { books, spread, steps, all } = certificate;
  const first = line();
  plain('账上费用（5001、5101）', books.expenses);
  plain('减：财政项目拨款经费', books['fiscal-project']);
  plain('减：科教经费', books.research);
  computed(
    '等于：应计入的直接成本',
    books.direct,
    (letters) => `${letters}${first}-${letters}${first + 1}-${letters}${first + 2}`,
  );
  const onCosts = (at: number, from: number) => rangeOn(COSTS, from + at, costs.firstRow, lastCost);
  computed('各科室直接成本之和', books.direct, (_, at) => `SUM(${onCosts(at, FIRST_DIRECT)})`);
  const direct = line() - 1;
  computed('差额', NO_AMOUNTS, (letters) => `${letters}${direct - 1}-${letters}${direct}`, true);
  if (run.result.borne.spreads.length > 0) balance('公共费用和上级科室费用', spread);
  for (const [at, step] of steps.entries()) balance(`第 ${at + 1} 步`, step);
  const clinical = DEPARTMENT_CLASS_NAMES.clinical;
  const classes = rangeOn(COSTS, 2, costs.firstRow, lastCost);
  computed(
    '临床服务类科室全成本之和',
    all.out,
    (_, at) => `SUMIFS(${onCosts(at, FIRST_FULL)},${classes},"${clinical}")`,
  );
  const full = line() - 1;
  computed('差额：直接成本－全成本', NO_AMOUNTS, (letters) => `${letters}${direct}-${letters}${full}`, true);
  return {
    name: CERTIFICATE,
    ...head,
    rows: [...rows, ...signatures(run, scheme)],
    frozenColumns: 1,
    page: frame.page,
    tab: 'accent',
  };
}

function signatures(run: CostRun, scheme: KeptScheme): Row[] {
  const { method, order } = run.inputs.scheme;
  const said = (label: string, value: string): Row => ({ look: 'plain', cells: [label, { value, kind: 'text' }] });
  const lock =
    run.lockedBy === undefined || run.lockedAt === undefined
      ? '未锁定'
      : `${run.lockedBy}　${chinaMinute(Date.parse(run.lockedAt))}`;
  return [
    said('分摊方法', `${METHOD_NAMES[method]}${method === 'step-down' ? `，${ORDER_NAMES[order]}` : ''}`),
    said('分摊方案', `${scheme.since} 起　SHA-256 ${scheme.digest}`),
    said('分摊参数', `编报 ${run.driversPreparedBy}　审核 ${run.driversReviewedBy}　SHA-256 ${run.driversDigest}`),
    said('账簿', `SHA-256 ${run.booksDigest}`),
    said('科室', `SHA-256 ${run.departmentsDigest}`),
    said('全部输入', `SHA-256 ${run.digest}`),
    said('全成本', `SHA-256 ${run.fullDigest}`),
    said('分摊', `${run.preparedBy}　${chinaMinute(Date.parse(run.preparedAt))}`),
    said('审核锁定', lock),
  ];
}

const minus = (one: ItemAmounts, other: ItemAmounts): ItemAmounts =>
  Object.fromEntries(COST_ITEMS.map((item) => [item, subtractFen(one[item], other[item])])) as ItemAmounts;

/** Each step: who handed over by which driver, who received, and that both are the same. */
function stepSheet(run: CostRun, frame: Frame): Sheet {
  const columns: Column[] = [
    { heading: '科室编码', kind: 'code', width: 12 },
    { heading: '科室名称', kind: 'text', width: 24 },
    { heading: '分摊参数', kind: 'text', width: 16 },
    { heading: '分出', kind: 'money', width: 18 },
    { heading: '接收', kind: 'money', width: 18 },
  ];
  const head = { title: '成本分摊步骤', banner: frame.banner, columns };
  const { firstRow } = frameOf(head);
  const rows: Row[] = [];
  const amount = (text: string) => parseYuan(text) ?? ZERO;
  for (const [at, { class: kind, givers, receivers, amount: all }] of runSteps(run).steps.entries()) {
    rows.push({ look: 'section', cells: [`第 ${at + 1} 步`, DEPARTMENT_CLASS_NAMES[kind], '', null, null] });
    const first = firstRow + rows.length;
    for (const { code, name, driver, amount: given } of givers)
      rows.push([code, name, driverOf(driver)?.name ?? driver, amount(given), null]);
    for (const { code, name, amount: taken } of receivers) rows.push([code, name, '', null, amount(taken)]);
    const last = firstRow + rows.length - 1;
    rows.push({
      look: 'total',
      cells: [
        ...['', `第 ${at + 1} 步合计`, ''],
        { value: amount(all), formula: `SUM(D${first}:D${last})` },
        { value: amount(all), formula: `SUM(E${first}:E${last})` },
      ],
    });
  }
  return { name: STEPS, ...head, rows, page: { ...frame.page, orientation: 'portrait' } };
}
