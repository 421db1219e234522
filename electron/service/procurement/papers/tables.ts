import type { Migration } from '../../store/port.ts';

/** Documents of purchasing, and what was done to them. */
export interface PaperTables {
  /**
   * A paper as it stands now. `unit` is '' where it is the community's; `subject` is what it is about (a supplier's or a
   * product's code) or ''; `first` and `last` are days, '' where it has none. `content` is canonical JSON, amounts in 分,
   * prices in 万分之一元.
   */
  procurement_paper: {
    id: number;
    kind: string;
    unit: string;
    number: string;
    subject: string;
    first: string;
    last: string;
    stage: string;
    revision: number;
    content: string;
  };
  /** What was done to a paper, with what was signed. A fact. */
  procurement_step: {
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
}

export const paperMigrations: readonly Migration[] = [
  {
    id: 35,
    name: 'procurement-papers',
    statements: [
      `CREATE TABLE procurement_paper (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, unit TEXT NOT NULL, number TEXT NOT NULL, subject TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, stage TEXT NOT NULL, revision INTEGER NOT NULL, content TEXT NOT NULL) STRICT`,
      `CREATE INDEX procurement_paper_of ON procurement_paper (kind, stage, id)`,
      `CREATE INDEX procurement_paper_about ON procurement_paper (kind, subject, id)`,
      `CREATE TABLE procurement_step (id INTEGER PRIMARY KEY, paper INTEGER NOT NULL REFERENCES procurement_paper(id), step TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL, content TEXT NOT NULL, digest TEXT NOT NULL) STRICT`,
      `CREATE INDEX procurement_step_of ON procurement_step (paper, id)`,
    ],
    facts: ['procurement_step'],
  },
];
