/** Headings of columns that say who a patient is: such a file is not read at all. */
const PERSONAL = /姓名|身份证|证件号|电话|手机|联系人|联系方式|住址|地址|出生|监护人|微信|邮箱/;

const IDENTITY = /(?<!\d)[1-8]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dXx])/;
const PHONE = /^(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$/;

/** Whether a column's heading says that it tells who a patient is. */
export const isPersonalHeading = (heading: string): boolean => PERSONAL.test(heading);

/** What a cell looks like: a resident's identity number (GB 11643) or a mobile phone number; undefined for anything else. */
export function personalIn(text: string): 'identity' | 'phone' | undefined {
  if (text.length < 11) return undefined;
  const found = IDENTITY.exec(text)?.[0];
  if (found !== undefined && isChecked(found)) return 'identity';
  return PHONE.test(text.trim()) ? 'phone' : undefined;
}

/** Weights of GB 11643: their sum with the check digit, 10 written as X, is 1 beyond a multiple of 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1];

const isChecked = (number: string): boolean =>
  [...number.toUpperCase()].reduce((sum, digit, at) => sum + (digit === 'X' ? 10 : Number(digit)) * WEIGHTS[at]!, 0) %
    11 ===
  1;

export const PERSONAL_NAMES = { identity: '身份证号', phone: '手机号' } as const;
