import { addFen, type Fen, fen, formatYuan, subtractFen, ZERO } from '../../kernel/fen.ts';
import { monthOf, type Period, periodOf, yearOf } from '../../kernel/period.ts';
import type { UnitCode } from '../organisation/unit.ts';
import type { UnitAccount } from './account.ts';
import { natureOfCode } from './charts/element.ts';
import { sourceResolver } from './charts/fund-by-name.ts';
import type { GroupResolver } from './charts/mapping.ts';
import {
  addTurnovers,
  isClosedAccount,
  isClosedBook,
  isFlow,
  NO_TURNOVER,
  ownMovement,
  type SummaryAccount,
  splitClosedTurnover,
  surplusMovedIn,
  type Turnover,
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

/** One account and combination of dimensions over the year: slot 0 the opening, slots 1–12 the months. */
interface Course {
  readonly row: KeptBalance;
  readonly account: UnitAccount | undefined;
  readonly group: string | undefined;
  readonly months: Turnover[];
  opening: Fen;
}

/**
 * Figures of one unit up to a period, from its kept balances: the opening slot `YYYY-00` and the turnovers of each month.
 * Rows of other years and later periods are left out. Holds for each figure: `opening + debit − credit = closing` and
 * `yearOpening + yearDebit − yearCredit = closing`. Figures are in the order of their codes.
 */
export function figuresOf(rows: Iterable<KeptBalance>, context: FigureContext): UnitFigures {
  const { period, unit } = context;
  const month = monthOf(period);
  const courses = readCourses(rows, context);
  const remarks = separateClosing(courses, context);
  const byCode = new Map(context.accounts.map((account) => [account.code, account]));
  const accountFund = sourceResolver(byCode);
  const figures = courses.map((course): AccountFigure => {
    const { row, account, months, opening: yearOpening } = course;
    const before = months.slice(1, month).reduce(addTurnovers, NO_TURNOVER);
    const own = months[month] ?? NO_TURNOVER;
    const year = addTurnovers(before, own);
    const opening = fen(yearOpening + before.debit - before.credit);
    return {
      unit,
      book: row.book,
      code: row.code,
      name: account?.name ?? row.code,
      side: account?.side ?? natureOfCode(row.code)?.side ?? 'debit',
      group: course.group,
      ...present('department', row.department),
      ...present('fund', row.fund),
      ...present('accountFund', accountFund(row.code) ?? ''),
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
  });
  return { figures: figures.filter(isAlive).sort(byPlace), remarks };
}

type Dimension = 'department' | 'fund' | 'accountFund' | 'project' | 'counterparty';
const present = (name: Dimension, value: string): Partial<Record<Dimension, string>> =>
  value === '' ? {} : { [name]: value };

const DIMENSIONS = ['code', 'department', 'fund', 'project', 'counterparty'] as const;

const isAlive = (figure: AccountFigure): boolean =>
  figure.yearOpening !== 0 || figure.yearDebit !== 0 || figure.yearCredit !== 0 || figure.opening !== 0;

function byPlace(a: AccountFigure, b: AccountFigure): number {
  for (const dimension of DIMENSIONS) {
    const left = a[dimension] ?? '';
    const right = b[dimension] ?? '';
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function readCourses(rows: Iterable<KeptBalance>, { period, accounts, group }: FigureContext): Course[] {
  const year = yearOf(period);
  const byCode = new Map(accounts.map((account) => [account.code, account]));
  const courses = new Map<string, Course>();
  for (const row of rows) {
    const opens = row.period === openingSlot(year);
    if (!opens && (row.period > period || !row.period.startsWith(`${year}-`))) continue;
    const key = [row.book, ...DIMENSIONS.map((dimension) => row[dimension])].join('\u0000');
    let course = courses.get(key);
    if (!course) {
      course = { row, account: byCode.get(row.code), group: group(row.code), months: [], opening: ZERO };
      courses.set(key, course);
    }
    if (opens) course.opening = addFen(course.opening, subtractFen(row.debit, row.credit));
    else {
      const month = Number(row.period.slice(5));
      course.months[month] = addTurnovers(course.months[month] ?? NO_TURNOVER, row);
    }
  }
  for (const course of courses.values())
    for (let month = 0; month <= 12; month += 1) course.months[month] ??= NO_TURNOVER;
  return [...courses.values()];
}

/** Tells the closing part apart in each period in summary, and says what is doubtful. Changes the courses. */
function separateClosing(courses: readonly Course[], { period, unit, basis }: FigureContext): string[] {
  const remarks: string[] = [];
  if (!basis) return remarks;
  const running = new Map(courses.map((course) => [course, course.opening]));
  for (let month = 1; month <= monthOf(period); month += 1) {
    const at = periodOf(yearOf(period), month);
    const kept = basis(at);
    if (kept === 'summary' || kept === 'carried') remarks.push(...separateMonth(courses, running, month, at, unit));
    for (const course of courses) {
      const { debit, credit } = course.months[month] ?? NO_TURNOVER;
      running.set(course, fen((running.get(course) ?? 0) + debit - credit));
    }
  }
  return remarks;
}

function separateMonth(
  courses: readonly Course[],
  running: ReadonlyMap<Course, Fen>,
  month: number,
  period: Period,
  unit: UnitCode,
): string[] {
  const summaries = courses.map((course) => ({
    course,
    summary: summaryOf(course, running.get(course) ?? ZERO, month),
  }));
  const all = summaries.map(({ summary }) => summary);
  return BOOKS.flatMap((book) => {
    if (!isClosedBook(all, book)) return [];
    const own = summaries.filter(({ summary }) => summary.book === book);
    const doubtful = own.filter(({ summary }) => isFlow(summary.element) && isClosedAccount(summary));
    const moved = surplusMovedIn(
      own.filter(({ summary }) => isSurplus(summary)).map(({ summary }) => summary.turnover),
    );
    for (const { course, summary } of own) course.months[month] = splitClosedTurnover(summary);
    const taken = doubtful.reduce((sum, { course }) => fen(sum - ownMovement(courseMonth(course, month))), ZERO);
    const proof =
      book === 'financial' && taken === moved
        ? `与本期盈余科目的发生额 ${formatYuan(moved)} 一致`
        : '记在反方向的退款、冲销无法与结转区分，请核对';
    const codes = [...new Set(doubtful.map(({ summary }) => summary.code))];
    return [`${unit} ${period} 余额表中 ${listed(codes)} 已经结转，按正常方向的发生额取数；${proof}`];
  });
}

const BOOKS = ['financial', 'budget'] as const;
const LISTED = 12;
const isSurplus = ({ group }: SummaryAccount): boolean => group?.startsWith('3301') ?? false;
const courseMonth = (course: Course, month: number): Turnover => course.months[month] ?? NO_TURNOVER;
const listed = (codes: readonly string[]): string =>
  codes.length > LISTED ? `${codes.slice(0, LISTED).join('、')} 等 ${codes.length} 个科目` : `科目 ${codes.join('、')}`;

function summaryOf(course: Course, opening: Fen, month: number): SummaryAccount & { code: string } {
  const nature = natureOfCode(course.row.code);
  return {
    code: course.row.code,
    book: course.row.book,
    yearEnd: month === 12,
    group: course.group,
    element: course.account?.element ?? nature?.element ?? 'asset',
    side: course.account?.side ?? nature?.side ?? 'debit',
    opening,
    turnover: course.months[month] ?? NO_TURNOVER,
  };
}
