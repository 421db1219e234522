import { expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { periodOf } from '../../../shared/kernel/period.ts';
import { LEAD, openCommunity, simple, TOWN, TOWN2 } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

const { audit } = contract;

it('a check with nothing to look at says so, and does not pass for a proof', async () => {
  const house = await openCommunity([LEAD, TOWN, TOWN2]);
  await house.importJson('T01', [simple('2025-01-10', '1002', '4101010101', '300.00')]);
  const { checks } = await house.pipeline.perform(audit.check, { unit: 'T01', period: periodOf(2025, 1) }, OPERATOR);
  const state = (name: string) => {
    const { ok, idle } = checks.find((check) => check.name === name)!;
    return { ok, idle };
  };
  expect(state('bank-reconciled')).toEqual({ ok: true, idle: true });
  expect(state('blocks-balance')).toEqual({ ok: true, idle: false });
});
