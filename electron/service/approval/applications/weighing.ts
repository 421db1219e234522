import {
  type Application,
  applicationCarrier,
  asRequest,
  partsOf,
  rowsTotal,
  seated,
  takesBudget,
  withHead,
} from '../../../../shared/domain/approval/application.ts';
import { CATEGORIES } from '../../../../shared/domain/approval/category.ts';
import { type FormProblem, formProblems } from '../../../../shared/domain/approval/form.ts';
import type { PayeeCode } from '../../../../shared/domain/approval/payee.ts';
import type { Finding } from '../../../../shared/domain/approval/radar/finding.ts';
import { NEW_ROUTE } from '../../../../shared/domain/approval/route.ts';
import type { SeatedStep } from '../../../../shared/domain/approval/route-state.ts';
import { neededBy, type Part } from '../../../../shared/domain/approval/rule.ts';
import { holdersOf } from '../../../../shared/domain/approval/seat.ts';
import type { ApprovalSettings } from '../../../../shared/domain/approval/settings.ts';
import { heldOn } from '../../../../shared/domain/approval/versions.ts';
import { lineOfRequest } from '../../../../shared/domain/budget/request.ts';
import type { Unit } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, groupedYuan, ZERO } from '../../../../shared/kernel/fen.ts';
import { againstPlacing, againstRows, readApprovedYears, type Weighed, weighFor } from '../../budget/queries.ts';
import type { BooksReader } from '../../database.ts';
import { loadPeople, type Person } from '../../organisation/queries.ts';
import { readPayees } from '../payees/reading.ts';
import type { RadarFinding } from '../radar/finding-out.ts';
import { readApproved } from '../rules/versions.ts';
import { fitSeats, readSeats } from '../seats/reading.ts';
import { readApprovalSettings } from '../settings/reading.ts';
import { scanned } from './scanning.ts';

/** What stands against an application, at the field where it does. */
export interface Problem {
  readonly field: string;
  readonly message: string;
}

/** An application as it would be handed in today. */
export interface Weighing {
  readonly problems: readonly Problem[];
  readonly budget: readonly Weighed[];
  readonly parts: readonly Part[];
  readonly findings: readonly Finding[];
  /** The same as it is told. */
  readonly found: readonly RadarFinding[];
  /** Empty where no rule stands. */
  readonly steps: readonly SeatedStep[];
  readonly uncovered: boolean;
  readonly settings: ApprovalSettings;
  readonly people: readonly Person[];
}

/** Which document it is, where it is one already: what it holds itself is not held against it. */
export interface Weighted {
  readonly id: number | undefined;
  readonly round: number;
}

/** What is missing, what the budget has, what the radar sees and which levels decide. Nothing moves. */
export async function weigh(
  db: BooksReader,
  application: Application,
  {
    unit,
    today,
    of,
    papers,
  }: {
    readonly unit: Unit;
    readonly today: AccountingDate;
    readonly of: Weighted;
    /** Keys of the papers that are attached. */
    readonly papers: readonly string[];
  },
): Promise<Weighing> {
  const settings = await readApprovalSettings(db);
  const people = await loadPeople(db);
  const carrier = of.id === undefined ? undefined : applicationCarrier(of.id, of.round);
  const wanted = application.rows.map((row) => ({ line: lineOfRequest(application, row), amount: row.amount }));
  const budget = await weighFor(db, wanted, { carrier, today });
  const parts = partsOf(application, (row) => budget[application.rows.indexOf(row)]!.enough);
  const rules = heldOn(await readApproved(db), today)?.rules ?? [];
  const { findings, out, atLeast } = settings.radarOn
    ? await scanned(db, { application, unit, parts, rules, settings, today, id: of.id })
    : { findings: [], out: [], atLeast: ZERO };
  const needed = neededBy(
    rules,
    { kind: unit.kind, category: application.category, parts },
    settings.radarEscalates ? atLeast : ZERO,
  );
  const uncovered = needed.uncovered.length > 0 || needed.steps.length === 0;
  const seats = fitSeats(await readSeats(db), people);
  const steps = uncovered
    ? []
    : seated(withHead(needed.steps), (level) => holdersOf(seats, level, application.unit, today));
  return {
    ...{ budget, parts, findings, found: out, steps, uncovered, settings, people },
    problems: await problemsOf(db, application, { budget, largeFrom: settings.largeFrom, papers }),
  };
}

async function problemsOf(
  db: BooksReader,
  application: Application,
  of: { readonly budget: readonly Weighed[]; readonly largeFrom: Fen; readonly papers: readonly string[] },
): Promise<Problem[]> {
  const { category, filled, amount, purpose, payee, rows } = application;
  const form = formProblems(category, filled, { amount, papers: of.papers, largeFrom: of.largeFrom });
  return [
    ...(purpose.trim() === '' ? [{ field: 'purpose', message: '请写明事由' }] : []),
    ...(amount > 0 ? [] : [{ field: 'amount', message: '申请金额须大于零' }]),
    ...(await againstPayee(db, payee)),
    ...form.map(formSaid),
    ...(takesBudget(category)
      ? await againstBudget(db, application, of.budget)
      : rows.length > 0
        ? [{ field: 'rows', message: `${CATEGORIES[category]}不占用预算，不用填经费列支` }]
        : []),
  ];
}

async function againstPayee(db: BooksReader, payee: string): Promise<Problem[]> {
  if (payee === '') return [];
  const known = (await readPayees(db)).get(payee as PayeeCode);
  if (!known) return [{ field: 'payee', message: '收款单位登记簿里没有这个收款单位，先登记' }];
  return known.state === 'stopped' ? [{ field: 'payee', message: '这个收款单位已停用' }] : [];
}

const SAID: Readonly<Record<FormProblem['problem'], string>> = {
  missing: '没有填写',
  unreadable: '写法不对',
  paper: '缺这份资料',
  days: '不能早于开始的日期',
  unknown: '这一类支出没有这一项',
  permit: '成员单位不得自行借款；没有批准文号的不予受理',
};
const formSaid = ({ problem, key }: FormProblem): Problem => ({
  field: problem === 'paper' ? `papers.${key}` : key,
  message: SAID[problem],
});

async function againstBudget(
  db: BooksReader,
  application: Application,
  budget: readonly Weighed[],
): Promise<Problem[]> {
  const { unit, year, rows, amount } = application;
  if (rows.length === 0) return [{ field: 'rows', message: '请写明经费列支：用哪一项预算、多少钱' }];
  const request = asRequest(application);
  const wrong = [...(await againstRows(db, request)), ...(await againstPlacing(db, request))];
  const [approved] = await readApprovedYears(db, [{ unit, year }]);
  return [
    ...(approved ? [] : [{ field: 'rows', message: `${unit} 的 ${year} 年预算还没有批复，不能申请支出` }]),
    ...wrong.map(({ row, message }) => ({
      field: row === undefined ? 'department' : `rows.${row - 1}.amount`,
      message,
    })),
    ...(rowsTotal(rows) === amount ? [] : [{ field: 'amount', message: '申请金额须等于经费列支各行的合计' }]),
    ...budget.flatMap(({ available, enough, control }, row): Problem[] =>
      enough || control !== 'refuse'
        ? []
        : [{ field: `rows.${row}.amount`, message: overSaid(available, rows[row]!.amount) }],
    ),
  ];
}

const overSaid = (available: Fen, amount: Fen): string =>
  `预算余额 ${groupedYuan(available)} 元，不够申请的 ${groupedYuan(amount)} 元：先调整预算，或减少申请`;

/** A route as it would begin, for finding out for which level somebody is missing. */
export const begun = (steps: readonly SeatedStep[], apart: readonly string[], amount: Fen) => ({
  ...{ ...NEW_ROUTE, stage: 'deciding' as const, apart, amount },
  steps: steps.map((step) => ({ step, tasks: [], opened: undefined, meeting: undefined, done: false })),
});
