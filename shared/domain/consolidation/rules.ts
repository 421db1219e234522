import { ZERO } from '../../kernel/fen.ts';
import type { Book } from '../ledger/account.ts';
import type { ConsolidationSettings, DifferenceClass, EliminationRule, MirrorGroup } from './model.ts';

const rule = (
  id: string,
  name: string,
  clause: string,
  explanation: string,
  switched: { readonly off?: true; readonly configurable?: true } = {},
): EliminationRule => ({
  id,
  name,
  clause,
  explanation,
  enabled: switched.off !== true,
  configurable: switched.configurable === true,
});

/** The rules as the community begins with them (DOMAIN 2.3); each can be switched by the chief accountant. */
export const DEFAULT_RULES: readonly EliminationRule[] = [
  rule(
    'E1',
    '内部债权债务',
    '解释第4号 八（三）1（1）',
    '借：应付票据、应付账款、预收账款、其他应付款、长期应付款；贷：应收票据、应收账款净额、预付账款、其他应收款净额。按双方核对一致的期末余额抵销，不超过任何一方的账面余额。',
  ),
  rule(
    'E1a',
    '内部应收款项坏账准备（首次编制）',
    '解释第4号 八（三）1（1）①',
    '借：应收账款净额—坏账准备、其他应收款净额—坏账准备；贷：其他费用。',
  ),
  rule(
    'E1b',
    '内部应收款项坏账准备（连续编制）',
    '解释第4号 八（三）1（1）②',
    '先按上期已抵销的金额，借：坏账准备，贷：累计盈余—年初；再按本期增加额，借：坏账准备，贷：其他费用；减少做相反分录。',
  ),
  rule('E2', '上级补助', '解释第4号 八（三）1（2）', '借：上级补助收入；贷：对附属单位补助费用。'),
  rule('E3', '上缴上级', '解释第4号 八（三）1（3）', '借：附属单位上缴收入；贷：上缴上级费用。'),
  rule(
    'E4',
    '其他内部收入费用',
    '解释第4号 八（三）1（4）',
    '检验、影像、消毒、租金、培训、药品等。借：事业收入、非同级财政拨款收入、经营收入、租金收入、其他收入；贷：业务活动费用、单位管理费用、经营费用、其他费用（按经济分类为商品和服务费用、其他费用）。',
  ),
  rule(
    'E5',
    '增值税',
    '解释第4号 八（三）1（5）',
    '应税业务按不含增值税的净额抵销收入和费用；付款方费用中的税额保留，差异表列明。',
  ),
  rule('N1', '付款方计入费用、收款方计入应缴财政款', '解释第4号 八（三）2（1）', '该费用不抵销，也不作为往来差异。'),
  rule(
    'N2',
    '未实现内部销售损益',
    '解释第4号 八（三）2（2）',
    '国务院财政部门作出规定之前暂不抵销。为管理需要开启后，借：事业收入等；贷：存货、固定资产（未实现损益×未售出份额，由单位申报）。',
    { off: true, configurable: true },
  ),
  rule(
    'N3',
    '抵销阈值',
    '解释第4号 八（三）2（3）',
    '金额不超过抵销阈值的可以不抵销；只核对和抵销严格大于阈值的内部业务。',
    {
      configurable: true,
    },
  ),
  rule(
    'S1',
    '特殊情况下的抵销',
    '解释第4号 八（三）3',
    '各单位充分对账、会计处理正确，但双方记入的项目不能按一般规则对应的，按同一单据的相同金额直接抵销，并在附注披露。开启后仍在差异表列示。',
    { off: true, configurable: true },
  ),
  rule(
    'T1',
    '转拨资金',
    '解释第4号 八（四）1',
    '通过内部单位转拨的外部资金，转拨单位记其他应付款，双方都不标记为内部，不抵销；误标的在差异表提示。',
  ),
  rule(
    'G1',
    '无偿调拨',
    '政府会计制度 3401；解释第1号五',
    '双方按调出方账面价值记无偿调拨净资产，加总后自然为零；核对内部调拨净额为零。',
  ),
  rule(
    'B1',
    '预算会计内部收支',
    '未见官方条文',
    '管理口径的预算收入支出表：上级补助预算收入与对附属单位补助支出、附属单位上缴预算收入与上缴上级支出、内部事业预算收入和其他预算收入与事业支出相互抵销。',
    { configurable: true },
  ),
];

/** Settings as the community begins with them. All [U] values are shown as 可配置 and may be changed. */
export const DEFAULT_SETTINGS: ConsolidationSettings = {
  rules: DEFAULT_RULES,
  thresholdFen: ZERO,
  differenceThresholdFen: ZERO,
  timingDays: 10,
  rest: 'smaller-side',
};

/** Whether a rule is switched on; a rule that the settings do not know is off. */
export const ruleOn = (settings: Pick<ConsolidationSettings, 'rules'>, id: string): boolean =>
  settings.rules.some((entry) => entry.id === id && entry.enabled);

const RULE_OF: Readonly<Record<MirrorGroup, string | undefined>> = {
  'receivable-payable': 'E1',
  subsidy: 'E2',
  'turn-in': 'E3',
  service: 'E4',
  transfer: undefined,
  treasury: undefined,
};

/** The rule that eliminates a mirror group; undefined where nothing is to be eliminated (G1, N1). */
export const ruleOfGroup = (group: MirrorGroup, book: Book): string | undefined =>
  book === 'budget' ? 'B1' : RULE_OF[group];

/** Chinese name of a mirror group, for reasons and details. */
export const GROUP_NAMES: Readonly<Record<MirrorGroup, string>> = {
  'receivable-payable': '内部债权债务',
  subsidy: '上级补助',
  'turn-in': '上缴上级',
  service: '内部收入费用',
  transfer: '无偿调拨',
  treasury: '应缴财政款',
};

/** 差异性质: how a difference between two members is called. */
export const CLASS_NAMES: Readonly<Record<DifferenceClass, string>> = {
  matched: '一致',
  timing: '未达账项',
  amount: '金额不符',
  'missing-counterpart': '对方未记',
  'wrong-counterparty': '往来单位记错',
  'wrong-account': '科目记错',
  vat: '增值税',
};
