import { headingWord } from '../reading/heading-words.ts';
import { REVENUE_LIMITS } from './kinds.ts';

/** What a heading or a row's word of a revenue sheet means. `part` is 其中, which its whole has counted already. */
export type RevenueSense =
  | 'date'
  | 'department'
  | 'label'
  | 'ways'
  | 'amount'
  | 'item'
  | 'pay'
  | 'total'
  | 'part'
  | 'aside';

/** From the special to the general; new words are data. */
const WORDS: readonly (readonly [sense: RevenueSense, words: RegExp])[] = [
  ['part', /^其中/],
  [
    'aside',
    /人次|人数|张数|份数|笔数|次数|数量|单价|占比|比例|比重|%|同比|环比|增长|增幅|上月|上年|去年|累计|均次|次均|人均/,
  ],
  [
    'aside',
    /收费员|收款员|操作员|结算员|窗口|姓名|患者|病人姓名|票据|发票|收据|起止|号码|编码|代码|编号|序号|^no\.?$|^号$|备注|说明|^单位$|^类型$/,
  ],
  ['date', /^(日|时间|日结时间|结账时间|收费时间)$|日期$/],
  ['ways', /^(支付|付款|结算|收款|缴费|交款|资金)(方式|渠道|类型|类别)(名称)?$/],
  [
    'label',
    /^(收费|费用|收入|核算|发票|财务|统计|会计)?(项目|类别|名称|分类|科目|大类)(名称)?$|^项目(名称|类别|分类)$|^费用类型$/,
  ],
  ['department', /(科室|部门|病区|科别)(名称)?$/],
  ['total', /(合计|小计|总计|共计|总和|总额|总收入|总费用|总金额)(金额|数)?$|^(应收|实收|收款|收入|费用|医疗)?合计/],
  ['amount', /^(本日|当日|本期|本月|发生|收费|收入|实收|应收|收款|支付|结算|费用)?(金额|发生额|数额|数)$|^金额/],
  ['pay', /(支付|付款|收款|结算)$|^(冲(?!减|红)|抵)|冲抵|预交|预缴|押金|预收/],
  [
    'item',
    /西药|成药|草药|饮片|中药|药品|药费|疫苗|挂号|诊察|诊查|诊疗|检查|检验|化验|放射|超声|心电|影像|彩超|^ct|核磁|内镜|胃镜|病理|治疗|手术|麻醉|护理|床位|材料|耗材|输血|血费|输氧|氧气|接生|体检|康复|理疗|针灸|药事|急救|监护|注射|处置|换药|透析|取暖|空调|陪护|伙食|服务费/,
  ],
  [
    'pay',
    /现金|微信|支付宝|银联|银行|刷卡|pos|转账|汇款|支票|医保|统筹|个人账户|个账|账户|大病|公务员|救助|商保|保险|农合|居民|职工|工伤|生育|离休|异地|欠费|欠款|记账|挂账|聚合|扫码|二维码|云闪付|数字人民币|一卡通|就诊卡|减免|优惠|自费|自付|线上|移动|网上|在院/,
  ],
];

/** Longer texts are no words of a sheet. */
const LONGEST = 40;

/** A word as the vocabulary knows it, of no more than so many characters, and without what no text may hold. */
export const wordOf = (text: string): string =>
  plainText(headingWord(text.slice(0, 100)).replace(/^[一二三四五六七八九十\d]+[、.．]/, ''), REVENUE_LIMITS.word);

/** On one line, cut, and without controls and halves of characters. */
export const plainText = (text: string, most: number): string =>
  text
    .slice(0, most)
    .replace(/[\s\p{Cc}\p{Surrogate}]+/gu, ' ')
    .trim();

/** Undefined where no word is known; plain 其他 may be of either side. */
export function senseOf(text: string): RevenueSense | undefined {
  const word = wordOf(text);
  if (word === '' || word.length > LONGEST) return undefined;
  return WORDS.find(([, words]) => words.test(word))?.[0];
}

/** What the name over a group of columns, or over a part of a list, says of what stands below it. */
export function groupRole(text: string): 'item' | 'pay' | undefined {
  const word = wordOf(text);
  if (/支付|付款|收款|缴款|结算|方式|资金|实收/.test(word)) return 'pay';
  return /项目|收入|费用|构成/.test(word) ? 'item' : undefined;
}
