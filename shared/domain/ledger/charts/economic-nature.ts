import { assert } from '../../../kernel/assert.ts';

/** The economic natures of expense (费用的经济性质, 准则第9号 附录), as keys of the statement's lines. */
export const ECONOMIC_NATURES = [
  'wages-and-welfare',
  'goods-and-services',
  'individual-and-family-subsidy',
  'enterprise-subsidy',
  'fixed-asset-depreciation',
  'intangible-amortisation',
  'public-infrastructure-depreciation',
  'affordable-housing-depreciation',
  'special-fund-provision',
] as const;
export type EconomicNature = (typeof ECONOMIC_NATURES)[number];

interface NatureWords {
  readonly nature: EconomicNature;
  /** The line's name in 准则第9号 附录. */
  readonly name: string;
  /** Two digits below the account it divides; no official chart uses 91 to 99. */
  readonly suffix: string;
  /** A name that contains one of these is the nature's own detail (财会〔2017〕25号 5001, 5101, 5201). */
  readonly heads: readonly string[];
  /** 款 of 部门预算支出经济分类科目 (政府收支分类科目 301, 302, 303), for books that go straight to them. */
  readonly items: readonly string[];
}

const words = (
  nature: EconomicNature,
  name: string,
  suffix: string,
  heads: readonly string[],
  items: string = '',
): NatureWords => ({ nature, name, suffix, heads, items: items.split(' ').filter((item) => item !== '') });

const WORDS: readonly NatureWords[] = [
  words(
    'wages-and-welfare',
    '工资福利费用',
    '91',
    ['工资福利'],
    '基本工资 津贴补贴 奖金 伙食补助费 绩效工资 机关事业单位基本养老保险缴费 基本养老保险缴费 职业年金缴费 职工基本医疗保险缴费 公务员医疗补助缴费 其他社会保障缴费 社会保障缴费 住房公积金 其他工资福利',
  ),
  words(
    'goods-and-services',
    '商品和服务费用',
    '92',
    ['商品和服务'],
    '办公费 印刷费 咨询费 手续费 水费 电费 水电费 邮电费 取暖费 物业管理费 差旅费 因公出国境费 维修护费 维修费 租赁费 会议费 培训费 公务接待费 专用材料费 卫生材料费 药品费 被装购置费 专用燃料费 劳务费 委托业务费 工会经费 福利费 公务用车运行维护费 其他交通费 税金及附加费',
  ),
  words(
    'individual-and-family-subsidy',
    '对个人和家庭补助费用',
    '93',
    ['对个人和家庭', '对个人家庭'],
    '离休费 退休费 退职役费 抚恤金 生活补助 救济费 医疗费补助 助学金 奖励金 代缴社会保险费',
  ),
  words('enterprise-subsidy', '对企事业单位补贴费用', '94', ['对企业补', '对企事业']),
  words('fixed-asset-depreciation', '固定资产折旧费用', '95', ['固定资产折旧']),
  words('intangible-amortisation', '无形资产摊销费用', '96', ['无形资产摊销']),
  words('public-infrastructure-depreciation', '公共基础设施折旧（摊销）费用', '97', ['公共基础设施折旧']),
  words('affordable-housing-depreciation', '保障性住房折旧费用', '98', ['保障性住房折旧']),
  words('special-fund-provision', '计提专用基金', '99', [
    '计提专用基金',
    '提取专用基金',
    '提取医疗风险基金',
    '医疗风险基金',
  ]),
];

/**
 * The accounts whose expense has an economic nature. The primary chart divides 5001 by business first (财会〔2018〕25号):
 * the natures stand below 500101 to 500103 there.
 */
const DIVIDED = ['5001', '500101', '500102', '500103', '5101', '5201'] as const;

const isDivided = (official: string): boolean => (DIVIDED as readonly string[]).includes(official);

/** First-level accounts of 业务活动费用, 单位管理费用 and 经营费用. */
export const DIVIDED_FIRST_LEVEL = ['5001', '5101', '5201'] as const;

/** Group accounts of a nature: `500191`, `50010191`, … The one of a single account when `under` is given. */
export const natureAccounts = (nature: EconomicNature, under?: (typeof DIVIDED)[number]): string[] => {
  const { suffix } = wordsOf(nature);
  return (under === undefined ? DIVIDED : [under]).map((account) => `${account}${suffix}`);
};

export const natureName = (nature: EconomicNature): string => wordsOf(nature).name;

function wordsOf(nature: EconomicNature): NatureWords {
  const found = WORDS.find((entry) => entry.nature === nature);
  assert(found, `no such nature: ${nature}`);
  return found;
}

/** Every nature below every account that is divided, for the group chart. */
export const natureDetails = (): { readonly code: string; readonly name: string; readonly under: string }[] =>
  DIVIDED.flatMap((under) => WORDS.map(({ suffix, name }) => ({ code: `${under}${suffix}`, name, under })));

/**
 * The group account that a unit's own expense account stands for by its names, or undefined where they do not say: then
 * the expense is not divided by nature, and nobody guesses. The closest name that is a nature's own goes before any 款,
 * so that 工资福利费用—福利费 stays 工资福利.
 *
 * @param official the official account above it (its nearest).
 * @param names the unit's own names from just below `official` down to the account itself.
 */
export function natureDetailOf(official: string, names: readonly string[]): string | undefined {
  if (!isDivided(official)) return undefined;
  const found = natureOf(names);
  return found === undefined ? undefined : `${official}${found.suffix}`;
}

/** The economic nature that an expense account's own names say, or undefined where they do not. */
export const natureByNames = (names: readonly string[]): EconomicNature | undefined => natureOf(names)?.nature;

function natureOf(names: readonly string[]): NatureWords | undefined {
  const closestFirst = [...names].reverse();
  for (const name of closestFirst) {
    const head = WORDS.find(({ heads }) => heads.some((word) => name.includes(word)));
    if (head) return head;
  }
  for (const name of closestFirst) {
    const item = WORDS.find(({ items }) => items.includes(plain(name)));
    if (item) return item;
  }
  return undefined;
}

/** Without brackets and the endings that differ between books: 维修（护）费用 is 维修护费, 差旅费支出 is 差旅费. */
const plain = (name: string): string =>
  name
    .replace(/[（()）\s]/g, '')
    .replace(/(费用|费支出)$/, '费')
    .replace(/支出$/, '');
