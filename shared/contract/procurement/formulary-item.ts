import * as z from 'zod';
import { ITEM_LIMITS } from '../../domain/procurement/formulary/item-rules.ts';
import { DOCTOR_LEVELS, ITEM_FLAGS, type Item } from '../../domain/procurement/item.ts';
import { date, listOf, noneOr, text, typedText, unitCode } from '../fields.ts';
import { itemCode, itemFlag, itemKind, priceText, priceYuan } from './fields.ts';

/** A product as somebody writes its card; it comes to the service as the domain knows it. */
export const itemIn = z
  .strictObject({
    code: itemCode,
    kind: itemKind,
    name: text(ITEM_LIMITS.name),
    generic: text(ITEM_LIMITS.name),
    form: noneOr(text(ITEM_LIMITS.form)),
    strength: text(ITEM_LIMITS.strength),
    unit: text(ITEM_LIMITS.unit),
    pack: text(ITEM_LIMITS.unit),
    packSize: z.int('转换比为整数').min(1, '转换比至少为 1').max(ITEM_LIMITS.packSize),
    maker: text(ITEM_LIMITS.name),
    /** 挂网价 of a pack in 元, or ''. */
    listed: noneOr(priceYuan),
    listedUntil: noneOr(date),
    flags: listOf(itemFlag, 5),
    /** Units that may use it; none: all. */
    units: listOf(unitCode, 200),
    doctor: z.enum(DOCTOR_LEVELS),
    otherCode: typedText(ITEM_LIMITS.otherCode),
    remark: typedText(ITEM_LIMITS.remark),
  })
  .transform(
    ({ listed, listedUntil, flags, units, ...rest }): Item => ({
      ...{ ...rest, flags: ITEM_FLAGS.filter((flag) => flags.includes(flag)), units: [...new Set(units)].sort() },
      ...(listed === '' ? {} : { listed }),
      ...(listedUntil === '' ? {} : { listedUntil }),
    }),
  );

/** A product on its way out. */
export const itemOut = z.object({
  code: z.string(),
  kind: itemKind,
  name: z.string(),
  generic: z.string(),
  form: z.string(),
  strength: z.string(),
  unit: z.string(),
  pack: z.string(),
  packSize: z.int(),
  maker: z.string(),
  listed: noneOr(priceText),
  listedUntil: z.string(),
  flags: z.array(itemFlag),
  units: z.array(z.string()),
  doctor: z.enum(DOCTOR_LEVELS),
  otherCode: z.string(),
  remark: z.string(),
});

/** A well-formed product for the operations' examples. */
export const EXAMPLE_ITEM = {
  ...{ code: 'XJ01CAA040A001010102699', kind: 'western', name: '阿莫西林胶囊', generic: '阿莫西林', form: '胶囊剂' },
  ...{ strength: '0.25g', unit: '粒', pack: '盒', packSize: 24, maker: '江南制药有限公司', listed: '8.40' },
  ...{ listedUntil: '', flags: ['essential'], units: [], doctor: '', otherCode: '', remark: '' },
} satisfies z.input<typeof itemIn>;
