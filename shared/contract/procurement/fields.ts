import * as z from 'zod';
import { ITEM_FLAGS, ITEM_KINDS } from '../../domain/procurement/item.ts';
import { PAPER_STAGES, PAPER_STEPS } from '../../domain/procurement/papers.ts';
import { type Price, parsePrice } from '../../domain/procurement/price.ts';
import { instant, rowId } from '../fields.ts';

/** A product's code as it is written on packs and invoices: text, so that no leading nought is lost. */
export const itemCode = z.string().regex(/^[A-Z0-9][A-Z0-9._-]{3,39}$/, '品种编码为 4–40 位大写字母、数字或 . _ -');
/** 统一社会信用代码, or a code of one's own. */
export const supplierCode = z.string().regex(/^[A-Z0-9]{4,18}$/, '供应商编码为 4–18 位大写字母或数字');
export const itemKind = z.enum(ITEM_KINDS);
export const itemFlag = z.enum(ITEM_FLAGS);

/** Packs: whole, at least one, at most a hundred million. */
export const packs = z.int('数量为整数').min(1, '数量至少为 1').max(100_000_000, '数量至多 100,000,000');
/** Packs, or none. */
export const packsOrNone = z.int('数量为整数').min(0, '数量不能为负').max(100_000_000, '数量至多 100,000,000');

/** 单价 in 元 with at most four decimals, as a string. */
export const priceYuan = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,4})?$/, '单价写作元，至多四位小数')
  .transform((value): Price => parsePrice(value)!);
/** A price on the way out. */
export const priceText = z.string().regex(/^\d{1,9}\.\d{2,4}$/);

/** As the caller last saw the paper: refused where somebody changed it since. */
export const seen = { id: rowId, revision: z.int().min(1) };

/** What every paper says of itself. */
export const paper = {
  id: rowId,
  number: z.string(),
  stage: z.enum(PAPER_STAGES),
  revision: z.int(),
  /** Who made the last step, when, and why. */
  display: z.string(),
  instant,
  reason: z.string(),
  /** What the caller may do to it now. */
  may: z.array(z.enum(PAPER_STEPS)),
};

/** One step in a paper's history. */
export const stepMade = z.object({
  step: z.enum(PAPER_STEPS),
  display: z.string(),
  instant,
  reason: z.string(),
});
