import { parseYuan } from '../../../../../shared/kernel/fen.ts';
import { columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { type PackContent, unitNamer } from '../content.ts';
import { liveCell } from '../live.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';

export const PROJECTS: Paper = {
  index: 'D6',
  name: '项目与绩效',
  about: '项目库各项目的状态、概算、本年预算执行，和本年绩效评价的得分、等级',
};
export const PROJECT_GOALS: Paper = {
  index: 'D6-1',
  name: '项目绩效指标',
  about: '本年各项目的绩效指标：目标值、完成值、佐证、自评与复核得分',
};

const NAMED: readonly Column[] = [
  { heading: '单位', kind: 'text', width: 22 },
  { heading: '项目编码', kind: 'code', width: 12 },
  { heading: '项目名称', kind: 'text', width: 28 },
];

/** 项目与绩效 of the pack's year; where the units have no projects, the first sheet says so. */
export function projectSheets(content: PackContent): { readonly paper: Paper; readonly sheet: Sheet }[] {
  const projects = { paper: PROJECTS, sheet: projectsSheet(content) };
  return (content.projects ?? []).length === 0
    ? [projects]
    : [projects, { paper: PROJECT_GOALS, sheet: goalsSheet(content) }];
}

/** Points as a figure, in hundredths; nothing before they were given. */
const scoreCell = (points: string) => parseYuan(points) ?? null;

function projectsSheet(content: PackContent): Sheet {
  const nameOf = unitNamer(content);
  const money = (heading: string): Column => ({ heading, kind: 'money', width: 16 });
  const columns: Column[] = [
    ...NAMED,
    { heading: '类别', kind: 'text', width: 11 },
    { heading: '负责人', kind: 'text', width: 11 },
    { heading: '状态', kind: 'text', width: 11 },
    ...['概算合计', '本年批复', '本年调整', '已占用', '已签约', '已支出', '可用'].map(money),
    { heading: '绩效状态', kind: 'text', width: 11 },
    { heading: '得分', kind: 'decimal', width: 8 },
    { heading: '等级', kind: 'text', width: 7 },
    { heading: '自评人', kind: 'text', width: 14 },
    { heading: '复核人', kind: 'text', width: 14 },
    { heading: '复核意见', kind: 'wrap', width: 36 },
  ];
  const head = { title: PROJECTS.name, banner: bannerOf(content), columns };
  const { firstRow } = frameOf(head);
  const projects = content.projects ?? [];
  const [approved, adjusted, reserved, committed, spent] = [7, 8, 9, 10, 11].map(columnLetters);
  return {
    name: PROJECTS.name,
    ...head,
    rows:
      projects.length === 0
        ? [['没有项目']]
        : projects.map((one, index): Row => {
            const line = firstRow + index;
            const formula = `${approved}${line}+${adjusted}${line}-${reserved}${line}-${committed}${line}-${spent}${line}`;
            const { sheet } = one;
            return [
              ...[nameOf(one.unit), one.code, one.name, one.category, one.person, one.stage],
              ...[one.estimate, one.approved, one.adjusted, one.reserved, one.committed, one.spent],
              liveCell({ formula, result: one.available }),
              ...(sheet
                ? [sheet.stage, scoreCell(sheet.total), sheet.grade, sheet.scoredBy, sheet.reviewedBy, sheet.comment]
                : ['', '', '', '', '', '']),
            ];
          }),
    filter: true,
    frozenColumns: 3,
    page: pageOf(content, PROJECTS, 'landscape'),
  };
}

function goalsSheet(content: PackContent): Sheet {
  const nameOf = unitNamer(content);
  const columns: Column[] = [
    ...NAMED,
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
  const rows = (content.projects ?? []).flatMap(({ unit, code, name, sheet }): Row[] =>
    (sheet?.indicators ?? []).map((one) => [
      ...[nameOf(unit), code, name, one.kind, one.name, one.target, one.weight],
      ...[one.actual, one.evidence, scoreCell(one.score), one.explanation, scoreCell(one.reviewed)],
    ]),
  );
  return {
    ...{ name: PROJECT_GOALS.name, title: PROJECT_GOALS.name, banner: bannerOf(content), columns },
    rows: rows.length === 0 ? [['没有绩效指标']] : rows,
    filter: true,
    frozenColumns: 3,
    page: pageOf(content, PROJECT_GOALS, 'landscape'),
  };
}
