import { describe, expect, it } from 'vitest';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import {
  againstRequest,
  decisionFault,
  type RequestHead,
} from '../../../../shared/domain/procurement/requests/request.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { AMOXICILLIN, AMOXICILLIN_2, AZITHROMYCIN } from './items.ts';

const ITEMS = new Map([AMOXICILLIN, AMOXICILLIN_2, AZITHROMYCIN].map((each) => [each.code, each]));
const HEAD: RequestHead = {
  ...{ unit: 'T01' as UnitCode, kind: 'ordinary', hours: 0, cause: '', instead: '' },
  ...{ day: '2025-12-01' as AccountingDate, needed: '2025-12-08' as AccountingDate },
};
const against = (more: Partial<RequestHead>, ...codes: string[]) =>
  againstRequest(
    { ...HEAD, ...more },
    codes.map((code) => ({ item: code, packs: 1 })),
    ITEMS,
  ).map(({ code, row, message }) => [code, row, message]);

describe('a request', () => {
  it('stands where every product is of the formulary and stands once', () => {
    expect(against({}, AMOXICILLIN.code, AMOXICILLIN_2.code)).toEqual([]);
  });

  it('names each row that cannot stand, and the way that is left', () => {
    expect(against({}, AMOXICILLIN.code, 'X-GONE', AMOXICILLIN.code, AZITHROMYCIN.code)).toEqual([
      ['outside', 2, 'X-GONE 不在现行用药目录内：确需采购的，请在“采购账户”页办理例外审批'],
      ['twice', 3, `${AMOXICILLIN.code} 与第 1 行重复：一个品种只写一行`],
      [
        'not-for-unit',
        4,
        '阿奇霉素片 0.25g×6片/盒 在目录里限定了使用单位，本单位不在其内：确需采购的，请在“采购账户”页办理例外审批',
      ],
    ]);
    expect(against({ unit: 'H01' as UnitCode }, AZITHROMYCIN.code)).toEqual([]);
  });

  it('says why it is urgent and within how many hours, and by when it is needed', () => {
    expect(against({ kind: 'urgent', needed: '2025-11-30' as AccountingDate }, AMOXICILLIN.code)).toEqual([
      ['bad-head', undefined, '需用日期不能早于申请日期'],
      ['bad-head', undefined, '急救抢救和短缺替代须写明事由'],
      ['bad-head', undefined, '急救抢救须写明几小时内要用'],
    ]);
    expect(against({ kind: 'urgent', cause: '过敏性休克抢救', hours: 4 }, AMOXICILLIN.code)).toEqual([]);
  });

  it('for what is short asks for substitutes of the same generic name alone', () => {
    const short = { kind: 'shortage', cause: '原品种停产' } as const;
    expect(against(short, AMOXICILLIN_2.code)).toEqual([['bad-head', undefined, '短缺替代须选定目录内哪个品种短缺']]);
    const instead = { ...short, instead: AMOXICILLIN.code, unit: 'H01' as UnitCode };
    expect(against(instead, AMOXICILLIN_2.code)).toEqual([]);
    expect(against(instead, AMOXICILLIN.code, AZITHROMYCIN.code).map(([code, row]) => [code, row])).toEqual([
      ['no-substitute', 1],
      ['no-substitute', 2],
    ]);
  });
});

it('a line approved otherwise than asked says why', () => {
  expect(decisionFault({ asked: 10, approved: 10, why: '' })).toBeUndefined();
  expect(decisionFault({ asked: 10, approved: 6, why: '库存充足' })).toBeUndefined();
  expect(decisionFault({ asked: 10, approved: 6, why: '库存' })).toContain('至少 4 个字');
  expect(decisionFault({ asked: 10, approved: 0, why: ' ' })).toBe('核定数与申请数不同，须写明原因，至少 4 个字');
});
