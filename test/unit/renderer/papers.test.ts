import { describe, expect, it } from 'vitest';
import { countAfter, sizeName } from '../../../renderer/ledger/papers/words.ts';

describe('附件张数', () => {
  it('follows what is attached, and keeps what was typed for paper besides', () => {
    expect(countAfter(0, { documents: 1, change: 1 })).toBe(1);
    // Another form of an invoice that is there is no document more.
    expect(countAfter(1, { documents: 1, change: 0 })).toBe(1);
    expect(countAfter(5, { documents: 2, change: 1 })).toBe(6);
    expect(countAfter(6, { documents: 1, change: -1 })).toBe(5);
  });

  it('is never fewer than what is there, nor more than the form holds', () => {
    expect(countAfter(0, { documents: 3, change: 1 })).toBe(3);
    expect(countAfter(0, { documents: 0, change: -1 })).toBe(0);
    expect(countAfter(9999, { documents: 3, change: 1 })).toBe(9999);
  });
});

describe('the size of a file', () => {
  it('is said as people read it', () => {
    expect([812, 34 * 1024 + 200, 1.25 * 1024 * 1024].map(sizeName)).toEqual(['812 B', '34 KB', '1.3 MB']);
  });
});
