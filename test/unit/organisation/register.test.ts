import { describe, expect, it } from 'vitest';
import { isCreditCode } from '../../../shared/domain/organisation/party.ts';
import { registerRefusals } from '../../../shared/domain/organisation/register.ts';
import type { Unit } from '../../../shared/domain/organisation/unit.ts';
import { periodOf } from '../../../shared/kernel/period.ts';

const lead: Unit = { code: 'H01', name: '青石县人民医院', kind: 'lead', chart: 'hospital' };
const township: Unit = { code: 'T01', name: '柳河镇卫生院', kind: 'township', chart: 'primary' };
const codes = (...units: Unit[]) => registerRefusals(units).map(({ code }) => code);

describe('the register of members', () => {
  it('holds with one lead hospital and members of unique code and name', () => {
    expect(codes(lead, township)).toEqual([]);
  });

  it('refuses a second lead, none at all, and repeated codes or names', () => {
    expect(codes(lead, { ...township, kind: 'lead' })).toEqual(['one-lead']);
    expect(codes(township)).toEqual(['one-lead']);
    expect(codes()).toEqual(['one-lead']);
    expect(codes(lead, township, { ...township, name: '白杨镇卫生院' })).toEqual(['duplicate-code']);
    expect(codes(lead, township, { ...township, code: 'T02' })).toEqual(['duplicate-name']);
  });

  it('refuses a member that left before it joined; one month is the least', () => {
    const member = (joined: number, left: number): Unit => ({
      ...township,
      joined: periodOf(2025, joined),
      left: periodOf(2025, left),
    });
    expect(codes(lead, member(5, 4))).toEqual(['left-before-joined']);
    expect(codes(lead, member(5, 5))).toEqual([]);
  });
});

describe('统一社会信用代码 (GB 32100—2015)', () => {
  it('takes the commonly printed example and no other check character for it', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
    const fitting = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].filter((character) =>
      isCreditCode(`91350100M000100Y4${character}`),
    );
    expect(fitting).toEqual(['3']);
  });

  it('refuses letters that the alphabet leaves out, other lengths, and two digits exchanged', () => {
    expect(isCreditCode('91350100M000100Y4')).toBe(false);
    expect(isCreditCode('91350100M000100Y430')).toBe(false);
    expect(isCreditCode('I1350100M000100Y43')).toBe(false);
    expect(isCreditCode('19350100M000100Y43')).toBe(false);
  });
});
