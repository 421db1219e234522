import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { amountOf, formatPrice, type Price, parsePrice } from '../../../shared/domain/procurement/price.ts';
import { type AccountingDate, addDays, dateOf } from '../../../shared/kernel/date.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import type { Service } from '../service.ts';
import { MEMBERS } from './members.ts';
import { SAMPLE_FIRMS } from './purchasing-firms.ts';
import { SAMPLE_ITEMS } from './purchasing-items.ts';

const { procurement } = contract;
const PRODUCTS = 12;
const SYSTEM = '示例旧药库系统';
const RECEIVERS = MEMBERS.filter(({ code }) => ['H01', 'T01', 'T02'].includes(code)).map(({ name }) => name);
/** How far prices came down in a year, in thousandths of the listed price, quarter by quarter. */
const COURSE = [1000, 990, 970, 955];

/** 到货历史: what the earlier system says of the year before there was one account. */
export async function bringHistory({ pipeline, files }: Service, year: number, buyer: Caller): Promise<void> {
  const firms = SAMPLE_FIRMS.filter(({ roles }) => roles.includes('distributor'));
  const lines = SAMPLE_ITEMS.slice(0, PRODUCTS).flatMap((item, at) =>
    COURSE.map((course, quarter) => {
      const ordered = dateOf(year - 1, 2 + quarter * 3, 3 + at)!;
      const promised: AccountingDate = addDays(ordered, 5);
      const late = [-1, 0, 2, 0, 6][(at + quarter) % 5]!;
      const price = Math.round((parsePrice(item.listed)! * course) / 1000) as Price;
      const packs = 120 + at * 15 + quarter * 10;
      return [
        ...[`${year - 1}-${at + 1}-${quarter + 1}`, `LD${year - 1}${quarter + 1}${String(at).padStart(2, '0')}`],
        ...[item.code, item.name, item.strength, item.maker],
        ...[firms[(at + (quarter > 2 ? 1 : 0)) % firms.length]!.name, RECEIVERS[at % RECEIVERS.length]!],
        ...[ordered, quarter === 0 && at < 2 ? '未登记' : promised, addDays(promised, late)],
        ...[packs, formatPrice(price), formatYuan(amountOf(price, packs))],
      ].join(',');
    }),
  );
  const headings =
    '行编号,单据号,医保编码,药品名称,规格,生产企业,供应商,收货单位,下单日期,承诺到货,到货日期,数量,单价,金额';
  const owner = buyer.kind === 'person' ? buyer.name : '';
  const { sha256: file } = await files.put(owner, new TextEncoder().encode([headings, ...lines].join('\n')));
  const asked = { file, fileName: `${year - 1}-到货明细.csv`, system: SYSTEM };
  const { rows, amount } = await pipeline.perform(procurement.readDeliveryHistory, asked, buyer);
  await pipeline.perform(
    procurement.importDeliveryHistory,
    { ...asked, currency: 'CNY', rows, amount, control: amount },
    buyer,
  );
}
