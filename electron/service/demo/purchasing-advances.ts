import { contract } from '../../../shared/contract/index.ts';
import { dateOf } from '../../../shared/kernel/date.ts';
import { formatYuan, parseYuan } from '../../../shared/kernel/fen.ts';
import { shareFen } from '../../../shared/kernel/share.ts';
import type { Service } from '../service.ts';
import { LEAD } from './members.ts';
import type { Buyers } from './purchasing-buyers.ts';
import { SAMPLE_ITEMS } from './purchasing-items.ts';
import { agreeOn, FIRST_BATCH, productOf } from './purchasing-volumes.ts';

const { procurement } = contract;

const NATIONAL = '第七批国家组织药品集采';
const CITY = '市级联盟药品集采';
/** Of the city's alliance: no selected products of the nation, so that the one account pays for them. */
const CITY_ITEMS = ['低分子肝素钠注射液', '葡萄糖注射液', '氯化钠注射液', '维生素C注射液', '地塞米松磷酸钠注射液'];
/** Parts of what came for the first batch: what the fund set off in autumn, and what it left. */
const [SET_OFF, KEPT] = [1, 3];

/**
 * 医保预付: for the year's first batch it came in January and the fund has set a quarter of it off; for the city's batch of
 * October it came, and a run is prepared out of it; for the one of July nothing came, and it is late. Nothing is posted: the
 * sample county's books know advances of their own.
 */
export async function advanceMoney(service: Service, year: number, buyers: Buyers): Promise<void> {
  const { pipeline } = service;
  const { buyer, cashier } = buyers;
  await agreeOn(service, buyers, {
    ...{ name: CITY, prepay: '30', lag: '80', first: dateOf(year, 10, 1)!, last: dateOf(year + 1, 9, 30)! },
    products: SAMPLE_ITEMS.filter(({ name }) => CITY_ITEMS.includes(name)).map((item, at) =>
      productOf(item, FIRST_BATCH + at),
    ),
  });
  const on = dateOf(year, 12, 31)!;
  const { rows } = await pipeline.perform(procurement.advances, { on }, buyer);
  const named = (wanted: string) => rows.find(({ name }) => name === wanted)!;
  const [national, city] = [named(NATIONAL), named(CITY)];
  const enter = (batch: number, move: 'receipt' | 'set-off', month: number, amount: string, document: string) =>
    pipeline.perform(
      procurement.enterAdvance,
      { unit: LEAD, batch, move, day: dateOf(year, month, 22)!, amount, document, remark: '' },
      cashier,
    );
  await enter(national.batch, 'receipt', 1, national.due, `医保预〔${year}〕7号`);
  const [off] = shareFen(parseYuan(national.due)!, [SET_OFF, KEPT])!;
  await enter(national.batch, 'set-off', 10, formatYuan(off!), `医保结〔${year}〕118号`);
  await enter(city.batch, 'receipt', 10, city.due, `医保预〔${year}〕93号`);

  const asked = { mode: 'community' as const, until: on, advance: city.batch };
  const proposed = await pipeline.perform(procurement.proposePayment, asked, buyer);
  const lines = proposed.lines.map(({ invoiceLine, amount }) => ({ invoiceLine, amount }));
  if (lines.length === 0) return;
  const run = { ...asked, day: dateOf(year, 12, 29)!, remark: '', lines };
  await pipeline.perform(procurement.savePayment, run, buyer);
}
