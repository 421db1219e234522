import { LEVELS, type Level } from '../../../../../shared/domain/approval/level.ts';
import type { PayoutStage } from '../../../../../shared/domain/approval/payout.ts';
import type { ContractStanding } from '../../../../../shared/domain/approval/signing.ts';
import type { ApplicationStage, MOVE_KINDS } from '../../../../../shared/domain/approval/stage.ts';

/** Where an application stands (状态). */
export const STAGE_NAMES: Readonly<Record<ApplicationStage, string>> = {
  ...{ draft: '编制中', deciding: '审批中', approved: '已批准' },
  ...{ refused: '已驳回', withdrawn: '已撤回', closed: '已办结' },
};

/** What was done to it (经过). */
export const MOVE_NAMES: Readonly<Record<(typeof MOVE_KINDS)[number], string>> = {
  ...{ submit: '提交', pass: '通过', refuse: '驳回', add: '加签', move: '转办', withdraw: '撤回' },
  ...{ resolve: '会议决定', amend: '变更', reseat: '补任', close: '办结' },
};

/** What became of a contract (执行情况). */
export const STANDING_NAMES: Readonly<Record<ContractStanding, string>> = {
  ...{ signed: '已签约', partly: '部分验收', accepted: '已验收' },
};

/** Where a payment stands (付款状态). */
export const PAYMENT_NAMES: Readonly<Record<PayoutStage, string>> = {
  ...{ draft: '编制中', handed: '待复核', checked: '待支付', paid: '已支付', posted: '已记账' },
  ...{ reversed: '已冲销', struck: '已作废' },
};

export const levelName = (level: Level | ''): string => (level === '' ? '' : LEVELS[level]);
export const levelNames = (levels: readonly Level[]): string => levels.map(levelName).join('、');
