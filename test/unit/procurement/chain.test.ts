import { describe, expect, it } from 'vitest';
import { type ChainWorld, chainOf, chainWorld } from '../../../shared/domain/procurement/invoices/chain.ts';
import type { SupplierInvoice } from '../../../shared/domain/procurement/invoices/invoice.ts';
import { CAPSULES, firm, invoiceOf, lineOf } from './invoices.ts';

const FIRMS = [
  firm('MAKER', '甲制药', { roles: ['maker'] }),
  firm('DIST', '乙配送', { group: '乙集团' }),
  firm('SISTER', '乙商业', { group: '乙集团' }),
  firm('OTHER', '丙商业'),
  firm('AGENT', '丁进口', { chain: 'import-agent' }),
  firm('AGENT2', '戊进口', { chain: 'import-agent' }),
];
const world = (invoices: readonly SupplierInvoice[]): ChainWorld =>
  chainWorld(new Map(FIRMS.map((each) => [each.code, each])), invoices);
const line = lineOf(10, '8.40');
const second = invoiceOf(2, { seller: 'DIST' }, [line]);
const first = (
  packs = 10,
  more: Parameters<typeof lineOf>[2] = {},
  said: Partial<{ seller: string; buyer: string; day: string }> = {},
) => invoiceOf(1, { seller: 'MAKER', buyer: 'DIST', day: '2025-03-01', ...said }, [lineOf(packs, '7.90', more)]);
const stateOf = (invoices: readonly SupplierInvoice[], of = second, item = CAPSULES) => {
  const { state, faults } = chainOf(of.lines[0]!, of, item, world([of, ...invoices]));
  return faults.length === 0 ? state : `${state} ${faults.join(' ')}`;
};

describe('两票制: one invoice from the maker, one from the distributor', () => {
  it('stands with a first invoice to the seller, of the lot, in time, for as many packs', () => {
    expect(stateOf([first()])).toBe('linked');
    expect(stateOf([])).toBe('missing missing');
    expect(stateOf([first(10, { lot: 'B7' })])).toBe('missing lot');
    expect(stateOf([first(10, {}, { day: '2025-03-11' })])).toBe('broken day');
    expect(stateOf([first(9)])).toBe('broken packs');
    expect(stateOf([first(10, {}, { buyer: 'OTHER' })])).toBe('missing missing');
  });

  it('counts what the distributor sold on of the lot to anybody', () => {
    const earlier = invoiceOf(3, { seller: 'DIST' }, [lineOf(4, '8.40')]);
    expect(stateOf([first(13), earlier])).toBe('broken packs');
    expect(stateOf([first(14), earlier])).toBe('linked');
    // What came back may be sold again.
    expect(stateOf([first(12), earlier, invoiceOf(4, { seller: 'DIST' }, [lineOf(-2, '8.40')])])).toBe('linked');
  });

  it('asks for no first invoice where the maker, its group’s trader or the sole agent sells', () => {
    const byMaker = invoiceOf(2, { seller: 'MAKER' }, [line]);
    const byAgent = invoiceOf(2, { seller: 'AGENT' }, [line]);
    expect(stateOf([], byMaker)).toBe('direct');
    expect(stateOf([], byAgent)).toBe('direct');
    expect(stateOf([invoiceOf(5, { seller: 'AGENT2' }, [line])], byAgent)).toBe('broken two-agents');
    expect(stateOf([first(10, {}, { seller: 'AGENT' })])).toBe('linked');
  });

  it('leaves one transfer inside a distributor’s group uncounted, and no second hand besides', () => {
    const inside = first(10, {}, { seller: 'SISTER' });
    const toSister = { ...first(10, {}, { buyer: 'SISTER', day: '2025-02-20' }), id: 9 };
    expect(stateOf([inside, toSister])).toBe('linked');
    expect(stateOf([inside])).toBe('missing missing');
    expect(stateOf([first(10, {}, { seller: 'OTHER' }), { ...first(10, {}, { buyer: 'OTHER' }), id: 9 }])).toBe(
      'broken hands',
    );
  });

  it('is not asked of herbal slices, consumables and what the setting lets off', () => {
    for (const kind of ['herbal', 'consumable', 'preparation'] as const)
      expect(stateOf([], second, { ...CAPSULES, kind })).toBe('exempt');
    expect(chainOf(line, second, CAPSULES, { ...world([second]), exempt: () => true }).state).toBe('exempt');
  });
});
