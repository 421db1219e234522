import { contract } from '../../../shared/contract/index.ts';
import type { OutputOf, RequestOf } from '../../../shared/contract/operation.ts';
import { formatPrice, parsePrice, price } from '../../../shared/domain/procurement/price.ts';
import { type AccountingDate, dateOf } from '../../../shared/kernel/date.ts';
import type { Service } from '../service.ts';
import type { Buyers } from './purchasing-buyers.ts';
import { SAMPLE_ITEMS, type SampleItem } from './purchasing-items.ts';

const { procurement } = contract;

type Batch = RequestOf<typeof procurement.saveBatch>;
type Kept = OutputOf<typeof procurement.saveBatch>;

/** Who agreed on volumes, and how much against the lead hospital, in thousandths. */
const MEMBERS: readonly (readonly [unit: string, thousandths: number])[] = [
  ['H01', 1000],
  ['H02', 420],
  ['H03', 160],
  ['T01', 70],
  ['T02', 45],
  ['T03', 62],
  ['T05', 50],
  ['T08', 40],
  ['T11', 58],
  ['C01', 55],
  ['C02', 48],
];
/** A year of one product at the lead hospital comes to about so many 元, but stays between these numbers of packs. */
const SPENT = 24_000;
const LEAD_PACKS = { least: 200, most: 5_000 };
const MEMBER_PACKS = { least: 20, most: 300 };
/** Of the listed price: what was paid before selection, and what is paid now. */
const BEFORE_PERCENT = 150;
/** Selection made some products far cheaper than others. */
const MORE_PERCENT = 23;
const DEGREES = 11;
/** Products of the first batch; the others are the second's. */
const FIRST_BATCH = 16;

const clamped = (packs: number, { least, most }: typeof LEAD_PACKS): number =>
  Math.min(most, Math.max(least, Math.round(packs / 10) * 10));

/** Agreed packs of a product by unit: hospitals by their size, townships and community centres within their own bounds. */
export function agreedPacks({
  listed,
}: Pick<SampleItem, 'listed'>): readonly (readonly [unit: string, packs: number])[] {
  const lead = clamped(SPENT / Number(listed), LEAD_PACKS);
  return MEMBERS.map(([unit, thousandths]) => [
    unit,
    unit.startsWith('H')
      ? clamped((lead * thousandths) / 1000, { ...LEAD_PACKS, least: 20 })
      : clamped((lead * thousandths) / 1000, MEMBER_PACKS),
  ]);
}

function productOf(item: SampleItem, at: number): Batch['products'][number] {
  const pack = parsePrice(item.listed)!;
  const beforePercent = BEFORE_PERCENT + ((at * 7) % DEGREES) * MORE_PERCENT;
  return {
    item: item.code,
    selected: formatPrice(price(Math.round(pack / item.packSize))),
    before: formatPrice(price(Math.round((pack * beforePercent) / (100 * item.packSize)))),
    volumes: agreedPacks(item).map(([unit, packs]) => ({ unit, quantity: packs * item.packSize })),
  };
}

/** Two batches over the selected products: one of the calendar year, one from July to June. */
export async function agreeVolumes(service: Service, year: number, buyers: Buyers): Promise<void> {
  const products = SAMPLE_ITEMS.filter(({ flags }) => flags.includes('selected')).map(productOf);
  const common = { prepay: '30', lag: '80' };
  await approved(service, buyers, {
    ...{ ...common, name: '第七批国家组织药品集采', products: products.slice(0, FIRST_BATCH) },
    ...{ first: dateOf(year, 1, 1)!, last: dateOf(year, 12, 31)! },
  });
  await approved(service, buyers, {
    ...{ ...common, name: '省际联盟药品耗材集采', products: products.slice(FIRST_BATCH) },
    ...{ first: dateOf(year, 7, 1)!, last: dateOf(year + 1, 6, 30)! },
  });
}

async function approved({ pipeline }: Service, { buyer, pharmacist }: Buyers, batch: Batch): Promise<void> {
  await decide(
    { pipeline },
    { buyer, pharmacist },
    'batch',
    await pipeline.perform(procurement.saveBatch, batch, buyer),
  );
}

async function decide(
  { pipeline }: Pick<Service, 'pipeline'>,
  { buyer, pharmacist }: Pick<Buyers, 'buyer' | 'pharmacist'>,
  kind: 'batch' | 'surplus',
  { id, revision }: Kept,
): Promise<void> {
  await pipeline.perform(procurement.handPaper, { kind, id, revision }, buyer);
  const papers = [{ id, revision: revision + 1 }];
  await pipeline.perform(procurement.decidePapers, { kind, papers, outcome: 'approve' }, pharmacist);
}

/** 结余留用 of the year's batch, from what was ordered of it: the employees' approved, the residents' a draft. */
export async function retainSurplus(service: Service, year: number, buyers: Buyers): Promise<void> {
  const { pipeline } = service;
  const on = dateOf(year, 12, 31) as AccountingDate;
  const batches = await pipeline.perform(procurement.volumeBatches, {}, buyers.buyer);
  const batch = batches.find(({ last }) => last === on)!.id;
  const proposal = await pipeline.perform(procurement.surplusProposal, { batch, on }, buyers.buyer);
  const products = proposal.products.map(({ name: _name, measure: _measure, packSize: _size, ...product }) => product);
  const common = {
    ...{ batch, year, on, products, incomplete: 'left-out' as const, grade: '良好' },
    grades: [
      { name: '优秀', ratio: '50' },
      { name: '良好', ratio: '40' },
      { name: '合格', ratio: '30' },
      { name: '不合格', ratio: '0' },
    ],
  };
  const employees = { ...common, insurance: 'employee' as const, pay: '75', insured: '38' };
  await decide(service, buyers, 'surplus', await pipeline.perform(procurement.saveSurplus, employees, buyers.buyer));
  const residents = { ...common, insurance: 'resident' as const, pay: '60', insured: '47' };
  await pipeline.perform(procurement.saveSurplus, residents, buyers.buyer);
}
