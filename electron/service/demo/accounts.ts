import { assert } from '../../../shared/kernel/assert.ts';
import type { Department } from './departments.ts';
import { PUBLIC_HEALTH } from './departments.ts';
import type { Member } from './members.ts';

/**
 * The words of a county's books and the codes they have. Codes that both charts share stand in `ACCOUNT`;
 * those that differ between the hospital and the primary supplement (DOMAIN 1.5) are asked for by member.
 */
export const ACCOUNT = {
  cash: '1001',
  basicBank: '100201',
  specialBank: '100202',
  quota: '1011',
  platform: '102101',
  quotaReturnable: '1201',
  inpatientReceivable: '121201',
  dischargedArrears: '12120203',
  internalReceivable: '12120301',
  otherTradeReceivable: '12120302',
  prepayment: '1214',
  pettyAdvance: '121801',
  internalOther: '121802',
  tradeAllowance: '121901',
  otherAllowance: '121902',
  deferred: '1401',
  construction: '161301',
  intangible: '1701',
  amortisation: '1702',
  entrustedAsset: '1891',
  pendingDisposal: '1902',
  shortLoan: '2001',
  vat: '2101',
  incomeTax: '210201',
  toTreasury: '2103',
  basicPay: '220101',
  allowancePay: '220102',
  performancePay: '220103',
  socialInsurance: '220104',
  housingFund: '220105',
  drugPayable: '230201',
  ownDrugPayable: '23020101',
  membersDrugPayable: '23020102',
  materialsPayable: '230202',
  equipmentPayable: '230203',
  internalPayable: '230204',
  otherPayable: '230205',
  interestPayable: '2304',
  insurancePrepaid: '23050101',
  inpatientDeposit: '23050103',
  internalOtherPayable: '230701',
  passThrough: '230702',
  guarantee: '230703',
  longLoan: '2501',
  longPayable: '2502',
  entrustedLiability: '2901',
  welfareFund: '310101',
  riskFund: '310102',
  transfer: '3401',
  superiorSubsidy: '4201',
  turnIn: '4301',
  business: '4401',
  donation: '4603',
  interest: '4604',
  rent: '4605',
  otherRevenue: '4609',
  businessExpense: '520101',
  disposal: '5301',
  turnInExpense: '5401',
  affiliateSubsidy: '5501',
  interestExpense: '590101',
  badDebts: '590102',
  basicAppropriation: '600101',
  projectAppropriation: '600102',
  outpatientBudget: '61010101',
  inpatientBudget: '61010102',
  superiorSubsidyBudget: '6201',
  turnInBudget: '6301',
  businessBudget: '6401',
  debtBudget: '6501',
  otherLevelBudget: '6601',
  interestBudget: '660901',
  donationBudget: '660902',
  rentBudget: '660903',
  otherBudget: '660904',
  staffSpending: '720101',
  goodsSpending: '720102',
  householdSpending: '720103',
  capitalSpending: '720104',
  businessSpending: '7301',
  turnInSpending: '7401',
  subsidySpending: '7501',
  repaymentSpending: '7701',
  interestSpending: '790101',
  otherSpending: '790102',
  fundsQuota: '800101',
  funds: '800102',
  fundsReturnable: '800103',
  fiscalCarryOver: '810101',
  earmarkedCarryOver: '820101',
  freeSurplus: '820201',
} as const;

/** What patients are charged for; the supplements' categories of 医疗收入. */
export type Charge =
  | 'registration'
  | 'consultation'
  | 'examination'
  | 'laboratory'
  | 'treatment'
  | 'surgery'
  | 'nursing'
  | 'bed'
  | 'materials'
  | 'western'
  | 'vaccine'
  | 'patent'
  | 'herbal'
  | 'general'
  | 'other'
  | 'difference';

type Charges = Readonly<Partial<Record<Charge, string>>>;

const OUTPATIENT_COMMON = {
  registration: '01',
  consultation: '02',
  examination: '03',
  laboratory: '04',
  treatment: '05',
  surgery: '06',
  materials: '07',
} as const;

const INPATIENT_COMMON = {
  bed: '01',
  consultation: '02',
  examination: '03',
  laboratory: '04',
  treatment: '05',
  surgery: '06',
  nursing: '07',
  materials: '08',
} as const;

const below = (prefix: string, codes: Charges): Charges =>
  Object.fromEntries(Object.entries(codes).map(([charge, code]) => [charge, prefix + code]));

const MEDICAL = {
  hospital: {
    outpatient: below('41010101', {
      ...OUTPATIENT_COMMON,
      western: '0801',
      patent: '0802',
      herbal: '0803',
      other: '09',
    }),
    inpatient: below('41010102', { ...INPATIENT_COMMON, western: '0901', patent: '0902', herbal: '0903', other: '10' }),
  },
  primary: {
    outpatient: below('41010101', {
      ...OUTPATIENT_COMMON,
      western: '080101',
      vaccine: '080102',
      patent: '0802',
      herbal: '0803',
      general: '09',
      other: '10',
      difference: '11',
    }),
    inpatient: below('41010102', {
      ...INPATIENT_COMMON,
      western: '090101',
      patent: '0902',
      herbal: '0903',
      general: '10',
      other: '11',
      difference: '12',
    }),
  },
  /** 2308 待结算医疗款, whose levels repeat those of 4101. */
  pending: {
    outpatient: below('230801', {
      ...OUTPATIENT_COMMON,
      western: '080101',
      vaccine: '080102',
      patent: '0802',
      herbal: '0803',
      general: '09',
      other: '10',
      difference: '11',
    }),
  },
} as const;

const found = (code: string | undefined, what: string): string => {
  assert(code, `no account for ${what}`);
  return code;
};

const primary = (member: Member): boolean => member.chart === 'primary';

/** 4101 医疗收入 by category; 结算差额 stands elsewhere in the hospital chart (DOMAIN 1.5). */
export function revenueAccount(member: Member, kind: 'outpatient' | 'inpatient', charge: Charge): string {
  if (member.stopsShort) return '410101';
  if (!primary(member) && charge === 'difference') return '41010103';
  return found(MEDICAL[primary(member) ? 'primary' : 'hospital'][kind][charge], charge);
}

/** Where a charge is booked when it is made: revenue, or 2308 of a 收支两条线 unit. */
export function chargeAccount(member: Member, kind: 'outpatient' | 'inpatient', charge: Charge): string {
  if (!member.twoLines) return revenueAccount(member, kind, charge);
  return found(kind === 'outpatient' ? MEDICAL.pending.outpatient[charge] : undefined, charge);
}

/** 应收医保款; the primary chart does not split it. */
export function insuranceReceivable(member: Member, kind: 'outpatient' | 'inpatient'): string {
  if (primary(member)) return '12120201';
  return kind === 'outpatient' ? '1212020101' : '1212020102';
}

export type Stock = 'western' | 'vaccine' | 'patent' | 'herbal' | 'film' | 'reagent' | 'gas' | 'supplies' | 'lowValue';

const HOSPITAL_STOCK: Readonly<Partial<Record<Stock, string>>> = {
  western: '13020101',
  patent: '13020102',
  herbal: '13020103',
  gas: '13020202',
  film: '13020203',
  reagent: '13020204',
  supplies: '13020205',
  lowValue: '130203',
};

const PRIMARY_STOCK: typeof HOSPITAL_STOCK = {
  ...HOSPITAL_STOCK,
  western: '1302010101',
  vaccine: '1302010102',
};

export const stockAccount = (member: Member, stock: Stock): string =>
  found((primary(member) ? PRIMARY_STOCK : HOSPITAL_STOCK)[stock], stock);

/** Natures of an expense, by economic classification (医院补充规定: 5001/5101 明细). */
export type Expense =
  | 'wages'
  | 'materials'
  | 'drugs'
  | 'utilities'
  | 'repair'
  | 'service'
  | 'office'
  | 'travel'
  | 'vehicle'
  | 'training'
  | 'property'
  | 'rent'
  | 'other'
  | 'household'
  | 'depreciation'
  | 'amortisation'
  | 'riskFund';

const HOSPITAL_OPERATING: Readonly<Partial<Record<Expense, string>>> = {
  wages: '500101',
  materials: '5001020101',
  drugs: '5001020102',
  utilities: '50010202',
  repair: '50010203',
  service: '50010204',
  household: '500103',
  depreciation: '500104',
  amortisation: '500105',
  riskFund: '50010601',
};

const PRIMARY_OPERATING: Readonly<Partial<Record<Expense, string>>> = {
  wages: '50010101',
  materials: '500101020101',
  drugs: '500101020102',
  utilities: '5001010202',
  repair: '5001010203',
  service: '5001010204',
  household: '50010103',
  depreciation: '50010104',
  amortisation: '50010105',
  riskFund: '5001010601',
};

/** 500102 公共卫生费用 of a primary institution. */
const PUBLIC_HEALTH_OPERATING: Readonly<Partial<Record<Expense, string>>> = {
  wages: '50010201',
  household: '50010203',
  depreciation: '50010204',
};

const ADMINISTRATIVE: Readonly<Partial<Record<Expense, string>>> = {
  wages: '510101',
  office: '51010201',
  utilities: '51010202',
  travel: '51010203',
  vehicle: '51010204',
  training: '51010205',
  property: '51010206',
  repair: '51010207',
  rent: '51010208',
  household: '510103',
  depreciation: '510104',
  amortisation: '510105',
};

/** 5001 for the departments that serve patients, 5101 for 行政后勤类 (财会〔2021〕26号 第17条). */
export function expenseAccount(member: Member, department: Department, expense: Expense): string {
  if (department.class === 'admin') return ADMINISTRATIVE[expense] ?? '51010209';
  if (!primary(member)) return HOSPITAL_OPERATING[expense] ?? '50010205';
  if (department.code === PUBLIC_HEALTH) return PUBLIC_HEALTH_OPERATING[expense] ?? '50010202';
  return PRIMARY_OPERATING[expense] ?? '5001010205';
}

/** 4001: 基本 or 项目; the primary chart also says for what. */
export function appropriation(member: Member, kind: 'basic' | 'project', purpose: 'medical' | 'public-health'): string {
  const first = kind === 'basic' ? '400101' : '400102';
  if (!primary(member)) return first;
  return `${first}${purpose === 'medical' ? '01' : '02'}`;
}

/** 4601 非同级财政拨款收入. */
export const otherLevelAppropriation = (member: Member, purpose: 'medical' | 'public-health'): string =>
  primary(member) ? `4601${purpose === 'medical' ? '01' : '02'}` : '4601';

/** 3001 by where the surplus came from; the codes mean different things in the two charts (DOMAIN 1.5). */
export function accumulatedSurplus(
  member: Member,
  of: 'fiscal-project' | 'medical' | 'public-health' | 'research',
): string {
  if (member.stopsShort) return '3001';
  if (!primary(member))
    return { 'fiscal-project': '300101', medical: '300102', 'public-health': '300101', research: '300103' }[of];
  return { 'fiscal-project': '300101', medical: '300101', 'public-health': '300102', research: '300103' }[of];
}

/** 8301 专用结余 of the welfare fund. */
export const earmarkedFund = (member: Member): string => (primary(member) ? '830101' : '8301');

/** Where the lead keeps what it owes for drugs apart: its own, and what it bought for members. */
export const ownDrugPayable = (member: Member): string =>
  member.kind === 'lead' ? ACCOUNT.ownDrugPayable : ACCOUNT.drugPayable;

export type FixedAsset = 'building' | 'medical' | 'general' | 'furniture';
const FIXED_ASSET: Readonly<Record<FixedAsset, string>> = {
  building: '01',
  medical: '02',
  general: '03',
  furniture: '04',
};
export const fixedAsset = (kind: FixedAsset): string => `1601${FIXED_ASSET[kind]}`;
export const accumulatedDepreciation = (kind: FixedAsset): string => `1602${FIXED_ASSET[kind]}`;
