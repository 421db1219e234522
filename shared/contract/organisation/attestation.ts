import * as z from 'zod';
import { ATTESTED_BY } from '../../domain/organisation/attestation.ts';
import { text } from '../fields.ts';
import { command, query } from '../operation.ts';

/** 负责人承诺: whose signature a month waits for before it is locked, and whether another may sign for a unit's head. */
const rule = { by: z.enum(ATTESTED_BY), delegated: z.boolean() };

export const attestationRule = {
  attestationRule: query({
    summary: '期间锁定前须由谁签认',
    permission: 'organisation.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object(rule),
    example: {},
  }),
  setAttestationRule: command({
    summary: '设定期间锁定前须由谁签认',
    permission: 'organisation.manage',
    scope: 'community',
    input: z.strictObject({ ...rule, reason: text(200) }),
    output: z.object(rule),
    example: { by: 'both', delegated: false, reason: '会计法 第四条' },
  }),
};
