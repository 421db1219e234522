/**
 * Who decides (审批层级), the lowest first: the member's head, the finance centre, the chief accountant, the leader in charge, and
 * three bodies that decide in a meeting (三重一大集体决策).
 */
export const LEVELS = {
  'unit-head': '单位负责人',
  centre: '财务中心',
  'chief-accountant': '总会计师',
  leader: '分管领导',
  office: '院长办公会',
  party: '党委会',
  committee: '管委会',
} as const satisfies Record<string, string>;

export type Level = keyof typeof LEVELS;
export const LEVEL_CODES = Object.keys(LEVELS) as readonly Level[];

export const rankOf = (level: Level): number => LEVEL_CODES.indexOf(level);

/** Levels that decide in a meeting: whoever holds one keeps its minutes (会议记录人), the body itself decides. */
export const BODIES = ['office', 'party', 'committee'] as const satisfies readonly Level[];
export type Body = (typeof BODIES)[number];
export const isBody = (level: Level): level is Body => (BODIES as readonly Level[]).includes(level);

/** Levels held at one member; the others are held over the community. */
export const isOfUnit = (level: Level): boolean => level === 'unit-head';

/**
 * How several people at one level decide: the first of them who may (单签), whoever comes first (或签), all (会签), or all in their
 * order (顺签). A body's way is its vote.
 */
export const MODES = { single: '单签', any: '或签', all: '会签', sequence: '顺签' } as const satisfies Record<
  string,
  string
>;
export type Mode = keyof typeof MODES;
export const MODE_CODES = Object.keys(MODES) as readonly Mode[];

/** How many people a way asks for at least; of two ways for one level the stricter holds. */
export const stricterMode = (one: Mode, other: Mode): Mode =>
  MODE_CODES.indexOf(other) > MODE_CODES.indexOf(one) ? other : one;
