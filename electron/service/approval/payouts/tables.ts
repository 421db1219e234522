/** Tables of 付款申请. */
export interface PayoutTables {
  /**
   * A payment of an application, under a contract or without one: `stage` as its steps have brought it; `payee` its code in the register;
   * `amount` in 分; `day` when it is planned for; `content` canonical JSON of what else is said (`PayoutContent`).
   */
  approval_payout: {
    id: number;
    number: string;
    document: number;
    contract: number | null;
    unit: string;
    payee: string;
    stage: string;
    revision: number;
    amount: number;
    prepaid: number;
    day: string;
    content: string;
  };
  /** Invoices of a payment as they are looked for: the number as nobody can write it in two ways, what it says and what of it is paid, in 分. */
  approval_payout_invoice: {
    payout: number;
    place: number;
    code: string;
    number: string;
    amount: number;
    taken: number;
  };
  /** A step that was made, with the content as it then was, and the SHA-256 of both and of the step before. A fact. */
  approval_payout_step: {
    id: number;
    payout: number;
    step: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
    content: string;
    digest: string;
  };
  /** Papers of a payment, kept beside the books by their content; `invoice` is canonical JSON of what it says, or ''. */
  approval_payout_paper: {
    id: number;
    payout: number;
    name: string;
    kind: string;
    bytes: number;
    sha256: string;
    invoice: string;
    person: string;
    display: string;
    instant: string;
  };
  /** 支付: the day on which the bank paid it, and the number that it gave. A fact. */
  approval_payout_made: { payout: number; day: string; reference: string };
  /** 导出: who took a bank file with it, when and in which form; `digest` is what the file asks the bank for. A fact. */
  approval_payout_export: {
    id: number;
    payout: number;
    person: string;
    display: string;
    instant: string;
    form: string;
    digest: string;
  };
  /** The voucher that a payment posted, and the one that reversed it. A fact. */
  approval_payout_voucher: { payout: number; voucher: number; unit: string; reversal: number };
}

const OF = 'payout INTEGER NOT NULL REFERENCES approval_payout(id)';
const BY = 'person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL';

export const payoutStatements: readonly string[] = [
  `CREATE TABLE approval_payout (id INTEGER PRIMARY KEY, number TEXT NOT NULL, document INTEGER NOT NULL REFERENCES approval_document(id), contract INTEGER REFERENCES approval_contract(id), unit TEXT NOT NULL, payee TEXT NOT NULL, stage TEXT NOT NULL, revision INTEGER NOT NULL, amount INTEGER NOT NULL, prepaid INTEGER NOT NULL, day TEXT NOT NULL, content TEXT NOT NULL) STRICT`,
  `CREATE INDEX approval_payout_document ON approval_payout (document, id)`,
  `CREATE INDEX approval_payout_day ON approval_payout (day, unit)`,
  `CREATE TABLE approval_payout_invoice (${OF}, place INTEGER NOT NULL, code TEXT NOT NULL, number TEXT NOT NULL, amount INTEGER NOT NULL, taken INTEGER NOT NULL, PRIMARY KEY (payout, place)) STRICT`,
  `CREATE INDEX approval_payout_invoice_number ON approval_payout_invoice (number)`,
  `CREATE TABLE approval_payout_step (id INTEGER PRIMARY KEY, ${OF}, step TEXT NOT NULL, ${BY}, reason TEXT NOT NULL, content TEXT NOT NULL, digest TEXT NOT NULL) STRICT`,
  `CREATE INDEX approval_payout_step_of ON approval_payout_step (payout, id)`,
  `CREATE TABLE approval_payout_paper (id INTEGER PRIMARY KEY, ${OF}, name TEXT NOT NULL, kind TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, invoice TEXT NOT NULL, ${BY}) STRICT`,
  `CREATE INDEX approval_payout_paper_of ON approval_payout_paper (payout, id)`,
  `CREATE TABLE approval_payout_made (payout INTEGER PRIMARY KEY REFERENCES approval_payout(id), day TEXT NOT NULL, reference TEXT NOT NULL) STRICT`,
  `CREATE TABLE approval_payout_export (id INTEGER PRIMARY KEY, ${OF}, ${BY}, form TEXT NOT NULL, digest TEXT NOT NULL) STRICT`,
  `CREATE INDEX approval_payout_export_of ON approval_payout_export (payout, id)`,
  `CREATE TABLE approval_payout_voucher (${OF}, voucher INTEGER NOT NULL, unit TEXT NOT NULL, reversal INTEGER NOT NULL, PRIMARY KEY (payout, voucher)) STRICT`,
];

export const payoutFacts: readonly string[] = [
  ...['approval_payout_step', 'approval_payout_made', 'approval_payout_export', 'approval_payout_voucher'],
];
