import { halfWidth, withoutBlanks } from './half-width.ts';

/** A voucher's word (凭证字) and number, as one cell gives them. */
export interface VoucherNumber {
  /** Empty when the text holds a number only. */
  readonly word: string;
  readonly number: number;
}

const PLAIN = /^\d{1,9}$/;
const LONGEST = 60;
/** `1/3` behind a number, parted from it: pages of one voucher (分数编号法). */
const PAGE = /(?<=\d)(?:[\s号-]+|\s*\()\d{1,3}\/\d{1,3}\)?$/;
/** A month is no part of the number: `GL-202601-0001`, `2025-12-记-3`. */
const MONTH_BEHIND = /[-_]?(?:19|20|21)\d{2}[-.]?(?:0[1-9]|1[0-2])$/;
const MONTH_IN_FRONT = /^(?:19|20|21)\d{2}[-年./]?\d{1,2}[-月./]?/;
const JOINT = /(?:字?第|[-_—–:：#]|no\.?)+$/i;

/**
 * Reads the shapes of LAYOUTS 0.12: `记-1`, `记-0001`, `记--1`, `记0001`, `记字第1号`, `转 12`, `GL-202601-0001`, `2025-12-记-3`, `12`. A page in a
 * fraction (`记-12 1/3`) belongs to voucher 12. Undefined when there is no number.
 */
export function readVoucherNumber(text: string): VoucherNumber | undefined {
  if (PLAIN.test(text)) return { word: '', number: Number(text) };
  if (text.length > LONGEST) return undefined;
  const bare = withoutBlanks(halfWidth(text).trim().replace(PAGE, ''))
    .replace(/^['’#]/, '')
    .replace(/\.0+$/, '')
    .replace(/[号#]$/, '');
  const joined = /^(\D+(?:19|20|21)\d{2}(?:0[1-9]|1[0-2]))(\d{3,6})$/.exec(bare);
  const number = joined?.[2] ?? /(?<!\d)\d{1,9}$/.exec(bare)?.[0];
  if (number === undefined) return undefined;
  const before = bare.slice(0, -number.length).replace(JOINT, '').replace(MONTH_IN_FRONT, '').replace(MONTH_BEHIND, '');
  const word = before.replace(JOINT, '');
  return /\d/.test(word) ? undefined : { word: voucherWord(word), number: Number(number) };
}

const LONG_WORDS: Readonly<Record<string, string>> = { 记账: '记', 收款: '收', 付款: '付', 转账: '转', 通用: '记' };

/** 凭证字 in its short form: `记字`, `记账凭证` → `记`; a code or another word stays as it is. */
export function voucherWord(text: string): string {
  const word = withoutBlanks(text)
    .replace(/[-_—–:：#]+$/, '')
    .replace(/^[-_—–:：#]+/, '')
    .replace(/(凭证|字|类)+$/, '');
  return LONG_WORDS[word] ?? word;
}
