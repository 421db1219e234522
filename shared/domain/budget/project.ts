import { type Fen, fen, sumFen } from '../../kernel/fen.ts';
import { fundSource } from '../ledger/fund.ts';
import type { UnitCode } from '../organisation/unit.ts';
import { AMOUNT_MAX } from './amounts.ts';

/** 项目类别: 设备购置、基建修缮、信息化、人才培养、科研教学、公共卫生、其他. */
export const PROJECT_CATEGORIES = [
  'equipment',
  'construction',
  'information',
  'training',
  'research',
  'public-health',
  'other',
] as const;
export type ProjectCategory = (typeof PROJECT_CATEGORIES)[number];

/** What a project is to cost in one year out of one source (分年度、分来源概算), in 分. */
export interface ProjectEstimate {
  readonly year: number;
  readonly source: string;
  readonly amount: Fen;
}

/** A project of a unit's library (项目库; 事业单位财务规则 第22条: 项目支出纳入项目库管理). */
export interface Project {
  readonly unit: UnitCode;
  /** As vouchers and budget lines name it; one within the unit. */
  readonly code: string;
  readonly name: string;
  readonly category: ProjectCategory;
  /** A department's code, or '' for the unit as a whole. */
  readonly department: string;
  /** 负责人. */
  readonly person: string;
  /** 立项依据和必要性. */
  readonly reason: string;
  readonly estimates: readonly ProjectEstimate[];
}

/** What a project is to cost in all its years, in 分. */
export const estimated = ({ estimates }: Pick<Project, 'estimates'>): Fen =>
  sumFen(estimates.map(({ amount }) => amount));

/** What it is to cost by year, the first year first, in 分. */
export function estimatedByYear({ estimates }: Pick<Project, 'estimates'>): ReadonlyMap<number, Fen> {
  const sums = new Map<number, Fen>();
  for (const { year, amount } of [...estimates].sort((a, b) => a.year - b.year))
    sums.set(year, fen((sums.get(year) ?? 0) + amount));
  return sums;
}

/** Why something cannot stand, in one sentence; `row` from 1 where it is about a row. */
export interface ProjectProblem {
  readonly code: string;
  readonly message: string;
  readonly row?: number;
}

/** Why a project cannot be kept as it was typed: its estimates name what there is, each once, above nil and no slip. */
export function estimateProblems({ estimates }: Pick<Project, 'estimates'>): ProjectProblem[] {
  const seen = new Set<string>();
  return estimates.flatMap(({ year, source, amount }, index): ProjectProblem[] => {
    const key = `${year} ${source}`;
    const twice = seen.has(key);
    seen.add(key);
    const message =
      fundSource(source)?.code !== source
        ? `没有资金来源 ${source}`
        : amount <= 0
          ? '概算金额须大于零'
          : amount > AMOUNT_MAX
            ? '概算金额不能超过 100 亿元，请核对单位是不是元'
            : twice
              ? `${year} 年的${fundSource(source)?.name ?? source}重复：同一年度同一来源只能有一行`
              : undefined;
    return message === undefined ? [] : [{ code: 'bad-estimate', message, row: index + 1 }];
  });
}

/** What a project still lacks before it can be handed in for review (申报材料). */
export function declarationProblems(project: Project): ProjectProblem[] {
  const lacks = (code: string, missing: boolean, message: string): ProjectProblem[] =>
    missing ? [{ code, message }] : [];
  return [
    ...lacks('no-reason', project.reason.trim() === '', '申报须写明立项依据和必要性'),
    ...lacks('no-person', project.person.trim() === '', '申报须写明项目负责人'),
    ...lacks('no-estimate', project.estimates.length === 0, '申报须按年度和资金来源填写概算'),
  ];
}
