import { procurement } from '../../../../shared/contract/procurement.ts';
import {
  actorOf,
  type Caller,
  reaches,
  scopeOf,
  type UnitScope,
} from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { againstDeciding, againstExplaining } from '../../../../shared/domain/procurement/guards/answer.ts';
import { figureOf } from '../../../../shared/domain/procurement/guards/saying.ts';
import { itemTitle } from '../../../../shared/domain/procurement/item.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { endOf, type Period, periodOf, startOf, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadCommunity, loadUnits } from '../../organisation/queries.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import type { KeptPurchases } from '../kept-purchases.ts';
import { drawRegister, explainerOf, type Registered, seesFinding } from './drawing.ts';
import { readOverridesUsed } from './reading.ts';
import { type RegisterBook, registerName, registerWorkbook } from './register-workbook.ts';
import { readWorld, type World } from './world.ts';

/** The days of a month, or of the year up to its end. */
export const daysOf = (period: Period, span: 'month' | 'year'): readonly [AccountingDate, AccountingDate] => [
  startOf(span === 'month' ? period : periodOf(yearOf(period), 1)),
  endOf(period),
];

/** 采购监督登记册, on the screen and as a workbook. */
export const findingOperations = (kept: KeptPurchases): readonly Implementation[] => [
  query(procurement.guardFindings, async ({ db, caller, scope }, { period, span, unit }) => {
    const world = await readWorld(db, ...daysOf(period, span), await kept.register(db));
    const seen = seenOf(await drawRegister(db, world), scope, unit);
    return outOf(db, world, seen, { caller, scope });
  }),

  longQuery(
    procurement.guardRegister,
    async ({ db, scope, caller }, { period, span, unit }): Promise<Omit<RegisterBook, 'creator' | 'created'>> => {
      const [first, last] = daysOf(period, span);
      const world = await readWorld(db, first, last, await kept.register(db));
      const seen = seenOf(await drawRegister(db, world), scope, unit);
      const names = new Map<string, string>((await loadUnits(db)).map(({ code, name }) => [code, name]));
      const used = (await readOverridesUsed(db, first, last)).filter(
        ({ override }) => reaches(scope, override.unit as UnitCode) && (unit === undefined || override.unit === unit),
      );
      return {
        ...{ first, last, community: (await loadCommunity(db))?.name ?? '' },
        rows: (await outOf(db, world, seen, { caller, scope })).map((row, at) => ({
          ...row,
          ...{ excessFen: seen[at]!.finding.excess, wholeSteps: seen[at]!.steps },
        })),
        overrides: used.map((each) => ({ ...each, unitName: names.get(each.override.unit) ?? each.override.unit })),
      };
    },
    async (context, { period, span }, loaded) => {
      const book = registerWorkbook({ ...loaded, creator: context.actor, created: context.instant });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: fileName(registerName(period, span)) };
    },
  ),
];

const seenOf = (all: readonly Registered[], scope: UnitScope, unit: string | undefined): Registered[] =>
  all.filter(({ finding }) => seesFinding(scope, finding) && (unit === undefined || finding.unit === unit));

/** Findings as a reader sees them: of a member's, papers of others are not named. */
async function outOf(
  db: BooksReader,
  world: World,
  rows: readonly Registered[],
  { caller, scope }: { readonly caller: Caller; readonly scope: UnitScope },
) {
  const names = new Map<string, string>((await loadUnits(db)).map(({ code, name }) => [code, name]));
  const mayExplain = scopeOf(caller, 'procurement.buy')?.kind === 'community';
  const mayDecide = scopeOf(caller, 'procurement.approve')?.kind === 'community';
  const actor = actorOf(caller);
  return rows.map(({ finding, state, revision, steps, overrides, gone }) => {
    const item = world.itemOf(finding.item);
    const supplierName = world.suppliers.get(finding.supplier)?.name ?? finding.supplier;
    const answer =
      state === 'open' || state === 'covered' ? undefined : ({ state, person: explainerOf(steps) } as const);
    const may: ('explain' | 'decide')[] = [];
    if (mayExplain && !gone && againstExplaining(answer) === undefined) may.push('explain');
    if (mayDecide && againstDeciding(answer, actor) === undefined) may.push('decide');
    const { key, rule, level, unit, supplier, day, measure, basis, note } = finding;
    return {
      ...{ key, rule, level, state, unit, unitName: names.get(unit) ?? '', supplier, supplierName, day },
      ...{ item: finding.item, name: item ? itemTitle(item) : finding.item || supplierName },
      ...{ found: figureOf(finding, finding.found), held: figureOf(finding, finding.held), measure, basis, note },
      per: item?.unit ?? '',
      ...{ beyondBps: finding.beyondBps ?? null, excess: formatYuan(finding.excess), revision, may, gone },
      papers: finding.papers
        .filter((paper) => scope.kind === 'community' || (paper.unit !== '' && reaches(scope, paper.unit)))
        .map(({ kind, id, number }) => ({ kind, id, number })),
      overrides: overrides.map(({ id, number, why }) => ({ id, number, why })),
      steps: steps.map(({ step, display, instant, reason }) => ({ step, display, instant, reason })),
    };
  });
}
