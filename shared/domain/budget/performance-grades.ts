/** 绩效等级: 优、良、中、差. */
export const GRADES = ['excellent', 'good', 'medium', 'poor'] as const;
export type Grade = (typeof GRADES)[number];

/** From how many points each grade begins; below `medium` is 差. A setting of the community [U]. */
export interface GradeBounds {
  readonly excellent: number;
  readonly good: number;
  readonly medium: number;
}

export const DEFAULT_BOUNDS: GradeBounds = { excellent: 90, good: 80, medium: 60 };

/** Whether the bounds fall from one grade to the next. */
export const areBounds = ({ excellent, good, medium }: GradeBounds): boolean =>
  excellent <= 100 && excellent > good && good > medium && medium > 0;

/** The grade of a total of points. */
export const gradeOf = (total: number, { excellent, good, medium }: GradeBounds): Grade =>
  total >= excellent ? 'excellent' : total >= good ? 'good' : total >= medium ? 'medium' : 'poor';

/** Points added up; they have one decimal, so that tenths are added. */
export const sumPoints = (points: readonly number[]): number =>
  points.reduce((sum, each) => sum + Math.round(each * 10), 0) / 10;
