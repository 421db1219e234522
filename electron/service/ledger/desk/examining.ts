import type { DraftContent } from '../../../../shared/domain/ledger/desk/content.ts';
import {
  type DeskContext,
  type DeskFinding,
  type Examination,
  examine,
} from '../../../../shared/domain/ledger/desk/examine.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Period, periodOfDate } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadDepartments, loadParties, loadUnits } from '../../organisation/queries.ts';
import { readResolvers } from '../mapping.ts';
import { closedPeriods } from '../periods.ts';
import { readCharts, type UnitChart } from '../unit-charts.ts';
import { ruleContext } from '../voucher-context.ts';
import { proposalOut } from '../voucher-out.ts';

/** A unit's books as the rules see them in this reading: made once for however many drafts. */
export interface Examiner {
  readonly chart: UnitChart;
  of(content: DraftContent): Promise<Examination>;
}

/** Undefined where there is no such unit. */
export async function examinerOf(db: BooksReader, unit: UnitCode): Promise<Examiner | undefined> {
  const charts = await readCharts(db, [unit]);
  const chart = charts.get(unit);
  if (!chart) return undefined;
  const units = new Set((await loadUnits(db)).map(({ code }) => code));
  const parties = new Set((await loadParties(db)).map(({ code }) => code));
  const departments = new Set((await loadDepartments(db, unit)).map(({ code }) => code));
  const closed = await closedPeriods(db, unit);
  const contexts = new Map<Period, DeskContext>();
  const contextIn = async (period: Period): Promise<DeskContext> => {
    const known = contexts.get(period);
    if (known) return known;
    const made: DeskContext = {
      ...ruleContext(chart, (await readResolvers(db, charts, period)).get(unit)),
      isUnit: (code) => units.has(code),
      isParty: (code) => parties.has(code),
      isDepartment: (code) => departments.has(code),
      periodState: (month) => (closed.has(month) ? 'locked' : 'open'),
    };
    contexts.set(period, made);
    return made;
  };
  return {
    chart,
    of: async (content) => examine(unit, content, await contextIn(periodOfDate(content.date))),
  };
}

interface Reason extends Pick<DeskFinding, 'message' | 'line' | 'account'> {
  readonly code: string;
}

/** What was found, as the contract shows it. */
export const examinationOut = ({ findings, budgetDue, proposal, rival, cash }: Examination, chart: UnitChart) => ({
  findings: findings.map((finding) => ({ severity: finding.severity, ...reasonOut(finding) })),
  budgetDue,
  rival: rival ? proposalOut(rival, (code) => chart.nameOf(code)) : null,
  cash,
  proposal: proposal ? proposalOut(proposal, (code) => chart.nameOf(code)) : null,
});

/** A reason, of the rules or of the desk, as the contract shows it. */
export const reasonOut = ({ code, message, line, account }: Reason) => ({
  code,
  message,
  line: line ?? null,
  account: account ?? null,
});
