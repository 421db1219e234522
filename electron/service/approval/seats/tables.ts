/** Tables of 审批岗位 and 委托. */
export interface SeatTables {
  /** 任职: `unit` is '' over the community; `until` may be named from the beginning. A fact. */
  approval_seat: {
    id: number;
    level: string;
    unit: string;
    person: string;
    position: number;
    first: string;
    until: string | null;
    actor: string;
    display: string;
    instant: string;
    reason: string;
  };
  /** 免去, with the last day; an earlier one may follow. The day before the first says that it never was. A fact. */
  approval_seat_end: {
    id: number;
    seat: number;
    last: string;
    actor: string;
    instant: string;
    reason: string;
  };
  /** 委托, both days counting. A fact. */
  approval_delegation: {
    id: number;
    person: string;
    deputy: string;
    first: string;
    last: string;
    instant: string;
    reason: string;
  };
  /** 收回, with the last day that it held. A fact. */
  approval_delegation_end: { delegation: number; last: string; instant: string };
}

export const seatStatements: readonly string[] = [
  `CREATE TABLE approval_seat (id INTEGER PRIMARY KEY, level TEXT NOT NULL, unit TEXT NOT NULL, person TEXT NOT NULL, position INTEGER NOT NULL, first TEXT NOT NULL, until TEXT, actor TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL) STRICT`,
  `CREATE TABLE approval_seat_end (id INTEGER PRIMARY KEY, seat INTEGER NOT NULL REFERENCES approval_seat(id), last TEXT NOT NULL, actor TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL) STRICT`,
  `CREATE TABLE approval_delegation (id INTEGER PRIMARY KEY, person TEXT NOT NULL, deputy TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL) STRICT`,
  `CREATE TABLE approval_delegation_end (delegation INTEGER PRIMARY KEY REFERENCES approval_delegation(id), last TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
];
