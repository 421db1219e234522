import { halfWidth } from './half-width.ts';

/** Traditional forms that occur in headings. */
const SIMPLIFIED: Readonly<Record<string, string>> = {
  編: '编',
  碼: '码',
  號: '号',
  稱: '称',
  貸: '贷',
  餘: '余',
  額: '额',
  發: '发',
  計: '计',
  憑: '凭',
  證: '证',
  會: '会',
  項: '项',
  單: '单',
  總: '总',
  帐: '账',
  帳: '账',
  賬: '账',
  數: '数',
  類: '类',
  別: '别',
  級: '级',
  對: '对',
  門: '门',
  幣: '币',
  審: '审',
  製: '制',
  記: '记',
  開: '开',
  終: '终',
  業: '业',
  務: '务',
  動: '动',
  應: '应',
  國: '国',
};
const TRADITIONAL = new RegExp(`[${Object.keys(SIMPLIFIED).join('')}]`, 'g');

const MONEY_UNIT = /\((?:人民币)?(?:单位:?)?(?:元|圆|rmb|cny|¥)\)|(?:单位:元)$/g;

/**
 * A heading as the vocabulary knows it: ordinary width, no blanks (`摘　要`), no marks of required columns, no `(元)`, brackets
 * opened (`期末余额(借方)` → `期末余额借方`), small letters, simplified characters. A translation in brackets behind Chinese words is
 * left out (`交易日期[ Transaction Date ]`).
 */
export function headingWord(text: string): string {
  let word = halfWidth(text).replaceAll(' ', '').toLowerCase();
  word = word.replace(TRADITIONAL, (letter) => SIMPLIFIED[letter] ?? letter);
  word = word.replace(MONEY_UNIT, '').replace(/[*＊"“”']/g, '');
  if (/\p{Script=Han}/u.test(word)) word = word.replace(/[[({<【][a-z0-9'./_-]*[\])}>】]/g, '');
  return word.replace(/[[\](){}<>【】《》〔〕]/g, '');
}
