import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLE_ITEMS } from '../../../../electron/service/demo/purchasing-items.ts';
import { codeFindings, gtinCheckDigit, kindOfCode } from '../../../../shared/domain/procurement/formulary/codes.ts';

const levels = (...asked: Parameters<typeof codeFindings>) => codeFindings(...asked).map(({ level }) => level);

describe('a code of a product', () => {
  it('is taken as the two published western codes have it', () => {
    for (const code of ['XJ01CAA040A001010102699', 'XJ01CAA040A001010405611']) {
      expect(codeFindings('western', code)).toEqual([]);
      expect(kindOfCode(code)).toBe('western');
    }
  });

  it('of a bogus length is refused, with the length', () => {
    expect(codeFindings('western', 'XJ01CAA04501010113')).toEqual([
      { level: 'refused', message: '西药的医保药品代码应为 23 位大写字母和数字，这个有 18 位' },
    ]);
    expect(levels('western', 'XJ01CAA040A00101010269')).toEqual(['refused']);
    expect(levels('western', '86979474000208')).toEqual(['refused']);
    expect(levels('western', 'xj01caa040a001010102699')).toEqual(['refused']);
  });

  it('of 23 characters in other parts is only doubted', () => {
    expect(levels('western', 'XJ01CAA040A00101010269A')).toEqual(['doubt']);
    expect(levels('western', '1J01CAA040A001010102699')).toEqual(['doubt']);
  });

  it('of a patent medicine has 20 characters and begins with Z; of herbal slices it begins with T, or is doubted', () => {
    expect(levels('patent', 'ZA06CAX0438010203456')).toEqual([]);
    expect(levels('patent', 'ZA06CAX04380')).toEqual(['refused']);
    expect(levels('patent', 'XA06CAX0438010203456')).toEqual(['refused']);
    expect(levels('herbal', 'T001700001')).toEqual([]);
    expect(levels('herbal', 'YP00001')).toEqual(['doubt']);
  });

  it('of a consumable is C with 14 digits, a maker and a number behind it', () => {
    for (const code of ['C0101010011303807555', 'C01010100113038', 'C01010100113038075550000001'])
      expect([code, levels('consumable', code)]).toEqual([code, []]);
    for (const code of ['C010101001130380755', '0101010011303807555', 'C0101010011303807555A'])
      expect([code, levels('consumable', code)]).toEqual([code, ['refused']]);
  });

  it('of a 院内制剂 is its own, and doubted where it looks like a national one', () => {
    expect(levels('preparation', 'QSYY-ZJ-0001')).toEqual([]);
    expect(levels('preparation', 'XJ01CAA040A001010102699')).toEqual(['doubt']);
  });

  it('holds for every product of the sample county', () => {
    for (const { kind, code } of SAMPLE_ITEMS) expect([code, codeFindings(kind, code)]).toEqual([code, []]);
  });
});

describe('a UDI of a consumable', () => {
  // 6291041500213 is the example that GS1 works out on its page of the check digit.
  it('has the check digit of GS1', () => {
    expect(gtinCheckDigit('629104150021')).toBe(3);
    expect(codeFindings('consumable', 'C0101010011303807555', '6291041500213')).toEqual([]);
    expect(codeFindings('consumable', 'C0101010011303807555', '(01)06291041500214')).toEqual([
      { level: 'refused', message: 'UDI-DI 06291041500214 的校验位应为 3' },
    ]);
    // MA and AHM numbers have no check digit that could be looked at; a drug's 批准文号 is no UDI.
    expect(codeFindings('consumable', 'C0101010011303807555', 'MA.156.M0.100001.A00001')).toEqual([]);
    expect(codeFindings('western', 'XJ01CAA040A001010102699', '06291041500214')).toEqual([]);
  });

  it('is wrong with any other digit, and with any one digit changed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{13}$/), fc.nat(12), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
        const other = `${body.slice(0, at)}${(Number(body[at]) + by) % 10}${body.slice(at + 1)}`;
        return gtinCheckDigit(body) !== gtinCheckDigit(other);
      }),
    );
  });
});
