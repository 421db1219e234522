import type { InternalItem } from '../../shared/domain/consolidation/model.ts';
import type { ChartName, Unit, UnitCode, UnitKind } from '../../shared/domain/organisation/unit.ts';
import { type Fen, fen } from '../../shared/kernel/fen.ts';
import { endOf, type Period, periodOf } from '../../shared/kernel/period.ts';
import type { Books } from './books.ts';
import { type AllowanceFact, Desk, type Mirrored } from './community-desk.ts';
import { DISTURBANCES, type DisturbanceKind } from './community-disturbances.ts';
import {
  advance,
  longTerm,
  note,
  oldDebt,
  outsideBusiness,
  subsidy,
  taxedRent,
  transfer,
  turnIn,
} from './community-flows.ts';
import { type Flow, purchase, service } from './community-services.ts';
import { chance } from './random.ts';

/**
 * Random communities (县域医共体) with tagged internal flows of every kind and, when asked, deliberate disturbances; with
 * them what a consolidation must find. Plain data, the same for the same seed; services can post it, tests can compare.
 */
export interface Community extends Books {
  readonly seed: number;
  readonly period: Period;
  /** What every flow left on both sides; see `community-expected.ts`. */
  readonly mirrored: readonly Mirrored[];
  readonly allowances: readonly AllowanceFact[];
  readonly disturbances: readonly { readonly kind: DisturbanceKind; readonly units: readonly UnitCode[] }[];
}

export interface CommunityOptions {
  /** How many flows go wrong, each between another pair of units. */
  readonly disturbances?: number;
  /** Whether repayments of what the lead bought are tagged in the budget book too (P27); declarations leave them out. */
  readonly tagAdvances?: boolean;
  /** Whether some rents carry VAT. */
  readonly vat?: boolean;
}

const KINDS: readonly {
  readonly prefix: string;
  readonly kind: UnitKind;
  readonly chart: ChartName;
  readonly name: string;
}[] = [
  { prefix: 'T', kind: 'township', chart: 'primary', name: '卫生院' },
  { prefix: 'C', kind: 'community', chart: 'primary', name: '社区卫生服务中心' },
  { prefix: 'H', kind: 'hospital', chart: 'hospital', name: '医院' },
  { prefix: 'I', kind: 'institution', chart: 'institution', name: '中心' },
];

export function makeCommunity(seed: number, options: CommunityOptions = {}): Community {
  const random = chance(seed);
  const period = periodOf(2025, random.int(2, 12));
  const units: Unit[] = [{ code: 'H01', name: '县人民医院', kind: 'lead', chart: 'hospital' }];
  for (let count = random.int(3, 7); count > 0; count -= 1) {
    const { prefix, kind, chart, name } = random.pick(KINDS);
    const number = String(units.length + 1).padStart(2, '0');
    units.push({ code: `${prefix}${number}`, name: `第${number}${name}`, kind, chart });
  }
  const desk = new Desk(units, period, random);
  for (const { code } of units) outsideBusiness(desk, code);
  const flows: Flow[] = [service, subsidy, turnIn, advance, note, longTerm, transfer, oldDebt];
  flows.push(purchase(options.tagAdvances ?? true));
  if (options.vat) flows.push(taxedRent);
  const codes = units.map(({ code }) => code);
  for (const run of flows) {
    for (let count = random.int(0, 4); count > 0; count -= 1) run(desk, ...twoOf(codes, desk));
  }
  return {
    seed,
    period,
    units,
    disturbances: disturb(desk, codes, options.disturbances ?? 0),
    openings: desk.openings,
    vouchers: desk.vouchers,
    mirrored: desk.mirrored,
    allowances: desk.allowances,
  };
}

/** The lead and a member in most cases, otherwise any two; an allowance is kept once for each pair. */
function twoOf(codes: readonly UnitCode[], desk: Desk): [UnitCode, UnitCode] {
  const from = desk.chance.often(70) ? codes[0]! : desk.chance.pick(codes);
  const others = codes.filter((code) => code !== from);
  return [from, desk.chance.pick(others)];
}

function disturb(desk: Desk, codes: readonly UnitCode[], count: number): Community['disturbances'] {
  const used = new Set<string>();
  const done: { kind: DisturbanceKind; units: UnitCode[] }[] = [];
  for (let attempts = count * 10; attempts > 0 && done.length < count; attempts -= 1) {
    const kind = desk.chance.pick(Object.keys(DISTURBANCES) as DisturbanceKind[]);
    const [one, other, third] = shuffled(codes, desk);
    const touched = [`${one}${other}`, `${other}${one}`, `${one}${third}`, `${third}${one}`];
    if (touched.some((pair) => used.has(pair))) continue;
    for (const pair of touched) used.add(pair);
    DISTURBANCES[kind](desk, one!, other!, third!);
    done.push({ kind, units: kind === 'wrong-counterparty' ? [one!, other!, third!] : [one!, other!] });
  }
  return done;
}

function shuffled(codes: readonly UnitCode[], desk: Desk): UnitCode[] {
  const rest = [...codes];
  const out: UnitCode[] = [];
  while (rest.length > 0) out.push(...rest.splice(desk.chance.int(0, rest.length - 1), 1));
  return out;
}

/**
 * The same dealings as declarations (内部往来及交易申报表): one total for each unit, account and counterparty, of the balance
 * at the period's end or the movement of the year so far, as members send them with a trial balance.
 */
export function declarationsOf(items: readonly InternalItem[], period: Period): InternalItem[] {
  const totals = new Map<string, { item: InternalItem; amount: number }>();
  for (const item of items) {
    if (item.date > endOf(period)) continue;
    const key = [item.unit, item.account, item.counterparty, item.side].join('|');
    const total = totals.get(key) ?? { item, amount: 0 };
    total.amount += item.amount;
    totals.set(key, total);
  }
  return [...totals.values()]
    .filter(({ amount }) => amount !== 0)
    .map(
      ({ item: { document: _document, vat, ...item }, amount }, row): InternalItem => ({
        ...item,
        id: `declared-${row + 1}`,
        amount: fen(amount) as Fen,
        date: endOf(period),
        detail: 'balance',
        origin: { kind: 'declaration', batch: 'D', row: row + 1 },
        ...(vat === undefined ? {} : { vat }),
      }),
    );
}
