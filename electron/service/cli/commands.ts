import { approveCommands } from './commands/approve.ts';
import { approveApplicationCommands } from './commands/approve-applications.ts';
import { approveRadarCommands } from './commands/approve-radar.ts';
import { approveReportCommands } from './commands/approve-report.ts';
import { booksCommands } from './commands/books.ts';
import { budgetCommands } from './commands/budget.ts';
import { budgetKitCommands } from './commands/budget-kit.ts';
import { budgetRequestCommands } from './commands/budget-requests.ts';
import { consolidateCommand } from './commands/consolidate.ts';
import { costCommands } from './commands/cost.ts';
import { costChargeCommands } from './commands/cost-charge.ts';
import { costDriverCommands } from './commands/cost-drivers.ts';
import { costReportCommands } from './commands/cost-report.ts';
import { costRunCommands } from './commands/cost-run.ts';
import { costUnitCommands } from './commands/cost-units.ts';
import { importCommands } from './commands/import.ts';
import { initCommand } from './commands/init.ts';
import { operationCommands } from './commands/operations.ts';
import { packCommands } from './commands/pack.ts';
import { procureCommands } from './commands/procure.ts';
import { serveCommand } from './commands/serve.ts';
import { storeCommands } from './commands/store.ts';
import type { CliCommand } from './context.ts';

/** Every command of the command line, in the order of the help. */
export const COMMANDS: readonly CliCommand[] = [
  initCommand,
  ...importCommands,
  ...booksCommands,
  consolidateCommand,
  ...budgetCommands,
  ...costCommands,
  ...costReportCommands,
  ...costDriverCommands,
  ...costChargeCommands,
  ...costUnitCommands,
  ...costRunCommands,
  ...procureCommands,
  ...approveCommands,
  ...approveApplicationCommands,
  ...approveRadarCommands,
  ...approveReportCommands,
  ...packCommands,
  ...budgetKitCommands,
  ...budgetRequestCommands,
  ...storeCommands,
  serveCommand,
  ...operationCommands,
];
