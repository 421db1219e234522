import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { ItemKind } from '../../../shared/domain/procurement/item.ts';
import type { LicenceKind } from '../../../shared/domain/procurement/supplier.ts';
import { askedFor } from '../../../shared/domain/procurement/suppliers/licences.ts';
import { CRITERIA, DEFAULT_SETTINGS } from '../../../shared/domain/procurement/suppliers/settings.ts';
import { type AccountingDate, dateOf } from '../../../shared/kernel/date.ts';
import type { Service } from '../service.ts';
import { SAMPLE_FIRMS, type SampleFirm } from './purchasing-firms.ts';

const { procurement } = contract;
type Card = RequestOf<typeof procurement.saveSupplier>['card'];
type Account = Omit<RequestOf<typeof procurement.savePayee>, 'at'>;

const DRUGS: readonly ItemKind[] = ['western', 'patent'];
/** What each firm of the list supplies, in its order. */
const GOODS: readonly (readonly ItemKind[])[] = [
  ['western', 'patent', 'herbal', 'consumable'],
  DRUGS,
  ['consumable'],
  ['western'],
  DRUGS,
  ['western'],
  ['western'],
  ['patent', 'herbal'],
  ['consumable'],
  ['western'],
];
/** Who was stopped in the course of the year, whose account waits, and who is scored: places in the list. */
const STOPPED = 4;
const ACCOUNT_WAITS = 1;
const SCORED: readonly (readonly [place: number, points: readonly number[]])[] = [
  [0, [96, 95, 98, 90, 94]],
  [1, [88, 91, 95, 92, 86]],
  [2, [92, 89, 96, 88, 90]],
  [3, [58, 82, 97, 85, 80]],
  [7, [90, 93, 94, 91, 92]],
];
const LATE = '进口到货不稳，上半年有三批晚到';

/** 供应商 of the sample: approved with licences and accounts; one expired, one expiring, one account waiting, one stopped. */
export async function keepSuppliers(
  { pipeline }: Service,
  year: number,
  { buyer, pharmacist }: { readonly buyer: Caller; readonly pharmacist: Caller },
): Promise<void> {
  const approve = async (
    kind: 'supplier' | 'payee',
    kept: readonly { readonly id: number; readonly revision: number }[],
  ) => {
    for (const { id, revision } of kept) await pipeline.perform(procurement.handPaper, { kind, id, revision }, buyer);
    const papers = kept.map(({ id, revision }) => ({ id, revision: revision + 1 }));
    await pipeline.perform(procurement.decidePapers, { kind, papers, outcome: 'approve' }, pharmacist);
    return papers.map(({ id, revision }) => ({ id, revision: revision + 1 }));
  };
  const cards = [];
  for (const [place, firm] of SAMPLE_FIRMS.entries())
    cards.push(await pipeline.perform(procurement.saveSupplier, { card: cardOf(firm, place, year) }, buyer));
  const approved = await approve('supplier', cards);
  const accounts = [];
  for (const [place, firm] of SAMPLE_FIRMS.entries())
    accounts.push(await pipeline.perform(procurement.savePayee, accountOf(firm, place, year), buyer));
  await approve('payee', accounts);
  const moved = SAMPLE_FIRMS[ACCOUNT_WAITS]!;
  const waiting = await pipeline.perform(
    procurement.savePayee,
    {
      ...accountOf(moved, ACCOUNT_WAITS, year),
      ...{ bank: '示例银行白水支行', number: '8800660000000291', reason: '供应商来函：开户行由青石支行迁至白水支行' },
      calledDay: dateOf(year, 12, 22)!,
    },
    buyer,
  );
  await pipeline.perform(procurement.handPaper, { kind: 'payee', id: waiting.id, revision: waiting.revision }, buyer);
  for (const [place, points] of SCORED)
    await pipeline.perform(
      procurement.scoreSupplier,
      {
        ...{ supplier: SAMPLE_FIRMS[place]!.code, half: `${year}H1`, revision: 0 },
        scores: CRITERIA.map((criterion, at) => {
          const score = points[at]!;
          return { criterion, score, remark: score < 60 ? LATE : '' };
        }),
      },
      buyer,
    );
  const reason = '与集团内另一家公司合并配送，不再单独供货';
  await pipeline.perform(procurement.endPaper, { kind: 'supplier', ...approved[STOPPED]!, reason }, buyer);
}

function cardOf(firm: SampleFirm, place: number, year: number): Card {
  const goods = [...GOODS[place]!];
  const kinds = [...new Set(goods.flatMap((each) => askedFor(firm.roles, each, DEFAULT_SETTINGS)))];
  const running = String(place + 1).padStart(3, '0');
  return {
    ...{ code: firm.code, name: firm.name, roles: [...firm.roles], goods },
    ...{ chain: firm.chain ?? '', agentOf: firm.chain === 'import-agent' ? '示例海外制药原研品种' : '' },
    ...{ group: firm.group ?? '', units: [], hours: 48, urgentHours: 4 },
    ...{ contact: `示例·${CONTACTS[place]}经理`, phone: `0570-880${running}1` },
    licences: kinds.map((kind) => {
      const until = endOf(kind, place, year);
      return { kind, number: `示例-${NUMBERS[kind]}-${running}`, ...(until ? { until } : {}) };
    }),
  };
}

const CONTACTS = '何吕施张孔曹严华金魏';
const NUMBERS: Readonly<Record<LicenceKind, string>> = {
  ...{ business: 'YZ', 'drug-making': 'YS', 'drug-trading': 'YJ', 'device-making': 'QS', 'device-trading': 'QJ' },
  ...{ authority: 'WT', quality: 'ZB' },
};

/** A maker's licence ran out in October, a trader of consumables' runs out in January; the others hold for years. */
function endOf(kind: LicenceKind, place: number, year: number): AccountingDate | undefined {
  if (kind === 'business') return undefined;
  if (place === 6) return dateOf(year, 10, 31);
  if (place === 2) return dateOf(year + 1, 1, 20);
  return dateOf(year + 3 + (place % 3), 1 + place, 28);
}

const accountOf = (firm: SampleFirm, place: number, year: number): Account => ({
  ...{ supplier: firm.code, name: firm.name, bank: '示例银行青石支行', reason: '首次登记' },
  number: `88006600000001${String(place + 1).padStart(2, '0')}`,
  ...{ calledWho: `示例·${CONTACTS[place]}经理`, calledPhone: `0570-880${String(place + 1).padStart(3, '0')}1` },
  ...{ calledDay: dateOf(year, 1, 6)!, evidence: '开户许可证复印件加盖公章' },
});
