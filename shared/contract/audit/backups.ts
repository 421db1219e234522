import * as z from 'zod';
import { sha256 } from '../fields.ts';
import { command, query } from '../operation.ts';

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
  checkBackup: query({
    summary: '检查一份备份：是否完整、是谁的账套、何时所做',
    permission: 'store.backup',
    scope: 'community',
    input: z.strictObject({ file: sha256 }),
    output: z.object({
      whole: z.boolean(),
      /** Why it cannot be used; null when it is whole, and then the rest is known. */
      problem: z.string().nullable(),
      bytes: z.int(),
      backup: z
        .object({
          community: z.string().nullable(),
          fiscalYear: z.int().nullable(),
          engine: z.enum(['sqljs', 'postgres']),
          /** When it was made, UTC. */
          made: z.string(),
          /** Identity of the books: backups of the same books have the same. */
          id: z.string(),
          /** The last transaction inside. */
          sequence: z.int(),
          schema: z.int(),
          units: z.int(),
          people: z.int(),
          vouchers: z.int(),
          lines: z.int(),
          events: z.int(),
          attachments: z.int(),
        })
        .nullable(),
    }),
    long: true,
    example: { file: '0'.repeat(64) },
  }),
  restoreBackup: command({
    summary: '把一份备份恢复到新的空文件夹',
    permission: 'store.backup',
    scope: 'community',
    input: z.strictObject({
      file: sha256,
      /** A full path on the service's machine: only for someone at that machine. */
      into: z.string().min(1).max(4096),
    }),
    output: z.object({ into: z.string(), made: z.string(), sequence: z.int() }),
    refusals: ['path-not-allowed', 'exists', 'damaged', 'cannot-write'],
    long: true,
    replay: false,
    example: { file: '0'.repeat(64), into: '/restored' },
  }),
  health: query({
    summary: '账套状态：存储、大小、备份与磁盘空间',
    permission: 'store.backup',
    scope: 'community',
    input: z.strictObject({}),
    output: z.object({
      version: z.string(),
      engine: z.enum(['sqljs', 'postgres']),
      ok: z.boolean(),
      mode: z.enum(['read-write', 'read-only']),
      /** Why it is read-only. */
      reason: z.string().nullable(),
      sequence: z.int(),
      recovery: z.array(z.string()),
      problems: z.array(z.string()),
      booksBytes: z.int(),
      /** Bytes of the data folder; snapshots and journals are nil where the books are in PostgreSQL. */
      folder: z.object({
        total: z.int(),
        snapshots: z.int(),
        journals: z.int(),
        attachments: z.int(),
        /** Free on its disk; null where the system does not say. */
        free: z.int().nullable(),
      }),
      /** The most that a backup that is handed in may hold. */
      maxBackupBytes: z.int(),
      lastBackup: z.object({ instant: z.string(), actor: z.string(), sha256: z.string(), bytes: z.int() }).nullable(),
    }),
    example: {},
  }),
};
