import * as z from 'zod';
import { period, sha256, unitCode } from '../fields.ts';
import { command, query } from '../operation.ts';

/** The audit pack (审计包): one workbook that proves itself. */
export const packs = {
  pack: command({
    summary: '导出审计包：全县的，或一个单位的',
    permission: 'audit.pack',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ period, unit: unitCode.optional() }),
    output: z.object({
      /** The workbook among the files that may be taken away; its SHA-256. */
      file: sha256,
      name: z.string(),
      sha256,
      bytes: z.int(),
      sheets: z.array(z.object({ name: z.string(), rows: z.int() })),
      chainHead: z.string(),
      manifest: sha256,
      /** When it was asked for. */
      made: z.string(),
    }),
    refusals: ['no-data', 'needs-whole-community', 'too-large'],
    long: true,
    example: { period: '2025-12' },
  }),
  verifyPack: query({
    summary: '验证审计包：不看账套，只看文件自身',
    permission: 'self',
    scope: 'self',
    input: z.strictObject({ file: sha256 }),
    output: z.object({
      ok: z.boolean(),
      problems: z.array(z.string()),
      scope: z.string().nullable(),
      period: z.string().nullable(),
      chainHead: z.string().nullable(),
      /** Whether the chain head stands on this service's trail; null without the permission to ask. */
      known: z.boolean().nullable(),
    }),
    example: { file: '0'.repeat(64) },
  }),
};
