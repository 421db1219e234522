import { RefusedFile } from '../../../workbook/read/refusal.ts';
import { APPLICATION } from '../../../workbook/write/workbook.ts';
import { sha256 } from '../digest.ts';
import { type Manifest, PACK_FORMAT, readManifest } from '../manifest.ts';
import { sealState } from '../seal.ts';
import { COVER, DIGEST_CELL, DIGEST_LABEL_CELL, isDigestLabel } from '../sheets/cover.ts';
import { MANIFEST, MANIFEST_FIRST_ROW } from '../sheets/manifest-sheet.ts';
import { approvalProblems } from './check-approvals.ts';
import { trailProblems } from './check-trail.ts';
import { type ReadPack, readPack, savedBy } from './read-pack.ts';
import { ForeignDialect } from './written-sheet.ts';

/** Bytes of a file that is looked at at all. */
export const PACK_BYTES_MAX = 256 * 1024 * 1024;

export interface PackVerdict {
  readonly ok: boolean;
  /** Sentences about everything that does not hold; empty when all is well. */
  readonly problems: readonly string[];
  /** SHA-256 of the file as it is, to compare with the trail's record of the pack. */
  readonly sha256: string;
  /** As the file says it, when it can be read: compare the digest with the signed cover. */
  readonly manifest?: Manifest;
  readonly manifestDigest?: string;
  readonly sheets?: readonly { readonly name: string; readonly rows: number; readonly ok: boolean }[];
}

/**
 * Verifies an audit pack from its bytes alone: no data folder, no name, no place. It looks for four things and says all
 * that it finds:
 *
 * 1. The seal: SHA-256 over the whole file. Any changed byte anywhere breaks it; so do a cut, an addition, and saving the
 *    file again in Excel, WPS or LibreOffice, which writes another file without the seal: such a copy never verifies.
 * 2. The manifest: the digest of each sheet's content, worked out anew from the file by our own reader, is the one on the
 *    sheet 校验清单, and the digest of that sheet is the one on the cover.
 * 3. The trail: hashes worked out anew from the rows of 操作日志, their links, and the chain's head.
 * 4. The approvals: digests worked out anew from the rows of 审批链, and their links.
 *
 * Never throws and never writes: what cannot be read is not a valid pack.
 */
export function verifyPack(bytes: Uint8Array): PackVerdict {
  const problems: string[] = [];
  if (bytes.length > PACK_BYTES_MAX) {
    return { ok: false, problems: [`文件超过 ${PACK_BYTES_MAX / 1024 / 1024} MB，不是审计资料包`], sha256: '' };
  }
  const digest = sha256(bytes);
  const state = sealState(bytes);
  if (state.kind === 'broken') {
    problems.push(`封条不符：文件在封存之后被改动过（封条 ${state.stated}，实际 ${state.actual}）`);
  }
  if (state.kind === 'missing') problems.push(missingSeal(bytes));
  let read: ReadPack;
  try {
    read = readPack(bytes);
  } catch (error) {
    problems.push(unreadable(error));
    return { ok: false, problems, sha256: digest };
  }
  return { ...judge(read, problems), sha256: digest };
}

function judge(read: ReadPack, problems: string[]): Omit<PackVerdict, 'sha256'> {
  const manifest = readManifest((ref) => read.manifest.get(ref), MANIFEST_FIRST_ROW);
  const manifestDigest = read.digests.get(MANIFEST.name)?.sha256;
  if (!manifest || !manifestDigest) {
    return { ok: false, problems: [...problems, '没有校验清单，或清单不完整：不是审计资料包'] };
  }
  if (manifest.format !== PACK_FORMAT) problems.push(`资料包格式 ${manifest.format} 不是本程序所知的 ${PACK_FORMAT}`);
  if (!isDigestLabel(read.cover.get(DIGEST_LABEL_CELL)) || read.cover.get(DIGEST_CELL) !== manifestDigest) {
    problems.push(`封面印的清单摘要与校验清单不符（清单实际为 ${manifestDigest}）`);
  }
  const listed = new Set(manifest.sheets.map(({ name }) => name));
  for (const name of read.digests.keys()) {
    if (name !== MANIFEST.name && !listed.has(name)) problems.push(`工作表“${name}”不在校验清单中`);
  }
  const sheets = manifest.sheets.map(({ name, rows, cells, sha256: stated }) => {
    const actual = read.digests.get(name);
    const ok = actual?.sha256 === stated && actual.cells === cells;
    if (!actual) problems.push(`缺少工作表“${name}”`);
    else if (!ok) problems.push(`工作表“${name}”的内容与校验清单不符`);
    return { name, rows, ok };
  });
  problems.push(...approvalProblems(read.approvals));
  problems.push(...trailProblems(read.trail, manifest.chainHead, manifest.scope === 'group'));
  return { ok: problems.length === 0, problems, manifest, manifestDigest, sheets };
}

/** A file without a seal: saved again by an office program most likely, cut or added to otherwise. */
function missingSeal(bytes: Uint8Array): string {
  let program: string | undefined;
  try {
    program = savedBy(bytes);
  } catch {
    program = undefined;
  }
  if (program !== undefined && program !== APPLICATION) {
    return `没有封条：这是用 ${program} 另存过的副本或别的工作簿。在 Excel、WPS 或 LibreOffice 中保存会重写整个文件，副本不能核验，请核验原件。`;
  }
  return '没有封条：不是审计资料包，或文件不完整、末尾被改动过。';
}

function unreadable(error: unknown): string {
  if (error instanceof RefusedFile) return error.message;
  if (error instanceof ForeignDialect) return `内容不是本程序写出的形式（${COVER.name}、各表须为原件，不能另存）。`;
  return '文件无法读取。';
}
