/** Tables of 收款单位登记簿. */
export interface PayeeTables {
  /**
   * An account of a payee as somebody proposed it for a unit; `content` is canonical JSON (`PayeeProposal`). A fact.
   */
  approval_payee_proposal: {
    id: number;
    payee: string;
    unit: string;
    content: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
  };
  /**
   * What became of a proposal: `approve` by another person puts it in force, the account counting from `since` on; `return` with a
   * reason; `withdraw` by who made it (`since` is '' of both). A fact.
   */
  approval_payee_decision: {
    proposal: number;
    verdict: string;
    since: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
  };
  /** 停用: nothing is paid to it until an account is approved anew. A fact. */
  approval_payee_stop: {
    id: number;
    payee: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
  };
  /** What is in force, made from the facts above: one account a payee. `state` is `active` or `stopped`. */
  approval_payee: {
    code: string;
    /** A person's name; a party is called what its own register calls it. */
    person_name: string;
    name: string;
    bank: string;
    number: string;
    since: string;
    phone: string;
    representative: string;
    state: string;
    proposal: number;
  };
}

export const payeeStatements: readonly string[] = [
  `CREATE TABLE approval_payee_proposal (id INTEGER PRIMARY KEY, payee TEXT NOT NULL, unit TEXT NOT NULL, content TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL) STRICT`,
  `CREATE INDEX approval_payee_proposal_payee ON approval_payee_proposal (payee)`,
  `CREATE TABLE approval_payee_decision (proposal INTEGER PRIMARY KEY REFERENCES approval_payee_proposal(id), verdict TEXT NOT NULL, since TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL) STRICT`,
  `CREATE TABLE approval_payee_stop (id INTEGER PRIMARY KEY, payee TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL) STRICT`,
  `CREATE TABLE approval_payee (code TEXT PRIMARY KEY, person_name TEXT NOT NULL, name TEXT NOT NULL, bank TEXT NOT NULL, number TEXT NOT NULL, since TEXT NOT NULL, phone TEXT NOT NULL, representative TEXT NOT NULL, state TEXT NOT NULL, proposal INTEGER NOT NULL REFERENCES approval_payee_proposal(id)) STRICT`,
];
