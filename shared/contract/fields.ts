import * as z from 'zod';
import { type AccountingDate, parseDate } from '../kernel/date.ts';
import { type Fen, parseYuan } from '../kernel/fen.ts';
import { type Period, parsePeriod } from '../kernel/period.ts';

/** The fields that operations are made of. Every text, list and page has a limit: what comes from outside never has none. */

/** Characters that no field takes: lone surrogates have no UTF-8 form, controls have no place in a name or a reason. */
const UNFIT = /\p{Surrogate}|(?![\n\t])\p{Cc}/u;

/** Text of 1 to `max` characters, trimmed. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .trim()
    .min(1)
    .refine((value) => !UNFIT.test(value), { message: '含有不允许的字符' });

/** Text that somebody is still typing: up to `max` characters, perhaps none, and not trimmed. */
export const typedText = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !UNFIT.test(value), { message: '含有不允许的字符' });

/** 单位编码: capital letters and digits, 1–12. */
export const unitCode = z.string().regex(/^[A-Z0-9]{1,12}$/, '单位编码为 1–12 位大写字母或数字');

/** 科目编码: digits only, 4–20; separators are the importer's business. */
export const accountCode = z.string().regex(/^[0-9]{4,20}$/, '科目编码为 4–20 位数字');

/** A group account's code (集团科目): digits, or `P` and digits where only the primary chart has it. */
export const groupCode = z.string().regex(/^P?[0-9]{4,20}$/, '集团科目编码不正确');

/** A short code of our own: departments, projects, fund sources, parties. */
export const shortCode = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, '编码为 1–32 位字母、数字或 . _ -');

/** A sign-in name (登录名). */
export const signInName = z
  .string()
  .regex(/^[\p{Letter}\p{Number}][\p{Letter}\p{Number}._-]{0,31}$/u, '登录名为 1–32 位文字、数字或 . _ -');

/** Gives a checked text the kernel's brand; the value stays the same text, so that it reads alike in JSON Schema. */
const branded = <T extends string>(schema: z.ZodType<string, string>) => schema as unknown as z.ZodType<T, string>;

/** 会计期间 `YYYY-MM`. */
export const period = branded<Period>(
  z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, '期间写作 YYYY-MM')
    .refine((value) => parsePeriod(value) !== undefined, { message: '没有这个期间' }),
);

/** 会计日期 `YYYY-MM-DD`, a day that the calendar has. */
export const date = branded<AccountingDate>(
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, '日期写作 YYYY-MM-DD')
    .refine((value) => parseDate(value) !== undefined, { message: '没有这一天' }),
);

const YUAN = /^-?\d{1,13}(\.\d{1,2})?$/;

/** An amount in 元 coming in, as a decimal string; the handler receives whole 分. */
export const yuan = z
  .string()
  .regex(YUAN, '金额写作元，至多两位小数')
  .transform((value, context): Fen => {
    const amount = parseYuan(value);
    if (amount !== undefined) return amount;
    context.addIssue({ code: 'custom', message: '金额写作元，至多两位小数' });
    return z.NEVER;
  });

/** An amount in 元 going out: exactly two decimals, `"-1234.50"` (formatYuan). */
export const yuanText = z.string().regex(/^-?\d{1,14}\.\d{2}$/);

/** An instant of the trail, RFC 3339 in UTC. */
export const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '不是 SHA-256');

/** A row number given out by the store. */
export const rowId = z.int().min(1).max(Number.MAX_SAFE_INTEGER);

/** An identifier made by idSource: 26 characters of Crockford base 32. */
export const entityId = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, '标识不正确');

/** A list with an upper limit. */
export const listOf = <T extends z.ZodType>(item: T, max: number, min = 0) => z.array(item).min(min).max(max);

/** Which part of a long answer is wanted; spread into an input object. */
export const paging = {
  offset: z.int().min(0).max(100_000_000).default(0),
  limit: z.int().min(1).max(1000).default(100),
};

/** A part of a long answer, and how many rows there are in all. */
export const pageOf = <T extends z.ZodType>(row: T) => z.object({ total: z.int().min(0), rows: z.array(row) });

/** A plain answer of a command that has nothing more to say. */
export const done = z.object({ done: z.literal(true) });

/** A fiscal year (会计年度、预算年度). */
export const year = z.int().min(2000).max(2999);

/** A field that may be left empty: '' says that it was. */
export const noneOr = <T extends z.ZodType>(schema: T) => z.union([schema, z.literal('')]);
