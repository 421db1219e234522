import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Period, yearOf } from '../../../shared/kernel/period.ts';
import { readApplicationNumbers } from '../approval/queries.ts';
import { readExecution, readRequestNumbers, readYearChanges } from '../budget/queries.ts';
import type { BooksReader } from '../database.ts';
import { readDraftHeads } from '../ledger/queries.ts';
import type { PackChange, PackExecution } from './pack/content.ts';

/** 预算调整单 of the period's year, the oldest first, each with its rows of some units; and what next year's 结转 took. */
export async function gatherChanges(
  db: BooksReader,
  units: readonly UnitCode[],
  period: Period,
): Promise<PackChange[]> {
  const own = new Set(units);
  return (await readYearChanges(db, yearOf(period)))
    .map(({ number, kind, year: asked, unit, other, stage, reason, incomeDocument, rows, signed }) => ({
      ...{ number, kind, year: asked, unit, other, stage, reason, incomeDocument },
      rows: rows.filter((row) => own.has(row.unit)),
      steps: signed.map(({ step, display, instant }) => ({ step, display, instant })),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** What holds a claim, as people call it; a document of another kind keeps the name that the books give it. */
const KINDS: Readonly<Record<string, string>> = {
  draft: '凭证草稿',
  voucher: '凭证',
  request: '用款申请',
  application: '大额支出申请',
};

/** What each line came to by the period's end, and the documents that still held money of it. */
export async function gatherExecution(
  db: BooksReader,
  units: readonly UnitCode[],
  period: Period,
): Promise<PackExecution> {
  const { lines, claims } = await readExecution(db, units, period);
  const idsOf = (kind: string) => claims.flatMap(({ id }) => (id.startsWith(`${kind}:`) ? [numberIn(id)] : []));
  const drafts = await readDraftHeads(db, idsOf('draft'));
  const numbers: Readonly<Record<string, ReadonlyMap<number, string>>> = {
    request: await readRequestNumbers(db, idsOf('request')),
    application: await readApplicationNumbers(db, idsOf('application')),
  };
  return {
    lines,
    claims: claims.map(({ id, ...claim }) => {
      const [kind = '', own = ''] = id.split(':');
      const draft = kind === 'draft' ? drafts.get(Number(own)) : undefined;
      const number = numbers[kind]?.get(numberIn(id));
      const name = `${KINDS[kind] ?? kind} ${number ?? own}`;
      return { ...claim, document: draft ? `${name}（${draft.date} ${draft.summary}）` : name };
    }),
  };
}

/** The number of a claim's document; what changed it (变更) stands behind it. */
const numberIn = (claim: string): number => Number.parseInt(claim.split(':')[1] ?? '', 10);
