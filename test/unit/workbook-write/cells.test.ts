import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateSerial, isRisky, plainYuan, writtenValue } from '../../../electron/service/workbook/write/cells.ts';
import { cellText, fittingText, TEXT_MAX, textOfCell } from '../../../electron/service/workbook/write/xml.ts';
import { fen, parseYuan } from '../../../shared/kernel/fen.ts';

describe('an amount in a file', () => {
  it('is its 分 as decimal text, in the shortest form', () => {
    expect([0, 1, 10, 100, -1, -123450, 900_719_925_474_099].map((amount) => plainYuan(fen(amount)))).toEqual([
      '0',
      '0.01',
      '0.1',
      '1',
      '-0.01',
      '-1234.5',
      '9007199254740.99',
    ]);
  });

  it('comes back exactly, for every Fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 - 1e15, max: 1e15 - 1 }), (amount) => {
        const text = plainYuan(amount);
        expect(parseYuan(text)).toBe(fen(amount));
        // A spreadsheet reads it into a double: rounding that to 分 gives the same amount, far beyond any community's.
        if (Math.abs(amount) < 1e14) expect(Math.round(Number(text) * 100)).toBe(fen(amount));
      }),
      { seed: 20250106 },
    );
  });

  it('is refused when it is not a whole number of 分', () => {
    expect(() => writtenValue('money', 0.5)).toThrow();
    expect(() => writtenValue('money', Number.NaN)).toThrow();
    expect(() => writtenValue('integer', Number.POSITIVE_INFINITY)).toThrow();
    expect(() => writtenValue('text', 12)).toThrow();
    expect(() => writtenValue('decimal', 12.5)).toThrow();
    expect(() => writtenValue('count', 12.5)).toThrow();
  });
});

describe('a rate and a count in a file', () => {
  it('are numbers: hundredths as decimal text, and a whole number as it is', () => {
    expect(writtenValue('decimal', 4530)).toEqual({ type: 'number', digits: '45.3' });
    expect(writtenValue('decimal', -50)).toEqual({ type: 'number', digits: '-0.5' });
    expect(writtenValue('count', 12_345)).toEqual({ type: 'number', digits: '12345' });
  });
});

describe('a date in a file', () => {
  it('is the serial day that spreadsheets count, with the leap day that 1900 did not have', () => {
    expect(dateSerial('1900-01-01')).toBe(1);
    expect(dateSerial('1900-02-28')).toBe(59);
    expect(dateSerial('1900-03-01')).toBe(61);
    expect(dateSerial('2025-12-31')).toBe(46022);
  });

  it('is refused when the calendar does not have it', () => {
    expect(() => dateSerial('2025-02-30')).toThrow();
  });
});

describe('text in a file', () => {
  it('is guarded where a spreadsheet would take it for a formula', () => {
    for (const text of ['=1+1', '+86', '-3', '@SUM(A1)', '\tx', '\rx']) expect(isRisky(text), text).toBe(true);
    for (const text of ['药品', '0012', "'=1", ' =1', '']) expect(isRisky(text), text).toBe(false);
  });

  it('comes back as it was, whatever characters it holds', () => {
    const awkward = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('_', 'x', '0', '4', '1', 'F', '&', '<', '\u0000', '\r', '\n', '\ud800', '😀'),
      }),
    );
    fc.assert(
      fc.property(awkward, (text) => {
        const xml = cellText(text);
        expect(
          [...xml].filter((character) => character === '<' || (character < ' ' && !'\t\n'.includes(character))),
        ).toEqual([]);
        expect(textOfCell(xml)).toBe(text);
      }),
      { seed: 20250106, numRuns: 500 },
    );
  });

  it('is cut at what a cell can hold, and says so', () => {
    const long = fittingText('长'.repeat(TEXT_MAX + 1));
    expect(long).toHaveLength(TEXT_MAX);
    expect(long).toContain(`截断，原文共 ${TEXT_MAX + 1} 字`);
  });
});
