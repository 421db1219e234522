/**
 * 分摊参数表 of a unit and month. It is typed (`draft`), handed in (`prepared`), and frozen by another person's review; a
 * frozen one is taken back only with a reason.
 */
export const SHEET_STAGES = ['draft', 'prepared', 'frozen'] as const;
export type SheetStage = (typeof SHEET_STAGES)[number];

/** 编报, 撤回, 退回, 审核冻结, 解冻. */
export const SHEET_STEPS = ['submit', 'withdraw', 'return', 'review', 'take-back'] as const;
export type SheetStep = (typeof SHEET_STEPS)[number];

const WAYS: Readonly<Record<SheetStep, readonly [from: SheetStage, to: SheetStage]>> = {
  submit: ['draft', 'prepared'],
  withdraw: ['prepared', 'draft'],
  return: ['prepared', 'draft'],
  review: ['prepared', 'frozen'],
  'take-back': ['frozen', 'draft'],
};

/** Where a step leads from a stage; undefined where it cannot be made there. */
export const sheetAfter = (stage: SheetStage, step: SheetStep): SheetStage | undefined =>
  WAYS[step][0] === stage ? WAYS[step][1] : undefined;
