import { audit } from '../../../shared/contract/audit.ts';
import { scopeOf } from '../../../shared/domain/organisation/access.ts';
import { type Implementation, longQuery, preparedCommand } from '../pipeline/implementation.ts';
import { gatherPack } from './gathering.ts';
import type { Pack } from './pack/build.ts';
import type { PackContent } from './pack/content.ts';
import { verifyPack } from './pack/verify/verify.ts';

/** Building a pack, which takes long and happens beside the service. */
export interface PackMaker {
  makePack(content: PackContent, signal: AbortSignal, onSheets: (done: number, total: number) => void): Promise<Pack>;
}

export interface PackParts {
  readonly packs: PackMaker;
  readonly version: string;
}

/** 审计包: making one, and looking at one. */
export const packOperations = ({ packs, version }: PackParts): readonly Implementation[] => [
  preparedCommand(
    audit.pack,
    async (context, { period, unit }) => {
      if (unit === undefined && context.scope.kind !== 'community') {
        throw context.refused('needs-whole-community', '全县的审计包须有全县范围的权限，请指定单位');
      }
      context.progress({ phase: '取数', done: 0, total: 0 });
      const content = await context.read((db) =>
        gatherPack(db, { period, unit, preparedBy: context.actor, instant: context.instant, version }),
      );
      if (!content) throw context.refused('no-data', `${unit ?? '全县'} 的 ${period} 还没有账务`);
      context.progress({ phase: '制作', done: 0, total: 0 });
      const made = await packs.makePack(content, context.signal, (done, total) =>
        context.progress({ phase: '制作', done, total }),
      );
      const kept = await context.files.put(context.actor, made.bytes);
      return { made, kept, chainHead: content.chainHead };
    },
    async (context, { period, unit }, { made, kept, chainHead }) => {
      const name = `审计包-${unit ?? '全县'}-${period}.xlsx`;
      context.audit({
        unit,
        subject: `${unit ?? '全县'} ${period} 审计包`,
        after: { sha256: made.sha256, manifest: made.manifestDigest, chainHead },
      });
      return {
        file: kept.sha256,
        name,
        sha256: made.sha256,
        bytes: made.bytes.byteLength,
        sheets: made.sheets.map((sheet) => ({ name: sheet.name, rows: sheet.rows })),
        chainHead,
        manifest: made.manifestDigest,
        made: context.instant,
      };
    },
  ),

  longQuery(
    audit.verifyPack,
    async ({ db, caller }, { file }) => {
      if (scopeOf(caller, 'audit.trail')?.kind !== 'community') return { file, heads: undefined };
      const rows = await db.selectFrom('event').select('hash').execute();
      return { file, heads: new Set(rows.map((row) => row.hash)) };
    },
    async (context, { file }, { heads }) => {
      const bytes = await context.files.bytes(context.actor, file);
      if (!bytes) throw context.notFound('文件');
      const verdict = await verifyPack(bytes);
      const head = verdict.manifest?.chainHead ?? null;
      return {
        ok: verdict.ok,
        problems: [...verdict.problems],
        scope: verdict.manifest?.scope ?? null,
        period: verdict.manifest?.period ?? null,
        chainHead: head,
        known: heads === undefined || head === null ? null : heads.has(head),
      };
    },
  ),
];
