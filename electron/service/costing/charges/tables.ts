import type { Migration } from '../../store/port.ts';

/** Tables of 共享中心收费. */
export interface ChargeTables {
  /**
   * A paper as it stands now: a shared centre, an agreement, a month's volumes, a month's charge. `centre` is 0 for a centre
   * itself; `member`, `first` and `last` (months) are '' where a paper has none. `content` is canonical JSON, amounts in 分.
   */
  charge_paper: {
    id: number;
    paper: string;
    unit: string;
    centre: number;
    member: string;
    first: string;
    last: string;
    number: string;
    stage: string;
    revision: number;
    content: string;
  };
  /** What was done to a paper, with what was signed. A fact. */
  charge_step: {
    id: number;
    paper: number;
    step: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
    content: string;
    digest: string;
  };
  /** The vouchers that a charge posted, and those that reversed them. A fact. */
  charge_voucher: { charge: number; voucher: number; unit: string; reversal: number };
}

export const chargeMigrations: readonly Migration[] = [
  {
    id: 34,
    name: 'costing-charges',
    statements: [
      `CREATE TABLE charge_paper (id INTEGER PRIMARY KEY, paper TEXT NOT NULL, unit TEXT NOT NULL REFERENCES unit(code), centre INTEGER NOT NULL, member TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, number TEXT NOT NULL, stage TEXT NOT NULL, revision INTEGER NOT NULL, content TEXT NOT NULL) STRICT`,
      `CREATE INDEX charge_paper_of ON charge_paper (paper, first)`,
      `CREATE TABLE charge_step (id INTEGER PRIMARY KEY, paper INTEGER NOT NULL REFERENCES charge_paper(id), step TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL, content TEXT NOT NULL, digest TEXT NOT NULL) STRICT`,
      `CREATE INDEX charge_step_of ON charge_step (paper, id)`,
      `CREATE TABLE charge_voucher (charge INTEGER NOT NULL REFERENCES charge_paper(id), voucher INTEGER NOT NULL, unit TEXT NOT NULL, reversal INTEGER NOT NULL, PRIMARY KEY (charge, voucher)) STRICT`,
    ],
    facts: ['charge_step', 'charge_voucher'],
  },
];
