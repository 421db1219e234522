import type { Migration } from '../store/port.ts';

/** Tables of the consolidation: runs with what they read, manual entries, differences still open, and what pairs say of them. */
export interface ConsolidationTables {
  consolidation_run: {
    id: number;
    period: string;
    /** Sequence of the trail at which the books were read. */
    sequence: number;
    mapping_version: number;
    chart_version: number;
    settings: string;
    /** The whole result, as runs.ts packs it. */
    result: string;
    digest: string;
    state: string;
    made_by: string;
    instant: string;
    confirmed_by: string | null;
  };
  manual_adjustment: {
    id: number;
    period: string;
    kind: string;
    units: string;
    entries: string;
    /** The difference that it answers, as JSON, or null. */
    settles: string | null;
    reason: string;
    made_by: string;
    confirmed_by: string | null;
    withdrawn: number;
  };
  open_difference: {
    period: string;
    left_unit: string;
    right_unit: string;
    book: string;
    kind: string;
    amount: number;
    class: string;
    since: string;
    explanation: string | null;
  };
  /** A person's decision on one drafted elimination; holds as long as the draft has this amount. */
  elimination_decision: {
    period: string;
    elimination: string;
    amount: number;
    outcome: string;
    reason: string;
    made_by: string;
  };
  unrealised_profit: {
    id: number;
    period: string;
    seller: string;
    buyer: string;
    amount: number;
    document: string;
    made_by: string;
  };
  /** 对账事项 that one member put to the other: a fact. */
  pair_proposal: {
    id: number;
    period: string;
    left_unit: string;
    right_unit: string;
    book: string;
    kind: string;
    /** The unit that proposes. */
    unit: string;
    /** The items as they stood, as JSON. */
    items: string;
    nature: string;
    /** The unit that has to book or mend something, or empty. */
    mender: string;
    reason: string;
    made_by: string;
    instant: string;
  };
  /** Words on a proposal: step 1 the members' answer, step 2 the centre's 不采用. Facts. */
  pair_answer: {
    proposal: number;
    step: number;
    outcome: string;
    unit: string;
    reason: string;
    made_by: string;
    instant: string;
  };
}

export const consolidationMigrations: readonly Migration[] = [
  {
    id: 4,
    name: 'consolidation',
    statements: [
      `CREATE TABLE consolidation_run (id INTEGER PRIMARY KEY, period TEXT NOT NULL, sequence INTEGER NOT NULL, mapping_version INTEGER NOT NULL, chart_version INTEGER NOT NULL, settings TEXT NOT NULL, result TEXT NOT NULL, digest TEXT NOT NULL, state TEXT NOT NULL, made_by TEXT NOT NULL, instant TEXT NOT NULL, confirmed_by TEXT) STRICT`,
      `CREATE TABLE manual_adjustment (id INTEGER PRIMARY KEY, period TEXT NOT NULL, kind TEXT NOT NULL, units TEXT NOT NULL, entries TEXT NOT NULL, settles TEXT, reason TEXT NOT NULL, made_by TEXT NOT NULL, confirmed_by TEXT, withdrawn INTEGER NOT NULL) STRICT`,
      `CREATE TABLE open_difference (period TEXT NOT NULL, left_unit TEXT NOT NULL, right_unit TEXT NOT NULL, book TEXT NOT NULL, kind TEXT NOT NULL, amount INTEGER NOT NULL, class TEXT NOT NULL, since TEXT NOT NULL, explanation TEXT, PRIMARY KEY (period, left_unit, right_unit, book, kind)) STRICT`,
      `CREATE TABLE elimination_decision (period TEXT NOT NULL, elimination TEXT NOT NULL, amount INTEGER NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL, made_by TEXT NOT NULL, PRIMARY KEY (period, elimination)) STRICT`,
      `CREATE TABLE unrealised_profit (id INTEGER PRIMARY KEY, period TEXT NOT NULL, seller TEXT NOT NULL, buyer TEXT NOT NULL, amount INTEGER NOT NULL, document TEXT NOT NULL, made_by TEXT NOT NULL) STRICT`,
    ],
  },
  {
    id: 14,
    name: 'pair-proposals',
    statements: [
      `CREATE TABLE pair_proposal (id INTEGER PRIMARY KEY, period TEXT NOT NULL, left_unit TEXT NOT NULL, right_unit TEXT NOT NULL, book TEXT NOT NULL, kind TEXT NOT NULL, unit TEXT NOT NULL, items TEXT NOT NULL, nature TEXT NOT NULL, mender TEXT NOT NULL, reason TEXT NOT NULL, made_by TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
      `CREATE INDEX pair_proposal_pair ON pair_proposal (period, left_unit, right_unit)`,
      `CREATE TABLE pair_answer (proposal INTEGER NOT NULL REFERENCES pair_proposal(id), step INTEGER NOT NULL, outcome TEXT NOT NULL, unit TEXT NOT NULL, reason TEXT NOT NULL, made_by TEXT NOT NULL, instant TEXT NOT NULL, PRIMARY KEY (proposal, step)) STRICT`,
    ],
    facts: ['pair_proposal', 'pair_answer'],
  },
];
