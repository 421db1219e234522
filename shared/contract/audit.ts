import { approvalReports } from './audit/approval-reports.ts';
import { backups } from './audit/backups.ts';
import { checks } from './audit/checks.ts';
import { closing } from './audit/closing.ts';
import { news } from './audit/news.ts';
import { packs } from './audit/packs.ts';
import { readiness } from './audit/readiness.ts';
import { statementBooks } from './audit/statement-books.ts';
import { trail } from './audit/trail.ts';

/** What can be asked of the audit room (审计): the checks, how ready a month is, the trail and its proof, what leaves with an auditor or a reader, and backups. */
export const audit = {
  ...checks,
  ...readiness,
  ...closing,
  ...trail,
  ...news,
  ...packs,
  ...statementBooks,
  ...approvalReports,
  ...backups,
};
