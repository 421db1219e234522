import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { TestHouse } from '../support/house.ts';
import { does, filledIn, openApplying, passes, serviceOf } from './applying.ts';
import { ACCOUNTANT, AUDITOR, CENTRE, HEAD } from './people.ts';

/** 通知: what waits for somebody's decision is told to them, for as long as it waits. */

const told = async (house: TestHouse, caller: Caller) =>
  (await house.pipeline.perform(contract.audit.notices, {}, caller)).approvals;

describe('the notices', () => {
  it('say how much waits for a decision, and which where it is one', async () => {
    const house = await openApplying();
    expect(await told(house, HEAD)).toEqual({ count: 0, only: null });
    const first = await filledIn(house, serviceOf('60000.00'));
    await does(house, 'submitApplication', first, ACCOUNTANT);
    expect(await told(house, HEAD)).toEqual({ count: 1, only: first });
    expect(await told(house, CENTRE)).toEqual({ count: 0, only: null });
    const second = await filledIn(house, serviceOf('3000.00'));
    await does(house, 'submitApplication', second, ACCOUNTANT);
    expect(await told(house, HEAD)).toEqual({ count: 2, only: null });
    await passes(house, first, HEAD);
    expect(await told(house, HEAD)).toEqual({ count: 1, only: second });
    expect(await told(house, CENTRE)).toEqual({ count: 1, only: first });
  });

  it('say nothing of it to who applies or only reads', async () => {
    const house = await openApplying();
    const id = await filledIn(house, serviceOf('60000.00'));
    await does(house, 'submitApplication', id, ACCOUNTANT);
    for (const caller of [ACCOUNTANT, AUDITOR]) expect(await told(house, caller)).toEqual({ count: 0, only: null });
  });
});
