import type { UnitScope } from '../../../../shared/domain/organisation/access.ts';
import {
  deliveryRates,
  flagShare,
  paidInTime,
  type Rate,
  varietyShare,
} from '../../../../shared/domain/procurement/cockpit/figures.ts';
import { volumeProgress } from '../../../../shared/domain/procurement/cockpit/progress.ts';
import { type Saved, savings } from '../../../../shared/domain/procurement/cockpit/savings.ts';
import {
  keyOf,
  type SpendBy,
  type SpendRow,
  type Spent,
  spendBy,
  totalOf,
} from '../../../../shared/domain/procurement/cockpit/spend.ts';
import { isOpen } from '../../../../shared/domain/procurement/guards/answer.ts';
import { itemTitle } from '../../../../shared/domain/procurement/item.ts';
import type { Price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadCommunity, loadUnits } from '../../organisation/queries.ts';
import type { Register } from '../deliveries/register.ts';
import { drawRegister, seesFinding } from '../guards/drawing.ts';
import { readWorld, type World } from '../guards/world.ts';
import type { Matching } from '../invoices/matching.ts';
import { deliveredOf, readRunning, seesUnit } from './facts.ts';
import { readDue } from './payables.ts';

/** Everything that the page and the workbook show, from one reading. */
export interface Cockpit {
  readonly community: string;
  readonly first: AccountingDate;
  readonly last: AccountingDate;
  readonly spend: Fen;
  readonly receipts: number;
  readonly figures: Saved & {
    readonly essential: Rate;
    readonly essentialItems: Rate;
    readonly selected: Rate;
    readonly progress: Rate;
    readonly timeBps: number | undefined;
    readonly filled: Rate;
    readonly onTime: Rate;
  };
  readonly spendBy: Readonly<
    Record<SpendBy, readonly (SpendRow & { readonly name: string; readonly maker: string })[]>
  >;
}

/** What takes more than adding up: what was paid in time, and what the guards found. */
export interface Watch {
  readonly paid: Rate;
  readonly guards: { readonly open: number; readonly all: number; readonly errors: number; readonly warnings: number };
}

/** Lines of the days that a reader sees, and the whole world that they come from. */
export interface Seen {
  readonly world: World;
  /** Those of the days and those before, of the units in sight. */
  readonly trail: readonly Spent[];
  readonly lines: readonly Spent[];
  readonly names: ReadonlyMap<string, string>;
}

interface Asked {
  readonly first: AccountingDate;
  readonly last: AccountingDate;
  readonly scope: UnitScope;
  readonly unit: string | undefined;
  /** What was ordered and what came. */
  readonly register: Register;
}

export async function readSeen(db: BooksReader, asked: Asked, known?: World): Promise<Seen> {
  const { first, last, scope, unit, register } = asked;
  const world = known ?? (await readWorld(db, first, last, register));
  const sees = seesUnit(scope, unit);
  const trail = world.spent.filter((line) => sees(line.unit));
  const names = new Map<string, string>((await loadUnits(db)).map(({ code, name }) => [code, name]));
  return { world, trail, names, lines: trail.filter(({ day }) => day >= first) };
}

/** How a unit, product, supplier or month is called. */
export function nameOf({ world, names }: Seen, by: SpendBy, key: string): string {
  if (by === 'unit') return names.get(key) ?? key;
  if (by === 'supplier') return world.suppliers.get(key)?.name ?? key;
  const item = by === 'item' ? world.itemOf(key) : undefined;
  return item ? itemTitle(item) : key;
}

/** Of two products of one name the maker tells which; '' of all else. */
const makerOf = ({ world }: Seen, by: SpendBy, key: string): string =>
  by === 'item' ? (world.itemOf(key)?.maker ?? '') : '';

/** 挂网价 of a product on a day, while it holds. */
export const listedOn =
  (world: World) =>
  (code: string, day: AccountingDate): Price | undefined => {
    const item = world.itemOn(code, day);
    return item?.listedUntil !== undefined && item.listedUntil < day ? undefined : item?.listed;
  };

export async function readCockpit(db: BooksReader, asked: Asked, known?: World): Promise<Cockpit> {
  const { first, last, scope, unit, register } = asked;
  const seen = await readSeen(db, asked, known);
  const { world, trail, lines } = seen;
  const sees = seesUnit(scope, unit);
  const delivered = deliveredOf(register, { first, last }).filter((row) => sees(row.unit));
  const { batches, ordered } = await readRunning(db, last);
  const { done, timeBps } = volumeProgress(batches, ordered, last, sees);
  const saved = savings(trail, first, listedOn(world));
  const named = (by: SpendBy) =>
    spendBy(lines, by).map((row) => ({ ...row, name: nameOf(seen, by, row.key), maker: makerOf(seen, by, row.key) }));
  const rows = { unit: named('unit'), item: named('item'), supplier: named('supplier'), month: named('month') };
  return {
    ...{ first, last, community: (await loadCommunity(db))?.name ?? '', spend: totalOf(lines), spendBy: rows },
    receipts: new Set(lines.map(({ receipt }) => receipt)).size,
    figures: {
      essential: flagShare(lines, world.itemOf, 'essential'),
      essentialItems: varietyShare(lines, world.itemOf),
      selected: flagShare(lines, world.itemOf, 'selected'),
      ...{ progress: done, timeBps, ...deliveryRates(delivered, last), ...saved },
    },
  };
}

export async function readWatch(
  db: BooksReader,
  { first, last, scope, unit }: Omit<Asked, 'register'>,
  matching: Matching,
): Promise<Watch> {
  const findings = (await drawRegister(db, await readWorld(db, first, last, matching.register))).filter(
    ({ finding, gone }) => !gone && seesFinding(scope, finding) && (unit === undefined || finding.unit === unit),
  );
  const open = findings.filter(({ state }) => isOpen(state));
  return {
    paid: paidInTime(await readDue(db, seesUnit(scope, unit), matching), first, last),
    guards: {
      ...{ open: open.length, all: findings.length },
      errors: open.filter(({ finding }) => finding.level === 'error').length,
      warnings: open.filter(({ finding }) => finding.level === 'warning').length,
    },
  };
}

/** Lines behind one bar or row, the latest first. */
export const linesOf = ({ lines }: Seen, by: SpendBy, key: string): Spent[] =>
  lines.filter((line) => keyOf(line, by) === key).reverse();
