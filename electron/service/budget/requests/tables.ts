import type { Migration } from '../../store/port.ts';

/** Tables of what is asked for before it is paid (用款申请). */
export interface RequestTables {
  /** 用款申请单 as it stands now. */
  budget_request: {
    id: number;
    number: string;
    unit: string;
    year: number;
    department: string;
    stage: string;
    revision: number;
    purpose: string;
    payee: string;
    counterparty: string;
    expected: string;
    reference: string;
    /** The last day on which it holds while nobody decides; null before it is submitted. */
    expires: string | null;
  };
  /** 用款明细; `amount` in 分. */
  budget_request_row: {
    request: number;
    row: number;
    department: string;
    item: string;
    source: string;
    project: string;
    amount: number;
  };
  /** What was done to a request, with the content that was signed as canonical JSON. A fact. */
  budget_request_step: {
    id: number;
    request: number;
    step: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
    content: string;
    digest: string;
  };
  /** 合同、订单 of a request: `amounts` are what it binds of each row in 分, as JSON. A fact. */
  budget_request_contract: {
    id: number;
    request: number;
    number: string;
    date: string;
    counterpart: string;
    amounts: string;
    display: string;
    instant: string;
  };
  /** What a voucher that is submitted, and not posted yet, will pay out of a document's claim; in 分. */
  budget_draw: { draft: number; claim: string; amount: number };
}

export const requestMigrations: readonly Migration[] = [
  {
    id: 28,
    name: 'budget-requests',
    statements: [
      `CREATE TABLE budget_request (id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, unit TEXT NOT NULL REFERENCES unit(code), year INTEGER NOT NULL, department TEXT NOT NULL, stage TEXT NOT NULL, revision INTEGER NOT NULL, purpose TEXT NOT NULL, payee TEXT NOT NULL, counterparty TEXT NOT NULL, expected TEXT NOT NULL, reference TEXT NOT NULL, expires TEXT) STRICT`,
      `CREATE INDEX budget_request_unit ON budget_request (year, unit, id)`,
      `CREATE TABLE budget_request_row (request INTEGER NOT NULL REFERENCES budget_request(id), row INTEGER NOT NULL, department TEXT NOT NULL, item TEXT NOT NULL, source TEXT NOT NULL, project TEXT NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (request, row)) STRICT`,
      `CREATE TABLE budget_request_step (id INTEGER PRIMARY KEY, request INTEGER NOT NULL REFERENCES budget_request(id), step TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL, content TEXT NOT NULL, digest TEXT NOT NULL) STRICT`,
      `CREATE INDEX budget_request_step_of ON budget_request_step (request, id)`,
      `CREATE TABLE budget_request_contract (id INTEGER PRIMARY KEY, request INTEGER NOT NULL REFERENCES budget_request(id), number TEXT NOT NULL, date TEXT NOT NULL, counterpart TEXT NOT NULL, amounts TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
      `CREATE INDEX budget_request_contract_of ON budget_request_contract (request, id)`,
      `CREATE TABLE budget_draw (draft INTEGER NOT NULL, claim TEXT NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (draft, claim)) STRICT`,
      `CREATE INDEX budget_draw_claim ON budget_draw (claim)`,
      `ALTER TABLE budget_movement ADD COLUMN voucher INTEGER`,
      `CREATE INDEX budget_movement_voucher ON budget_movement (voucher)`,
      `CREATE INDEX budget_claim_expires ON budget_claim (expires)`,
    ],
    facts: ['budget_request_step', 'budget_request_contract'],
  },
];
