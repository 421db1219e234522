import { approval } from '../../../../shared/contract/approval.ts';
import { type ApprovalSettings, settingFaults } from '../../../../shared/domain/approval/settings.ts';
import { scopeOf } from '../../../../shared/domain/organisation/access.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { keepSetting } from '../../pipeline/keep-setting.ts';
import { readSettingsKept, SETTINGS_KEY, type SettingsKept } from './reading.ts';

/** 审批设定 [U]: seen by all of approvals, set as a whole with a reason. */
export const settingsOperations: readonly Implementation[] = [
  query(approval.settings, async ({ db, caller }) => {
    const { revision, settings } = await readSettingsKept(db);
    return {
      settings: inYuan(settings),
      revision,
      maySet: scopeOf(caller, 'approval.configure')?.kind === 'community',
    };
  }),

  command(approval.setApprovalSettings, async (context, { revision, settings, reason }) => {
    const before = await readSettingsKept(context.db);
    if (before.revision !== revision) throw context.refused('changed', '审批设定刚被别人改过，请看过再设定');
    const faults = settingFaults(settings);
    if (faults.length > 0)
      throw context.refused(
        'bad-setting',
        faults.map((message) => ({ code: 'bad-setting', message })),
      );
    if (plain(before.settings) === plain(settings)) throw context.refused('nothing-changed', '与现行的审批设定相同');
    const after: SettingsKept = { revision: revision + 1, settings };
    await keepSetting(context.db, SETTINGS_KEY, canonicalJson(after as unknown as Json));
    context.audit({ subject: '审批设定', reason, before: said(before.settings), after: said(settings) });
    return DONE;
  }),
];

/** Amounts as people write them; everything else as it is. */
const inYuan = ({ contractFrom, largeFrom, ...rest }: ApprovalSettings) => ({
  ...rest,
  contractFrom: formatYuan(contractFrom),
  largeFrom: formatYuan(largeFrom),
});
const said = (settings: ApprovalSettings): Json => inYuan(settings) as unknown as Json;
const plain = (settings: ApprovalSettings): string => canonicalJson(settings as unknown as Json);
