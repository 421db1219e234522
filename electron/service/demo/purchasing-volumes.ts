import { contract } from '../../../shared/contract/index.ts';
import type { OutputOf, RequestOf } from '../../../shared/contract/operation.ts';
import { formatPrice, parsePrice, price } from '../../../shared/domain/procurement/price.ts';
import { type AccountingDate, dateOf } from '../../../shared/kernel/date.ts';
import type { Service } from '../service.ts';
import { LEAD } from './members.ts';
import type { Buyers } from './purchasing-buyers.ts';
import { SAMPLE_ITEMS, type SampleItem } from './purchasing-items.ts';
import { hospitalOnly, SIZES, usualPacks } from './purchasing-requests.ts';

const { procurement } = contract;

type Batch = RequestOf<typeof procurement.saveBatch>;
type Kept = OutputOf<typeof procurement.saveBatch>;

/** Who agreed on volumes, and for how many months of the calendar year: those that begin in July agree for half of it. */
const MEMBERS: readonly (readonly [unit: keyof typeof SIZES, months: number])[] = [
  ['H01', 12],
  ['T01', 12],
  ['T02', 6],
  ['C01', 6],
];
/** Of what is used, in per cent: agreed volumes stay below it, save for a few that were hoped for too much. */
const AGREED_PERCENT = { least: 44, step: 6, degrees: 9 };
/** Of the listed price: what was paid before selection, and what is paid now. */
const BEFORE_PERCENT = 150;
/** Selection made some products far cheaper than others. */
const MORE_PERCENT = 23;
const DEGREES = 11;
/** Products of the first batch; the others are the second's. */
export const FIRST_BATCH = 16;

/** Agreed packs of a product by unit over a batch's year. */
function agreedPacks(item: SampleItem, at: number, wholeYear: boolean): { unit: string; quantity: number }[] {
  const percent = AGREED_PERCENT.least + ((at * 5) % AGREED_PERCENT.degrees) * AGREED_PERCENT.step;
  return MEMBERS.filter(([unit]) => unit === LEAD || !hospitalOnly(item)).map(([unit, months]) => {
    const used = (usualPacks(item) * SIZES[unit] * (wholeYear ? 12 : months)) / 1000;
    return { unit, quantity: Math.max(1, Math.round((used * percent) / 100)) * item.packSize };
  });
}

/** What is agreed of a product; of those from the second batch on all members' whole year. */
export function productOf(item: SampleItem, at: number): Batch['products'][number] {
  const pack = parsePrice(item.listed)!;
  const beforePercent = BEFORE_PERCENT + ((at * 7) % DEGREES) * MORE_PERCENT;
  return {
    item: item.code,
    selected: formatPrice(price(Math.round(pack / item.packSize))),
    before: formatPrice(price(Math.round((pack * beforePercent) / (100 * item.packSize)))),
    // The later batches begin with all of them.
    volumes: agreedPacks(item, at, at >= FIRST_BATCH),
  };
}

/** Two batches over the selected products: one of the calendar year, one from July to June. */
export async function agreeVolumes(service: Service, year: number, buyers: Buyers): Promise<void> {
  const products = SAMPLE_ITEMS.filter(({ flags }) => flags.includes('selected')).map(productOf);
  const common = { prepay: '30', lag: '80' };
  await agreeOn(service, buyers, {
    ...{ ...common, name: '第七批国家组织药品集采', products: products.slice(0, FIRST_BATCH) },
    ...{ first: dateOf(year, 1, 1)!, last: dateOf(year, 12, 31)! },
  });
  await agreeOn(service, buyers, {
    ...{ ...common, name: '省际联盟药品耗材集采', products: products.slice(FIRST_BATCH) },
    ...{ first: dateOf(year, 7, 1)!, last: dateOf(year + 1, 6, 30)! },
  });
}

/** Prepares a batch and has it approved. */
export async function agreeOn({ pipeline }: Service, { buyer, pharmacist }: Buyers, batch: Batch): Promise<void> {
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
