import { readFileSync } from 'node:fs';
import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { searchOf, wordsOf } from '../../../renderer/app/address.ts';
import { refusalsOf, sentenceOf } from '../../../renderer/app/failure.ts';
import { allows } from '../../../renderer/app/identity.ts';
import { asksMonths, latestPeriod, readAsked } from '../../../renderer/app/scope.ts';
import { paletteOf } from '../../../renderer/ui/palette.ts';
import { isShortcut } from '../../../renderer/ui/shortcut.ts';
import type { Permission } from '../../../shared/domain/organisation/permission.ts';
import { permissionsOf, ROLE_CODES } from '../../../shared/domain/organisation/roles.ts';
import { translator } from '../../../shared/i18n/translate.ts';

describe('an address', () => {
  it('names a period and a unit; what is neither counts as not said', () => {
    expect(readAsked({ period: '2025-12', unit: 'T01' })).toEqual({ period: '2025-12', unit: 'T01' });
    expect(readAsked({ period: '2025-13', unit: '<b>' })).toEqual({ period: undefined, unit: undefined });
    expect(readAsked({ period: 202512, unit: ['T01'] })).toEqual({ period: undefined, unit: undefined });
  });

  it('is written as it is read: plain words', () => {
    expect(searchOf({ period: '2025-12', unit: undefined, tab: '', account: '1002', x: 7 })).toBe(
      '?period=2025-12&account=1002',
    );
    expect(wordsOf('?period=2025-12&unit=1001')).toEqual({ period: '2025-12', unit: '1001' });
    expect(searchOf({})).toBe('');
  });

  it('without a period means the last one with books, else the first of the year', () => {
    expect(latestPeriod(['2025-02', '2025-11'], 2026)).toBe('2025-11');
    expect(latestPeriod([], 2026)).toBe('2026-01');
    expect(latestPeriod([], undefined)).toBeUndefined();
  });
});

describe('a person', () => {
  it('is asked to wait for a month by no page that the role may open', () => {
    for (const role of ROLE_CODES) {
      const may = (permission: Permission): boolean => permissionsOf(role).includes(permission);
      expect([role, asksMonths(may) !== undefined]).toEqual([role, may('ledger.read') || may('budget.read')]);
      const asked = asksMonths(may);
      if (asked) expect(may(`${asked}.read`)).toBe(true);
    }
    expect(asksMonths((permission) => permissionsOf('approver').includes(permission))).toBe('budget');
  });

  const grants = [{ role: 'unit-accountant', unit: 'T01' }];
  it('may what a role carries, where it is held', () => {
    expect(allows(grants, 'ledger.import')).toBe(true);
    expect(allows(grants, 'ledger.import', 'T01')).toBe(true);
    expect(allows(grants, 'ledger.import', 'T02')).toBe(false);
    expect(allows(grants, 'ledger.lock')).toBe(false);
    expect(allows([], 'self')).toBe(true);
    expect(allows([{ role: 'chief-accountant', unit: '' }], 'ledger.lock', 'T09')).toBe(true);
  });
});

describe('a refusal', () => {
  it('is said reason by reason', () => {
    const reasons = [
      { code: 'x', message: '余额表不平。' },
      { code: 'y', message: '单位不符。' },
    ];
    const error = new ORPCError('REFUSED', { defined: true, status: 422, data: { code: 'x', reasons } });
    expect(refusalsOf(error, translator('zh-CN'))).toEqual(['余额表不平。', '单位不符。']);
    expect(sentenceOf(error, translator('zh-CN'))).toBe('余额表不平。 单位不符。');
  });
});

describe('a shortcut', () => {
  const key = (name: string, held: Partial<KeyboardEvent> = {}) =>
    ({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held }) as KeyboardEvent;
  it('is its key with the keys held, no others', () => {
    expect(isShortcut(key('F9'), 'F9')).toBe(true);
    expect(isShortcut(key('k', { ctrlKey: true }), 'Ctrl+K')).toBe(true);
    expect(isShortcut(key('k', { metaKey: true }), 'Ctrl+K')).toBe(true);
    expect(isShortcut(key('k'), 'Ctrl+K')).toBe(false);
    expect(isShortcut(key('F9', { shiftKey: true }), 'F9')).toBe(false);
  });
});

describe('the palette', () => {
  it('is that of tokens.css, in both looks', () => {
    const css = ':root { --ink: light-dark(#111111, #eeeeee); --bar-ink: #e3efed; --row: 30px; }';
    expect(paletteOf('light', css)).toEqual({ ink: '#111111', 'bar-ink': '#e3efed' });
    expect(paletteOf('dark', css)).toEqual({ ink: '#eeeeee', 'bar-ink': '#e3efed' });
    const tokens = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8');
    expect(paletteOf('dark', tokens)['accent']).toMatch(/^#[0-9a-f]{6}$/);
  });
});
