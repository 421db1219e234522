import type { Direction, IndicatorKind } from '../../../../shared/domain/budget/performance.ts';
import type { Grade } from '../../../../shared/domain/budget/performance-grades.ts';
import type { PerformanceStage } from '../../../../shared/domain/budget/performance-route.ts';
import type { ProjectCategory } from '../../../../shared/domain/budget/project.ts';
import type { ProjectStage } from '../../../../shared/domain/budget/project-route.ts';

/** What stands on workbooks; the console has its own words. */

export const CATEGORY_WORDS: Readonly<Record<ProjectCategory, string>> = {
  equipment: '设备购置',
  construction: '基建修缮',
  information: '信息化',
  training: '人才培养',
  research: '科研教学',
  'public-health': '公共卫生',
  other: '其他',
};

export const STAGE_WORDS: Readonly<Record<ProjectStage, string>> = {
  declaring: '申报中',
  reviewing: '待审核',
  listed: '已入库',
  running: '实施中',
  finished: '已完工',
  ended: '已终止',
  rejected: '不予入库',
};

export const SHEET_WORDS: Readonly<Record<PerformanceStage, string>> = {
  goals: '编制目标',
  set: '目标已定',
  scored: '已自评',
  reviewed: '已复核',
};

export const KIND_WORDS: Readonly<Record<IndicatorKind, string>> = {
  quantity: '产出-数量',
  quality: '产出-质量',
  timeliness: '产出-时效',
  cost: '产出-成本',
  social: '效益-社会效益',
  economic: '效益-经济效益',
  sustainable: '效益-可持续影响',
  satisfaction: '满意度',
};

export const DIRECTION_SIGNS: Readonly<Record<Direction, string>> = { least: '≥', most: '≤', equal: '=', words: '' };

export const GRADE_WORDS: Readonly<Record<Grade, string>> = {
  excellent: '优',
  good: '良',
  medium: '中',
  poor: '差',
};
