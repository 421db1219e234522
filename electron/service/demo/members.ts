import type { Unit, UnitCode } from '../../../shared/domain/organisation/unit.ts';

/** The lead hospital (牵头医院), which buys for all, passes money on and examines samples for the townships. */
export const LEAD: UnitCode = 'H01';

/** A member with what makes its books its own. */
export interface Member extends Unit {
  /** Size against a middling unit of its kind, in percent. */
  readonly size: number;
  /** How fiscal money for its people reaches it: 财政直接支付, or 财政授权支付 through 1011 (no 预算管理一体化 yet). */
  readonly fiscalPath: 'direct-payment' | 'authorised-quota';
  readonly inpatients: boolean;
  /** 收支两条线: charges wait in 2308 until the treasury's special account returns them (财会〔2018〕25号 一). */
  readonly twoLines: boolean;
  /** Carries 4xxx and 5xxx to 3301 every month (期末结转) instead of once at the year's end. */
  readonly closesMonthly: boolean;
  /** Sends trial balances and declarations, and keeps its vouchers. */
  readonly summaryOnly: boolean;
  /** Uses 410101 and 3001 as leaves: its chart stops short of the official one. */
  readonly stopsShort: boolean;
  /** 记, or the older 收, 付 and 转. */
  readonly voucherTypes: 'general' | 'three';
}

type Traits = Partial<Omit<Member, keyof Unit | 'size'>>;

const member = (unit: Unit, size: number, traits: Traits = {}): Member => ({
  fiscalPath: 'direct-payment',
  inpatients: unit.kind !== 'community',
  twoLines: false,
  closesMonthly: false,
  summaryOnly: false,
  stopsShort: false,
  voucherTypes: 'general',
  ...traits,
  ...unit,
  size,
});

const hospital = (code: UnitCode, name: string, traits?: Traits): Member =>
  member({ code, name, kind: code === LEAD ? 'lead' : 'hospital', chart: 'hospital' }, 100, traits);

const township = (number: number, place: string, size: number, traits?: Traits): Member =>
  member(
    { code: `T${String(number).padStart(2, '0')}`, name: `${place}卫生院`, kind: 'township', chart: 'primary' },
    size,
    traits,
  );

const centre = (number: number, quarter: string, size: number, traits?: Traits): Member =>
  member(
    { code: `C0${number}`, name: `${quarter}社区卫生服务中心`, kind: 'community', chart: 'primary' },
    size,
    traits,
  );

const SUMMARY = { summaryOnly: true } as const;

/** 31 members: three county hospitals, 24 township health centres, four community health centres. No such place exists. */
export const MEMBERS: readonly Member[] = [
  hospital('H01', '清河县人民医院'),
  hospital('H02', '清河县中医院', { fiscalPath: 'authorised-quota', voucherTypes: 'three' }),
  hospital('H03', '清河县妇幼保健院', { fiscalPath: 'authorised-quota', closesMonthly: true }),
  township(1, '青石镇中心', 165),
  township(2, '柳湾镇', 92),
  township(3, '桃溪镇中心', 148),
  township(4, '云台乡', 58),
  township(5, '石桥镇', 104),
  township(6, '松岭乡', 52),
  township(7, '梅园镇', 97),
  township(8, '竹林镇', 88),
  township(9, '泉沟乡', 61),
  township(10, '马鞍镇', 79, { stopsShort: true }),
  township(11, '龙潭镇中心', 139),
  township(12, '凤鸣镇', 111),
  township(13, '双河镇', 94),
  township(14, '大坪镇', 85),
  township(15, '金沙乡', 66),
  township(16, '银杏镇', 101, { closesMonthly: true }),
  township(17, '红岩乡', 55),
  township(18, '白塔镇', 90),
  township(19, '黄泥镇', 83, SUMMARY),
  township(20, '新场镇中心', 126, SUMMARY),
  township(21, '古渡镇', 77, SUMMARY),
  township(22, '东岳镇', 72, SUMMARY),
  township(23, '西屏乡', 63, SUMMARY),
  township(24, '北坳乡', 48, SUMMARY),
  centre(1, '城东', 118),
  centre(2, '城西', 104),
  centre(3, '城南', 92, { twoLines: true }),
  centre(4, '城北', 76, { twoLines: true }),
];
