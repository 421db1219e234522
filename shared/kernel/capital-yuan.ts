import type { Fen } from './fen.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['仟', '佰', '拾', ''];
const SECTIONS = ['', '万', '亿', '万亿'];

/** Four digits in words: 1020 壹仟零贰拾; a nil at the end says nothing. */
function section(value: number): string {
  let words = '';
  let gap = false;
  [...String(value).padStart(4, '0')].forEach((digit, place) => {
    if (digit === '0') {
      gap = words !== '';
      return;
    }
    words += `${gap ? '零' : ''}${DIGITS[Number(digit)]}${PLACES[place]}`;
    gap = false;
  });
  return words;
}

/** Whole 元 in words, without 元; '' for nil. */
function wholeYuan(yuan: number): string {
  let words = '';
  let gap = false;
  for (let at = SECTIONS.length - 1; at >= 0; at -= 1) {
    const value = Math.floor(yuan / 10_000 ** at) % 10_000;
    if (value === 0) {
      gap = words !== '';
      continue;
    }
    const zero = words !== '' && (gap || value < 1000);
    words += `${zero ? '零' : ''}${section(value)}${SECTIONS[at]}`;
    gap = false;
  }
  // 兆 is not used: 1,0000,0000,0000 is 壹万亿, and 1,2345,0000,0000 壹万贰仟叁佰肆拾伍亿.
  return words.replace(/万亿(零?[^万]*?)亿/u, '万$1亿');
}

/**
 * 大写金额 as vouchers and cheques write it (支付结算办法 附一): 壹万贰仟叁佰肆拾伍元陆角柒分; 整 after 元 or 角 where nothing
 * follows; one 零 for any nils between; 负 before a negative amount. Up to 10^13 元.
 */
export function capitalYuan(amount: Fen): string {
  if (amount === 0) return '零元整';
  const size = Math.abs(amount);
  const yuan = Math.floor(size / 100);
  const [jiao, cent] = [Math.floor(size / 10) % 10, size % 10];
  const whole = yuan === 0 ? '' : `${wholeYuan(yuan)}元`;
  const tenths = jiao === 0 ? (whole !== '' && cent !== 0 ? '零' : '') : `${DIGITS[jiao]}角`;
  const hundredths = cent === 0 ? '整' : `${DIGITS[cent]}分`;
  return `${amount < 0 ? '负' : ''}${whole}${tenths}${hundredths}`;
}
