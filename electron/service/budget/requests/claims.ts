import { budget } from '../../../../shared/contract/budget.ts';
import { budgetItem } from '../../../../shared/domain/budget/plan.ts';
import { fundSource } from '../../../../shared/domain/ledger/fund.ts';
import { withinScope } from '../../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type AccountingDate, daysBetween } from '../../../../shared/kernel/date.ts';
import { type Fen, fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadDepartments, loadUnits } from '../../organisation/queries.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { claimsWorkbook } from './claims-workbook.ts';
import { readRequests } from './documents.ts';

/** 占用明细: everything that holds the budget and is not spent yet, by age. */
export const claimOperations: readonly Implementation[] = [
  query(budget.openClaims, async ({ db, scope, nowMs }, { year, unit }) => {
    const within = withinScope(scope, await loadUnits(db), ({ code }) => code).map(({ code }) => code);
    const claims = await readOpenClaims(db, unit === undefined ? within : [unit], year, nowMs);
    return claims.map(({ reserved, committed, ...claim }) => ({
      ...{ ...claim, reserved: formatYuan(reserved), committed: formatYuan(committed) },
    }));
  }),

  longQuery(
    budget.openClaimsBook,
    async ({ db, scope, nowMs }, { year, unit }) => {
      const units = withinScope(scope, await loadUnits(db), ({ code }) => code);
      const asked = unit === undefined ? units : units.filter(({ code }) => code === unit);
      const codes = asked.map(({ code }) => code);
      return {
        units: asked,
        claims: await readOpenClaims(db, codes, year, nowMs),
        departments: await loadDepartments(db),
      };
    },
    async (context, { year, unit }, { units, claims, departments }) => {
      const names = new Map(units.map(({ code, name }) => [code as string, name]));
      const called = new Map(departments.map((each) => [`${each.unit} ${each.code}`, each.name]));
      const who = unit === undefined ? '各单位' : `${unit} ${names.get(unit) ?? ''}`.trim();
      const book = claimsWorkbook({
        ...{ who, day: chinaDay(context.nowMs), year, claims },
        unit: (code) => names.get(code) ?? code,
        department: (of, code) => called.get(`${of} ${code}`) ?? code,
        item: (code) => budgetItem(code)?.name ?? code,
        source: (code) => fundSource(code)?.name ?? code,
        creator: context.actor,
        created: context.instant,
      });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: fileName(`预算占用明细-${who}-${year}.xlsx`) };
    },
  ),
];

/** One document's part of one line that is held or bound, and not spent yet; amounts in 分. */
export interface OpenClaim {
  readonly claim: string;
  readonly kind: 'request' | 'draft' | 'order';
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
      const id = Number(number);
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
