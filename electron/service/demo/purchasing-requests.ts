import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type AccountingDate, dateOf, daysInMonth } from '../../../shared/kernel/date.ts';
import { type Period, periodOf } from '../../../shared/kernel/period.ts';
import type { Service } from '../service.ts';
import { LEAD } from './members.ts';
import type { Buyers } from './purchasing-buyers.ts';
import { SAMPLE_ITEMS, type SampleItem } from './purchasing-items.ts';
import { stream } from './random.ts';

const { procurement } = contract;

interface Asking {
  readonly unit: UnitCode;
  readonly caller: Caller;
  /** What it uses a month of a product, in per mille of what a township does. */
  readonly size: number;
  /** The first month of which it has a list. */
  readonly from: number;
  /** Months in which it asks. */
  readonly months: readonly number[];
}

const SEED = 2025;
/** Requests are written on one day of a month and needed on another: orders go out in between. */
const ASK_DAY = 2;
const NEEDED_DAY = 12;
/** Packs of a cheap product that a township uses a month. */
const CHEAP = 40;
/** 元 of a pack beyond which a product is dear, and is used by the hospital alone. */
const DEAR = 200;

/** What units use, in per mille of what a township does. */
export const SIZES = { H01: 8_000, T01: 1_000, T02: 600, C01: 800 } as const;

export const hospitalOnly = ({ flags, kind, listed }: SampleItem): boolean =>
  flags.includes('restricted') || kind === 'preparation' || Number(listed) > DEAR;

/** Packs of a product that a township uses a month. */
export const usualPacks = (item: SampleItem): number =>
  hospitalOnly(item) ? 2 : Math.max(4, Math.round(CHEAP / (1 + Number(item.listed) / 20)));

/** What a unit used of a product in a month, in smallest units, with the days on which it had none. */
function useOf({ unit, size }: Asking, item: SampleItem, year: number, month: number) {
  const chance = stream(SEED, unit, item.code, month);
  const usual = Math.max(item.packSize, Math.round((usualPacks(item) * item.packSize * size) / 1000));
  const winter = month <= 2 || month >= 11 ? 120 : 0;
  const wanted = Math.round((chance.vary(usual, 150) * (1000 + winter)) / 1000);
  // One product in thirty runs out in a month, one that is short in four.
  const out = chance.below(item.flags.includes('shortage') ? 4 : 30) === 0 ? chance.between(3, 12) : 0;
  const days = daysInMonth(year, month);
  return {
    used: Math.floor((wanted * (days - out)) / days),
    outDays: out,
    closing: out > 0 ? 0 : Math.round((wanted * chance.between(15, 75)) / 100),
  };
}

/** A year of use, stock levels and requests (采购申请): decided with some reductions, one waiting in December, one a draft. */
export async function askForDrugs(service: Service, year: number, buyers: Buyers): Promise<void> {
  const { hospital, town, others } = buyers;
  const t = (code: string) => code as UnitCode;
  const EACH_MONTH = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  const units: readonly Asking[] = [
    { unit: LEAD as UnitCode, caller: hospital, size: SIZES.H01, from: 1, months: EACH_MONTH },
    { unit: t('T01'), caller: town, size: SIZES.T01, from: 1, months: [2, 5, 8, 11, 12] },
    { unit: t('T02'), caller: others, size: SIZES.T02, from: 7, months: [8, 11, 12] },
    { unit: t('C01'), caller: others, size: SIZES.C01, from: 7, months: [8, 11] },
  ];
  for (const asking of units) await keepLevels(service, asking);
  for (let month = 1; month <= 12; month += 1) {
    const waiting = [];
    for (const asking of units) {
      if (asking.months.includes(month)) waiting.push(...(await ask(service, asking, year, month)));
      if (month >= asking.from) await bringUse(service, asking, year, month);
    }
    if (month === 9) waiting.push(...(await askSpecially(service, year, hospital)));
    if (waiting.length > 0) await decide(service, waiting, buyers.buyer);
  }
}

/** The hospital keeps levels of all that is short, the township of what it uses every day. */
async function keepLevels({ pipeline }: Service, { unit, caller, size }: Asking): Promise<void> {
  const kept = SAMPLE_ITEMS.filter((item) => item.flags.includes('shortage') || item.code.startsWith('XC0'));
  const levels = kept
    .filter((item) => unit === LEAD || !hospitalOnly(item))
    .map(({ code, packSize }) => {
      const least = Math.max(packSize, Math.round((4 * packSize * size) / 1000));
      return { item: code, least, most: least * 15, leadDays: unit === LEAD ? 2 : 4 };
    });
  await pipeline.perform(procurement.saveStockLevels, { unit, revision: 0, levels }, caller);
}

/** The hospital system's list of a month; what the formulary no longer has stays out of it. */
async function bringUse({ pipeline, files }: Service, asking: Asking, year: number, month: number): Promise<void> {
  const { unit, caller } = asking;
  const rows = SAMPLE_ITEMS.filter((item) => unit === LEAD || !hospitalOnly(item)).map((item) => {
    const { used, outDays, closing } = useOf(asking, item, year, month);
    return [item.code, item.name, item.unit, used, outDays, closing].join(',');
  });
  const text = ['品种编码,品名,计量单位,本月用量,缺货天数,月末库存', ...rows].join('\n');
  const owner = caller.kind === 'person' ? caller.name : '';
  const { sha256: file } = await files.put(owner, new TextEncoder().encode(text));
  const period: Period = periodOf(year, month);
  const asked = { unit, period, counted: 'smallest' as const, file, fileName: `${unit}-${period}-用量.csv` };
  const { rejected } = await pipeline.perform(procurement.readDrugUse, asked, caller);
  await pipeline.perform(procurement.importDrugUse, { ...asked, revision: 0, leftOut: rejected }, caller);
}

interface Handed {
  readonly id: number;
  readonly revision: number;
}

/** Asks for what is suggested. T01's of December is left waiting, T02's a draft. */
async function ask({ pipeline }: Service, { unit, caller }: Asking, year: number, month: number): Promise<Handed[]> {
  const day = dateOf(year, month, ASK_DAY)!;
  const { lines } = await pipeline.perform(procurement.beginRequest, { unit, day, from: 'suggestions' }, caller);
  if (lines.length === 0) return [];
  const kept = await pipeline.perform(
    procurement.saveRequest,
    {
      ...{ unit, kind: 'ordinary' as const, day, needed: dateOf(year, month, NEEDED_DAY)! },
      lines: lines.map(({ item, packs }) => ({ item, packs, remark: '' })),
    },
    caller,
  );
  if (month === 12 && unit === 'T02') return [];
  const { id, revision } = kept;
  await pipeline.perform(procurement.handRequest, { unit, id, revision }, caller);
  return month === 12 && unit === 'T01' ? [] : [{ id, revision: revision + 1 }];
}

/** An emergency, and a substitute for what cannot be had. */
async function askSpecially({ pipeline }: Service, year: number, caller: Caller): Promise<Handed[]> {
  const named = (name: string) => SAMPLE_ITEMS.filter((item) => item.name === name).map(({ code }) => code);
  const [adrenaline = ''] = named('盐酸肾上腺素注射液');
  const [short = '', substitute = ''] = named('硝酸甘油片');
  const unit = LEAD as UnitCode;
  const on = (day: number): AccountingDate => dateOf(year, 9, day)!;
  const asked = [
    {
      ...{ kind: 'urgent' as const, day: on(5), needed: on(5), hours: 4, cause: '交通事故批量伤员抢救' },
      lines: [{ item: adrenaline, packs: 10, remark: '急诊抢救室' }],
    },
    {
      ...{ kind: 'shortage' as const, day: on(3), needed: on(10), cause: '原品种生产企业停产检修', instead: short },
      lines: [{ item: substitute, packs: 60, remark: '' }],
    },
  ];
  const handed = [];
  for (const request of asked) {
    const { id, revision } = await pipeline.perform(procurement.saveRequest, { unit, ...request }, caller);
    await pipeline.perform(procurement.handRequest, { unit, id, revision }, caller);
    handed.push({ id, revision: revision + 1 });
  }
  return handed;
}

/** The pharmacy centre cuts some lines of large requests, and one in forty altogether. */
async function decide({ pipeline }: Service, waiting: readonly Handed[], buyer: Caller): Promise<void> {
  const requests = [];
  for (const { id, revision } of waiting) {
    const { lines } = await pipeline.perform(procurement.request, { id }, buyer);
    requests.push({
      ...{ id, revision },
      lines: lines.flatMap(({ line, asked }, at) =>
        at % 40 === 39
          ? [{ line, approved: 0, why: '同类品种库存充足，本月不采购' }]
          : at % 9 === 4 && asked >= 10
            ? [{ line, approved: Math.floor((asked * 4) / 5), why: '库存尚可支撑，按八成核定' }]
            : [],
      ),
    });
  }
  await pipeline.perform(procurement.decideRequests, { outcome: 'approve', requests }, buyer);
}
