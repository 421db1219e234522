import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactAmount, formatAmount } from '../../../renderer/ui/amount.tsx';
import { fen, parseYuan } from '../../../shared/kernel/fen.ts';

const shown = (yuan: string, unit: 'yuan' | 'wan'): string => formatAmount(parseYuan(yuan)!, unit);

describe('an amount on the screen', () => {
  it.each([
    ['52318041.23', '52,318,041.23'],
    ['-812401.24', '-812,401.24'],
    ['999.00', '999.00'],
    ['1000.00', '1,000.00'],
    ['0.01', '0.01'],
    ['0.00', '–'],
  ])('%s 元 is %s', (yuan, text) => expect(shown(yuan, 'yuan')).toBe(text));

  it.each([
    ['523180412.35', '52,318.04'],
    ['50.00', '0.01'],
    ['49.99', '–'],
    ['-50.00', '-0.01'],
    ['-49.99', '–'],
    ['9999949.99', '999.99'],
    ['9999950.00', '1,000.00'],
  ])('%s 元 is %s 万元, rounded half-up on the absolute amount', (yuan, text) => expect(shown(yuan, 'wan')).toBe(text));

  it('shows the exact 分 on hovering', () => {
    expect(exactAmount(parseYuan('-1234567.05')!)).toBe('¥ -1,234,567.05');
    expect(exactAmount(fen(0))).toBe('¥ 0.00');
  });

  it('loses nothing in 元, and reads the same with either sign', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), fc.constantFrom('yuan', 'wan'), (n, unit) => {
        const text = formatAmount(fen(n), unit);
        if (unit === 'yuan') expect(Number(text.replace(/[,.]/g, ''))).toBe(n);
        expect(formatAmount(fen(-n), unit)).toBe(text === '–' ? '–' : `-${text}`);
      }),
    );
  });
});
