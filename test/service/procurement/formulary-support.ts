import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN } from '../support/house.ts';

const { procurement } = contract;

export const BUYER = someone('zhou.cg', 'pharmacy-buyer');
export const CHIEF = someone('qin.zys', 'chief-pharmacist');
export const HOSPITAL = someone('you.yf', 'unit-pharmacist', 'H01');
export const TOWNSHIP = someone('xu.yf', 'unit-pharmacist', 'T01');

export const openPharmacy = (options: Parameters<typeof openCommunity>[1] = {}): Promise<TestHouse> =>
  openCommunity([LEAD, TOWN], options);

export type ItemAsked = RequestOf<typeof procurement.saveFormularyChange>['item'];

/** A product as somebody types it; what differs is given. */
export const product = (more: Partial<ItemAsked> = {}): ItemAsked => ({
  ...{ code: 'XJ01CAA040A001010102699', kind: 'western', name: '阿莫西林胶囊', generic: '阿莫西林', form: '胶囊剂' },
  ...{ strength: '0.25g', unit: '粒', pack: '盒', packSize: 24, maker: '江南制药', listed: '8.40', listedUntil: '' },
  ...{ flags: ['essential'], units: [], doctor: '', otherCode: '', remark: '' },
  ...more,
});

export const SECOND = 'XJ01CAA040A001010405611';

type Kind = RequestOf<typeof procurement.handPaper>['kind'];
interface Seen {
  readonly id: number;
  readonly revision: number;
}

/** Handed in by the buyer and approved by 总药师. */
export async function approved({ pipeline }: TestHouse, kind: Kind, { id, revision }: Seen): Promise<void> {
  await pipeline.perform(procurement.handPaper, { kind, id, revision }, BUYER);
  const papers = [{ id, revision: revision + 1 }];
  await pipeline.perform(procurement.decidePapers, { kind, papers, outcome: 'approve' }, CHIEF);
}

export const MINUTES = { minutes: '药事会〔2025〕1 号', held: '2024-12-20', invited: 9, present: 8 };

/** A draft version with products in it. */
export async function drafted(
  { pipeline }: TestHouse,
  first: string,
  items: readonly ItemAsked[],
  more: Partial<RequestOf<typeof procurement.saveFormularyVersion>> = {},
): Promise<Seen> {
  let version: Seen = await pipeline.perform(
    procurement.saveFormularyVersion,
    { title: `${first} 目录`, first, ...MINUTES, ...more },
    BUYER,
  );
  for (const item of items) {
    const { id, revision } = await pipeline.perform(procurement.saveFormularyChange, { version, item }, BUYER);
    version = { id, revision };
  }
  return version;
}

/** A formulary in force from a day on. */
export async function inForce(house: TestHouse, first: string, items: readonly ItemAsked[]): Promise<void> {
  await approved(house, 'formulary', await drafted(house, first, items));
}
