/**
 * 采购决策规则 [U]: what no law sets for how purchasing decides. Each is a setting of the community with a visible label; these are what most
 * communities write.
 */
export interface DecisionRules {
  /** 药事会到会: more than so many percent of those who ought to attend must have been there. */
  readonly quorumPercent: number;
  /** 采购例外: good for so many days at most, its first and last both counting. */
  readonly exceptionDays: number;
}

export const USUAL_DECISION_RULES: DecisionRules = { quorumPercent: 50, exceptionDays: 366 };

export const DECISION_RULE_BOUNDS = {
  quorumPercent: [1, 99],
  exceptionDays: [1, 1096],
} as const satisfies Record<keyof DecisionRules, readonly [number, number]>;
