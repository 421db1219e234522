import type { Migration } from '../store/port.ts';

/** The trail (操作日志): one row a command, each hash covering the one before. */
export interface AuditTables {
  event: {
    sequence: number;
    instant: string;
    /** Person's name, or `local:<operating-system user>`. */
    actor: string;
    /** The operating system's user when the command came from the command line. */
    os_user: string | null;
    operation: string;
    unit: string | null;
    subject: string | null;
    input_digest: string;
    before: string | null;
    after: string | null;
    reason: string | null;
    previous_hash: string;
    hash: string;
  };
  /** Findings that somebody accepted with a reason (提示的说明); `rows` are those that it covers. */
  accepted_finding: {
    unit: string;
    period: string;
    check_name: string;
    instant: string;
    actor: string;
    reason: string;
    rows: string;
  };
}

export const auditMigrations: readonly Migration[] = [
  {
    id: 2,
    name: 'audit',
    statements: [
      `CREATE TABLE event (sequence INTEGER PRIMARY KEY, instant TEXT NOT NULL, actor TEXT NOT NULL, os_user TEXT, operation TEXT NOT NULL, unit TEXT, subject TEXT, input_digest TEXT NOT NULL, before TEXT, after TEXT, reason TEXT, previous_hash TEXT NOT NULL, hash TEXT NOT NULL UNIQUE) STRICT`,
    ],
    facts: ['event'],
  },
  {
    // When a unit was last touched is asked on every look at the month-end board.
    id: 5,
    name: 'event-unit',
    statements: [`CREATE INDEX event_unit ON event (unit, sequence)`],
  },
  {
    id: 6,
    name: 'accepted-finding',
    statements: [
      `CREATE TABLE accepted_finding (unit TEXT NOT NULL, period TEXT NOT NULL, check_name TEXT NOT NULL, instant TEXT NOT NULL, actor TEXT NOT NULL, reason TEXT NOT NULL, rows TEXT NOT NULL, PRIMARY KEY (unit, period, check_name, instant)) STRICT`,
    ],
    facts: ['accepted_finding'],
  },
  {
    // What is told of the trail (通知, 催办, the last run of a month) is asked by operation.
    id: 8,
    name: 'event-operation',
    statements: [`CREATE INDEX event_operation ON event (operation, sequence)`],
  },
];
