import type { Migration } from '../../store/port.ts';

/** Tables of bank reconciliation. Amounts are whole 分, money in positive. */
export interface BankTables {
  /** 银行账户 of a unit and the book account that it is in the books. `start`: the first month that is reconciled. */
  bank_account: {
    id: number;
    unit: string;
    number: string;
    bank: string;
    code: string;
    start: string;
    /** The bank's balance when `start` begins, where a person gave it. */
    opening: number | null;
    closed: number;
  };
  bank_setting: { unit: string; window_days: number; most_lines: number; aged_days: number; old_days: number };
  /** 对账单 as it was taken in; an undone one's lines count no more. */
  bank_statement: {
    id: number;
    account: number;
    file_name: string;
    sha256: string;
    rows: number;
    added: number;
    from_date: string;
    to_date: string;
    opening: number | null;
    closing: number | null;
    actor: string;
    instant: string;
    undone: number;
  };
  /** 流水: a fact. */
  bank_line: {
    id: number;
    statement: number;
    account: number;
    date: string;
    time: string;
    amount: number;
    balance: number | null;
    counterparty: string;
    counterparty_account: string;
    purpose: string;
    document: string;
    serial: string;
    line_key: string;
    serial_key: string;
  };
  /** 期初未达账项: open on one side when reconciling began. */
  bank_beginning: {
    id: number;
    account: number;
    side: string;
    date: string;
    amount: number;
    text: string;
    document: string;
    actor: string;
    instant: string;
  };
  /** 勾对, a working paper; the trail keeps what was taken back. `period`: the month in which it settles its lines. */
  bank_match: { id: number; account: number; period: string; rule: string; actor: string; instant: string };
  /** `ref` is `b` line, `v` voucher.line or `o` beginning: each stands in one match at most. */
  bank_match_item: { ref: string; match: number; account: number };
  /** 银行存款余额调节表 as it was made; `content` is canonical JSON. */
  bank_reconciliation: {
    account: number;
    period: string;
    content: string;
    made_by: string;
    made: string;
    reviewed_by: string | null;
    reviewed: string | null;
  };
}

export const bankMigration: Migration = {
  id: 12,
  name: 'bank',
  statements: [
    `CREATE TABLE bank_account (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), number TEXT NOT NULL, bank TEXT NOT NULL, code TEXT NOT NULL, start TEXT NOT NULL, opening INTEGER, closed INTEGER NOT NULL, UNIQUE (unit, number), UNIQUE (unit, code)) STRICT`,
    `CREATE TABLE bank_setting (unit TEXT PRIMARY KEY REFERENCES unit(code), window_days INTEGER NOT NULL, most_lines INTEGER NOT NULL, aged_days INTEGER NOT NULL, old_days INTEGER NOT NULL) STRICT`,
    `CREATE TABLE bank_statement (id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES bank_account(id), file_name TEXT NOT NULL, sha256 TEXT NOT NULL, rows INTEGER NOT NULL, added INTEGER NOT NULL, from_date TEXT NOT NULL, to_date TEXT NOT NULL, opening INTEGER, closing INTEGER, actor TEXT NOT NULL, instant TEXT NOT NULL, undone INTEGER NOT NULL) STRICT`,
    `CREATE TABLE bank_line (id INTEGER PRIMARY KEY, statement INTEGER NOT NULL REFERENCES bank_statement(id), account INTEGER NOT NULL, date TEXT NOT NULL, time TEXT NOT NULL, amount INTEGER NOT NULL, balance INTEGER, counterparty TEXT NOT NULL, counterparty_account TEXT NOT NULL, purpose TEXT NOT NULL, document TEXT NOT NULL, serial TEXT NOT NULL, line_key TEXT NOT NULL, serial_key TEXT NOT NULL) STRICT`,
    `CREATE INDEX bank_line_day ON bank_line (account, date)`,
    `CREATE TABLE bank_beginning (id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES bank_account(id), side TEXT NOT NULL, date TEXT NOT NULL, amount INTEGER NOT NULL, text TEXT NOT NULL, document TEXT NOT NULL, actor TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
    `CREATE TABLE bank_match (id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES bank_account(id), period TEXT NOT NULL, rule TEXT NOT NULL, actor TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
    `CREATE TABLE bank_match_item (ref TEXT PRIMARY KEY, match INTEGER NOT NULL REFERENCES bank_match(id), account INTEGER NOT NULL) STRICT`,
    `CREATE TABLE bank_reconciliation (account INTEGER NOT NULL REFERENCES bank_account(id), period TEXT NOT NULL, content TEXT NOT NULL, made_by TEXT NOT NULL, made TEXT NOT NULL, reviewed_by TEXT, reviewed TEXT, PRIMARY KEY (account, period)) STRICT`,
  ],
  facts: ['bank_line'],
};
