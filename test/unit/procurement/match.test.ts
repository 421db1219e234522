import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineChain } from '../../../shared/domain/procurement/invoices/chain.ts';
import { duplicateOf } from '../../../shared/domain/procurement/invoices/duplicates.ts';
import { type MatchedLine, matchLine } from '../../../shared/domain/procurement/invoices/match.ts';
import { parsePrice } from '../../../shared/domain/procurement/price.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { CAPSULES, invoiceOf, lineOf } from './invoices.ts';

const LINKED: LineChain = { state: 'linked', faults: [], path: [1] };
const EXACT = { amount: fen(0), price: 0 };
const order = (more: Partial<MatchedLine> = {}): MatchedLine => ({
  ...{ item: CAPSULES.code, price: parsePrice('8.40')!, ordered: 50, accepted: 45, invoiced: 0 },
  ...more,
});
const said = (packs: number, price = '8.40', of: MatchedLine | undefined = order(), chain = LINKED, more = {}) => {
  const { verdict, reasons, coveredPacks } = matchLine(lineOf(packs, price, more), of, chain, EXACT);
  return [verdict, coveredPacks, ...reasons].join(' ');
};

describe('三单匹配 of a line', () => {
  it('pays what was ordered, accepted and not billed yet, at the order’s price', () => {
    expect(said(45)).toBe('pay 45');
    expect(said(46)).toBe('hold 45 not-accepted');
    expect(said(51)).toBe('exception 45 over-ordered not-accepted');
    expect(said(10, '8.40', order({ invoiced: 40 }))).toBe('hold 5 not-accepted');
    expect(said(-5, '8.40', order({ invoiced: 45 }))).toBe('pay -5');
  });

  it('holds what waits for the first invoice, and stops a chain that does not fit', () => {
    expect(said(45, '8.40', order(), { state: 'missing', faults: ['missing'], path: [] })).toBe(
      'hold 45 no-first-invoice',
    );
    expect(said(45, '8.40', order(), { state: 'broken', faults: ['lot'], path: [1] })).toBe(
      'exception 45 broken-chain',
    );
  });

  it('stops another product, a higher price, a wrong sum and what nobody ordered; a lower price is said and paid', () => {
    expect(said(1, '8.41')).toBe('exception 1 price-above');
    expect(said(1, '8.39')).toBe('pay 1 price-below');
    expect(said(2, '8.40', order(), LINKED, { amount: fen(1681) })).toBe('exception 2 sum');
    expect(said(2, '8.40', order({ item: 'OTHER' }))).toBe('exception 2 item');
    expect(matchLine(lineOf(2, '8.40'), undefined, LINKED, EXACT).verdict).toBe('exception');
  });

  it('lets a tolerance pass, and not a 分 beyond it', () => {
    const within = { amount: fen(5), price: 100 };
    expect(matchLine(lineOf(2, '8.41'), order(), LINKED, within).verdict).toBe('pay');
    expect(matchLine(lineOf(2, '8.4101'), order(), LINKED, within).verdict).toBe('exception');
    expect(matchLine(lineOf(2, '8.40', { amount: fen(1685) }), order(), LINKED, within).verdict).toBe('pay');
    expect(matchLine(lineOf(2, '8.40', { amount: fen(1686) }), order(), LINKED, within).verdict).toBe('exception');
  });

  it('never covers more than the line, than goods came in, or than its amount', () => {
    const quantity = fc.nat(1000);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        quantity,
        quantity,
        quantity,
        (packs, ordered, accepted, invoiced) => {
          const of = order({ ordered, accepted: Math.min(accepted, ordered), invoiced });
          const { coveredPacks, covered } = matchLine(lineOf(packs, '8.40'), of, LINKED, EXACT);
          expect(coveredPacks).toBeGreaterThanOrEqual(0);
          expect(coveredPacks).toBeLessThanOrEqual(packs);
          expect(coveredPacks + Math.min(invoiced, of.accepted)).toBeLessThanOrEqual(of.accepted);
          expect(covered).toBeLessThanOrEqual(lineOf(packs, '8.40').amount);
        },
      ),
    );
  });
});

describe('an invoice that is there already', () => {
  const registered = [invoiceOf(1, { seller: 'DIST', number: '25952000000123456789' }, [lineOf(10, '8.40')])];
  const other = (more: object) => ({ ...registered[0]!, id: 2, number: '25952000000999999999', ...more });

  it('is found by its number however it is written, and by seller, day and amount', () => {
    expect(duplicateOf(other({ number: ' 25952000000123456789' }), registered)?.kind).toBe('number');
    expect(duplicateOf(other({}), registered)?.kind).toBe('likeness');
    expect(duplicateOf(other({ day: '2025-03-11' }), registered)).toBeUndefined();
    expect(duplicateOf(other({ amount: fen(8401) }), registered)).toBeUndefined();
    expect(duplicateOf(other({ seller: 'OTHER' }), registered)).toBeUndefined();
    expect(duplicateOf(other({ red: true, amount: fen(-8400) }), registered)).toBeUndefined();
  });
});
