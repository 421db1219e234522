import type { Migration } from '../store/port.ts';
import { type RuleTables, ruleStatements } from './rules/tables.ts';
import { type SeatTables, seatStatements } from './seats/tables.ts';

/** Tables of the approval of large expenditure (大额资金支出审批). */
export interface ApprovalTables extends RuleTables, SeatTables {}

export const approvalMigrations: readonly Migration[] = [
  {
    id: 52,
    name: 'approval-rules-and-seats',
    statements: [...ruleStatements, ...seatStatements],
    facts: [
      ...['approval_rules', 'approval_rules_decision'],
      ...['approval_seat', 'approval_seat_end', 'approval_delegation', 'approval_delegation_end'],
    ],
  },
];
