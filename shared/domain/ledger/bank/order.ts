import type { Fen } from '../../../kernel/fen.ts';
import type { StatementLine } from './line.ts';

type Line = Pick<StatementLine, 'date' | 'amount' | 'balance'>;

/** Where the running balance (余额) does not follow: something between two lines is missing, or was misread. */
export interface Break<L> {
  /** The line before; undefined where the first line does not follow the opening. */
  readonly after: L | undefined;
  readonly line: L;
  /** 分: what the balance should be after the line. */
  readonly expected: Fen;
  readonly found: Fen;
}

/** Lines in the order in which they happened, and every place where their balances do not follow one another. */
export interface Chained<L> {
  readonly lines: readonly L[];
  readonly breaks: readonly Break<L>[];
}

/** Every place where a line's balance is not the one before plus its amount. Lines without a balance are carried over. */
export function breaksIn<L extends Line>(lines: readonly L[], opening?: Fen): Break<L>[] {
  const breaks: Break<L>[] = [];
  let running: number | undefined = opening;
  let after: L | undefined;
  for (const line of lines) {
    const expected = running === undefined ? undefined : running + line.amount;
    if (line.balance !== undefined && expected !== undefined && line.balance !== expected)
      breaks.push({ after, line, expected: expected as Fen, found: line.balance });
    running = line.balance ?? expected;
    after = line;
  }
  return breaks;
}

/**
 * Puts lines in the order in which they happened, whatever the file's: oldest first, newest first, or only the days in
 * order. Within a day the balances tell the order: each line leads from one balance to the next, so that a day is a path
 * which uses each line once (Euler); where there is no such path, the file's own order stays and the break is told.
 */
export function chained<L extends Line>(given: readonly L[], opening?: Fen): Chained<L> {
  const forward = byDay(given);
  const first = breaksIn(forward, opening);
  if (first.length === 0) return { lines: forward, breaks: first };
  const backward = byDay(given.toReversed());
  const second = breaksIn(backward, opening);
  if (second.length === 0) return { lines: backward, breaks: second };
  const walked = walkDays(forward, opening);
  const third = breaksIn(walked, opening);
  return [
    { lines: forward, breaks: first },
    { lines: backward, breaks: second },
    { lines: walked, breaks: third },
  ].reduce((best, each) => (each.breaks.length < best.breaks.length ? each : best));
}

/** Sorted by day; lines of one day stay as they stand. */
const byDay = <L extends Line>(lines: readonly L[]): L[] => lines.toSorted((a, b) => a.date.localeCompare(b.date));

function walkDays<L extends Line>(lines: readonly L[], opening: Fen | undefined): L[] {
  const walked: L[] = [];
  let running: number | undefined = opening;
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (to < lines.length && lines[to]!.date === lines[from]!.date) to += 1;
    const day = lines.slice(from, to);
    const path = walkDay(day, running) ?? day;
    walked.push(...path);
    running = path.at(-1)?.balance ?? running;
    from = to;
  }
  return walked;
}

/** The day's lines as one path of balances, each used once (Hierholzer); undefined where there is none. */
function walkDay<L extends Line>(day: readonly L[], from: number | undefined): L[] | undefined {
  if (day.length < 2 || day.some(({ balance }) => balance === undefined)) return undefined;
  const leaving = new Map<number, L[]>();
  const degree = new Map<number, number>();
  for (const line of day.toReversed()) {
    const start = line.balance! - line.amount;
    const list = leaving.get(start);
    if (list) list.push(line);
    else leaving.set(start, [line]);
    degree.set(start, (degree.get(start) ?? 0) + 1);
    degree.set(line.balance!, (degree.get(line.balance!) ?? 0) - 1);
  }
  const start = [...degree].find(([, extra]) => extra === 1)?.[0] ?? from ?? day[0]!.balance! - day[0]!.amount;
  const stack: { readonly at: number; readonly by: L | undefined }[] = [{ at: start, by: undefined }];
  const path: L[] = [];
  while (stack.length > 0) {
    const { at, by } = stack.at(-1)!;
    const next = leaving.get(at)?.pop();
    if (next) stack.push({ at: next.balance!, by: next });
    else {
      stack.pop();
      if (by) path.push(by);
    }
  }
  return path.length === day.length ? path.reverse() : undefined;
}
