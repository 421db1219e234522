import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitalYuan } from '../../../shared/kernel/capital-yuan.ts';
import { fen } from '../../../shared/kernel/fen.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const UNITS: Record<string, number> = { 仟: 1000, 佰: 100, 拾: 10 };

/** Reads the words back, the other way round from how they are written. */
function read(words: string): number {
  const negative = words.startsWith('负');
  const [, whole = '', rest = ''] = /^负?(?:(.*)元)?(.*)$/u.exec(words) ?? [];
  const section = (text: string): number => {
    let total = 0;
    let digit = 0;
    for (const sign of text) {
      const value = DIGITS.indexOf(sign);
      if (value >= 0) digit = value;
      else {
        total += digit * UNITS[sign]!;
        digit = 0;
      }
    }
    return total + digit;
  };
  const upToWan = (text: string): number => {
    const [high, low] = text.includes('万') ? text.split('万') : ['', text];
    return section(high ?? '') * 10_000 + section(low ?? '');
  };
  const [high, low] = whole.includes('亿') ? whole.split('亿') : ['', whole];
  const yuan = upToWan(high ?? '') * 10 ** 8 + upToWan(low ?? '');
  const cents =
    Math.max(0, DIGITS.indexOf(/(.)角/u.exec(rest)?.[1] ?? '零')) * 10 +
    Math.max(0, DIGITS.indexOf(/(.)分/u.exec(rest)?.[1] ?? '零'));
  return (negative ? -1 : 1) * (yuan * 100 + cents);
}

describe('大写金额', () => {
  it.each([
    [0, '零元整'],
    [100, '壹元整'],
    [8_642_050, '捌万陆仟肆佰贰拾元伍角整'],
    [1, '壹分'],
    [10, '壹角整'],
    [105, '壹元零伍分'],
    [150, '壹元伍角整'],
    [140_950, '壹仟肆佰零玖元伍角整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [10_700_053, '壹拾万柒仟元伍角叁分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [100_000_000_00, '壹亿元整'],
    [100_010_000_00, '壹亿零壹万元整'],
    [100_000_001_00, '壹亿零壹元整'],
    [10_0001_00, '壹拾万零壹元整'],
    [1_0000_0000_0000_00, '壹万亿元整'],
    [1_2345_0000_0000_00, '壹万贰仟叁佰肆拾伍亿元整'],
    [-12_345, '负壹佰贰拾叁元肆角伍分'],
  ])('%i 分 is %s', (amount, words) => {
    expect(capitalYuan(fen(amount))).toBe(words);
  });

  it('says every amount up to 10^13 元 so that it can be read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), (amount) => {
        expect(read(capitalYuan(fen(amount)))).toBe(amount === 0 ? 0 : amount);
      }),
    );
    for (const power of Array.from({ length: 14 }, (_, at) => 10 ** at))
      for (const amount of [power * 100, power * 100 + 1, power * 10, power * 101]) {
        const words = capitalYuan(fen(amount));
        expect(read(words), words).toBe(amount);
        expect(words).not.toMatch(/零零|零元.|零[万亿]/u);
      }
  });
});
