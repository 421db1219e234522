import { headingWord } from '../reading/heading-words.ts';

/** What a column of a list of assets holds. */
export const CARD_ROLES = [
  'number',
  'asset',
  'name',
  'kind',
  'category',
  'department',
  'entered',
  'acquired',
  'cost',
  'accumulated',
  'months',
  'years',
  'fund',
  'state',
  'goneOn',
] as const;
export type CardRole = (typeof CARD_ROLES)[number];

/** Words of the headings of asset lists, from the special to the general; new words are data. */
const WORDS: readonly (readonly [role: CardRole | 'ignored', words: RegExp])[] = [
  [
    'ignored',
    /已(使用|用|提折旧|摊销)(月|年)|剩余|尚可|残值|净值|本月|月折旧|折旧率|折旧方法|数量|单价|规格|型号|供应商|厂/,
  ],
  [
    'accumulated',
    /^(期末|年末|月末|截止\S*)?(累计(折旧|摊销|折旧摊销|折旧\/摊销)|已提(折旧|摊销)|已折旧|已计提折旧)(额|金额)?$/,
  ],
  ['months', /(年限|期限|寿命)(月|月数|个月|月份)$|^(预计)?(使用|折旧|摊销)(月限|月数|期间数|月份|总月数)$/],
  ['years', /^(预计|规定|最低|国标)?(使用|折旧|摊销)?(年限|期限|寿命)年?$|^(预计)?(使用|折旧|摊销)年数$/],
  ['goneOn', /^(减少|报废|处置|注销|核销|调出)(日期|时间|年月)$/],
  ['entered', /^(财务)?(入账|记账|入帐|启用|转固|增加)(日期|时间|年月)$/],
  ['acquired', /^(取得|购置|购入|购买|开始使用|投入使用|使用|验收|建成)(日期|时间|年月)$/],
  ['number', /^(资产)?卡片(编号|号|编码)?$/],
  ['asset', /^(固定|无形)?资产(编号|编码|代码|号)$|^编号$|^编码$/],
  ['kind', /^(资产)?(大类|类型|性质)$|^资产种类$/],
  ['category', /^(国标|医院|资产|固定资产|财务|教育)?(分类|类别)(名称|编码及名称)?$/],
  ['name', /^(固定|无形)?(资产|设备|卡片)?名称$/],
  ['department', /^(资产)?(使用|管理|领用|所属|保管|归属)?(部门|科室)(名称|编码)?$/],
  ['cost', /^(资产|账面|期末|购置)?(原值|原价)(金额)?$|^账面原值$|^入账(价值|原值|金额)$|^价值$/],
  ['fund', /^(经费|资金)(性质|来源|类型|渠道)$/],
  ['state', /^(资产|使用|卡片)?(状态|状况|现状)$/],
];

/** What a heading means; undefined where no word is known. */
export function cardSenseOf(text: string): CardRole | 'ignored' | undefined {
  const word = headingWord(text).replace(/\/?元$/, '');
  if (word === '' || word.length > 24) return undefined;
  return WORDS.find(([, words]) => words.test(word))?.[0];
}

const GONE = /报废|处置|注销|核销|调出|盘亏|出售|转让|减少|销账|退出|已清理/;
const HELD = /在用|使用|正常|闲置|在库|库存|出租|出借|维修|停用|封存|完好|待报废|待处置/;

/** 报废、处置 and the like: depreciated no more; undefined where the words say nothing. 待报废 is still held. */
export function isGone(state: string): boolean | undefined {
  if (state === '' || /^待/.test(state)) return false;
  if (GONE.test(state)) return true;
  return HELD.test(state) ? false : undefined;
}

/** 无形资产 by what the list says of it. */
export const isIntangible = (text: string): boolean =>
  /无形资产|软件|专利|著作权|土地使用权|商标|非专利技术|特许/.test(text);
