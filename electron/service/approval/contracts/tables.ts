/** Tables of 合同登记; a contract is what its facts say, and has no other state. */
export interface ContractTables {
  /**
   * A contract as it was signed, amounts in 分: `stages` canonical JSON of `[{name, amount, accepting}]`, `amounts` of what it binds of each
   * row of its application; `retention` and `retention_release` are 0 and '' where nothing is kept back; the scan by its content. A fact.
   */
  approval_contract: {
    id: number;
    document: number;
    unit: string;
    number: string;
    payee: string;
    signed: string;
    amount: number;
    retention: number;
    retention_release: string;
    stages: string;
    amounts: string;
    sha256: string;
    file_name: string;
    kind: string;
    bytes: number;
    person: string;
    display: string;
    instant: string;
  };
  /** 合同变更: `amount` and `amounts` by how much, `stages` as they stand from then on. A fact. */
  approval_contract_change: {
    id: number;
    contract: number;
    day: string;
    amount: number;
    amounts: string;
    stages: string;
    reason: string;
    sha256: string;
    file_name: string;
    kind: string;
    bytes: number;
    person: string;
    display: string;
    instant: string;
  };
  /** 验收 of a stage, counted from 1; the report's content is '' where there is none. A fact. */
  approval_acceptance: {
    contract: number;
    stage: number;
    day: string;
    result: string;
    sha256: string;
    file_name: string;
    kind: string;
    bytes: number;
    person: string;
    display: string;
    instant: string;
  };
}

const SCAN = 'sha256 TEXT NOT NULL, file_name TEXT NOT NULL, kind TEXT NOT NULL, bytes INTEGER NOT NULL';
const BY = 'person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL';

export const contractStatements: readonly string[] = [
  `CREATE TABLE approval_contract (id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES approval_document(id), unit TEXT NOT NULL, number TEXT NOT NULL, payee TEXT NOT NULL, signed TEXT NOT NULL, amount INTEGER NOT NULL, retention INTEGER NOT NULL, retention_release TEXT NOT NULL, stages TEXT NOT NULL, amounts TEXT NOT NULL, ${SCAN}, ${BY}, UNIQUE (unit, number)) STRICT`,
  `CREATE INDEX approval_contract_document ON approval_contract (document, id)`,
  `CREATE INDEX approval_contract_signed ON approval_contract (signed, unit)`,
  `CREATE TABLE approval_contract_change (id INTEGER PRIMARY KEY, contract INTEGER NOT NULL REFERENCES approval_contract(id), day TEXT NOT NULL, amount INTEGER NOT NULL, amounts TEXT NOT NULL, stages TEXT NOT NULL, reason TEXT NOT NULL, ${SCAN}, ${BY}) STRICT`,
  `CREATE INDEX approval_contract_change_of ON approval_contract_change (contract, id)`,
  `CREATE TABLE approval_acceptance (contract INTEGER NOT NULL REFERENCES approval_contract(id), stage INTEGER NOT NULL, day TEXT NOT NULL, result TEXT NOT NULL, ${SCAN}, ${BY}, PRIMARY KEY (contract, stage)) STRICT`,
];

export const contractFacts: readonly string[] = [
  ...['approval_contract', 'approval_contract_change', 'approval_acceptance'],
];
