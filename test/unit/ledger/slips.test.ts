import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SLIP_ROWS, VOUCHER_PAPERS } from '../../../shared/domain/ledger/printing/paper.ts';
import { type SlipRow, slipsOf } from '../../../shared/domain/ledger/printing/slips.ts';
import { fen, sumFen } from '../../../shared/kernel/fen.ts';

interface Line {
  readonly at: number;
  readonly book: 'financial' | 'budget';
  readonly debit: ReturnType<typeof fen>;
  readonly credit: ReturnType<typeof fen>;
}

const lines = (financial: number, budget = 0): Line[] =>
  Array.from({ length: financial + budget }, (_, at) => ({
    at,
    book: at < financial ? ('financial' as const) : ('budget' as const),
    debit: fen((at + 1) * 100),
    credit: fen(0),
  }));
const kinds = (slips: readonly (readonly SlipRow<Line>[])[]) => slips.map((slip) => slip.map(({ kind }) => kind));

describe('a voucher on paper', () => {
  it('of one block is its lines and their total, without a heading', () => {
    expect(kinds(slipsOf(lines(2), 8))).toEqual([['line', 'line', 'total']]);
  });

  it('of two blocks has each under its name', () => {
    expect(kinds(slipsOf(lines(2, 2), 8))).toEqual([
      ['book', 'line', 'line', 'total', 'book', 'line', 'line', 'total'],
    ]);
  });

  it('that is longer than its paper says what it carries over and what it brings forward', () => {
    const slips = slipsOf(lines(6), 5);
    expect(kinds(slips)).toEqual([
      ['line', 'line', 'line', 'line', 'carried'],
      ['brought', 'line', 'line', 'total'],
    ]);
    expect(slips[0]!.at(-1)).toMatchObject({ debit: 1000 });
    expect(slips[1]![0]).toMatchObject({ debit: 1000 });
    expect(slips[1]!.at(-1)).toMatchObject({ debit: 2100 });
  });

  it('does not leave a heading alone at the foot', () => {
    expect(kinds(slipsOf(lines(3, 1), 7))).toEqual([
      ['book', 'line', 'line', 'line', 'total'],
      ['book', 'line', 'total'],
    ]);
  });

  it('takes a size that cannot be for the nearest that can', () => {
    for (const capacity of [0, -3, Number.NaN, 1])
      expect(slipsOf(lines(9), capacity)).toEqual(slipsOf(lines(9), SLIP_ROWS.min));
    expect(slipsOf(lines(20), 99)).toEqual(slipsOf(lines(20), SLIP_ROWS.max));
  });

  it('fits each paper in use as it is cut', () => {
    for (const { page, slip, rows } of VOUCHER_PAPERS) {
      expect(slip.width).toBe(page.width);
      expect([1, 2]).toContain(page.height / slip.height);
      expect(rows).toBeGreaterThanOrEqual(SLIP_ROWS.min);
    }
  });

  it('property: each line once and in order, no slip too full, sums carried exactly', () => {
    const entry = fc.record({
      book: fc.constantFrom('financial' as const, 'budget' as const),
      debit: fc.integer({ min: -9_999_999, max: 9_999_999 }).map(fen),
      credit: fc.integer({ min: -9_999_999, max: 9_999_999 }).map(fen),
    });
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: SLIP_ROWS.min, max: SLIP_ROWS.max }),
        (typed, rows) => {
          const all = typed.map((line, at) => ({ ...line, at }));
          const slips = slipsOf(all, rows);
          for (const slip of slips) {
            expect(slip.length).toBeLessThanOrEqual(rows);
            expect(slip.length).toBeGreaterThan(0);
            expect(slip.at(-1)!.kind).not.toBe('book');
          }
          const flat = slips.flat();
          const of = (book: Line['book']) => all.filter((line) => line.book === book);
          const printed = flat.flatMap((row) => (row.kind === 'line' ? [row.line] : []));
          expect(printed).toEqual([...of('financial'), ...of('budget')]);
          for (const book of ['financial', 'budget'] as const) {
            const totals = flat.filter((row) => row.kind === 'total' && row.book === book);
            expect(totals).toEqual(
              of(book).length === 0
                ? []
                : [
                    {
                      kind: 'total',
                      book,
                      debit: sumFen(of(book).map(({ debit }) => debit)),
                      credit: sumFen(of(book).map(({ credit }) => credit)),
                    },
                  ],
            );
          }
          slips.slice(1).forEach((slip, at) => {
            const [first, last] = [slip[0]!, slips[at]!.at(-1)!];
            expect(first.kind === 'brought').toBe(last.kind === 'carried');
            if (first.kind === 'brought') expect({ ...first, kind: 'carried' }).toEqual(last);
          });
        },
      ),
    );
  });
});
