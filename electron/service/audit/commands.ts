import type { Implementation } from '../pipeline/implementation.ts';
import { approvalReportOperations } from './approval-report-operations.ts';
import { type BackupParts, backupOperations } from './backup-operations.ts';
import { checkOperations } from './check-operations.ts';
import { closingOperation } from './closing-operation.ts';
import { type HealthParts, healthOperation } from './health-operation.ts';
import { KeptChecks } from './kept-checks.ts';
import { newsOperations } from './news.ts';
import { type PackParts, packOperations } from './pack-operations.ts';
import { readinessOperations } from './readiness-operations.ts';
import { type StatementParts, statementOperation } from './statement-operation.ts';
import { urgingOperations } from './urging.ts';

/** What `contract.audit` promises besides the trail, which every service has. */
export const auditOperations = (
  parts: BackupParts & PackParts & StatementParts & HealthParts,
): readonly Implementation[] => {
  const kept = new KeptChecks();
  return [
    ...checkOperations(parts, kept),
    ...readinessOperations(parts, kept),
    closingOperation(parts, kept),
    ...newsOperations,
    ...urgingOperations,
    ...packOperations(parts),
    statementOperation(parts),
    ...approvalReportOperations,
    ...backupOperations(parts),
    healthOperation(parts),
  ];
};
