import type { Migration } from '../store/port.ts';
import { type BankTables, bankMigration } from './bank/tables.ts';
import { type CashCountTables, cashCountMigration } from './cash-count/tables.ts';
import { type ProvisionTables, provisionMigration } from './provisions/tables.ts';
import { type RevenueTables, revenueMigration } from './revenue/tables.ts';

/** Tables of the ledger: charts, vouchers, balances, periods and what was imported. Amounts are whole 分. */
export interface LedgerTables extends BankTables, CashCountTables, ProvisionTables, RevenueTables {
  unit_account: {
    unit: string;
    code: string;
    name: string;
    element: string;
    book: string;
    side: string;
    parent: string | null;
    level: number;
    leaf: number;
    official: string | null;
  };
  /** Dated mapping of (scope, code) to group accounts; scope is a chart's name or a unit's code. */
  account_mapping: {
    id: number;
    scope: string;
    code: string;
    group_code: string;
    from_period: string;
    to_period: string | null;
    replaced_by: number | null;
  };
  /** 会计期间 of one unit: open → submitted → locked; `basis` is `none`, `summary` or `detail`. */
  period: {
    unit: string;
    period: string;
    state: string;
    basis: string;
    chain_head: string | null;
    reason: string | null;
  };
  batch: {
    id: number;
    unit: string;
    period: string;
    kind: string;
    file_name: string;
    sha256: string;
    layout: string;
    rows: number;
    imported: number;
    actor: string;
    instant: string;
    undone: number;
  };
  voucher: {
    id: number;
    unit: string;
    period: string;
    type: string;
    number: number;
    date: string;
    summary: string;
    kind: string;
    attachments: number;
    prepared_by: string;
    reviewed_by: string;
    posted_by: string;
    /** 出纳, where the desk asked for the sign; null otherwise. */
    signed_by: string | null;
    reverses: number | null;
    batch: number | null;
    source_number: string | null;
  };
  /** Empty text stands for a dimension that the line does not carry. */
  voucher_line: {
    voucher: number;
    line: number;
    unit: string;
    period: string;
    book: string;
    code: string;
    summary: string;
    debit: number;
    credit: number;
    department: string;
    fund: string;
    project: string;
    /** `unit:H01`, `party:P001` or ''. */
    counterparty: string;
    document: string;
  };
  /**
   * Balances kept with the lines, in the same transaction: turnovers of a period by account and dimensions.
   * Period `YYYY-00` holds the year's opening (debit-positive in `debit`, `credit` 0). `closing_*` is the part that
   * closing vouchers (结转) made.
   */
  balance: {
    unit: string;
    period: string;
    book: string;
    code: string;
    department: string;
    fund: string;
    project: string;
    counterparty: string;
    debit: number;
    credit: number;
    closing_debit: number;
    closing_credit: number;
  };
  /** Opening balances of a unit's year given explicitly (期初建账); `amount` is debit-positive. */
  opening_balance: {
    unit: string;
    year: number;
    book: string;
    code: string;
    department: string;
    fund: string;
    project: string;
    counterparty: string;
    amount: number;
  };
  /** A trial balance as it was sent (科目余额表), kept as a fact of its batch. */
  trial_balance: {
    batch: number;
    row: number;
    code: string;
    name: string;
    leaf: number;
    year_opening: number | null;
    opening: number;
    debit: number;
    credit: number;
    year_debit: number | null;
    year_credit: number | null;
    closing: number;
  };
  /** 内部往来及交易申报 rows of a unit's period. */
  declaration: {
    batch: number;
    row: number;
    code: string;
    counterparty: string;
    amount: number;
    measure: string;
    document: string;
    date: string;
  };
  /** 凭证草稿: a working paper and no fact. `content` is canonical JSON of what was typed; `total` 分, null beyond what can be booked. */
  voucher_draft: {
    id: number;
    unit: string;
    /** The month of `date`, which is the content's, like `type`, `summary`, `total` and `lines`. */
    period: string;
    date: string;
    type: string;
    summary: string;
    total: number | null;
    lines: number;
    content: string;
    state: string;
    revision: number;
    prepared_by: string;
    saved: string;
    /** Rises with each submission of the house: the order in which drafts of one date are posted. */
    submission: number | null;
    reviewed_by: string | null;
    reviewed: string | null;
    returned_reason: string | null;
    returned_by: string | null;
    returned: string | null;
    voucher: number | null;
    /** 1: moves 货币资金, as it was when it was last submitted or reviewed. */
    cash: number;
    signed_by: string | null;
    signed: string | null;
    /** The template that it was made from in its rhythm (周期凭证), and for which month; null otherwise. */
    template: number | null;
    template_period: string | null;
  };
  /** 常用凭证: `unit` '' is offered to every unit; `content` is canonical JSON of what it begins a voucher with. */
  voucher_template: {
    id: number;
    unit: string;
    name: string;
    code: string;
    content: string;
    /** Of one that comes every month (周期凭证): its day, 31 being the month's last; null otherwise. */
    day: number | null;
    from_period: string | null;
    to_period: string | null;
    revision: number;
    saved_by: string;
    saved: string;
    removed: number;
  };
  /** 分摊比例: over what a line is split, remembered by name; `parts` is canonical JSON. */
  split_key: {
    unit: string;
    name: string;
    detail: string;
    measure: string;
    parts: string;
    saved_by: string;
    saved: string;
  };
  /**
   * 附件 of a draft, which may still be taken off: `removed` is when that was. `sha256` names the bytes beside the books, ''
   * where it is an invoice on paper (kind `paper`); `invoice` is what it says of itself, as JSON, '' where it is none.
   */
  draft_paper: {
    id: number;
    unit: string;
    draft: number;
    sha256: string;
    name: string;
    kind: string;
    bytes: number;
    invoice: string;
    person: string;
    instant: string;
    removed: string | null;
  };
  /** 附件 of a posted voucher: facts. Those that came with its draft keep their number; `draft` is 0 of those that another module brought, null where added later (补充). */
  voucher_paper: {
    id: number;
    unit: string;
    voucher: number;
    draft: number | null;
    sha256: string;
    name: string;
    kind: string;
    bytes: number;
    invoice: string;
    person: string;
    instant: string;
  };
  /**
   * 发票登记簿: which invoice is used where, once for all its forms. A working register over the papers: whether it is in
   * use is told by its draft or voucher. `form` is the kind that was read; amounts in 分, null where not said.
   */
  invoice: {
    id: number;
    unit: string;
    draft: number | null;
    voucher: number | null;
    code: string;
    number: string;
    sort: string;
    form: string;
    date: string | null;
    seller: string;
    buyer: string;
    total: number | null;
    red: number;
    person: string;
    instant: string;
  };
  /** How many vouchers a unit's month has, and Σ of their totals in 分: kept as they are posted. */
  voucher_tally: { unit: string; period: string; vouchers: number; total: number };
  /** How many lines an account has in a month: kept as they are posted. */
  line_tally: { unit: string; code: string; period: string; lines: number };
  /**
   * 负责人承诺: who answers for a unit's month, with the words and the content's SHA-256. Facts: what was changed afterwards is
   * signed again, and the earlier signature stays. `side` is `unit` or `community`; `content` is canonical JSON of the figures
   * and findings that stood beside it.
   */
  attestation: {
    id: number;
    unit: string;
    period: string;
    side: string;
    person: string;
    display: string;
    /** 授权依据, '' where the head signed in person. */
    authority: string;
    statement: string;
    digest: string;
    content: string;
    instant: string;
  };
  layout: { name: string; definition: string };
  /** The last number or id given out, by name; the row lock that keeps numbers gapless. */
  counter: { name: string; value: number };
}

export const ledgerMigrations: readonly Migration[] = [
  {
    id: 3,
    name: 'ledger',
    statements: [
      `CREATE TABLE unit_account (unit TEXT NOT NULL REFERENCES unit(code), code TEXT NOT NULL, name TEXT NOT NULL, element TEXT NOT NULL, book TEXT NOT NULL, side TEXT NOT NULL, parent TEXT, level INTEGER NOT NULL, leaf INTEGER NOT NULL, official TEXT, PRIMARY KEY (unit, code)) STRICT`,
      `CREATE TABLE account_mapping (id INTEGER PRIMARY KEY, scope TEXT NOT NULL, code TEXT NOT NULL, group_code TEXT NOT NULL, from_period TEXT NOT NULL, to_period TEXT, replaced_by INTEGER) STRICT`,
      `CREATE TABLE period (unit TEXT NOT NULL REFERENCES unit(code), period TEXT NOT NULL, state TEXT NOT NULL, basis TEXT NOT NULL, chain_head TEXT, reason TEXT, PRIMARY KEY (unit, period)) STRICT`,
      `CREATE TABLE batch (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), period TEXT NOT NULL, kind TEXT NOT NULL, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, layout TEXT NOT NULL, rows INTEGER NOT NULL, imported INTEGER NOT NULL, actor TEXT NOT NULL, instant TEXT NOT NULL, undone INTEGER NOT NULL) STRICT`,
      `CREATE TABLE voucher (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), period TEXT NOT NULL, type TEXT NOT NULL, number INTEGER NOT NULL, date TEXT NOT NULL, summary TEXT NOT NULL, kind TEXT NOT NULL, attachments INTEGER NOT NULL, prepared_by TEXT NOT NULL, reviewed_by TEXT NOT NULL, posted_by TEXT NOT NULL, reverses INTEGER UNIQUE, batch INTEGER, source_number TEXT, UNIQUE (unit, period, type, number)) STRICT`,
      `CREATE TABLE voucher_line (voucher INTEGER NOT NULL REFERENCES voucher(id), line INTEGER NOT NULL, unit TEXT NOT NULL, period TEXT NOT NULL, book TEXT NOT NULL, code TEXT NOT NULL, summary TEXT NOT NULL, debit INTEGER NOT NULL, credit INTEGER NOT NULL, department TEXT NOT NULL, fund TEXT NOT NULL, project TEXT NOT NULL, counterparty TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (voucher, line)) STRICT`,
      `CREATE INDEX voucher_line_account ON voucher_line (unit, code, period, debit, credit)`,
      `CREATE TABLE balance (unit TEXT NOT NULL, period TEXT NOT NULL, book TEXT NOT NULL, code TEXT NOT NULL, department TEXT NOT NULL, fund TEXT NOT NULL, project TEXT NOT NULL, counterparty TEXT NOT NULL, debit INTEGER NOT NULL, credit INTEGER NOT NULL, closing_debit INTEGER NOT NULL, closing_credit INTEGER NOT NULL, PRIMARY KEY (unit, period, book, code, department, fund, project, counterparty)) STRICT`,
      `CREATE TABLE opening_balance (unit TEXT NOT NULL REFERENCES unit(code), year INTEGER NOT NULL, book TEXT NOT NULL, code TEXT NOT NULL, department TEXT NOT NULL, fund TEXT NOT NULL, project TEXT NOT NULL, counterparty TEXT NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (unit, year, book, code, department, fund, project, counterparty)) STRICT`,
      `CREATE TABLE trial_balance (batch INTEGER NOT NULL REFERENCES batch(id), row INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, leaf INTEGER NOT NULL, year_opening INTEGER, opening INTEGER NOT NULL, debit INTEGER NOT NULL, credit INTEGER NOT NULL, year_debit INTEGER, year_credit INTEGER, closing INTEGER NOT NULL, PRIMARY KEY (batch, row)) STRICT`,
      `CREATE TABLE declaration (batch INTEGER NOT NULL REFERENCES batch(id), row INTEGER NOT NULL, code TEXT NOT NULL, counterparty TEXT NOT NULL, amount INTEGER NOT NULL, measure TEXT NOT NULL, document TEXT NOT NULL, date TEXT NOT NULL, PRIMARY KEY (batch, row)) STRICT`,
      `CREATE TABLE layout (name TEXT PRIMARY KEY, definition TEXT NOT NULL) STRICT`,
      `CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT`,
    ],
    facts: ['voucher', 'voucher_line', 'trial_balance', 'declaration'],
  },
  {
    id: 9,
    name: 'voucher-draft',
    statements: [
      `CREATE TABLE voucher_draft (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), period TEXT NOT NULL, date TEXT NOT NULL, type TEXT NOT NULL, summary TEXT NOT NULL, total INTEGER, lines INTEGER NOT NULL, content TEXT NOT NULL, state TEXT NOT NULL, revision INTEGER NOT NULL, prepared_by TEXT NOT NULL, saved TEXT NOT NULL, submission INTEGER, reviewed_by TEXT, reviewed TEXT, returned_reason TEXT, returned_by TEXT, returned TEXT, voucher INTEGER UNIQUE REFERENCES voucher(id)) STRICT`,
      `CREATE INDEX voucher_draft_place ON voucher_draft (unit, period, state)`,
    ],
  },
  {
    id: 10,
    name: 'papers',
    statements: [
      `CREATE TABLE draft_paper (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), draft INTEGER NOT NULL REFERENCES voucher_draft(id), sha256 TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, bytes INTEGER NOT NULL, invoice TEXT NOT NULL, person TEXT NOT NULL, instant TEXT NOT NULL, removed TEXT) STRICT`,
      `CREATE INDEX draft_paper_draft ON draft_paper (draft)`,
      `CREATE TABLE voucher_paper (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), voucher INTEGER NOT NULL REFERENCES voucher(id), draft INTEGER, sha256 TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, bytes INTEGER NOT NULL, invoice TEXT NOT NULL, person TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
      `CREATE INDEX voucher_paper_voucher ON voucher_paper (voucher)`,
      `CREATE TABLE invoice (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), draft INTEGER REFERENCES voucher_draft(id), voucher INTEGER REFERENCES voucher(id), code TEXT NOT NULL, number TEXT NOT NULL, sort TEXT NOT NULL, form TEXT NOT NULL, date TEXT, seller TEXT NOT NULL, buyer TEXT NOT NULL, total INTEGER, red INTEGER NOT NULL, person TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
      `CREATE INDEX invoice_number ON invoice (number)`,
      `CREATE INDEX invoice_unit ON invoice (unit)`,
      `CREATE INDEX invoice_draft ON invoice (draft)`,
      `CREATE INDEX invoice_voucher ON invoice (voucher)`,
    ],
    facts: ['voucher_paper'],
  },
  {
    id: 11,
    name: 'voucher-patterns',
    statements: [
      `ALTER TABLE voucher ADD COLUMN signed_by TEXT`,
      `ALTER TABLE voucher_draft ADD COLUMN cash INTEGER NOT NULL DEFAULT 0`,
      `ALTER TABLE voucher_draft ADD COLUMN signed_by TEXT`,
      `ALTER TABLE voucher_draft ADD COLUMN signed TEXT`,
      `ALTER TABLE voucher_draft ADD COLUMN template INTEGER`,
      `ALTER TABLE voucher_draft ADD COLUMN template_period TEXT`,
      `CREATE UNIQUE INDEX voucher_draft_template ON voucher_draft (template, template_period) WHERE state <> 'discarded'`,
      `CREATE TABLE voucher_template (id INTEGER PRIMARY KEY, unit TEXT NOT NULL, name TEXT NOT NULL, code TEXT NOT NULL, content TEXT NOT NULL, day INTEGER, from_period TEXT, to_period TEXT, revision INTEGER NOT NULL, saved_by TEXT NOT NULL, saved TEXT NOT NULL, removed INTEGER NOT NULL) STRICT`,
      `CREATE TABLE split_key (unit TEXT NOT NULL REFERENCES unit(code), name TEXT NOT NULL, detail TEXT NOT NULL, measure TEXT NOT NULL, parts TEXT NOT NULL, saved_by TEXT NOT NULL, saved TEXT NOT NULL, PRIMARY KEY (unit, name)) STRICT`,
      // Books that were kept before there was a sign go on without it: no month is held up by an update.
      `INSERT INTO setting (key, value) SELECT 'cashier-sign', '{"required":false}' FROM community LIMIT 1`,
    ],
  },
  bankMigration,
  {
    id: 13,
    name: 'attestation',
    statements: [
      `CREATE TABLE attestation (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), period TEXT NOT NULL, side TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, authority TEXT NOT NULL, statement TEXT NOT NULL, digest TEXT NOT NULL, content TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
      `CREATE INDEX attestation_month ON attestation (period, unit)`,
      // Books that were kept before there was a signature go on without it: no month is held up by an update.
      `INSERT INTO setting (key, value) SELECT 'attestation', '{"by":"none","delegated":false}' FROM community LIMIT 1`,
    ],
    facts: ['attestation'],
  },
  provisionMigration,
  revenueMigration,
  {
    id: 17,
    name: 'tallies',
    statements: [
      // Pages of millions of lines are found by counting months: the counts are kept, not counted.
      `CREATE TABLE voucher_tally (unit TEXT NOT NULL REFERENCES unit(code), period TEXT NOT NULL, vouchers INTEGER NOT NULL, total INTEGER NOT NULL, PRIMARY KEY (unit, period)) STRICT`,
      `CREATE TABLE line_tally (unit TEXT NOT NULL REFERENCES unit(code), code TEXT NOT NULL, period TEXT NOT NULL, lines INTEGER NOT NULL, PRIMARY KEY (unit, code, period)) STRICT`,
      `INSERT INTO voucher_tally (unit, period, vouchers, total) SELECT own.unit, own.period, count(*), sum(coalesce(own.financial, own.budget, 0)) FROM (SELECT unit, period, voucher, sum(CASE WHEN book = 'financial' THEN debit END) AS financial, sum(CASE WHEN book = 'budget' THEN debit END) AS budget FROM voucher_line GROUP BY unit, period, voucher) AS own GROUP BY own.unit, own.period`,
      `INSERT INTO line_tally (unit, code, period, lines) SELECT unit, code, period, count(*) FROM voucher_line GROUP BY unit, code, period`,
      // The lines of an account's month are put in order from the index alone.
      `DROP INDEX voucher_line_account`,
      `CREATE INDEX voucher_line_account ON voucher_line (unit, code, period, voucher, line, debit, credit)`,
      `CREATE INDEX voucher_date ON voucher (period, date)`,
    ],
  },
  cashCountMigration,
];
