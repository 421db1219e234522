/** 数电发票号码 20 digits and no code, or a code of 10 or 12 digits with a number of 8. */
export const isInvoiceNumber = (code: string, number: string): boolean =>
  code === '' ? /^\d{20}$/.test(number) : /^(\d{10}|\d{12})$/.test(code) && /^\d{8}$/.test(number);

/** What is said of any other. */
export const WRONG_NUMBER = '发票号码须为 20 位数字（数电发票），或 8 位数字并写明 10 位或 12 位的发票代码';
