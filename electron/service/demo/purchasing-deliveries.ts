import { contract } from '../../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type AccountingDate, addDays, dateOf } from '../../../shared/kernel/date.ts';
import { endOf, periodOf } from '../../../shared/kernel/period.ts';
import type { Service } from '../service.ts';
import { SAMPLE_ITEMS } from './purchasing-items.ts';

const { procurement } = contract;

type Awaited = ReplyOf<typeof procurement.awaited>;
type Arrival = RequestOf<typeof procurement.registerReceipts>['arrivals'][number];
type Line = Arrival['lines'][number];

/** Who registers and who accepts at a unit of the sample that keeps its stock here. */
export interface Receivers {
  readonly unit: UnitCode;
  readonly pharmacist: Caller;
  readonly receiver: Caller;
}

/** Orders of a unit that are still on their way when the year ends. */
const ON_THEIR_WAY = 3;
/** Of what is there at its end a month uses so many parts of ten, and nearly all of every tenth product. */
const USED_TENTHS = 5;
const MUCH_USED_TENTHS = 9;
/** What expires by the spring is what is hardly used any more. */
const HARDLY_USED_TENTHS = 1;
const COLD = ['甘精胰岛素注射液', '门冬胰岛素30注射液', '人血白蛋白'];

/**
 * A year of deliveries (配送验收) to the units that keep their stocks here: each order is accepted by another than who
 * registered it, one comes in two parts, one short, one with damaged packs, one with a lot that expires soon, and the last is not
 * there yet. Some packs go back. What never came of old orders is given up. What came is issued month by month; a lot is sent on to the first township, and the lead hospital counts.
 */
export async function deliverToAll(
  service: Service,
  year: number,
  buyer: Caller,
  units: readonly Receivers[],
): Promise<void> {
  const { pipeline } = service;
  const cold = SAMPLE_ITEMS.filter(({ name }) => COLD.includes(name)).map(({ code }) => ({
    item: code,
    least: 20,
    most: 80,
  }));
  const rules = {
    leastMonths: 6,
    nearDays: 180,
    shortDays: 7,
    useDays: 90,
    cold,
    reason: '药事管理与药物治疗学委员会',
  };
  await pipeline.perform(procurement.setDeliveryRules, rules, buyer);
  for (const at of units) await deliver(service, year, at);
  await giveUp(service, year, buyer);
  if (units[0]) await giveBack(service, year, units[0]);
  const [first, second] = units;
  if (first && second) await passOn(service, year, first, second);
  if (first) await count(service, year, first);
}

async function deliver({ pipeline }: Service, year: number, { unit, pharmacist, receiver }: Receivers): Promise<void> {
  const { orders } = await pipeline.perform(procurement.arriving, { unit }, pharmacist);
  const inOrder = [...orders].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.order - b.order));
  const wanted = inOrder.slice(0, -ON_THEIR_WAY);
  const arrivals: Arrival[] = [];
  for (const [at, { order }] of wanted.entries()) {
    const awaited = await pipeline.perform(procurement.awaited, { unit, order }, pharmacist);
    arrivals.push(...arrivalsOf(awaited, order, at, year));
  }
  if (arrivals.length === 0) return;
  const { receipts } = await pipeline.perform(procurement.registerReceipts, { unit, arrivals }, pharmacist);
  const seen = receipts.map(({ id, revision }) => ({ id, revision }));
  await pipeline.perform(procurement.decideReceipts, { unit, receipts: seen, outcome: 'accept' }, receiver);
  await issue({ pipeline }, year, unit, pharmacist);
}

/** What came of the `at`th order of a unit, in one delivery or two. */
function arrivalsOf(awaited: Awaited, order: number, at: number, year: number): Arrival[] {
  const last = dateOf(year, 12, 31)!;
  // Every seventh order is some days late.
  const due = addDays(awaited.promised as AccountingDate, at % 7 === 6 ? 4 : 0);
  const day = due > last ? last : due;
  const open = awaited.lines.filter(({ outstanding }) => outstanding > 0);
  const cold = open.some((line) => line.cold !== null) ? { cold: { least: 28, most: 66 } } : {};
  const arrival = (on: AccountingDate, part: number, lines: readonly Line[]): Arrival => ({
    ...{ order, note: `SH${on.replaceAll('-', '')}-${at + 1}${part === 1 ? '' : `-${part}`}` },
    ...{ at: `${on}T${at % 2 === 0 ? '09:20' : '14:45'}`, ...cold, lines: [...lines] },
  });
  const lines = open.map(({ allocation, outstanding }, row) => lineOf(allocation, outstanding, day, at, row));
  const [head, ...rest] = lines;
  if (!head) return [];
  if (at === 1 && head.delivered > 1) {
    const now = Math.ceil(head.delivered * 0.6);
    const later = addDays(day, 6);
    return [
      arrival(day, 1, [{ ...head, delivered: now, accepted: now }, ...rest]),
      arrival(later > last ? last : later, 2, [
        { ...head, lot: `${head.lot}B`, delivered: head.delivered - now, accepted: head.delivered - now },
      ]),
    ];
  }
  if (at === 2 && head.delivered > 1)
    return [arrival(day, 1, [{ ...head, accepted: head.delivered - 1, reason: 'short' }, ...rest])];
  if (at === 3 && head.delivered > 1)
    return [arrival(day, 1, [{ ...head, accepted: head.delivered - 1, reason: 'damaged' }, ...rest])];
  return [arrival(day, 1, lines)];
}

const lineOf = (allocation: number, packs: number, day: AccountingDate, at: number, row: number): Line => {
  const [year = 0] = day.split('-').map(Number);
  // One lot of November expires in the spring.
  const soon = row === 1 && Number(day.slice(5, 7)) === 11;
  return {
    ...{ allocation, lot: `${day.slice(2, 7).replace('-', '')}${String(at * 40 + row + 1).padStart(4, '0')}` },
    ...{
      produced: addDays(day, -90),
      expiry: soon ? dateOf(year + 1, 5, 31)! : addDays(day, 640 + ((at * 31 + row * 17) % 300)),
    },
    ...{ delivered: packs, accepted: packs, reason: '' },
  };
};

/** Issues month by month its part of what there is at the month's end. */
async function issue(
  { pipeline }: Pick<Service, 'pipeline'>,
  year: number,
  unit: UnitCode,
  pharmacist: Caller,
): Promise<void> {
  const rows: RequestOf<typeof procurement.issueStock>['rows'] = [];
  const gone = new Map<string, number>();
  for (let month = 1; month <= 12; month += 1) {
    const day = endOf(periodOf(year, month));
    const { rows: held } = await pipeline.perform(procurement.stock, { unit, on: day }, pharmacist);
    for (const [at, { item, quantity, lots }] of held.entries()) {
      const issued = gone.get(item) ?? 0;
      const hardly = lots.some(({ expiry }) => expiry < `${year + 1}-06-01`);
      const tenths = hardly ? HARDLY_USED_TENTHS : at % 10 === 3 ? MUCH_USED_TENTHS : USED_TENTHS;
      const part = Math.floor(((quantity - issued) * tenths) / 10);
      if (part <= 0) continue;
      rows.push({ day, item, quantity: part });
      gone.set(item, issued + part);
    }
  }
  if (rows.length === 0) return;
  const source = `${unit} ${year} 年消耗.xlsx`;
  await pipeline.perform(procurement.issueStock, { unit, source, rows: rows.slice(0, 5000) }, pharmacist);
}

/** Two packs of the year's last delivery go back to its supplier, and two of the one before it wait for their confirmation. */
async function giveBack({ pipeline }: Service, year: number, { unit, pharmacist, receiver }: Receivers): Promise<void> {
  const receipts = await pipeline.perform(procurement.receipts, { unit, stage: 'accepted' }, pharmacist);
  const day = dateOf(year, 12, 31)!;
  const { rows: stock } = await pipeline.perform(procurement.stock, { unit, on: day }, pharmacist);
  const isThere = (item: string, lot: string): boolean =>
    stock.some((row) => row.item === item && row.lots.some((of) => of.lot === lot && of.quantity >= 2 * of.packSize));
  for (const [at, { id }] of receipts.slice(0, 2).entries()) {
    const { rows } = await pipeline.perform(procurement.receipt, { id }, pharmacist);
    const much = rows.find(({ accepted, item, lot }) => accepted > 20 && isThere(item, lot));
    if (!much) continue;
    const asked = { unit, form: 'goods' as const, day, why: '外包装受潮' };
    const back = await pipeline.perform(
      procurement.askReturn,
      { ...asked, lines: [{ line: much.id, packs: 2 }] },
      pharmacist,
    );
    const seen = { id: back.id, revision: back.revision, outcome: 'accept' as const, reason: '' as const };
    if (at === 0) await pipeline.perform(procurement.decideReturn, { unit, ...seen }, receiver);
  }
}

/** Orders of which something never came are done by December, and nobody asks for what was left of them any more. */
async function giveUp({ pipeline }: Service, year: number, buyer: Caller): Promise<void> {
  const december = dateOf(year, 12, 1)!;
  const lines: { line: number; request: string }[] = [];
  for (const order of await pipeline.perform(procurement.orders, { year }, buyer)) {
    const { id, revision, received, packs, promised } = order;
    if (received === 0 || received === packs || promised >= december) continue;
    await pipeline.perform(procurement.closeOrder, { id, revision, reason: '供应商缺货，余量不再配送' }, buyer);
  }
  const plan = await pipeline.perform(procurement.orderPlan, { day: december }, buyer);
  for (const { requestLine: line, request, needed, problems } of plan.lines)
    if (needed < december && problems.length === 0) lines.push({ line, request });
  const requests = await pipeline.perform(procurement.requests, { year }, buyer);
  for (const { id, revision, number } of requests) {
    const own = lines.filter(({ request }) => request === number).map(({ line }) => line);
    if (own.length === 0) continue;
    const reason = '已由后面的申请补足';
    await pipeline.perform(procurement.dropRemainder, { id, revision, lines: own, reason }, buyer);
  }
}

/** Half of the lot that expires first goes to where it is still used. */
async function passOn({ pipeline }: Service, year: number, from: Receivers, to: Receivers): Promise<void> {
  const day = dateOf(year, 12, 31)!;
  const { rows } = await pipeline.perform(procurement.stock, { unit: from.unit, on: day }, from.pharmacist);
  const near = rows
    .flatMap(({ item, lots }) => lots.map((lot) => ({ ...lot, item })))
    .filter(({ quantity, daysLeft }) => quantity > 1 && daysLeft >= 0)
    .sort((a, b) => a.daysLeft - b.daysLeft)[0];
  if (!near) return;
  const { item, lot, expiry, price, packSize, quantity } = near;
  const line = {
    ...{ item, lot, expiry: expiry as AccountingDate, price, packSize },
    quantity: Math.floor(quantity / 2),
  };
  const asked = { unit: from.unit, to: to.unit, day, form: 'adjust' as const, why: '近效期调剂', lines: [line] };
  const { id, revision } = await pipeline.perform(procurement.sendTransfer, asked, from.pharmacist);
  await pipeline.perform(procurement.decideTransfer, { unit: to.unit, id, revision, outcome: 'accept' }, to.receiver);
}

/** The lead hospital's count at the end of the year waits for its approval: two lots differ. */
async function count({ pipeline }: Service, year: number, { unit, pharmacist }: Receivers): Promise<void> {
  const day = dateOf(year, 12, 31)!;
  const { rows } = await pipeline.perform(procurement.stock, { unit, on: day }, pharmacist);
  const lines = rows.flatMap(({ item, lots }) =>
    lots.map(({ lot, expiry, price, packSize, quantity }) => ({
      ...{ item, lot, expiry: expiry as AccountingDate, price, packSize, counted: quantity },
    })),
  );
  if (lines.length === 0) return;
  const counted = lines.slice(0, 60).map((line, at) => ({
    ...line,
    counted: at === 0 ? line.counted + 2 : at === 3 ? Math.max(0, line.counted - 4) : line.counted,
  }));
  await pipeline.perform(procurement.saveCount, { unit, day, why: '年终盘点', lines: counted }, pharmacist);
}
