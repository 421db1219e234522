import type { VoucherDraft, VoucherLine } from './voucher.ts';

/**
 * Whether a voucher needs its budget block (平行记账): 对于纳入部门预算管理的现金收支业务, 在采用财务会计核算的同时应当进行预算会计
 * 核算 (财会〔2017〕25号 总说明), unless the transaction is of an exempt type, known from the accounts it moves.
 */
export type ParallelNeed =
  | { readonly needed: false; readonly exemption?: Exemption }
  | { readonly needed: true; readonly cash: readonly VoucherLine[] };

/** 暂付款; 应缴、应转拨、应退回和暂收; 受托代理; transfers between own cash accounts; 垫付. */
export interface Exemption {
  readonly kind: 'temporary-payment' | 'remittance' | 'held-for-others' | 'entrusted' | 'own-transfer' | 'on-behalf';
  /** The rule's own words. */
  readonly reason: string;
}

const EXEMPTIONS: Readonly<Record<Exemption['kind'], Exemption>> = {
  'temporary-payment': {
    kind: 'temporary-payment',
    reason: '暂付款：支付时可不做预算会计处理，待结算或报销时处理（解释第1号 三、解释第2号 一）',
  },
  remittance: { kind: 'remittance', reason: '应缴财政款和待结算医疗款不纳入部门预算管理' },
  'held-for-others': { kind: 'held-for-others', reason: '暂收、应转拨和应退回的款项不纳入部门预算管理' },
  entrusted: { kind: 'entrusted', reason: '受托代理资产不纳入部门预算管理' },
  'own-transfer': { kind: 'own-transfer', reason: '本单位货币资金之间的划转，没有现金收支' },
  'on-behalf': { kind: 'on-behalf', reason: '垫付、代收代付的款项，由承担单位做预算会计处理' },
};

/** 1001, 1002, 1011, 1021 and the quota of 1201: what 资金结存 mirrors. */
const CASH = /^(1001|1002|1011|1021|1201)/;
const ENTRUSTED = /^(100190|100290|1891|2901)/;
const ON_BEHALF = /垫付|代垫|代付|代收/;

/** The group account that a line counts as. */
export const cashOf = (line: VoucherLine, group: (code: string) => string | undefined): string =>
  group(line.code) ?? line.code;

/** Whether a line is money that the budget sees: cash, bank, quota, returnable quota; not what is held in trust. */
export const isCashLine = (line: VoucherLine, group: (code: string) => string | undefined): boolean => {
  const place = cashOf(line, group);
  return CASH.test(place) && !ENTRUSTED.test(place);
};

/**
 * @param group the group account of a line's account; an account that is not mapped counts by its own code.
 */
export function parallelNeed(
  draft: Pick<VoucherDraft, 'lines' | 'summary'>,
  group: (code: string) => string | undefined,
): ParallelNeed {
  const place = (line: VoucherLine): string => group(line.code) ?? line.code;
  const lines = draft.lines.filter((line) => line.book === 'financial');
  const isCash = (line: VoucherLine) => isCashLine(line, group);
  const cash = lines.filter(isCash);
  const direct = lines.filter((line) => place(line).startsWith('4001'));
  if (cash.length === 0 && direct.length === 0) return { needed: false };
  const others = lines.filter((line) => !isCash(line));
  const all = (kind: Exemption['kind'], test: (line: VoucherLine) => boolean): ParallelNeed | undefined =>
    others.every(test) ? { needed: false, exemption: EXEMPTIONS[kind] } : undefined;
  if (others.length === 0) return { needed: false, exemption: EXEMPTIONS['own-transfer'] };
  const behalf = direct.length === 0 && [draft.summary, ...lines.map((line) => line.summary)].some(isOnBehalf);
  return (
    all('entrusted', (line) => ENTRUSTED.test(place(line))) ??
    all('temporary-payment', (line) => place(line).startsWith('1218') && !isSubsidyDue(line, draft.summary)) ??
    all('remittance', (line) => /^(2103|2308)/.test(place(line))) ??
    // 收支两条线: a day's charges stand partly in cash and partly against insurance, and its settlement corrects 2308.
    (others.some((line) => place(line).startsWith('2308'))
      ? all('remittance', (line) => /^(1212|2103|2308)/.test(place(line)))
      : undefined) ??
    all('held-for-others', (line) => ENTRUSTED.test(place(line)) || isHeld(line, place(line))) ??
    (behalf ? { needed: false, exemption: EXEMPTIONS['on-behalf'] } : { needed: true, cash: [...cash, ...direct] })
  );
}

/** A subsidy or a turn-in that was due (应收上级补助、应收附属单位上缴): its receipt is budget revenue (DOMAIN 1.6 P15, P17). */
export const isSubsidyDue = (line: VoucherLine, summary: string): boolean =>
  line.credit > 0 && /补助|上缴/.test(`${line.summary} ${summary}`);

const isOnBehalf = (text: string): boolean => ON_BEHALF.test(text);

/** What is received into 2307, and what goes back to someone outside; paying a member settles a cost (DOMAIN 1.6 P16, P27). */
const isHeld = (line: VoucherLine, place: string): boolean =>
  place.startsWith('2307') && (line.credit !== 0 || line.counterparty?.kind !== 'unit');
