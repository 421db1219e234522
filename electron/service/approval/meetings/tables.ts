/** Tables of 会议纪要. */
export interface MeetingTables {
  /** A meeting as its minutes have it: `present` is a JSON list of names, `minutes` the scan by its content. A fact. */
  approval_meeting: {
    id: number;
    body: string;
    number: string;
    day: string;
    ought: number;
    present: string;
    chair: string;
    minutes: string;
    minutes_name: string;
    minutes_kind: string;
    minutes_bytes: number;
    note: string;
    person: string;
    display: string;
    instant: string;
  };
  /** What it decided of a document, amounts in 分; `asked` is what was applied for then. A fact. */
  approval_resolution: {
    meeting: number;
    document: number;
    amount: number;
    asked: number;
    votes_for: number;
    votes_against: number;
    votes_abstained: number;
    carried: number;
  };
}

export const meetingStatements: readonly string[] = [
  `CREATE TABLE approval_meeting (id INTEGER PRIMARY KEY, body TEXT NOT NULL, number TEXT NOT NULL, day TEXT NOT NULL, ought INTEGER NOT NULL, present TEXT NOT NULL, chair TEXT NOT NULL, minutes TEXT NOT NULL, minutes_name TEXT NOT NULL, minutes_kind TEXT NOT NULL, minutes_bytes INTEGER NOT NULL, note TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, UNIQUE (body, number)) STRICT`,
  `CREATE INDEX approval_meeting_day ON approval_meeting (day)`,
  `CREATE TABLE approval_resolution (meeting INTEGER NOT NULL REFERENCES approval_meeting(id), document INTEGER NOT NULL REFERENCES approval_document(id), amount INTEGER NOT NULL, asked INTEGER NOT NULL, votes_for INTEGER NOT NULL, votes_against INTEGER NOT NULL, votes_abstained INTEGER NOT NULL, carried INTEGER NOT NULL, PRIMARY KEY (meeting, document)) STRICT`,
  `CREATE INDEX approval_resolution_of ON approval_resolution (document, meeting)`,
];
