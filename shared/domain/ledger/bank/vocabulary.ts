import { headingWord } from '../reading/heading-words.ts';

/** What a column of a bank's download holds. */
export const BANK_ROLES = [
  'date',
  'posted',
  'time',
  'out',
  'in',
  'amount',
  'flag',
  'balance',
  'counterparty',
  'counterpartyAccount',
  'payer',
  'payerAccount',
  'payee',
  'payeeAccount',
  'own',
  'purpose',
  'document',
  'serial',
  'currency',
] as const;
export type BankRole = (typeof BANK_ROLES)[number];

/**
 * Words of bank headings (LAYOUTS 2), from the special to the general; of several columns of a role the one with the
 * earlier pattern is taken, but all of `purpose` are read. New words are data.
 */
const WORDS: readonly (readonly [role: BankRole | 'ignored', words: RegExp])[] = [
  ['ignored', /手续费|汇率|积数|利率|开户(行|机构|银行|网点)|行号|行名|省市|地区|柜员|网点|机构|介质|起息|打印|回单/],
  ['payerAccount', /^付款(人|方)?(账号|帐号|账户)$|^debitaccountno\.?$/],
  ['payeeAccount', /^收款(人|方)?(账号|帐号|账户)$/],
  ['payer', /^付款(人|方|单位)?(名称|户名|姓名)$|^付款人$/],
  ['payee', /^收款(人|方|单位)?(名称|户名|姓名)$|^收款人$/],
  ['counterpartyAccount', /(对方|对手|对方单位|交易对手|收付方|收\/付方|收付款方|收付款人).*(账号|账户号|账户|卡号)$/],
  [
    'counterparty',
    /(对方|对手|交易对手|收付方|收\/付方|收付款方|收付款人).*(户名|名称|姓名|单位)$|^(对方|交易对方|对手方|往来单位)$/,
  ],
  ['balance', /余额|结余|结存/],
  [
    'flag',
    /借贷标[志识记]|^借\/?贷$|借贷方?向|借或贷|收支(标[志识]|类型|方向)|^收\/?[支付](类型|方向|标[志识])?$|收付(标[志识]|方向|类型)|^来往账?标[志识]?$|^方向$|^cr\/?dr$|^dr\/?cr$/,
  ],
  ['out', /^借方|^支出|^转出|^付款金额|^支取|^付方|^借$|^出账|^debit|^取出|^支$/],
  ['in', /^贷方|^收入|^转入|^收款金额|^存入|^收方|^贷$|^入账金额|^credit|^收$/],
  ['amount', /^(交易|本次|本币)?(发生额|金额|发生金额)$|^交易金额|^发生额|^amount$|^tradeamount$/],
  ['date', /^交易(日期|日)$|^日期$|^交易时间$|^交易日期时间$|^发生日期$|^date$|^transactiondate$|^交易日期\/时间$/],
  ['posted', /^记账日期?$|^入账(日期|时间)$|^账务日期$|^会计日期$|^记账时间$/],
  ['time', /^时间$|^交易时刻$|^time$/],
  ['serial', /流水号|^交易(编|序)号$|^明细(编|序)?号$|^交易参考号$|^业务编号$|^transactionreferencenumber$/],
  ['document', /^(凭证|票据|支票|结算凭证|传票)(号|号码|编号)?$/],
  ['own', /^(本方|我方|查询|己方)?(账号|帐号|卡号)$|^账户号码?$|^本方账户$|^账户$/],
  ['currency', /币种|币别|货币|^currency$|^tradecurrency$/],
  ['purpose', /摘要|用途|附言|备注|说明|^业务类型$|^remark$|^purpose$/],
];

/** Longer cells are no headings. */
const LONGEST = 100;

export interface BankSense {
  readonly role: BankRole | 'ignored';
  /** Lower is better. */
  readonly rank: number;
}

/** What a heading of a bank's download means; undefined where no word is known. */
export function bankSenseOf(text: string): BankSense | undefined {
  if (text.length > LONGEST) return undefined;
  const word = headingWord(text).replace(/\/元$|元$/, '');
  if (word === '' || word.length > 40) return undefined;
  const rank = WORDS.findIndex(([, words]) => words.test(word));
  return rank < 0 ? undefined : { role: WORDS[rank]![0], rank: rank * 10 + depth(word) };
}

/** Of two columns of one role the plain one is meant: 余额 before 可用余额, 账户余额 before 冻结余额. */
const depth = (word: string): number =>
  /可用|冻结|上次|期初|昨日|本金|日初/.test(word) ? 9 : /^交易时间$/.test(word) ? 1 : 0;
