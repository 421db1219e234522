import type { CostDepartment } from '../../../../shared/domain/costing/department.ts';
import {
  DEPARTMENT_HEADING,
  GIVER_HEADING,
  headingOf,
  LAST_MONTH,
} from '../../../../shared/domain/costing/driver-reading.ts';
import type { SheetStage } from '../../../../shared/domain/costing/driver-sheet.ts';
import {
  DRIVERS,
  type Driver,
  type DriverValue,
  driverKey,
  driverOf,
  mayGive,
  PARTS,
  valueText,
} from '../../../../shared/domain/costing/drivers.ts';
import { chinaMinute } from '../../../../shared/domain/organisation/deadline.ts';
import { DEPARTMENT_CLASS_NAMES } from '../../../../shared/domain/organisation/department.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import { columnLetters, frameOf } from '../../workbook/write/address.ts';
import type { Cell, Column, EntryRule, PageSetup, Row, Sheet, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import type { Doubted, DriverSheet, Freeze } from './reading.ts';
import { inTreeOrder, type Placed } from './tree.ts';

/** A sheet of drivers, to be filled in or to be filed. */
export interface DriverBook {
  readonly who: string;
  readonly period: Period;
  /** `template`: this month's values are to be typed, last month's stand beside them; `sheet`: as they are, with the proof. */
  readonly form: 'template' | 'sheet';
  readonly sheet: DriverSheet;
  readonly departments: readonly CostDepartment[];
  readonly before: readonly DriverValue[];
  readonly freeze: Freeze | undefined;
  readonly doubts: readonly Doubted[];
  readonly creator: string;
  readonly created: string;
}

const OWN = DRIVERS.filter(({ of }) => of === 'receiver');
const PAIR = driverOf('ordered-income')!;
const WIDTH = 14;

export function driverWorkbook(book: DriverBook): Workbook {
  const { who, period, form, creator, created, sheet, before } = book;
  const departments = inTreeOrder(book.departments);
  return {
    title: `分摊参数 ${who} ${period}`,
    ...{ creator, created },
    sheets: [
      ownSheet(book, departments),
      pairSheet(book, departments, PAIR.name, sheet.values, form === 'template'),
      ...(form === 'template'
        ? [pairSheet(book, departments, `${LAST_MONTH}${PAIR.name}`, before, false), guide(book)]
        : [standing(book)]),
    ],
  };
}

type Looked = (driver: string, giver: string, receiver: string) => number;

function lookIn(values: readonly DriverValue[]): Looked {
  const known = new Map(values.map((value) => [driverKey(value), value.value]));
  return (driver, giver, receiver) => known.get(driverKey({ driver, giver, receiver })) ?? 0;
}

/** Departments × drivers; in the template last month's stand at the right, grey. */
function ownSheet(book: DriverBook, departments: readonly Placed[]): Sheet {
  const { sheet, before, form } = book;
  const template = form === 'template';
  const [now, was] = [lookIn(sheet.values), lookIn(before)];
  const columns: Column[] = [
    { heading: DEPARTMENT_HEADING, kind: 'code', width: 12 },
    { heading: '科室名称', kind: 'text', width: 24 },
    { heading: '类别', kind: 'text', width: 12 },
    ...OWN.map((driver): Column => ({ heading: headingOf(driver), kind: kindOf(driver), width: WIDTH })),
    ...(template
      ? OWN.map(
          (driver): Column => ({ heading: `${LAST_MONTH}${headingOf(driver)}`, kind: kindOf(driver), width: WIDTH }),
        )
      : []),
  ];
  const rows = departments.map(({ code, name, class: kind, depth, leaf }): Row => {
    const head: Cell[] = [
      code,
      { value: name, indent: Math.min(depth, 3) as 0 | 1 | 2 | 3 },
      DEPARTMENT_CLASS_NAMES[kind],
    ];
    if (!leaf) return { look: 'section', cells: head };
    return [
      ...head,
      ...OWN.map((driver) => valueCell(driver, now(driver.code, '', code), template)),
      ...(template ? OWN.map((driver) => greyCell(driver, was(driver.code, '', code))) : []),
    ];
  });
  const head = { title: template ? '分摊参数填报表' : '分摊参数', banner: banner(book), columns };
  return {
    name: '分摊参数',
    ...{ ...head, rows, frozenColumns: 2, page: page(book), tab: 'accent' },
    ...(template ? { locked: true as const, entries: entriesOf(head, 3, OWN.length, rows.length) } : {}),
  };
}

/** 执行科室 × 开单科室. */
function pairSheet(
  book: DriverBook,
  departments: readonly Placed[],
  name: string,
  values: readonly DriverValue[],
  open: boolean,
): Sheet {
  const look = lookIn(values);
  const leaves = departments.filter(({ leaf }) => leaf);
  const [givers, orderers] = [leaves.filter(mayGive), leaves.filter(({ class: kind }) => kind !== 'admin')];
  const columns: Column[] = [
    { heading: GIVER_HEADING, kind: 'code', width: 14 },
    { heading: '执行科室名称', kind: 'text', width: 24 },
    ...orderers.map((one): Column => ({ heading: `${one.code} ${one.name}`, kind: kindOf(PAIR), width: WIDTH + 2 })),
  ];
  const rows = givers.map((giver): Row => {
    const cells = orderers.map(({ code }) => valueCell(PAIR, look(PAIR.code, giver.code, code), open));
    return [giver.code, giver.name, ...cells];
  });
  const head = { title: `${name}（执行科室 × 开单科室，元）`, banner: banner(book), columns };
  const template = book.form === 'template';
  return {
    ...{ name, ...head, rows, frozenColumns: 2, page: page(book) },
    ...(template ? { locked: true as const } : {}),
    ...(open && rows.length > 0 ? { entries: entriesOf(head, 2, orderers.length, rows.length) } : {}),
    ...(template && !open ? { tab: 'quiet' as const } : {}),
  };
}

const kindOf = ({ whole }: Driver) => (whole ? ('count' as const) : ('money' as const));

/** A number where two places hold it, else its digits as text: no float stands in a file. */
function valueCell({ whole }: Driver, value: number, open: boolean): Cell {
  const may = open ? { open: true as const } : {};
  if (value === 0) return { value: null, ...may };
  if (whole) return { value: value / PARTS, ...may };
  const hundredths = PARTS / 100;
  if (value % hundredths === 0) return { value: value / hundredths, ...may };
  return { value: valueText(value), kind: 'code', align: 'right', ...may };
}

const greyCell = (driver: Driver, value: number): Cell => {
  const cell = valueCell(driver, value, false);
  return cell !== null && typeof cell === 'object' ? { ...cell, look: 'note' } : cell;
};

/** What a cell takes: a number that is not below nil. */
function entriesOf(
  head: Pick<Sheet, 'title' | 'banner' | 'columns'>,
  first: number,
  count: number,
  rows: number,
): EntryRule[] {
  const { firstRow } = frameOf(head);
  const [left, right] = [columnLetters(first), columnLetters(first + count - 1)];
  const cell = `${left}${firstRow}`;
  return [
    {
      cells: `${cell}:${right}${firstRow + rows - 1}`,
      rule: { holds: `AND(ISNUMBER(${cell}),${cell}>=0)` },
      message: '请填不小于零的数',
    },
  ];
}

const STAGE_NAMES: Readonly<Record<SheetStage, string>> = {
  draft: '编制中',
  prepared: '已编报，待审核',
  frozen: '已冻结',
};

const banner = ({ who, period, sheet, form }: DriverBook) => [
  { left: `单位：${who}`, center: period, right: form === 'template' ? '' : STAGE_NAMES[sheet.stage] },
];

/** State, who and the digest, and every doubt with its explanation. */
function standing(book: DriverBook): Sheet {
  const { sheet, freeze, doubts } = book;
  const said = freeze
    ? freeze.explained
    : doubts.map(({ key, message }) => ({ message, explanation: sheet.explained[key] ?? '' }));
  const proof: [string, string][] = freeze
    ? [
        ['编报人', `${freeze.preparedDisplay}　${chinaMinute(Date.parse(freeze.preparedAt))}`],
        ['审核人', `${freeze.reviewedDisplay}　${chinaMinute(Date.parse(freeze.reviewedAt))}`],
        ['SHA-256', freeze.digest],
      ]
    : [];
  return {
    name: '状态和疑点',
    title: '状态和疑点',
    columns: [
      { heading: '项目', kind: 'wrap', width: 70 },
      { heading: '内容', kind: 'wrap', width: 70 },
    ],
    rows: [
      ['状态', STAGE_NAMES[sheet.stage]],
      ...proof,
      ...said.map(({ message, explanation }): Row => [message, explanation === '' ? '没有说明' : explanation]),
    ],
    page: page(book),
    tab: 'quiet',
  };
}

const GUIDE = [
  '一行一个科室，一列一项参数；只填末级科室，空白即没有。上月的数在右边，灰色，供比较，不会读入。',
  '表里有的参数整列以表为准；不需要报的参数可以整列删去，系统里原来的数保持不变。',
  '“开单收入”一行一个执行科室（医疗技术类、医疗辅助类），一列一个开单科室，单位元。',
  '导入时逐格检查，有一处不对就一处也不导入，并指出是哪张表的哪一格。',
  '与上月、与账上收入不符等疑点在系统里列出，更正或说明后才能编报。',
];

const guide = (book: DriverBook): Sheet => ({
  name: '填报说明',
  title: '填报说明',
  columns: [{ heading: '', kind: 'wrap', width: 110 }],
  headless: true,
  rows: GUIDE.map((line): Row => [line]),
  locked: true,
  page: page(book),
  tab: 'quiet',
});

const page = ({ who, period }: DriverBook): PageSetup => ({
  orientation: 'landscape',
  header: { left: headerText(who), right: `分摊参数　${period}` },
  footer: { center: PAGE_OF_PAGES },
});
