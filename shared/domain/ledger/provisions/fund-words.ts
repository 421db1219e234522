import { fundSource } from '../fund.ts';

/** 经费性质 as lists write it; undefined where it could be more than one. Nothing said is 其他经费. */
export function cardFundOf(text: string): string | undefined {
  const word = text.replace(/[\s　]/g, '');
  if (word === '') return 'other';
  const own = fundSource(word);
  if (own) return own.code;
  if (/非财政|非同级/.test(word)) return 'other';
  if (/公共卫生/.test(word)) return 'public-health';
  if (/财政/.test(word))
    return /项目|专项/.test(word) ? 'fiscal-project' : /基本/.test(word) ? 'fiscal-basic' : undefined;
  if (/科教|科研|教学|课题/.test(word)) return 'research';
  return /其他|自筹|自有|单位资金|业务|医疗|捐赠|经营/.test(word) ? 'other' : undefined;
}
