/** Tables of 大额支出申请. */
export interface ApplicationTables {
  /**
   * An application as it stands now. `content` is canonical JSON of what is filled in, amounts in 分; `level`, `opened` and `due` follow
   * from its moves, '' where it waits for nobody. `round` counts how often what had been decided was changed (变更), from 1: the name under
   * which it holds the budget. `prepared` is a JSON list of who filled it in; `warnings` what the radar found when it was handed in,
   * `inside` whether all of it was in budget then.
   */
  approval_document: {
    id: number;
    number: string;
    unit: string;
    year: number;
    category: string;
    stage: string;
    revision: number;
    purpose: string;
    payee: string;
    amount: number;
    urgent: number;
    level: string;
    opened: string;
    due: string;
    applicant: string;
    prepared: string;
    day: string;
    round: number;
    warnings: number;
    inside: number;
    content: string;
  };
  /** What was handed in, each time anew, with the papers by their content. A fact. */
  approval_version: {
    id: number;
    document: number;
    content: string;
    digest: string;
    person: string;
    display: string;
    instant: string;
  };
  /**
   * What was done to an application on its way (route.ts): `content` is the move in canonical JSON; `digest` is the SHA-256 of it with
   * the version that it was about and the digest of the move before. A fact.
   */
  approval_move: {
    id: number;
    document: number;
    version: number;
    what: string;
    person: string;
    display: string;
    day: string;
    instant: string;
    opinion: string;
    content: string;
    digest: string;
  };
  /** What the radar found when a document was handed in, in canonical JSON (radar/finding.ts). A fact. */
  approval_finding: { move: number; document: number; content: string };
  /** Whom an application waits for, as its moves say; `task` is 0 where they keep the minutes of a body. */
  approval_task: { document: number; task: number; person: string };
  /** 催办. A fact. */
  approval_urge: { id: number; document: number; person: string; day: string; instant: string; people: string };
  /** 紧急放行, until when it is to be decided. A fact. */
  approval_release: {
    document: number;
    person: string;
    display: string;
    day: string;
    until: string;
    instant: string;
    reason: string;
  };
  /** Papers of an application, kept beside the books by their content; `invoice` is canonical JSON of what it says, or ''. */
  approval_paper: {
    id: number;
    document: number;
    key: string;
    name: string;
    kind: string;
    bytes: number;
    sha256: string;
    invoice: string;
    person: string;
    display: string;
    instant: string;
  };
}

export const applicationStatements: readonly string[] = [
  `CREATE TABLE approval_document (id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, unit TEXT NOT NULL, year INTEGER NOT NULL, category TEXT NOT NULL, stage TEXT NOT NULL, revision INTEGER NOT NULL, purpose TEXT NOT NULL, payee TEXT NOT NULL, amount INTEGER NOT NULL, urgent INTEGER NOT NULL, level TEXT NOT NULL, opened TEXT NOT NULL, due TEXT NOT NULL, applicant TEXT NOT NULL, prepared TEXT NOT NULL, day TEXT NOT NULL, round INTEGER NOT NULL, warnings INTEGER NOT NULL, inside INTEGER NOT NULL, content TEXT NOT NULL) STRICT`,
  `CREATE INDEX approval_document_year ON approval_document (year, unit, id)`,
  `CREATE INDEX approval_document_stage ON approval_document (stage, due)`,
  `CREATE INDEX approval_document_payee ON approval_document (payee, day)`,
  `CREATE TABLE approval_version (id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES approval_document(id), content TEXT NOT NULL, digest TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
  `CREATE INDEX approval_version_of ON approval_version (document, id)`,
  `CREATE TABLE approval_move (id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES approval_document(id), version INTEGER NOT NULL REFERENCES approval_version(id), what TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, day TEXT NOT NULL, instant TEXT NOT NULL, opinion TEXT NOT NULL, content TEXT NOT NULL, digest TEXT NOT NULL) STRICT`,
  `CREATE INDEX approval_move_of ON approval_move (document, id)`,
  `CREATE TABLE approval_finding (move INTEGER PRIMARY KEY REFERENCES approval_move(id), document INTEGER NOT NULL REFERENCES approval_document(id), content TEXT NOT NULL) STRICT`,
  `CREATE INDEX approval_finding_of ON approval_finding (document, move)`,
  `CREATE TABLE approval_task (document INTEGER NOT NULL REFERENCES approval_document(id), task INTEGER NOT NULL, person TEXT NOT NULL, PRIMARY KEY (document, task, person)) STRICT`,
  `CREATE INDEX approval_task_person ON approval_task (person, document)`,
  `CREATE TABLE approval_urge (id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES approval_document(id), person TEXT NOT NULL, day TEXT NOT NULL, instant TEXT NOT NULL, people TEXT NOT NULL) STRICT`,
  `CREATE INDEX approval_urge_of ON approval_urge (document, id)`,
  `CREATE TABLE approval_release (document INTEGER PRIMARY KEY REFERENCES approval_document(id), person TEXT NOT NULL, display TEXT NOT NULL, day TEXT NOT NULL, until TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL) STRICT`,
  `CREATE TABLE approval_paper (id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES approval_document(id), key TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, invoice TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
  `CREATE INDEX approval_paper_of ON approval_paper (document, id)`,
];

export const applicationFacts: readonly string[] = [
  ...['approval_version', 'approval_move', 'approval_finding', 'approval_urge', 'approval_release'],
];
