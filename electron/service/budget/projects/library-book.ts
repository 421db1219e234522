import { parseYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import { columnLetters, frameOf } from '../../workbook/write/address.ts';
import type { Cell, Column, Row, Sheet, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import type { LibraryProject } from './library-reading.ts';

/** 项目库 of one unit, or of all that the person sees, as a workbook. */
export interface LibraryBook {
  readonly who: string;
  readonly projects: readonly LibraryProject[];
  unit(code: string): string;
  department(unit: string, code: string): string;
  readonly creator: string;
  readonly created: string;
}

export const LIBRARY_NAME = '项目库';
const GOALS_NAME = '绩效指标';

const AMOUNTS = ['estimate', 'approved', 'adjusted', 'reserved', 'committed', 'spent', 'available'] as const;
const HEADINGS = ['概算合计', '批复数', '调整数', '已占用', '已签约', '已支出', '可用'] as const;
const FIRST_AMOUNT = 7;

const COLUMNS: readonly Column[] = [
  { heading: '单位', kind: 'text', width: 22 },
  { heading: '项目编码', kind: 'code', width: 12 },
  { heading: '项目名称', kind: 'text', width: 28 },
  { heading: '类别', kind: 'text', width: 11 },
  { heading: '科室', kind: 'text', width: 14 },
  { heading: '负责人', kind: 'text', width: 11 },
  { heading: '状态', kind: 'text', width: 11 },
  ...HEADINGS.map((heading): Column => ({ heading, kind: 'money', width: 16 })),
  { heading: '绩效年度', kind: 'text', width: 10 },
  { heading: '绩效状态', kind: 'text', width: 11 },
  { heading: '得分', kind: 'decimal', width: 8 },
  { heading: '等级', kind: 'text', width: 7 },
  { heading: '立项依据', kind: 'wrap', width: 40 },
];

const GOALS: readonly Column[] = [
  { heading: '单位', kind: 'text', width: 22 },
  { heading: '项目编码', kind: 'code', width: 12 },
  { heading: '项目名称', kind: 'text', width: 26 },
  { heading: '年度', kind: 'text', width: 7 },
  { heading: '类别', kind: 'text', width: 16 },
  { heading: '指标', kind: 'text', width: 24 },
  { heading: '目标值', kind: 'text', width: 16 },
  { heading: '权重', kind: 'integer', width: 7 },
  { heading: '完成值', kind: 'text', width: 16 },
  { heading: '佐证', kind: 'wrap', width: 22 },
  { heading: '自评得分', kind: 'decimal', width: 9 },
  { heading: '未达标说明', kind: 'wrap', width: 30 },
  { heading: '复核得分', kind: 'decimal', width: 9 },
];

/** The sheets as a workbook: amounts are numbers, what is available and the totals are formulas. */
export const libraryBook = (book: LibraryBook): Workbook => ({
  title: `${LIBRARY_NAME} ${book.who}`,
  creator: book.creator,
  created: book.created,
  sheets: [projectsSheet(book), goalsSheet(book)],
});

/** Points as a figure, in hundredths; nothing before they were given. */
const scoreCell = (points: string) => parseYuan(points) ?? null;

const pageOf = ({ who }: LibraryBook): Sheet['page'] => ({
  orientation: 'landscape',
  header: { left: headerText(who), right: '金额单位：元' },
  footer: { center: PAGE_OF_PAGES },
});

function projectsSheet(book: LibraryBook): Sheet {
  const { who, projects } = book;
  const head = {
    title: LIBRARY_NAME,
    banner: [{ left: `编制单位：${who}`, right: '金额单位：元' }],
    columns: COLUMNS,
  };
  const { firstRow } = frameOf(head);
  const at = (column: number): string => columnLetters(FIRST_AMOUNT + column);
  const rows: Row[] = projects.map((project, index): Row => {
    const row = firstRow + index;
    const { approved, adjusted, reserved, committed, spent, available, sheet } = project;
    return [
      ...[book.unit(project.unit), project.code, project.name, project.category],
      ...[book.department(project.unit, project.department), project.person, project.stage],
      ...[project.estimate, approved, adjusted, reserved, committed, spent],
      {
        value: available,
        formula: `ROUND(${at(1)}${row}+${at(2)}${row}-${at(3)}${row}-${at(4)}${row}-${at(5)}${row},2)`,
      },
      ...(sheet ? [String(sheet.year), sheet.stage, scoreCell(sheet.total), sheet.grade] : ['', '', '', '']),
      project.reason,
    ];
  });
  if (rows.length === 0) rows.push(['没有项目']);
  else {
    const last = firstRow + rows.length - 1;
    rows.push({
      look: 'total',
      cells: [
        ...['合计', null, null, null, null, null, null],
        ...AMOUNTS.map(
          (column, index): Cell => ({
            value: sumFen(projects.map((project) => project[column])),
            formula: `SUM(${at(index)}${firstRow}:${at(index)}${last})`,
          }),
        ),
        ...[null, null, null, null, null],
      ],
    });
  }
  return { name: LIBRARY_NAME, ...head, rows, filter: true, frozenColumns: 3, page: pageOf(book), tab: 'accent' };
}

function goalsSheet(book: LibraryBook): Sheet {
  const head = { title: GOALS_NAME, banner: [{ left: `编制单位：${book.who}` }], columns: GOALS };
  const rows = book.projects.flatMap(({ unit, code, name, sheet }): Row[] =>
    (sheet?.indicators ?? []).map((one) => [
      ...[book.unit(unit), code, name, String(sheet!.year), one.kind, one.name, one.target, one.weight],
      ...[one.actual, one.evidence, scoreCell(one.score), one.explanation, scoreCell(one.reviewed)],
    ]),
  );
  return {
    ...{ name: GOALS_NAME, ...head, rows: rows.length === 0 ? [['没有绩效指标']] : rows },
    ...{ filter: true, frozenColumns: 3, page: pageOf(book) },
  };
}
