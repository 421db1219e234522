import { fen, groupedYuan, ZERO } from '../../kernel/fen.ts';
import { monthOf, type Period, periodOf, yearOf } from '../../kernel/period.ts';
import type { UnitCode } from '../organisation/unit.ts';
import type { UnitAccount } from './account.ts';
import { AccountCourse } from './account-course.ts';
import { sourceResolver } from './charts/fund-by-name.ts';
import type { GroupResolver } from './charts/mapping.ts';
import {
  isClosedAccount,
  isClosedBook,
  isFlow,
  ownMovement,
  type SummaryAccount,
  splitClosedTurnover,
  surplusMovedIn,
} from './closed-turnover.ts';
import { type KeptBalance, openingSlot } from './composition.ts';
import type { AccountFigure, PeriodBasis } from './figures.ts';

export interface FigureContext {
  readonly unit: UnitCode;
  readonly period: Period;
  /** The unit's whole chart. */
  readonly accounts: readonly UnitAccount[];
  readonly group: GroupResolver;
  /** How each period of the year is kept; what is not said is in detail. */
  readonly basis?: (period: Period) => PeriodBasis;
}

export interface UnitFigures {
  readonly figures: readonly AccountFigure[];
  /** What is doubtful: accounts that a trial balance shows already closed (DOMAIN 1.9). */
  readonly remarks: readonly string[];
}

/**
 * Figures of one unit up to a period, from its kept balances: the opening slot `YYYY-00` and the turnovers of each month.
 * Rows of other years and later periods are left out. Holds for each figure: `opening + debit − credit = closing` and
 * `yearOpening + yearDebit − yearCredit = closing`. Figures are in the order of their codes.
 */
export function figuresOf(rows: Iterable<KeptBalance>, context: FigureContext): UnitFigures {
  const courses = readCourses(rows, context);
  const remarks = separateClosing(courses, context);
  const accountFund = sourceResolver(new Map(context.accounts.map((account) => [account.code, account])));
  const figures = courses.map((course) => figureOf(course, context, accountFund(course.row.code)));
  return { figures: figures.filter(isAlive).sort(byPlace), remarks };
}

function figureOf(
  course: AccountCourse,
  { unit, period }: FigureContext,
  accountFund: string | undefined,
): AccountFigure {
  const month = monthOf(period);
  const { row } = course;
  const own = course.turnover(month);
  const year = course.turnover(1, month);
  const yearOpening = course.balanceBefore(1);
  const opening = course.balanceBefore(month);
  return {
    unit,
    book: row.book,
    code: row.code,
    name: course.account?.name ?? row.code,
    side: course.side,
    group: course.group,
    ...present('department', row.department),
    ...present('fund', row.fund),
    ...present('accountFund', accountFund ?? ''),
    ...present('project', row.project),
    ...present('counterparty', row.counterparty),
    yearOpening,
    opening,
    debit: own.debit,
    credit: own.credit,
    yearDebit: year.debit,
    yearCredit: year.credit,
    closing: fen(opening + own.debit - own.credit),
    monthMovement: ownMovement(own),
    yearMovement: ownMovement(year),
  };
}

type Dimension = 'department' | 'fund' | 'accountFund' | 'project' | 'counterparty';
const NOTHING: Partial<Record<Dimension, string>> = {};
const present = (name: Dimension, value: string): Partial<Record<Dimension, string>> =>
  value === '' ? NOTHING : { [name]: value };

const isAlive = (figure: AccountFigure): boolean =>
  figure.yearOpening !== 0 || figure.yearDebit !== 0 || figure.yearCredit !== 0 || figure.opening !== 0;

const DIMENSIONS = ['department', 'fund', 'project', 'counterparty'] as const;

function byPlace(a: AccountFigure, b: AccountFigure): number {
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  for (const dimension of DIMENSIONS) {
    const left = a[dimension] ?? '';
    const right = b[dimension] ?? '';
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

const keyOf = (row: KeptBalance): string =>
  `${row.book}\u0000${row.code}\u0000${row.department}\u0000${row.fund}\u0000${row.project}\u0000${row.counterparty}`;

function readCourses(rows: Iterable<KeptBalance>, { period, accounts, group }: FigureContext): AccountCourse[] {
  const opening = openingSlot(yearOf(period));
  const byCode = new Map(accounts.map((account) => [account.code, account]));
  const courses = new Map<string, AccountCourse>();
  for (const row of rows) {
    // `YYYY-00` sorts before every month of its year and after every one of the year before.
    if (row.period < opening || row.period > period) continue;
    const key = keyOf(row);
    let course = courses.get(key);
    if (!course) {
      course = new AccountCourse(row, byCode.get(row.code), group(row.code));
      courses.set(key, course);
    }
    course.add(Number(row.period.slice(5)), row);
  }
  return [...courses.values()];
}

/** Tells the closing part apart in each period in summary, and says what is doubtful. Changes the courses. */
function separateClosing(courses: readonly AccountCourse[], { period, unit, basis }: FigureContext): string[] {
  const remarks: string[] = [];
  for (let month = 1; basis && month <= monthOf(period); month += 1) {
    const at = periodOf(yearOf(period), month);
    const kept = basis(at);
    if (kept === 'summary' || kept === 'carried') remarks.push(...separateMonth(courses, month, at, unit));
  }
  return remarks;
}

function separateMonth(courses: readonly AccountCourse[], month: number, period: Period, unit: UnitCode): string[] {
  const summaries = courses.map((course) => summaryOf(course, month));
  return BOOKS.flatMap((book) => {
    if (!isClosedBook(summaries, book)) return [];
    const own = summaries.filter((summary) => summary.book === book);
    const doubtful = own.filter((summary) => isFlow(summary.element) && isClosedAccount(summary));
    const moved = surplusMovedIn(own.filter(isSurplus).map((summary) => summary.turnover));
    for (const summary of own) summary.course.setClosing(month, splitClosedTurnover(summary));
    const taken = doubtful.reduce((sum, { course }) => fen(sum - ownMovement(course.turnover(month))), ZERO);
    const proof =
      book === 'financial' && taken === moved
        ? `与本期盈余科目的发生额 ${groupedYuan(moved)} 一致`
        : '记在反方向的退款、冲销无法与结转区分，请核对';
    const codes = [...new Set(doubtful.map(({ course }) => course.row.code))].sort();
    return [`${unit} ${period} 余额表中科目 ${listed(codes)} 已经结转，按正常方向的发生额取数；${proof}`];
  });
}

const BOOKS = ['financial', 'budget'] as const;
const LISTED = 12;
const isSurplus = ({ group }: SummaryAccount): boolean => group?.startsWith('3301') ?? false;
const listed = (codes: readonly string[]): string =>
  codes.length > LISTED ? `${codes.slice(0, LISTED).join('、')} 等 ${codes.length} 个` : codes.join('、');

const summaryOf = (course: AccountCourse, month: number): SummaryAccount & { readonly course: AccountCourse } => ({
  course,
  book: course.row.book,
  yearEnd: month === 12,
  group: course.group,
  element: course.element,
  side: course.side,
  opening: course.balanceBefore(month),
  turnover: course.turnover(month),
});
