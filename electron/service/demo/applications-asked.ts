import type { Category } from '../../../shared/domain/approval/category.ts';
import type { Filled } from '../../../shared/domain/approval/form.ts';
import { type PayeeCode, payeeOfParty } from '../../../shared/domain/approval/payee.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { RELATED_PAYEES } from './approval-payees.ts';
import { MEMBERS } from './members.ts';
import { PARTY } from './parties.ts';
import { stream } from './random.ts';

/** What becomes of an application by today; `passed` counts the levels that have decided where it still waits. */
export type Fate =
  | { readonly kind: 'draft' | 'approved' | 'closed' | 'withdrawn' | 'released' }
  | { readonly kind: 'waiting'; readonly passed: number }
  /** Decided by a meeting, with the number of its minutes. */
  | { readonly kind: 'met'; readonly minutes: number }
  | { readonly kind: 'refused' | 'again'; readonly opinion: string };

/** One application of the sample, before its unit's budget is looked at. */
export interface Asked {
  readonly unit: UnitCode;
  readonly category: Category;
  readonly purpose: string;
  readonly payee: PayeeCode | '';
  /** In 分; what is not `whole` is less where its line has less. */
  readonly wanted: number;
  readonly whole: boolean;
  readonly filled: Filled;
  readonly urgent: string;
  /** When it was begun: in thousandths of the time that the sample goes back, 1000 the earliest. */
  readonly begun: number;
  readonly fate: Fate;
}

/** One of them on its way. */
export interface Going {
  readonly asked: Asked;
  id: number;
  revision: number;
}

type Kind = Pick<Asked, 'category' | 'purpose' | 'payee' | 'filled'> & {
  /** The least and the most of it, in 元. */
  readonly from: number;
  readonly to: number;
};

const of = (party: string): PayeeCode => payeeOfParty(party);

/** What members usually ask for. */
const KINDS: readonly Kind[] = [
  {
    ...{ category: 'services', purpose: '污水处理设备年度运维', payee: of(PARTY.repair), from: 9_000, to: 19_000 },
    filled: { content: '污水处理设备全年巡检、药剂和出水检测', begin: '2025-01-01', end: '2025-12-31' },
  },
  {
    ...{ category: 'services', purpose: '物业保洁和消防维保', payee: of(PARTY.property), from: 12_000, to: 34_000 },
    filled: { content: '门诊、住院楼保洁，消防设施月检', begin: '2025-01-01', end: '2025-12-31' },
  },
  {
    ...{ category: 'services', purpose: '信息系统年度维护', payee: of('P323'), from: 15_000, to: 48_000 },
    filled: { content: '收费、病历和公卫系统维护', begin: '2025-01-01', end: '2025-12-31' },
  },
  {
    ...{ category: 'services', purpose: '医疗废物外运处置', payee: of('P324'), from: 8_000, to: 18_000 },
    filled: { content: '感染性、损伤性废物外运处置', begin: '2025-01-01', end: '2025-12-31' },
  },
  {
    ...{ category: 'equipment', purpose: '更换心电图机', payee: of(PARTY.equipment), from: 16_000, to: 38_000 },
    filled: {
      equipmentName: '十二导心电图机',
      count: '1',
      unitPrice: '26000.00',
      place: '门诊',
      benefit: '日检十五人',
    },
  },
  {
    ...{ category: 'equipment', purpose: '添置康复理疗设备', payee: of(PARTY.equipment), from: 18_000, to: 46_000 },
    filled: {
      equipmentName: '中频治疗仪',
      count: '2',
      unitPrice: '15000.00',
      place: '中医馆',
      benefit: '年增理疗八百人次',
    },
  },
  {
    ...{ category: 'equipment', purpose: '更换办公电脑和打印机', payee: of(PARTY.shops), from: 8_000, to: 19_500 },
    filled: {
      equipmentName: '台式电脑',
      count: '4',
      unitPrice: '4200.00',
      place: '收费、药房',
      benefit: '替换超期设备',
    },
  },
  {
    ...{ category: 'works', purpose: '门诊楼屋面防水维修', payee: of(PARTY.builder), from: 24_000, to: 48_000 },
    filled: { projectName: '屋面防水维修', site: '门诊楼', begin: '2025-05-06', end: '2025-06-20' },
  },
  {
    ...{ category: 'staff', purpose: '全科医生转岗培训', payee: of('P326'), from: 6_000, to: 16_000 },
    filled: { content: '县外培训三个月', people: '2' },
  },
  {
    ...{ category: 'reimbursement', purpose: '乡村医生进修差旅费', payee: '', from: 5_000, to: 12_000 },
    filled: { person: '示例·马护士', begin: '2025-04-07', end: '2025-04-25', trip: '省城进修' },
  },
  {
    ...{ category: 'supplies', purpose: '应急消毒物资', payee: of(PARTY.shops), from: 5_000, to: 14_000 },
    filled: { goods: '含氯消毒片、喷雾器', outsideWhy: '汛期急用，目录内品种断供' },
  },
  {
    ...{ category: 'other', purpose: '健康义诊宣传活动', payee: '', from: 4_000, to: 9_000 },
    filled: { content: '场地、印刷和交通' },
  },
];

const OPINIONS = [
  '询价单缺一家，请补齐三家报价',
  '金额与报价单不一致，请核对后再报',
  '与去年同类采购相比单价偏高，请说明',
  '没有写明安装地点和使用科室',
] as const;

/** Applications of one member in the sample's time. */
const PER_UNIT = 7;
/** Of so many, one comes back and is handed in again; one comes back and stays; one is taken back. */
const [AGAIN, REFUSED, WITHDRAWN, DRAFTS] = [23, 31, 47, 29];
/** What was begun in the last days still waits. */
const LATELY = 130;

const usual = (): readonly Asked[] =>
  MEMBERS.flatMap(({ code: unit }, place) =>
    Array.from({ length: PER_UNIT }, (_, turn): Asked => {
      const chance = stream(2025, 'applications', unit, turn);
      const { from, to, ...kind } = KINDS[(place * PER_UNIT + turn * 5) % KINDS.length]!;
      const begun = 1_000 - Math.floor(((turn + chance.below(1_000) / 1_000) * 1_000) / PER_UNIT);
      return {
        ...{ ...kind, unit, begun, urgent: '', whole: false },
        wanted: chance.between(from, to) * 100,
        fate: fateOf(place * PER_UNIT + turn, begun),
      };
    }),
  );

function fateOf(at: number, begun: number): Fate {
  if (begun < LATELY) return at % 4 === 0 ? { kind: 'draft' } : { kind: 'waiting', passed: at % 3 === 0 ? 1 : 0 };
  if (at % AGAIN === 7) return { kind: 'again', opinion: OPINIONS[at % OPINIONS.length]! };
  if (at % REFUSED === 11) return { kind: 'refused', opinion: OPINIONS[at % OPINIONS.length]! };
  if (at % WITHDRAWN === 13) return { kind: 'withdrawn' };
  if (at % DRAFTS === 17) return { kind: 'draft' };
  return { kind: at % 5 === 2 ? 'approved' : 'closed' };
}

const device = (unit: UnitCode, payee: PayeeCode, begun: number): Asked => ({
  ...{ unit, payee, begun, category: 'equipment', purpose: '购置康复训练设备', wanted: 4_850_000, urgent: '' },
  whole: true,
  filled: {
    ...{ equipmentName: '下肢康复训练器', count: '1', unitPrice: '48500.00', place: '康复室' },
    benefit: '年增康复治疗六百人次',
  },
  fate: { kind: 'approved' },
});

const upkeep = (unit: UnitCode, purpose: string, wanted: number, begun: number): Asked => ({
  ...{ unit, purpose, wanted, begun, category: 'services', payee: of('P323'), urgent: '', whole: true },
  filled: { content: `${purpose}，一年`, begin: '2025-01-01', end: '2025-12-31' },
  fate: { kind: 'approved' },
});

/** What the sample is told by: a purchase divided between two townships, an urgent one that nobody decided in time, and what is dear. */
const TOLD: readonly Asked[] = [
  upkeep('H01', '影像设备年度保修', 9_200_000, 700),
  upkeep('H01', '信息系统等级保护测评', 7_600_000, 560),
  upkeep('H03', '救护车和发电机组维保', 6_400_000, 520),
  upkeep('H01', '放射防护检测和整改', 6_800_000, 340),
  {
    ...{ unit: 'H01', category: 'equipment', purpose: '更换数字化X线摄影系统', payee: of(PARTY.equipment), urgent: '' },
    ...{ wanted: 38_600_000, begun: 640, fate: { kind: 'met', minutes: 18 } },
    whole: true,
    filled: {
      ...{ equipmentName: '数字化X线摄影系统', count: '1', unitPrice: '386000.00', place: '放射科' },
      ...{ licensed: 'no', benefit: '日检六十人，替换使用十二年的旧机' },
    },
  },
  {
    ...{ unit: 'H01', category: 'equipment', purpose: '购置全自动生化分析仪', payee: of(PARTY.equipment), urgent: '' },
    ...{ wanted: 16_800_000, begun: 450, fate: { kind: 'met', minutes: 21 } },
    whole: true,
    filled: {
      ...{ equipmentName: '全自动生化分析仪', count: '1', unitPrice: '168000.00', place: '检验科' },
      ...{ licensed: 'no', benefit: '当日出报告，减少外送' },
    },
  },
  device('T02', RELATED_PAYEES[0], 420),
  device('T03', RELATED_PAYEES[1], 405),
  {
    ...{ unit: 'T11', category: 'works', purpose: '氧气管道泄漏抢修', payee: of(PARTY.builder), wanted: 2_600_000 },
    ...{ urgent: '病房供氧中断，须当日抢修', begun: 300, fate: { kind: 'released' } },
    whole: true,
    filled: { projectName: '氧气管道抢修', site: '住院楼', begin: '2025-07-08', end: '2025-07-09' },
  },
  {
    ...{ unit: 'H01', category: 'equipment', purpose: '购置彩色多普勒超声', payee: of(PARTY.equipment), urgent: '' },
    ...{ wanted: 28_600_000, begun: 260, fate: { kind: 'waiting', passed: 3 } },
    whole: true,
    filled: {
      ...{ equipmentName: '彩色多普勒超声诊断仪', count: '1', unitPrice: '286000.00', place: '超声科' },
      ...{ licensed: 'no', benefit: '日检四十人，缩短预约两天' },
    },
  },
  {
    ...{ unit: 'H01', category: 'works', purpose: '住院楼外墙大修', payee: of(PARTY.builder), wanted: 52_000_000 },
    ...{ urgent: '', begun: 150, fate: { kind: 'waiting', passed: 2 } },
    whole: true,
    filled: { projectName: '住院楼外墙大修', site: '住院楼', begin: '2025-09-01', end: '2025-12-20' },
  },
  {
    ...{ unit: 'H03', category: 'compensation', purpose: '医疗纠纷调解赔偿', payee: '', wanted: 3_200_000, urgent: '' },
    ...{ begun: 610, fate: { kind: 'closed' } },
    whole: true,
    filled: { patient: '示例·某患者 住院号 25-0312', event: '2025-03-12', finding: '次要责任', insured: '18000.00' },
  },
  {
    ...{ unit: 'T09', category: 'disposal', purpose: '报废救护车', payee: '', wanted: 1_800_000, urgent: '' },
    ...{ begun: 520, fate: { kind: 'closed' } },
    whole: true,
    filled: { assets: '救护车一辆', original: '186000.00', net: '18000.00', way: '公开拍卖' },
  },
  {
    ...{ unit: 'H03', category: 'borrowing', purpose: '向县农商行借款周转', payee: '', wanted: 50_000_000, urgent: '' },
    ...{ begun: 90, fate: { kind: 'draft' } },
    whole: true,
    filled: { lender: '示例农商行', rate: '年利率 3.45%', begin: '2025-12-01', end: '2026-11-30', repay: '医疗收入' },
  },
];

/** All of them, the earliest first. */
export const askedInSample = (): readonly Asked[] =>
  [...usual(), ...TOLD].sort((one, other) => other.begun - one.begun);
