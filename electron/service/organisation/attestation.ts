import { contract } from '../../../shared/contract/index.ts';
import { command, type Implementation, query } from '../pipeline/implementation.ts';
import { keepSetting } from '../pipeline/keep-setting.ts';
import { ATTESTATION_KEY as key, loadAttestationRule } from './queries.ts';

const { organisation } = contract;

/** 负责人承诺: who must sign before a month is locked; read by everybody, set by whoever keeps the register. */
export const attestationRuleOperations: readonly Implementation[] = [
  query(organisation.attestationRule, ({ db }) => loadAttestationRule(db)),

  command(organisation.setAttestationRule, async (context, { reason, ...after }) => {
    const { db } = context;
    const before = await loadAttestationRule(db);
    await keepSetting(db, key, JSON.stringify(after));
    context.audit({ subject: '负责人承诺', before: { ...before }, after, reason });
    return after;
  }),
];
