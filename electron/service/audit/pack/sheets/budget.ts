import { ROUND_STAGES, type RoundRow, type RoundStage } from '../../../../../shared/domain/budget/explained-cuts.ts';
import { budgetItem } from '../../../../../shared/domain/budget/plan.ts';
import { fundSource } from '../../../../../shared/domain/ledger/fund.ts';
import { fen } from '../../../../../shared/kernel/fen.ts';
import { columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Cell, Column, NamedRange, Row, Sheet } from '../../../workbook/write/model.ts';
import { type PackContent, unitNamer } from '../content.ts';
import { liveCell } from '../live.ts';
import { BUDGET_CHANGES, changesSheet } from './budget-changes.ts';
import { BUDGET_COMMITMENTS, commitmentsSheet } from './budget-commitments.ts';
import { BUDGET_EXECUTION, executionSheet } from './budget-execution.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';

export const BUDGET_ROUNDS: Paper = {
  index: 'D1',
  name: '预算批复与轮次',
  about: '本年预算各行的一上建议数、一下控制数、二上草案和二下批复数',
};
export const BUDGET_CUTS: Paper = {
  index: 'D2',
  name: '预算核减',
  about: '本年预算编制中财务中心的逐行核减、核增，经办人和原因',
};

const PLACE: readonly Column[] = [
  { heading: '单位', kind: 'text', width: 22 },
  { heading: '编码', kind: 'code', width: 9 },
  { heading: '预算项目', kind: 'text', width: 22 },
  { heading: '科室', kind: 'text', width: 14 },
  { heading: '资金来源', kind: 'text', width: 20 },
  { heading: '项目', kind: 'text', width: 10 },
];
const HEADINGS: Readonly<Record<RoundStage, string>> = {
  proposed: '一上建议数',
  ceiling: '一下控制数',
  resubmitted: '二上草案',
  approved: '二下批复数',
};

interface BudgetPapers {
  readonly papers: readonly { readonly paper: Paper; readonly sheet: Sheet }[];
  readonly names: readonly NamedRange[];
}

/** The budget of the pack's year: its rounds where there were any, and what became of it where it has lines. */
export function budgetPapers(content: PackContent): BudgetPapers {
  const rounds = [
    { paper: BUDGET_ROUNDS, sheet: roundsSheet(content) },
    { paper: BUDGET_CUTS, sheet: cutsSheet(content) },
  ];
  const changes = changesSheet(content);
  const commitments = commitmentsSheet(content);
  const followed = [
    { paper: BUDGET_CHANGES, sheet: changes.sheet },
    { paper: BUDGET_EXECUTION, sheet: executionSheet(content) },
    { paper: BUDGET_COMMITMENTS, sheet: commitments.sheet },
  ];
  const hasLines = (content.execution?.lines ?? []).length > 0;
  return {
    papers: [...((content.budget ?? []).length > 0 ? rounds : []), ...(hasLines ? followed : [])],
    names: hasLines ? [...changes.names, ...commitments.names] : [],
  };
}

function placer(content: PackContent): (unit: string, row: RoundRow) => Cell[] {
  const nameOf = unitNamer(content);
  return (unit, { item, department, source, project }) => [
    nameOf(unit),
    item,
    budgetItem(item)?.name ?? item,
    department === '' ? '' : (content.names?.departments?.get(`${unit}|${department}`) ?? department),
    fundSource(source)?.name ?? source,
    project,
  ];
}

/** Each row of the year's budget at each stage; what the rounds changed is a formula. */
function roundsSheet(content: PackContent): Sheet {
  const place = placer(content);
  const columns: Column[] = [
    ...PLACE,
    ...ROUND_STAGES.map((stage): Column => ({ heading: HEADINGS[stage], kind: 'money', width: 17 })),
    { heading: '二下比一上', kind: 'money', width: 17 },
  ];
  const head = { title: BUDGET_ROUNDS.name, banner: bannerOf(content), columns };
  const { firstRow } = frameOf(head);
  const [proposed, approved] = [columnLetters(PLACE.length), columnLetters(PLACE.length + 3)];
  const all = (content.budget ?? []).flatMap(({ unit, rows }) => rows.map((row) => ({ unit, row })));
  return {
    name: BUDGET_ROUNDS.name,
    ...head,
    rows: all.map(({ unit, row }, index): Row => {
      const { at } = row;
      const line = firstRow + index;
      return [
        ...place(unit, row),
        ...ROUND_STAGES.map((stage) => at[stage] ?? null),
        at.approved === undefined || at.proposed === undefined
          ? null
          : liveCell({ formula: `${approved}${line}-${proposed}${line}`, result: fen(at.approved - at.proposed) }),
      ];
    }),
    filter: true,
    frozenColumns: 3,
    page: pageOf(content, BUDGET_ROUNDS, 'landscape'),
  };
}

function cutsSheet(content: PackContent): Sheet {
  const place = placer(content);
  const columns: Column[] = [
    ...PLACE,
    { heading: '轮次', kind: 'text', width: 14 },
    { heading: '调整前', kind: 'money', width: 16 },
    { heading: '调整后', kind: 'money', width: 16 },
    { heading: '增减', kind: 'money', width: 16 },
    { heading: '原因', kind: 'wrap', width: 40 },
    { heading: '经办人', kind: 'text', width: 14 },
    { heading: '时间（UTC）', kind: 'text', width: 25, printed: false },
  ];
  const head = { title: BUDGET_CUTS.name, banner: bannerOf(content), columns };
  const { firstRow } = frameOf(head);
  const [before, after] = [columnLetters(PLACE.length + 1), columnLetters(PLACE.length + 2)];
  const all = (content.budget ?? []).flatMap(({ unit, rows }) =>
    rows.flatMap((row) => row.cuts.map((cut) => ({ unit, row, cut }))),
  );
  return {
    name: BUDGET_CUTS.name,
    ...head,
    rows:
      all.length === 0
        ? [['没有核减']]
        : all.map(({ unit, row, cut }, index): Row => {
            const line = firstRow + index;
            return [
              ...place(unit, row),
              `${cut.stage === 'resubmitted' ? '二下' : '一下'}${cut.earlier ? '（退回前）' : ''}`,
              cut.before,
              cut.after,
              liveCell({ formula: `${after}${line}-${before}${line}`, result: fen(cut.after - cut.before) }),
              ...[cut.reason, cut.display, cut.instant],
            ];
          }),
    filter: true,
    frozenColumns: 3,
    page: pageOf(content, BUDGET_CUTS, 'landscape'),
  };
}
