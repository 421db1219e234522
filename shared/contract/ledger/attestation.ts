import * as z from 'zod';
import { ATTESTED_AMOUNTS } from '../../domain/ledger/attestation/changes.ts';
import { ATTESTED_BY, ATTESTING_SIDES } from '../../domain/organisation/attestation.ts';
import { instant, period, sha256, text, unitCode, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';

const side = z.enum(ATTESTING_SIDES);

/** What the month says, as it was shown to who signed. */
const sheet = {
  figures: z.object({
    assets: yuanText,
    liabilities: yuanText,
    netAssets: yuanText,
    revenue: yuanText,
    expense: yuanText,
    surplus: yuanText,
    vouchers: z.int(),
  }),
  findings: z.array(
    z.object({
      check: z.string(),
      title: z.string(),
      /** Rows that nobody explained. */
      open: z.int(),
      explained: z.int(),
      reasons: z.array(z.string()),
    }),
  ),
};

const signature = z.object({
  id: z.int(),
  side,
  person: z.string(),
  /** What the person was called when they signed. */
  display: z.string(),
  instant,
  /** 授权依据, where somebody signed in the place of the unit's head. */
  authority: z.string().nullable(),
  /** The statement as it was signed. */
  words: z.string(),
  /** SHA-256 of the month's content as it was signed. */
  digest: z.string(),
  /** Whether the month's content is still what was signed. */
  holds: z.boolean(),
  /** What differs from what was signed; null where it holds, or where the same side has signed again since. */
  changes: z
    .object({
      figures: z.array(z.object({ figure: z.enum(ATTESTED_AMOUNTS), before: yuanText, after: yuanText })),
      /** Posted since, in the month or an earlier one of its year, the oldest first. */
      vouchers: z.array(
        z.object({ id: z.int(), number: z.string(), date: z.string(), summary: z.string(), reverses: z.boolean() }),
      ),
      /** How many were posted since; null where the signature is older than this is kept. */
      posted: z.int().nullable(),
    })
    .nullable(),
  ...sheet,
});

/** 负责人承诺: who answers for a unit's month, and with which words. */
export const attestation = {
  attestation: query({
    summary: '负责人承诺：一个单位一个期间的签认内容与签认记录',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, period }),
    output: z.object({
      unit: z.string(),
      name: z.string(),
      period: z.string(),
      state: z.enum(['open', 'submitted', 'locked']),
      by: z.enum(ATTESTED_BY),
      delegated: z.boolean(),
      /** SHA-256 over the month's balances and vouchers: canonical JSON (RFC 8785) of domain/ledger/attestation/content.ts. */
      digest: z.string(),
      statements: z.array(z.object({ side, words: z.string(), clause: z.string() })),
      /** Required sides without a signature that holds. */
      unsigned: z.array(side),
      /** Why nothing can be signed yet. */
      problems: z.array(z.string()),
      /** The newest first. */
      signatures: z.array(signature),
      ...sheet,
    }),
    example: { unit: 'T01', period: '2025-12' },
  }),
  attest: command({
    summary: '签认一个期间的会计资料（负责人承诺）',
    permission: 'ledger.attest',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      unit: unitCode,
      period,
      side,
      /** What the signer was shown; refused when the month is something else by now. */
      digest: sha256.optional(),
      /** 授权依据: by what somebody signs in the place of the unit's head. */
      authority: text(200).optional(),
    }),
    output: z.object({ id: z.int(), digest: z.string(), instant }),
    refusals: ['no-data', 'open-drafts', 'failed-checks', 'changed', 'already-attested', 'not-head', 'no-authority'],
    example: { unit: 'T01', period: '2025-12', side: 'unit' },
  }),
};
