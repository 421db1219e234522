import type { Side } from '../account.ts';

/** When a column's amount belongs: 年初, 期初, 本期发生, 本年累计, 期末. In this order columns stand from left to right. */
export const TIMES = ['yearOpening', 'opening', 'period', 'ytd', 'closing'] as const;
export type Time = (typeof TIMES)[number];

/** What a column holds. */
export type Meaning =
  | 'code'
  | 'name'
  | 'account'
  | 'sub-name'
  | 'debit-account'
  | 'credit-account'
  | 'counter-account'
  | 'category'
  | 'unit'
  | 'business-unit'
  | 'date'
  | 'year'
  | 'month'
  | 'day'
  | 'period'
  | 'word'
  | 'voucher'
  | 'entry'
  | 'summary'
  | 'attachments'
  | 'preparer'
  | 'reviewer'
  | 'poster'
  | 'document'
  | 'void'
  | 'currency'
  | 'direction'
  | 'money'
  | 'auxiliary'
  | 'ignored'
  | 'unknown';

/** An auxiliary column: one kind of dimension, or all of them in one text (核算项目). */
export interface AuxiliarySense {
  readonly kind: string;
  readonly word: string;
  readonly part: 'code' | 'name' | 'composite' | 'kind';
}

export interface Sense {
  readonly meaning: Meaning;
  /** Lower is better where several columns claim one meaning: 凭证日期 before 业务日期. */
  readonly rank: number;
  readonly time?: Time;
  readonly side?: Side;
  /** 余额 rather than 发生额, where the words say so. */
  readonly balance?: boolean;
  /** 本币, or 原币 where the words say so. */
  readonly currency?: 'local' | 'original';
  /** A direction that is the account's own side (余额方向) and not that of one balance. */
  readonly ofAccount?: boolean;
  readonly auxiliary?: AuxiliarySense;
}

/** One entry of the vocabulary: words that mean it, best first. Patterns are of {@link headingWord} texts. */
interface Entry {
  readonly meaning: Meaning;
  readonly words: readonly RegExp[];
}

/**
 * The union of the headings met in real exports (LAYOUTS 0), as patterns from the special to the general: the first entry with
 * a match is taken, and its place in the list is the rank. New words are data, not code.
 */
export const VOCABULARY: readonly Entry[] = [
  {
    meaning: 'ignored',
    words: [/上年同期|去年|上年累计|上年发生|同比|环比|增减|上期发生|上月发生|预算数|预算指标|执行率/],
  },
  { meaning: 'ignored', words: [/现金流量|项目大类|币别代码|币种编码|汇率|单价|税率|积数|数量|重量|计量单位|存货/] },
  { meaning: 'void', words: [/^(是否)?作废(标志|标记)?$|^fdeleted$|^void$/] },
  { meaning: 'counter-account', words: [/对方科目|对应科目|对方账户|对方会计科目/] },
  { meaning: 'debit-account', words: [/^借方(会计)?(科目|账户)(编码|代码|编号|名称)?$/] },
  { meaning: 'credit-account', words: [/^贷方(会计)?(科目|账户)(编码|代码|编号|名称)?$/] },
  {
    meaning: 'direction',
    words: [/方向|借贷标志|借贷标识|借或贷|^借\/?贷(方)?$|余额性质|^dc$|^fdc$|^dr\/?cr$|debit\/credit/],
  },
  { meaning: 'attachments', words: [/附单据|附件|^单据数$|^张数$|fattchment|attachments?/] },
  {
    meaning: 'date',
    words: [
      /^(记账)?凭证日期$|^制单日期$|^日期$|^记账日期$|^会计日期$|^f?date$|^voucherdate$|^postingdate$|^填制日期$/,
      /入账日期|登账日期|过账日期|账务日期|制证日期|^年月日$|^交易日期$|^交易时间$/,
      /业务日期|发生日期|单据日期|^时间$/,
    ],
  },
  { meaning: 'ignored', words: [/日期|时间$/] },
  {
    meaning: 'document',
    words: [
      /^单据(编)?号$|^票据号码?$|^票号$|^单据号码$|^结算单号$|^单号$/,
      /结算号|业务编号|发票号|参考号|fserialno|来源单/,
    ],
  },
  {
    meaning: 'entry',
    words: [/^分录(序)?号$|^分录序号$|^分录编号$|^分录$|^行次$|^行号$|^序号$|fentryid|^entry(no|id)?$|^line(no)?$/],
  },
  {
    meaning: 'word',
    words: [
      /^凭证(字|类别|类型|种类|类别字|字类)(名称)?$|^字$|^fgroup$|^凭证类别名称$|^类别字$/,
      /^凭证类(别|型)(编码|代码|编号)$/,
    ],
  },
  {
    meaning: 'voucher',
    words: [
      /^(记账)?凭证号数?$|^凭证字号$|^记字号$|^凭证编号$|^凭证号码$|^传票号码?$|^字号$|^fnum$|^voucher(no|number|id)?\.?$|^制单号$/,
      /^号数?$|^记账编号$|^凭证$|^编号$/,
      /源凭证号|原凭证号|凭证.*(号|编号)/,
    ],
  },
  {
    meaning: 'preparer',
    words: [
      /^制单(人|员)?(姓名|名称)?$|^填制人$|^录入人$|^制证(人)?$|^fprepare$|^编制人$|^preparedby$/,
      /制单人(编码|代码)/,
    ],
  },
  { meaning: 'reviewer', words: [/^审核(人|员)?(姓名|名称)?$|^复核(人|员)?$|^稽核(人|员)?$|^fcheck$|^reviewedby$/] },
  { meaning: 'poster', words: [/^(过账|登账)(人|员)?$|^记账(人|员)?(姓名)?$|^postedby$/] },
  {
    meaning: 'ignored',
    words: [/出纳|核准|经办|结算方式|会计主管|主管人|核销|参考信息|系统模块|业务描述|机制凭证|往来类型|交易类型代码/],
  },
  { meaning: 'ignored', words: [/末级|是否明细|明细标志|级次|科目级别|^级别$|^层级$|^fposted$|^fperiodno$/] },
  { meaning: 'account', words: [/^(会计)?科目$|^账户$|^account$|^(会计)?科目(编码|代码|编号)[及与和/、]?名称$/] },
  {
    meaning: 'code',
    words: [
      /^(会计|总账|明细)?(科目|账户)(编码|代码|编号|号码|号|码|id)$|^faccti?d$|^account(code|no|number|id)\.?$|^acctcode$|^科目编码\/.*$/,
      /^(编码|代码|编号)$|^code$|^科目.*(编码|代码|编号)$/,
    ],
  },
  { meaning: 'sub-name', words: [/^(明细|二级|三级|四级|子)(会计)?科目(名称)?$|^子目$|^细目$/] },
  {
    meaning: 'name',
    words: [
      /^(会计|总账|一级)?(科目|账户)(名称|名)$|^account(name|title)$|^acctname$|^总账科目$|^一级科目$/,
      /^(科目)?(全名|全称|全路径|路径)$|^科目(全名|全称|路径)$|^科目中文名称$/,
      /^名称$|^name$|^科目.*名称$/,
    ],
  },
  {
    meaning: 'account',
    words: [/^(会计)?科目$|^账户$|^account$|^会计科目编码及名称$|^科目(编码|代码)[及与和/、]?名称$/],
  },
  { meaning: 'category', words: [/^类别$|科目类别|科目类型|会计要素|科目性质|^要素$|^大类$/] },
  {
    meaning: 'summary',
    words: [
      /^(凭证|分录|业务)?摘要(内容|说明)?$|^fexp$|^summary$|^description$/,
      /摘要/,
      /^说明$|^事由$|^业务内容$|^用途$|^备注$|^remark$|^memo$/,
    ],
  },
  { meaning: 'year', words: [/^(会计)?年度?$|^会计年$|^fyear$|^year$|^\d{4}年度?$/] },
  { meaning: 'month', words: [/^月份?$|^month$|^会计月份?$/] },
  { meaning: 'day', words: [/^日$|^day$/] },
  { meaning: 'period', words: [/^(会计|核算)?期间(号)?$|^年月$|^fperiod$|^period$|^账期$|^所属期间?$/] },
];

/** Words for the kinds of auxiliary detail (辅助核算), in the order in which they are tried. */
export const AUXILIARY_WORDS: readonly (readonly [kind: string, words: RegExp])[] = [
  ['composite', /辅助项|辅助核算|核算项目|核算维度|核算对象|辅助账|辅助明细|^维度|^辅助\d*$|辅助信息/],
  ['fund', /资金性质|资金来源|经费来源|经费性质|资金类型/],
  ['department', /部门|科室|责任中心|成本中心/],
  ['person', /职员|个人|人员|员工|业务员|经手人/],
  ['bank', /银行账户|银行账号|金融机构|开户行/],
  [
    'counterparty',
    /往来|对方(单位|户名|机构|名称|编码|代码)|^对方$|客商|客户|供应商|关联方|关联单位|内部单位|交易对手|交易对方|债务人|债权人|供货|缴款单位|收款单位|counterparty|customer|supplier|vendor/,
  ],
  ['project', /项目|课题|工程/],
];

/** Columns that say whose books a row belongs to. */
export const UNIT_WORDS =
  /^(财务)?核算账簿(名称)?$|账簿名称|^账套(名称|号)?$|^公司(名称)?$|^单位(名称)?$|核算单位|编制单位|^组织(名称)?$|会计主体|^主体$|机构名称|医疗机构|财务组织|核算主体|^所属单位(名称)?$/;
export const BUSINESS_UNIT_WORDS = /业务单元|业务组织/;

/** Words that place an amount in time; the first that matches counts. */
export const TIME_WORDS: readonly (readonly [time: Time, words: RegExp])[] = [
  ['yearOpening', /年初|上年结转|上年余额|上年末|上年年末|年期初|本年期初|openingofyear|beginningofyear/],
  ['opening', /期初|月初|上期末?|上月末?|起初|初始|期前|opening|beginning|^初/],
  ['ytd', /累计|年累|借累|贷累|本年(借|贷|发生)|全年(借|贷|发生)|至今|ytd|yeartodate/],
  ['closing', /期末|月末|年末|期终|本期余额|本月余额|当前余额|结余|closing|ending/],
  ['period', /本期|本月|当期|当月|发生|period|current/],
];

export const DEBIT_WORDS = /借|debit|^dr\.?$|\bdr\b|^收入金额$|^收入$|收方/;
export const CREDIT_WORDS = /贷|credit|^cr\.?$|\bcr\b|^支出金额$|^支出$|付方/;
export const BALANCE_WORDS = /余额|结余|balance|结存/;
export const MONEY_WORDS =
  /金额|余额|发生|借|贷|结余|结存|debit|credit|balance|amount|^本币$|^原币$|^收入|^支出|累计|^期初$|^期末$|^年初$|^本期$|^本月$|^月初$|^月末$/;
export const ORIGINAL_WORDS = /原币|外币|foreign|ffcy/;
export const LOCAL_WORDS = /本币|本位币|人民币|折合/;
