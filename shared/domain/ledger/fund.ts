/**
 * 经费性质 (fund nature), required on 5001/5101 and on fixed and intangible assets by the hospital supplement
 * (医院执行政府会计制度补充规定 附表1); statements split on it.
 */
export type FundNature = 'fiscal-basic' | 'fiscal-project' | 'research' | 'other';

/** A source of money (资金来源) with the nature it counts as. The list is a setting; these are its first entries. */
export interface FundSource {
  readonly code: string;
  readonly name: string;
  readonly nature: FundNature;
}

/** Sources of DOMAIN §4, with the official four natures first. A unit may add its own. */
export const FUND_SOURCES: readonly FundSource[] = [
  { code: 'fiscal-basic', name: '财政基本拨款经费', nature: 'fiscal-basic' },
  { code: 'fiscal-project', name: '财政项目拨款经费', nature: 'fiscal-project' },
  { code: 'research', name: '科教经费', nature: 'research' },
  { code: 'other', name: '其他经费', nature: 'other' },
  { code: 'public-health', name: '基本公共卫生服务补助', nature: 'fiscal-project' },
  { code: 'essential-medicine', name: '基本药物制度补助', nature: 'fiscal-project' },
  { code: 'village-doctor', name: '村医补助', nature: 'fiscal-project' },
  { code: 'other-level-fiscal', name: '非同级财政拨款', nature: 'other' },
  { code: 'superior-subsidy', name: '上级补助', nature: 'other' },
  { code: 'insurance-retained', name: '医保结余留用', nature: 'other' },
  { code: 'donation', name: '捐赠', nature: 'other' },
  { code: 'special-fund', name: '专用基金', nature: 'other' },
  { code: 'government-fund', name: '政府性基金预算财政拨款', nature: 'fiscal-project' },
];

const BY_CODE = new Map(FUND_SOURCES.map((source) => [source.code, source]));
const BY_NAME = new Map(FUND_SOURCES.map((source) => [source.name, source]));

/** The source with this code or name, or undefined. */
export const fundSource = (text: string): FundSource | undefined => BY_CODE.get(text) ?? BY_NAME.get(text);

/** The nature a line counts as; a line without a source counts as other money (and is a finding elsewhere). */
export const natureOf = (fund: string | undefined): FundNature =>
  (fund === undefined ? undefined : fundSource(fund)?.nature) ?? 'other';

/**
 * The source a figure or line counts as: its own dimension, unless the account it stands on is kept for money of another
 * nature (业务活动费用——财政项目拨款经费): then the account decides, for the books did.
 */
export function effectiveSource(fund: string | undefined, accountFund: string | undefined): string | undefined {
  if (accountFund === undefined) return fund;
  return fund !== undefined && natureOf(fund) === natureOf(accountFund) ? fund : accountFund;
}
