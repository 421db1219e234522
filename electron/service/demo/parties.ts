import type { Counterparty } from '../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { SampleParty } from './model.ts';

/** Outside parties by what they are to the county; the names say that they are invented. */
export const PARTY = {
  treasury: 'P001',
  insurance: 'P002',
  healthBureau: 'P003',
  diseaseControl: 'P004',
  taxOffice: 'P005',
  socialSecurity: 'P006',
  provincialHealth: 'P007',
  westernA: 'P101',
  westernB: 'P102',
  patentMedicine: 'P103',
  herbs: 'P104',
  materialsA: 'P201',
  materialsB: 'P202',
  equipment: 'P301',
  builder: 'P302',
  power: 'P401',
  property: 'P402',
  repair: 'P403',
  shops: 'P404',
  insurer: 'P405',
  tenant: 'P406',
  bank: 'P501',
  patients: 'P801',
  staff: 'P802',
  bidders: 'P803',
  donors: 'P804',
} as const;

const GOVERNMENT: readonly (readonly [string, string])[] = [
  [PARTY.treasury, '清河县财政局（示例）'],
  [PARTY.insurance, '清河县医疗保障局（示例）'],
  [PARTY.healthBureau, '清河县卫生健康局（示例）'],
  [PARTY.diseaseControl, '清河县疾病预防控制中心（示例）'],
  [PARTY.taxOffice, '清河县税务局（示例）'],
  [PARTY.socialSecurity, '清河县社会保险经办中心（示例）'],
];

const OTHERS: readonly (readonly [string, string])[] = [
  [PARTY.westernA, '示例康源医药有限公司'],
  [PARTY.westernB, '示例同泽医药有限公司'],
  [PARTY.patentMedicine, '示例百草成药有限公司'],
  [PARTY.herbs, '示例本草饮片厂'],
  [PARTY.materialsA, '示例洁安医疗器材有限公司'],
  [PARTY.materialsB, '示例恒净卫材有限公司'],
  [PARTY.equipment, '示例精衡医疗设备有限公司'],
  [PARTY.builder, '示例筑安建筑工程有限公司'],
  [PARTY.power, '示例清河水电公司'],
  [PARTY.property, '示例安居物业服务有限公司'],
  [PARTY.repair, '示例永固维修服务部'],
  [PARTY.shops, '示例文汇办公用品店'],
  [PARTY.insurer, '示例安泰保险公司'],
  [PARTY.tenant, '示例便民超市'],
  [PARTY.bank, '示例清河农村商业银行'],
  [PARTY.patients, '病人（汇总）'],
  [PARTY.staff, '本单位职工（汇总）'],
  [PARTY.bidders, '投标及履约保证金单位（汇总）'],
  [PARTY.donors, '社会捐赠人（汇总）'],
];

const sorted = (rows: readonly (readonly [string, string])[], kind: SampleParty['class']): readonly SampleParty[] =>
  rows.map(([code, name]) => ({ code, name, class: kind }));

export const PARTIES: readonly SampleParty[] = [
  ...sorted(GOVERNMENT, 'same-level-government'),
  { code: PARTY.provincialHealth, name: '示例省卫生健康委员会', class: 'other-level-government' },
  ...sorted(OTHERS, 'other'),
];

export const outside = (party: string): Counterparty => ({ kind: 'party', party });
export const inside = (unit: UnitCode): Counterparty => ({ kind: 'unit', unit });

/** A counterparty as balances keep it: `unit:H01` or `party:P101`. */
export const counterpartyKey = (of: Counterparty): string =>
  of.kind === 'unit' ? `unit:${of.unit}` : `party:${of.party}`;
