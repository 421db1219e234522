import { describe, expect, it } from 'vitest';
import { findAmong, loadInitials, rankOf } from '../../../renderer/ui/pinyin.ts';

const units = [
  { code: 'H01', name: '青石县人民医院' },
  { code: 'T01', name: '柳河镇卫生院' },
  { code: 'T02', name: '白杨镇卫生院' },
];
const codesOf = (found: readonly { code: string }[]): string[] => found.map(({ code }) => code);

describe('something that is looked for', () => {
  it('is found by pinyin initials, code or name, whatever the capitals and spaces', async () => {
    const initialsOf = await loadInitials();
    expect(initialsOf('柳河镇卫生院')).toBe('lhzwsy');
    expect(codesOf(findAmong(units, 'LHZ', initialsOf))).toEqual(['T01']);
    expect(codesOf(findAmong(units, 'zwsy', initialsOf))).toEqual(['T01', 'T02']);
    expect(codesOf(findAmong(units, 't0', initialsOf))).toEqual(['T01', 'T02']);
    expect(codesOf(findAmong(units, '人民 医院', initialsOf))).toEqual(['H01']);
    expect(findAmong(units, 'xyz', initialsOf)).toEqual([]);
    expect(findAmong(units, '', initialsOf, 2)).toHaveLength(2);
  });

  it('stands first where its code begins so, then its name, then its initials', async () => {
    const initialsOf = await loadInitials();
    const rank = (code: string, name: string, typed: string): number => rankOf({ code, name }, typed, initialsOf);
    expect(rank('YH1', '银行', 'yh')).toBeGreaterThan(rank('X', 'yh 账户', 'yh'));
    expect(rank('X', 'yh 账户', 'yh')).toBeGreaterThan(rank('X', '银行存款', 'yh'));
    expect(rank('X', '银行存款', 'yh')).toBeGreaterThan(rank('X', '其他银行存款', 'yh'));
  });

  it('is found by code and name before the dictionary is there', () => {
    expect(codesOf(findAmong(units, '白杨', () => ''))).toEqual(['T02']);
  });
});
