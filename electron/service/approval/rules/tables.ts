/** Tables of 审批规则. */
export interface RuleTables {
  /** A whole table as somebody proposed it, to hold from `first` on; `content` is canonical JSON with amounts in 分. A fact. */
  approval_rules: {
    id: number;
    first: string;
    content: string;
    digest: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
  };
  /**
   * What became of a proposal: `approve` puts it in force from `first` on (never before the day of the decision, save of the first
   * table), `reject`, or `withdraw` by who made it. A fact.
   */
  approval_rules_decision: {
    version: number;
    verdict: string;
    first: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
  };
}

export const ruleStatements: readonly string[] = [
  `CREATE TABLE approval_rules (id INTEGER PRIMARY KEY, first TEXT NOT NULL, content TEXT NOT NULL, digest TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL) STRICT`,
  `CREATE TABLE approval_rules_decision (version INTEGER PRIMARY KEY REFERENCES approval_rules(id), verdict TEXT NOT NULL, first TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL) STRICT`,
];
