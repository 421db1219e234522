import type { Migration } from '../store/port.ts';
import { type ApplicationTables, applicationFacts, applicationStatements } from './applications/tables.ts';
import { type ContractTables, contractFacts, contractStatements } from './contracts/tables.ts';
import { type MeetingTables, meetingStatements } from './meetings/tables.ts';
import { type PayeeTables, payeeStatements } from './payees/tables.ts';
import { type PayoutTables, payoutFacts, payoutStatements } from './payouts/tables.ts';
import { type RuleTables, ruleStatements } from './rules/tables.ts';
import { type SeatTables, seatStatements } from './seats/tables.ts';

/** Tables of the approval of large expenditure (大额资金支出审批). */
export interface ApprovalTables
  extends RuleTables,
    SeatTables,
    PayeeTables,
    ApplicationTables,
    MeetingTables,
    ContractTables,
    PayoutTables {}

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
  {
    id: 53,
    name: 'approval-applications',
    statements: applicationStatements,
    facts: applicationFacts,
  },
  {
    id: 54,
    name: 'approval-payees',
    statements: payeeStatements,
    facts: ['approval_payee_proposal', 'approval_payee_decision', 'approval_payee_stop'],
  },
  {
    id: 55,
    name: 'approval-meetings',
    statements: meetingStatements,
    facts: ['approval_meeting', 'approval_resolution'],
  },
  {
    id: 56,
    name: 'approval-contracts',
    statements: contractStatements,
    facts: contractFacts,
  },
  {
    id: 57,
    name: 'approval-payouts',
    statements: payoutStatements,
    facts: payoutFacts,
  },
];
