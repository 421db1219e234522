import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textFile, workbookFile } from '../../fixtures/layouts/files.ts';
import { balancesOf, QINGSHAN } from '../../fixtures/layouts/ledger.ts';
import { balanceLayout, type FileForm, fileForm, journalLayout } from '../../fixtures/layouts/random-layout.ts';
import { randomLedger } from '../../fixtures/layouts/random-ledger.ts';
import { expectedVouchers, plainVouchers, readingOf } from './support.ts';

/** Seeded, so that a failure comes again; each run is a layout that nobody listed. */
const RUNS = { seed: 20240917, numRuns: 250 };

const fileFrom = async (grid: Parameters<typeof textFile>[0], form: FileForm): Promise<Uint8Array> =>
  form.kind === 'workbook' ? workbookFile([grid]) : textFile(grid, form);

describe('a layout that nobody listed is read too', () => {
  it('property: a trial balance in any words, order, signs, encoding comes back to the 分', async () => {
    await fc.assert(
      fc.asyncProperty(randomLedger({ red: true }), balanceLayout, fileForm, async (ledger, layout, form) => {
        const bytes = await fileFrom(layout.grid(ledger, form), form);
        const reading = await readingOf(bytes);
        expect(reading.rejections).toEqual([]);
        expect(reading.kind).toBe('trial-balance');
        const wanted = balancesOf(ledger)
          .filter((row) => row.leaf || !layout.leavesOnly)
          .map(({ code, leaf, opening, debit, credit, closing, yearDebit, yearCredit }) => ({
            code,
            leaf,
            opening,
            debit,
            credit,
            closing,
            ...(layout.withYear ? { yearDebit, yearCredit } : {}),
          }));
        expect(
          reading.balances.map(({ code, leaf, opening, debit, credit, closing, yearDebit, yearCredit }) => ({
            code,
            leaf,
            opening,
            debit,
            credit,
            closing,
            ...(layout.withYear ? { yearDebit, yearCredit } : {}),
          })),
        ).toEqual(wanted);
      }),
      RUNS,
    );
  });

  it('property: a journal in any words, order, dates, numbers, encoding comes back line by line', async () => {
    await fc.assert(
      fc.asyncProperty(journalLayout, fileForm, fc.gen(), async (layout, form, gen) => {
        const ledger = gen(randomLedger, { red: layout.takesRed });
        const bytes = await fileFrom(layout.grid(ledger, form), form);
        const reading = await readingOf(bytes);
        expect(reading.rejections).toEqual([]);
        expect(reading.kind).toBe('vouchers');
        expect(plainVouchers(reading)).toEqual(expectedVouchers(ledger));
      }),
      RUNS,
    );
  });

  it('fails when a figure is changed: the property can tell', async () => {
    const layout = fc.sample(balanceLayout, { seed: 7, numRuns: 1 })[0]!;
    const form: FileForm = { kind: 'text', encoding: 'utf-8', delimiter: ',', lineEnd: '\n' };
    const other = {
      ...QINGSHAN,
      accounts: QINGSHAN.accounts.map((a, at) => (at === 2 ? { ...a, opening: a.opening + 1 } : a)),
    };
    const reading = await readingOf(textFile(layout.grid(other, form), form));
    expect(reading.rejections.map((rejection) => rejection.code)).toContain('does-not-balance');
  });
});
