import type { UnitAccount } from '../account.ts';
import type { RevenueKind } from './kinds.ts';
import { type BookedRole, WHOLE } from './reading.ts';

/** The unit's chart as suggestions see it. */
export interface SuggestContext {
  readonly accounts: readonly UnitAccount[];
  readonly kind: RevenueKind;
  /** 收支两条线: charges are owed to the treasury until it gives them back (2308 待结算医疗款, 基层补充规定). */
  readonly pending: boolean;
  /** Whether the unit books inpatients' charges as they arise (121201 应收在院病人医疗款). */
  readonly accrues: boolean;
}

/** What a word of charges is called in the chart, from the special to the general. */
const ITEMS: readonly (readonly [word: RegExp, name: RegExp])[] = [
  [/挂号/, /挂号/],
  [/一般诊疗|^诊疗/, /一般诊疗/],
  [/诊察|诊查|诊疗|^诊金/, /诊察/],
  [/检查|放射|超声|彩超|ct|核磁|心电|影像|内镜|胃镜|病理|dr$/i, /检查/],
  [/化验|检验/, /化验/],
  [/手术|麻醉/, /手术/],
  [/护理|陪护/, /护理/],
  [/床位|取暖|空调/, /床位/],
  [/材料|耗材/, /卫生材料/],
  [/疫苗/, /疫苗/],
  [/西药/, /西药/],
  [/饮片|草药|中草/, /中药饮片/],
  [/成药/, /中成药/],
  [/中药/, /中药饮片|中成药/],
  [/药/, /药品|西药/],
  [/治疗|注射|处置|换药|理疗|康复|针灸|输氧|氧气|输血|血费|透析|急救|监护|接生/, /治疗/],
];

/** Below which account a kind's charges stand, in the hospital and the primary chart alike. */
const REVENUE: Readonly<Record<'outpatient' | 'inpatient', { readonly own: string; readonly pending: string }>> = {
  outpatient: { own: '41010101', pending: '230801' },
  inpatient: { own: '41010102', pending: '230802' },
};

/** The account of the unit's chart that a word most likely means; undefined where none is near. A person decides. */
export function suggestAccount(role: BookedRole, word: string, context: SuggestContext): string | undefined {
  return role === 'item' ? itemAccount(word, context) : payAccount(word, context);
}

function itemAccount(word: string, context: SuggestContext): string | undefined {
  const { kind, pending, accrues } = context;
  if (kind === 'deposit') return leafOf(context, '23050103') ?? leafOf(context, '2305');
  if (kind === 'discharge' && accrues) return leafOf(context, '121201');
  const inpatient = /住院/.test(word) || (kind !== 'outpatient' && !/门诊|急诊/.test(word));
  const places = REVENUE[inpatient ? 'inpatient' : 'outpatient'];
  const below = pending ? places.pending : places.own;
  if (word === WHOLE.item) return leafOf(context, below, /其他/) ?? leafOf(context, below);
  for (const [words, name] of ITEMS) {
    const found = words.test(word) ? leafOf(context, below, name) : undefined;
    if (found !== undefined) return found;
  }
  // A chart that stops short has one account for all charges.
  return leafOf(context, below, /其他/) ?? stoppedShort(context, below);
}

const stoppedShort = ({ accounts }: SuggestContext, below: string): string | undefined =>
  accounts.find(({ code, leaf }) => leaf && code.length >= 4 && below.startsWith(code))?.code;

const MOBILE = /微信|支付宝|扫码|聚合|二维码|云闪付|线上|移动|网上|第三方/;
const CARD = /银联|pos|刷卡|银行|转账|支票|汇款|一卡通|数字人民币|在线/i;

function payAccount(word: string, context: SuggestContext): string | undefined {
  const { kind } = context;
  const outpatient = kind === 'outpatient';
  const deposit = () => leafOf(context, outpatient ? '23050102' : '23050103') ?? leafOf(context, '2305');
  if (word === WHOLE.pay)
    return kind === 'outpatient' || kind === 'deposit'
      ? leafOf(context, '1001')
      : kind === 'inpatient'
        ? leafOf(context, '121201')
        : deposit();
  if (/在院/.test(word)) return leafOf(context, '121201');
  if (/预交|预缴|押金|预收|^冲|^抵|冲抵/.test(word)) return deposit();
  if (/欠费|欠款|记账|挂账/.test(word) && !/医保|统筹/.test(word))
    return kind === 'inpatient' ? leafOf(context, '121201') : leafOf(context, outpatient ? '12120202' : '12120203');
  if (/舍入|误差|抹零/.test(word)) return leafOf(context, '4609');
  if (MOBILE.test(word)) return platformAccount(word, context);
  if (/医保|统筹|账户|个账|大病|公务员|救助|保险|商保|农合|居民|职工|工伤|生育|离休|异地/.test(word))
    return leafOf(context, '12120201', outpatient ? /门急诊|门诊/ : /住院/) ?? leafOf(context, '12120201');
  if (CARD.test(word)) return leafOf(context, '1002');
  if (/现金|自费|自付|支付$|付款$|收款$/.test(word)) return leafOf(context, '1001');
  return undefined;
}

/**
 * Money on a platform (微信、支付宝) is no bank deposit until the platform pays it over: the account named after it, after the
 * platform or after money on its way, or the unit's 1021 where that is not divided. A unit without one books it at the bank.
 */
function platformAccount(word: string, context: SuggestContext): string | undefined {
  const own = /微信|支付宝|云闪付/.exec(word)?.[0];
  return (
    (own === undefined ? undefined : leafOf(context, '1', new RegExp(own))) ??
    leafOf(context, '10', /第三方|支付平台|微信|支付宝|扫码|聚合/) ??
    leafOf(context, '10', /在途/) ??
    context.accounts.find(({ code, leaf }) => leaf && code === '1021')?.code ??
    leafOf(context, '1002')
  );
}

/** The first leaf at or below an account whose name, or the name of an account between, says the word. */
function leafOf({ accounts }: SuggestContext, below: string, name?: RegExp): string | undefined {
  const names = new Map(accounts.map((account) => [account.code, account.name]));
  const fits = ({ code, leaf, book }: UnitAccount): boolean => {
    if (!leaf || book !== 'financial' || !code.startsWith(below)) return false;
    if (!name) return true;
    for (let length = code.length; length > below.length; length -= 1)
      if (name.test(names.get(code.slice(0, length)) ?? '')) return true;
    return false;
  };
  return accounts.filter(fits).sort((a, b) => (a.code < b.code ? -1 : 1))[0]?.code;
}
