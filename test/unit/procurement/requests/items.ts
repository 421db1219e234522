import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Item } from '../../../../shared/domain/procurement/item.ts';

/** A product of a test's formulary. */
export const item = (code: string, name: string, more: Partial<Item> = {}): Item => ({
  ...{ code, kind: 'western', name, generic: name, form: '胶囊剂', strength: '0.25g', unit: '粒', pack: '盒' },
  ...{ packSize: 24, maker: '示例江南制药有限公司', flags: [], units: [], doctor: '', otherCode: '', remark: '' },
  ...more,
});

export const AMOXICILLIN = item('XJ01CAA018A004010110001', '阿莫西林胶囊', { generic: '阿莫西林' });
/** Of another maker: a substitute. */
export const AMOXICILLIN_2 = item('XJ01CAA018A004010110012', '阿莫西林胶囊', { generic: '阿莫西林', packSize: 50 });
export const AZITHROMYCIN = item('XJ01FAA046A016050110012', '阿奇霉素片', {
  ...{ generic: '阿奇霉素', unit: '片', packSize: 6, units: ['H01' as UnitCode] },
});
