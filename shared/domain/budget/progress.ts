import { type Fen, fen, sumFen, ZERO } from '../../kernel/fen.ts';
import { type ControlRule, judge } from './control.ts';
import { executionRate, type Forecast, forecastYear } from './forecast.ts';
import { available, plannedThrough, type Standing } from './standing.ts';

/** 预警: already over, near its end, or over by the year's end if it goes on so. */
export const WARNINGS = ['fine', 'will-exceed', 'near', 'over'] as const;
export type Warning = (typeof WARNINGS)[number];

/** How far a line, or several together, have come by the end of a month; amounts in 分. */
export interface Progress {
  readonly approved: Fen;
  readonly adjusted: Fen;
  readonly reserved: Fen;
  readonly committed: Fen;
  readonly spent: Fen;
  readonly available: Fen;
  /** 已支出 up to the end of the month. */
  readonly soFar: Fen;
  readonly forecast: Forecast;
  readonly warning: Warning;
}

/**
 * One line's progress (预算执行).
 *
 * @param spent what each month spent, January first.
 * @param lastYear what the same item spent in each month of last year; absent without its books.
 */
export function progressOf(
  standing: Standing,
  spent: readonly Fen[],
  { month, rule, lastYear }: { readonly month: number; readonly rule: ControlRule; readonly lastYear?: readonly Fen[] },
): Progress {
  const forecast = forecastYear(spent, month, lastYear);
  const soFar = sumFen(spent.slice(0, month));
  const { kind } = judge(standing, rule, month);
  const { reserved, committed } = standing;
  const exceeds = forecast.amount > plannedThrough(standing, 12);
  return {
    approved: sumFen(standing.approved),
    adjusted: sumFen(standing.adjusted),
    ...{ reserved, committed, spent: standing.spent },
    available: available(standing),
    soFar,
    forecast,
    warning:
      kind === 'over' || (kind === 'near' && isAhead(standing, rule, { month, soFar }))
        ? kind
        : exceeds
          ? 'will-exceed'
          : 'fine',
  };
}

/** Whether what is taken is ahead of the time gone by: four fifths in December are nothing to warn of. */
function isAhead(
  standing: Standing,
  { horizon }: ControlRule,
  { month, soFar }: { readonly month: number; readonly soFar: Fen },
): boolean {
  // A budget month by month has its time in it: by the month's end all of it has gone by.
  if (horizon === 'month-to-date') return false;
  const taken = BigInt(soFar + standing.reserved + standing.committed);
  return taken * 12n > BigInt(plannedThrough(standing, 12)) * BigInt(month);
}

/** Several lines together: their sums, and the worst that is said of one of them. */
export function progressTogether(parts: readonly Progress[]): Progress {
  const sum = (of: (part: Progress) => Fen): Fen => fen(parts.reduce((total, part) => total + of(part), 0));
  const worst = Math.max(0, ...parts.map(({ warning }) => WARNINGS.indexOf(warning)));
  const seasonal = parts.some(({ forecast }) => forecast.by === 'seasonal');
  return {
    approved: sum(({ approved }) => approved),
    adjusted: sum(({ adjusted }) => adjusted),
    reserved: sum(({ reserved }) => reserved),
    committed: sum(({ committed }) => committed),
    spent: sum(({ spent }) => spent),
    available: sum((part) => part.available),
    soFar: sum(({ soFar }) => soFar),
    forecast: { amount: sum(({ forecast }) => forecast.amount), by: seasonal ? 'seasonal' : 'linear' },
    warning: WARNINGS[worst] ?? 'fine',
  };
}

/** 执行率 by the end of the month, in percent of what is approved and adjusted. */
export const rateOf = ({ soFar, approved, adjusted }: Progress): number | undefined =>
  executionRate(soFar, fen(approved + adjusted));

/** 时间进度: how much of the year has gone by the end of the month, in percent to one decimal. */
export const timeProgress = (month: number): number => Math.round((month * 1000) / 12) / 10;

/** What several lines plan and spend in each month, January first. */
export function monthsTogether(months: readonly (readonly Fen[])[]): Fen[] {
  return Array.from({ length: 12 }, (_, at) => fen(months.reduce((sum, each) => sum + (each[at] ?? ZERO), 0)));
}
