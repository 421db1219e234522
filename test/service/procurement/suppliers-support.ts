import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { someone, type TestHouse } from '../support/house.ts';

const { procurement } = contract;

export const BUYER = someone('zhou.cg', 'pharmacy-buyer');
export const PHARMACIST = someone('qin.zys', 'chief-pharmacist');
export const TOWN_PHARMACIST = someone('xu.yf', 'unit-pharmacist', 'T01');

export type CardAsked = RequestOf<typeof procurement.saveSupplier>['card'];
export type PayeeAsked = Omit<RequestOf<typeof procurement.savePayee>, 'at'>;

export const CODE = '91350100M000100Y43';
export const cardAsked = (more: Partial<CardAsked> = {}): CardAsked => ({
  ...{ code: CODE, name: '示例青山医药有限公司', roles: ['distributor'], goods: ['western'], chain: '', agentOf: '' },
  ...{ group: '', units: [], hours: 48, urgentHours: 4, contact: '示例·何经理', phone: '0571-88880000' },
  licences: [
    { kind: 'business', number: 'YY-1' },
    { kind: 'drug-trading', number: 'JY-1', until: '2029-12-31' },
  ],
  ...more,
});
export const payeeAsked = (more: Partial<PayeeAsked> = {}): PayeeAsked => ({
  ...{ supplier: CODE, name: '示例青山医药有限公司', bank: '示例银行青石支行', number: '6222000012345678' },
  ...{ reason: '首次登记', calledWho: '示例·钱会计', calledPhone: '0571-88880000', calledDay: '2025-03-20' },
  evidence: '',
  ...more,
});

interface Kept {
  readonly id: number;
  readonly revision: number;
}

/** Hands in what the buyer kept, and approves it as the chief pharmacist. */
export async function approve(house: TestHouse, kind: 'supplier' | 'payee', { id, revision }: Kept): Promise<void> {
  await house.pipeline.perform(procurement.handPaper, { id, revision, kind }, BUYER);
  const papers = [{ id, revision: revision + 1 }];
  await house.pipeline.perform(procurement.decidePapers, { kind, papers, outcome: 'approve' }, PHARMACIST);
}

export const approvedCard = async (house: TestHouse, more: Partial<CardAsked> = {}): Promise<void> =>
  approve(house, 'supplier', await house.pipeline.perform(procurement.saveSupplier, { card: cardAsked(more) }, BUYER));

export const approvedPayee = async (house: TestHouse, more: Partial<PayeeAsked> = {}): Promise<void> =>
  approve(house, 'payee', await house.pipeline.perform(procurement.savePayee, payeeAsked(more), BUYER));
