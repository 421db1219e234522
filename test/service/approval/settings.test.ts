import { describe, expect, it } from 'vitest';
import { readApprovalSettings } from '../../../electron/service/approval/queries.ts';
import { contract } from '../../../shared/contract/index.ts';
import { USUAL_APPROVAL_SETTINGS } from '../../../shared/domain/approval/settings.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import type { TestHouse } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';
import { ACCOUNTANT, AUDITOR, CENTRE, CHIEF, openApproving } from './people.ts';

/** 审批设定 [U]: one record, set whole upon what was seen, with a reason. */

const { approval } = contract;
const read = (house: TestHouse, caller: Caller = CHIEF) => house.pipeline.perform(approval.settings, {}, caller);
const settingOf = async (house: TestHouse, more: object) => {
  const { settings, revision } = await read(house);
  return { revision, settings: { ...settings, ...more }, reason: '按管委会决议' };
};

describe('the settings of approvals', () => {
  it('are the usual ones until they are set', async () => {
    const house = await openApproving();
    expect(await read(house)).toMatchObject({
      settings: { contractFrom: '50000.00', largeFrom: '50000.00', coolDays: 3, urgentDays: 5, radarOn: false },
      ...{ revision: 0, maySet: true },
    });
    expect((await read(house, ACCOUNTANT)).maySet).toBe(false);
    expect(await house.books.read(readApprovalSettings)).toEqual(USUAL_APPROVAL_SETTINGS);
  });

  it('are set whole, with what was before and after on the trail', async () => {
    const house = await openApproving();
    await house.call(
      'approval.setApprovalSettings',
      await settingOf(house, { contractFrom: '80000', coolDays: 7, radarOn: true }),
      CHIEF,
    );
    expect(await house.books.read(readApprovalSettings)).toEqual({
      ...USUAL_APPROVAL_SETTINGS,
      ...{ contractFrom: fen(8_000_000), coolDays: 7, radarOn: true },
    });
    expect((await read(house)).revision).toBe(1);
    const [event] = await house.books.read((db) =>
      db.selectFrom('event').selectAll().where('operation', '=', 'approval.setApprovalSettings').execute(),
    );
    expect(JSON.stringify(event)).toContain('80000.00');
    expect(JSON.stringify(event)).toContain('按管委会决议');
  });

  it('are refused unchanged, upon what was not seen, out of bounds, and to others', async () => {
    const house = await openApproving();
    const refused = async (more: object, caller: Caller = CHIEF) =>
      house.refusal('approval.setApprovalSettings', { ...(await settingOf(house, more)) }, caller);
    expect(await refused({})).toEqual({ code: 'nothing-changed', messages: ['与现行的审批设定相同'] });
    expect(await refused({ contractFrom: '-1' })).toEqual({ code: 'bad-setting', messages: ['合同起点不能为负'] });
    const meeting = (parts: number, of: number) => ({ meeting: { quorum: { parts, of }, half: 'ought' } });
    expect(await refused(meeting(1, 2))).toMatchObject({ code: 'bad-setting' });
    expect(await refused(meeting(4, 3))).toMatchObject({ code: 'bad-setting' });
    expect(await refused({ coolDays: 61 })).toMatchObject({ code: 'INVALID_INPUT' });
    for (const caller of [ACCOUNTANT, CENTRE, AUDITOR, OPERATOR])
      expect(await refused({ coolDays: 5 }, caller)).toMatchObject({ code: 'FORBIDDEN' });
    const stale = await settingOf(house, { coolDays: 5 });
    await house.call('approval.setApprovalSettings', stale, CHIEF);
    expect(
      await house.refusal(
        'approval.setApprovalSettings',
        { ...stale, settings: { ...stale.settings, urgentDays: 9 } },
        CHIEF,
      ),
    ).toMatchObject({ code: 'changed' });
    expect((await read(house)).settings).toMatchObject({ coolDays: 5, urgentDays: 5 });
  });
});
