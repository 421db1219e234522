import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { formatPrice, parsePrice, price } from '../../../shared/domain/procurement/price.ts';
import { type AccountingDate, dateOf } from '../../../shared/kernel/date.ts';
import type { Service } from '../service.ts';
import { MEMBERS } from './members.ts';
import type { Buyers } from './purchasing-buyers.ts';
import { SAMPLE_FIRMS } from './purchasing-firms.ts';
import { SAMPLE_ITEMS, type SampleItem } from './purchasing-items.ts';

const { procurement } = contract;
type Line = RequestOf<typeof procurement.savePrices>['lines'][number];
type Inquiry = Omit<RequestOf<typeof procurement.saveInquiry>, 'at'>;
type Award = RequestOf<typeof procurement.awardNegotiation>;

/** 配送企业 of the sample: drugs, drugs in the towns, consumables, imported drugs, Chinese medicine. */
const [GREEN, WHITE, CLOUD, SEAS, HERBS] = ['青山', '白水医药', '云岭', '四海', '百草堂'].map(
  (word) => SAMPLE_FIRMS.find(({ name }) => name.includes(word))!.code,
) as [string, string, string, string, string];

const HOSPITALS = MEMBERS.map(({ code }) => code).filter((code) => code.startsWith('H'));
const OTHERS = MEMBERS.map(({ code }) => code).filter((code) => !code.startsWith('H'));

/** Negotiated in mid-year, so that the second half costs less. */
const NEGOTIATED = ['甲硝唑片', '呋塞米片', '低分子肝素钠注射液', '地塞米松磷酸钠注射液', '维生素C注射液'];
const named = (names: readonly string[]): readonly SampleItem[] =>
  names.map((name) => SAMPLE_ITEMS.find((item) => item.name === name)!);

/** Every fifth selected product has a new price from July. */
const RENEWED_EACH = 5;

/** So many hundredths of the listed price, to the 分 and never above it. */
function parted({ listed }: SampleItem, hundredths: number): string {
  const whole = parsePrice(listed)!;
  return formatPrice(price(Math.floor((whole * hundredths) / 10_000) * 100));
}

function deliveringOf({ kind, maker }: SampleItem): Line['suppliers'] {
  if (kind === 'consumable') return [{ supplier: CLOUD, units: [] }];
  if (maker.includes('海外')) return [{ supplier: SEAS, units: [] }];
  if (maker.includes('百草堂')) return [{ supplier: HERBS, units: [] }];
  if (maker.includes('北方'))
    return [
      { supplier: GREEN, units: HOSPITALS },
      { supplier: WHITE, units: OTHERS },
    ];
  return [{ supplier: GREEN, units: [] }];
}

/** 价格协议 of the year and three negotiations: finished in two rounds, waiting for approval, still asking. */
export async function agreePrices({ pipeline }: Service, year: number, { buyer, pharmacist }: Buyers): Promise<void> {
  const day = (month: number, date: number, of = year): AccountingDate => dateOf(of, month, date)!;
  const [first, middle, half, last] = [day(1, 1), day(6, 30), day(7, 1), day(12, 31)];
  const line = (item: SampleItem, hundredths: number, from = first, until = last): Line => ({
    ...{ item: item.code, price: parted(item, hundredths), first: from, last: until },
    suppliers: deliveringOf(item),
  });
  const selected = SAMPLE_ITEMS.filter(({ flags }) => flags.includes('selected'));
  const papers: readonly RequestOf<typeof procurement.savePrices>[] = [
    {
      ...{ source: 'volume', title: `${year} 年集采中选价` },
      lines: selected.flatMap((item, at) =>
        at % RENEWED_EACH === 0 ? [line(item, 100, first, middle), line(item, 91, half, last)] : [line(item, 100)],
      ),
    },
    {
      ...{ source: 'listed', title: `${year} 年挂网价直接采用` },
      lines: SAMPLE_ITEMS.filter(({ flags }) => !flags.includes('selected')).map((item, at) =>
        NEGOTIATED.includes(item.name) ? line(item, 100, first, middle) : line(item, 96 + (at % 5)),
      ),
    },
  ];
  for (const paper of papers) {
    const { id, revision } = await pipeline.perform(procurement.savePrices, paper, buyer);
    await pipeline.perform(procurement.handPaper, { kind: 'price', id, revision }, buyer);
    await pipeline.perform(
      procurement.decidePapers,
      { kind: 'price', papers: [{ id, revision: revision + 1 }], outcome: 'approve' },
      pharmacist,
    );
  }

  /** Asks, and takes the quotes of each round: of each supplier the hundredths of the listed price. */
  const negotiate = async (
    inquiry: Inquiry,
    items: readonly SampleItem[],
    rounds: readonly (readonly (readonly [
      supplier: string,
      hundredths: readonly number[],
      hours: number,
      days: number,
    ])[])[],
  ) => {
    let { id, revision } = await pipeline.perform(procurement.saveInquiry, inquiry, buyer);
    await pipeline.perform(procurement.askForQuotes, { id, revision }, buyer);
    revision += 1;
    for (const [at, quoted] of rounds.entries())
      for (const [supplier, hundredths, hours, days] of quoted) {
        const quotes = hundredths.map((each, place) => ({
          ...{ item: items[place]!.code, price: parted(items[place]!, each), hours, days, remark: '' },
        }));
        await pipeline.perform(procurement.recordQuotes, { id, revision, round: at + 1, supplier, quotes }, buyer);
        revision += 1;
      }
    return { id, revision };
  };
  const award = async (
    at: { readonly id: number; readonly revision: number },
    more: Pick<Award, 'minutes' | 'awards'>,
  ) => {
    await pipeline.perform(procurement.awardNegotiation, { ...at, ...more }, buyer);
    const revision = at.revision + 1;
    await pipeline.perform(procurement.handPaper, { kind: 'negotiation', id: at.id, revision }, buyer);
    return { id: at.id, revision: revision + 1 };
  };
  const ATTENDANCE = '示例·秦总药师、示例·周采购、示例·尤药师、示例·许药师';

  const drugs = named(NEGOTIATED);
  const finished = await negotiate(
    {
      ...{ title: '常用药品议价（与白鹿县联合）', deadline: day(5, 20), first: half, last, hours: 48, days: 60 },
      ...{ terms: '送货到各单位药库，每周至少两次', basis: 'packs', partners: ['示例白鹿县医共体'] },
      items: drugs.map(({ code }, at) => ({ item: code, packs: 6000 + at * 1500, shares: [1500 + at * 300] })),
      suppliers: [GREEN, WHITE, SEAS],
    },
    drugs,
    [
      [
        [GREEN, [97, 98, 96, 97, 95], 48, 60],
        [WHITE, [98, 96, 97, 95, 96], 24, 90],
        [SEAS, [99, 99, 98], 72, 60],
      ],
      [
        [GREEN, [91, 93, 90, 94, 92], 48, 60],
        [WHITE, [93, 92, 91, 92, 93], 24, 90],
      ],
    ],
  );
  const both = [
    { supplier: GREEN, units: HOSPITALS },
    { supplier: WHITE, units: OTHERS },
  ];
  const paper = await award(finished, {
    minutes: { number: `示例药事会〔${year}〕4号`, date: day(6, 12), attendance: ATTENDANCE },
    awards: drugs.map(({ code }, at) => ({
      item: code,
      suppliers: at === 0 ? [{ supplier: WHITE, units: [] }] : both,
      reason: at === 0 ? '最低报价的一家上半年三次缺货，改由次低的一家供应' : '',
    })),
  });
  await pipeline.perform(
    procurement.decidePapers,
    { kind: 'negotiation', papers: [paper], outcome: 'approve' },
    pharmacist,
  );

  const next = { first: day(1, 1, year + 1), last: day(12, 31, year + 1) };
  const patents = named(['连花清瘟胶囊', '板蓝根颗粒', '蒲地蓝消炎口服液']);
  const waiting = await negotiate(
    {
      ...{ title: '中成药议价', deadline: day(11, 28), ...next, hours: 48, days: 60, terms: '效期不少于十二个月' },
      ...{ basis: 'percent', partners: [], suppliers: [HERBS, GREEN] },
      items: patents.map(({ code }, at) => ({ item: code, packs: 9000 - at * 2000, shares: [] })),
    },
    patents,
    [
      [
        [HERBS, [94, 95, 93], 48, 60],
        [GREEN, [96, 94, 97], 24, 60],
      ],
    ],
  );
  await award(waiting, {
    minutes: { number: `示例药事会〔${year}〕9号`, date: day(12, 10), attendance: ATTENDANCE },
    awards: patents.map(({ code }, at) => ({
      ...{ item: code, reason: '' },
      suppliers: [{ supplier: at === 1 ? GREEN : HERBS, units: [] }],
    })),
  });

  const supplies = named(['医用外科口罩', '医用纱布块', '一次性使用医用橡胶检查手套']);
  await negotiate(
    {
      ...{ title: '低值耗材议价', deadline: day(12, 20), ...next, hours: 72, days: 90, terms: '' },
      ...{ basis: 'percent', partners: ['示例白鹿县医共体', '示例云溪县医共体'], suppliers: [CLOUD, GREEN] },
      items: supplies.map(({ code }) => ({ item: code, packs: 20_000, shares: [25, 15] })),
    },
    supplies,
    [[[CLOUD, [92, 95, 93], 72, 90]]],
  );
}
