import * as z from 'zod';
import { sha256 } from '../fields.ts';
import { command } from '../operation.ts';

/** Backups (备份): a consistent, checked copy of the books with their attachments. */
export const backups = {
  backup: command({
    summary: '备份账套与附件',
    permission: 'store.backup',
    scope: 'community',
    input: z.strictObject({
      /** Where to write it on the service's machine: only for someone at that machine; otherwise it is taken away as a file. */
      path: z.string().min(1).max(4096).optional(),
    }),
    output: z.object({ file: z.string(), sha256, bytes: z.int() }),
    refusals: ['path-not-allowed', 'exists'],
    long: true,
    replay: false,
    example: {},
  }),
};
