import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type AccountingDate, daysBetween } from '../../../../shared/kernel/date.ts';
import { type Fen, fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { readRequests } from './documents.ts';

/** One document's part of one line that is held or bound, and not spent yet; amounts in 分. */
export interface OpenClaim {
  readonly claim: string;
  readonly kind: 'request' | 'draft' | 'order' | 'payment' | 'application' | 'payout';
  readonly document: string;
  readonly id: number;
  readonly what: string;
  readonly unit: string;
  readonly department: string;
  readonly item: string;
  readonly source: string;
  readonly project: string;
  readonly reserved: Fen;
  readonly committed: Fen;
  readonly kept: boolean;
  readonly since: string;
  readonly age: number;
  readonly expires: string | null;
  readonly daysLeft: number | null;
}

/** What holds the budget of some units' year, the oldest first. */
export async function readOpenClaims(
  db: BooksReader,
  units: readonly UnitCode[],
  year: number,
  nowMs: number,
): Promise<OpenClaim[]> {
  if (units.length === 0) return [];
  const rows = await db
    .selectFrom('budget_claim as claim')
    .innerJoin('budget_line as line', 'line.id', 'claim.line')
    .select(['claim.id as claim', 'reserved', 'committed', 'kept', 'expires'])
    .select(['unit', 'department', 'item', 'source', 'project'])
    .select((eb) =>
      eb
        .selectFrom('budget_movement as movement')
        .select(({ fn }) => fn.min<string>('instant').as('since'))
        .whereRef('movement.claim', '=', 'claim.id')
        .as('since'),
    )
    .where('year', '=', year)
    .where('unit', 'in', [...units])
    .where((eb) => eb.or([eb('reserved', '>', 0), eb('committed', '>', 0)]))
    .execute();
  const numbersOf = (kind: string) =>
    rows.flatMap(({ claim }) => (claim.startsWith(`${kind}:`) ? [Number(claim.split(':')[1])] : []));
  const requests = new Map((await readRequests(db, { ids: numbersOf('request') })).map((each) => [each.id, each]));
  const drafts = await readDrafts(db, numbersOf('draft'));
  const today = chinaDay(nowMs) as AccountingDate;
  return rows
    .map(({ claim, reserved, committed, kept, expires, since, ...line }): OpenClaim => {
      const [kind = '', number] = claim.split(':');
      // `application:12-2` is the second time that application 12 was decided.
      const id = Number.parseInt(number ?? '', 10);
      const request = kind === 'request' ? requests.get(id) : undefined;
      // A decided request holds on: its last day was for the deciding.
      const last = kept === 1 ? null : (expires as AccountingDate | null);
      return {
        ...{ claim, kind: kind as OpenClaim['kind'], id, ...line },
        document: request?.number ?? String(id),
        what: request?.purpose ?? drafts.get(id) ?? '',
        ...{ reserved: fen(reserved), committed: fen(committed), kept: kept === 1 },
        since: since!,
        age: daysBetween(chinaDay(Date.parse(since!)) as AccountingDate, today),
        expires: last,
        daysLeft: last === null ? null : daysBetween(today, last),
      };
    })
    .sort((a, b) => b.age - a.age || (a.claim < b.claim ? -1 : 1));
}

async function readDrafts(db: BooksReader, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('voucher_draft')
    .select(['id', 'summary'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, summary }) => [id, summary]));
}
