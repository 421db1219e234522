import type { Item } from '../../../../shared/domain/procurement/item.ts';
import { price } from '../../../../shared/domain/procurement/price.ts';

/** A product of tests; what differs is given. */
export const item = (more: Partial<Item> = {}): Item => ({
  ...{ code: 'XJ01CAA040A001010102699', kind: 'western', name: '阿莫西林胶囊', generic: '阿莫西林', form: '胶囊剂' },
  ...{ strength: '0.25g', unit: '粒', pack: '盒', packSize: 24, maker: '江南制药', listed: price(84_000) },
  ...{ flags: ['essential'], units: [], doctor: '', otherCode: '', remark: '' },
  ...more,
});
