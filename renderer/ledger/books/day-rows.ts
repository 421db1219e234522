import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { type AccountLine, type BookRow, lineRow } from './ledger-rows.ts';

export type Days = ReplyOf<Contract['ledger']['days']>;
type Day = Days['days'][number];

interface Words {
  readonly opening: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** A run of rows of 日记账: totals that are known, or lines to be asked for. */
type Run = { readonly length: number } & ({ readonly offset: number } | { readonly row: BookRow });

/** 日记账: the opening, the lines of each day and 本日合计, after the last day of a month 本月合计 and 本年累计. */
export class DayRows {
  readonly length: number;
  private readonly runs: readonly Run[];

  constructor({ opening, days }: Days, words: Words) {
    let offset = 0;
    this.runs = [
      totals('opening', 'opening', '', words.opening, null, opening),
      ...days.flatMap((day): Run[] => {
        const lines: Run = { length: day.lines, offset };
        offset += day.lines;
        return [
          lines,
          totals(`${day.date} day`, 'day', day.date, words.day, day, day.closing),
          ...monthTotals(day, words),
        ];
      }),
    ];
    this.length = this.runs.reduce((all, { length }) => all + length, 0);
  }

  /** The rows from `start` up to but not including `end`; lines are read all at once where there are any. */
  async read(
    start: number,
    end: number,
    lines: (offset: number, count: number) => Promise<readonly AccountLine[]>,
  ): Promise<BookRow[]> {
    const pieces: Run[] = [];
    let at = 0;
    for (const run of this.runs) {
      const [from, to] = [Math.max(start, at), Math.min(end, at + run.length)];
      if (from < to) pieces.push('row' in run ? run : { length: to - from, offset: run.offset + from - at });
      at += run.length;
      if (at >= end) break;
    }
    const wanted = pieces.flatMap((piece) => ('offset' in piece ? [piece] : []));
    const count = wanted.reduce((all, { length }) => all + length, 0);
    const read = count === 0 ? [] : await lines(wanted[0]!.offset, count);
    let next = 0;
    return pieces.flatMap((piece) => {
      if ('row' in piece) return [piece.row];
      next += piece.length;
      return read.slice(next - piece.length, next).map(lineRow);
    });
  }
}

function monthTotals({ date, closing, month }: Day, words: Words): Run[] {
  if (!month) return [];
  const name = date.slice(0, 7);
  const year = { debit: month.yearDebit, credit: month.yearCredit };
  return [
    totals(`${name} month`, 'month', name, words.month, month, closing),
    totals(`${name} year`, 'year', name, words.year, year, closing),
  ];
}

const totals = (
  key: string,
  kind: BookRow['kind'],
  date: string,
  summary: string,
  moved: { readonly debit: string; readonly credit: string } | null,
  balance: string,
): Run => ({
  length: 1,
  row: {
    key,
    kind,
    date,
    period: date.slice(0, 7),
    summary,
    debit: moved?.debit ?? null,
    credit: moved?.credit ?? null,
    balance,
    number: '',
    code: '',
    counterparty: '',
    department: '',
    project: '',
    fund: '',
    document: '',
  },
});
