import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLE_FIRMS } from '../../../../electron/service/demo/purchasing-firms.ts';
import { codeFault } from '../../../../shared/domain/procurement/suppliers/credit-code.ts';

/** Codes of public record: the standard's own example, listed companies, an institution, a social organisation. */
const PUBLIC = [
  '91350100M000100Y43',
  '91440300708461136T',
  '91110108551385082Q',
  '9111000071093123XX',
  '11610923MB2900168E',
  '51610700305332460K',
];

describe('统一社会信用代码', () => {
  it.each(PUBLIC)('%s agrees with its check character', (code) => {
    expect(codeFault(code)).toBeUndefined();
  });

  it('tells a length, a letter that it never has, and a check character apart', () => {
    expect(codeFault('DE812345')).toBe('length');
    expect(codeFault('91330000SL0000001X')).toBe('characters');
    expect(codeFault('91350100M000100Y44')).toBe('check');
  });

  it('finds every single character that was mistyped', () => {
    const characters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    fc.assert(
      fc.property(
        fc.constantFrom(...PUBLIC),
        fc.nat(16),
        fc.constantFrom(...characters),
        (code, at, put) => put === code[at] || codeFault(code.slice(0, at) + put + code.slice(at + 1)) === 'check',
      ),
    );
  });

  it('is well formed for every firm of the sample county', () => {
    expect(SAMPLE_FIRMS.filter(({ code }) => codeFault(code))).toEqual([]);
  });
});
