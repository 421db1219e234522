import { assert } from '../../../shared/kernel/assert.ts';
import type { Charge, FixedAsset } from './accounts.ts';
import { permille, portion, split, total, yuan } from './amounts.ts';
import { type Department, PUBLIC_HEALTH } from './departments.ts';
import { LEAD, type Member } from './members.ts';
import { stream } from './random.ts';

/** Weights of the charges a patient's bill is made of. */
export type Mix = Readonly<Partial<Record<Charge, number>>>;

/** Goods and services, by what they are. */
export type Goods = 'utilities' | 'repair' | 'property' | 'service' | 'office' | 'travel' | 'vehicle' | 'training';

/**
 * A member's year as its finance office expected it in January, in 分. Flows follow it month by month, with chance on top.
 * Wages are what is left when everything else is paid and a little is kept: so that a surplus stays small and plausible.
 */
export interface Plan {
  readonly outpatient: readonly number[];
  readonly inpatient: readonly number[];
  readonly outpatientMix: Mix;
  readonly inpatientMix: Mix;
  /** All that people cost in the year. */
  readonly payroll: number;
  /** Of it, what the treasury pays by 基本支出, by month. */
  readonly fiscalBasic: readonly number[];
  readonly fiscalProject: number;
  readonly publicHealth: number;
  readonly essentialMedicine: number;
  readonly villageDoctors: number;
  /** By month. */
  readonly goods: Readonly<Record<Goods, number>>;
  readonly fixedAssets: Readonly<Record<FixedAsset, number>>;
  /** Per mille of fixed assets that fiscal project money paid for. */
  readonly fiscalAssets: number;
  readonly intangible: number;
  /** Year's revenue, about. */
  readonly revenue: number;
  /** Weights of the departments' people, 公共卫生科 counted by its money. */
  readonly people: ReadonlyMap<string, number>;
}

const OUTPATIENT_HOSPITAL: Mix = {
  registration: 5,
  consultation: 60,
  examination: 190,
  laboratory: 150,
  treatment: 100,
  surgery: 25,
  materials: 40,
  western: 270,
  patent: 70,
  herbal: 40,
  other: 50,
};
const INPATIENT_HOSPITAL: Mix = {
  bed: 35,
  consultation: 25,
  examination: 110,
  laboratory: 130,
  treatment: 140,
  surgery: 100,
  nursing: 50,
  materials: 120,
  western: 230,
  patent: 25,
  herbal: 10,
  other: 25,
};
const OUTPATIENT_PRIMARY: Mix = {
  general: 130,
  consultation: 10,
  examination: 90,
  laboratory: 90,
  treatment: 110,
  materials: 20,
  western: 370,
  patent: 90,
  herbal: 45,
  vaccine: 30,
  other: 15,
};
const INPATIENT_PRIMARY: Mix = {
  bed: 60,
  consultation: 30,
  examination: 90,
  laboratory: 100,
  treatment: 140,
  surgery: 20,
  nursing: 75,
  materials: 40,
  western: 350,
  patent: 35,
  herbal: 20,
  other: 40,
};

const MIXES: Readonly<Record<string, readonly [Mix, Mix]>> = {
  H02: [
    { ...OUTPATIENT_HOSPITAL, treatment: 190, herbal: 170, western: 160, examination: 130 },
    { ...INPATIENT_HOSPITAL, treatment: 230, herbal: 60, western: 170, surgery: 60 },
  ],
  H03: [
    { ...OUTPATIENT_HOSPITAL, patent: 40, herbal: 15, examination: 240 },
    { ...INPATIENT_HOSPITAL, surgery: 150, western: 170, herbal: 4 },
  ],
};

/** Sizes of a middling unit, in 元 a year; per mille of the payroll that the treasury pays. */
interface Scale {
  readonly outpatient: number;
  readonly inpatient: number;
  readonly fiscalShare: number;
  readonly fiscalProject: number;
  readonly publicHealth: number;
  readonly essentialMedicine: number;
  readonly villageDoctors: number;
  readonly fixedAssets: number;
}

const NO_PUBLIC_HEALTH = { publicHealth: 0, essentialMedicine: 0, villageDoctors: 0 } as const;

const SCALES: Readonly<Record<string, Scale>> = {
  H01: {
    outpatient: 126_000_000,
    inpatient: 248_000_000,
    fiscalShare: 80,
    fiscalProject: 7_500_000,
    fixedAssets: 340_000_000,
    ...NO_PUBLIC_HEALTH,
  },
  H02: {
    outpatient: 38_000_000,
    inpatient: 72_000_000,
    fiscalShare: 160,
    fiscalProject: 1_200_000,
    fixedAssets: 98_000_000,
    ...NO_PUBLIC_HEALTH,
  },
  H03: {
    outpatient: 30_000_000,
    inpatient: 34_000_000,
    fiscalShare: 200,
    fiscalProject: 800_000,
    fixedAssets: 61_000_000,
    ...NO_PUBLIC_HEALTH,
  },
  township: {
    outpatient: 3_400_000,
    inpatient: 2_200_000,
    fiscalShare: 300,
    fiscalProject: 240_000,
    publicHealth: 1_700_000,
    essentialMedicine: 300_000,
    villageDoctors: 360_000,
    fixedAssets: 8_000_000,
  },
  community: {
    outpatient: 5_200_000,
    inpatient: 0,
    fiscalShare: 300,
    fiscalProject: 200_000,
    publicHealth: 2_600_000,
    essentialMedicine: 300_000,
    villageDoctors: 0,
    fixedAssets: 6_500_000,
  },
};

/** Busy winters, a quiet February. */
const SEASON = [92, 72, 85, 82, 82, 80, 83, 82, 80, 80, 88, 94] as const;
const EVEN = Array.from({ length: 12 }, () => 1);

/** Per mille of a unit's own revenue that goes on each kind of goods and services in a year. */
const HOSPITAL_GOODS: Readonly<Record<Goods, number>> = {
  utilities: 22,
  repair: 28,
  property: 25,
  service: 20,
  office: 5,
  travel: 2,
  vehicle: 3,
  training: 3,
};
const PRIMARY_GOODS: Readonly<Record<Goods, number>> = {
  utilities: 20,
  repair: 15,
  property: 8,
  service: 16,
  office: 12,
  travel: 3,
  vehicle: 8,
  training: 4,
};

const ASSET_SHARES: Readonly<Record<FixedAsset, number>> = { building: 560, medical: 330, general: 70, furniture: 40 };

/** Months of life (医院补充规定 附表6, the middle of each class with what is long written off). */
export const ASSET_MONTHS: Readonly<Record<FixedAsset, number>> = {
  building: 600,
  medical: 96,
  general: 72,
  furniture: 180,
};

/** A month's depreciation of a class, straight line. */
export const monthlyDepreciation = (gross: number, kind: FixedAsset): number => portion(gross, 1, ASSET_MONTHS[kind]);

/** Per mille of medical revenue that materials cost. */
export const materialsShare = (member: Member): number => (member.chart === 'hospital' ? 120 : 35);

const mapValues = <K extends string>(of: Readonly<Record<K, number>>, change: (value: number, key: K) => number) =>
  Object.fromEntries(Object.entries<number>(of).map(([key, value]) => [key, change(value, key as K)])) as Record<
    K,
    number
  >;

/** What drugs cost at zero markup; prepared herbs are sold at a quarter more. */
function drugCost(income: number, mix: Mix): number {
  const weights = total(Object.values(mix));
  const plain = portion(income, (mix.western ?? 0) + (mix.patent ?? 0) + (mix.vaccine ?? 0), weights);
  return plain + portion(portion(income, mix.herbal ?? 0, weights), 100, 125);
}

export function planOf(seed: number, member: Member, departments: readonly Department[]): Plan {
  const chance = stream(seed, member.code, 'plan');
  const scale = SCALES[member.code] ?? SCALES[member.kind];
  assert(scale, `no scale for ${member.code}`);
  const sized = (amount: number) => chance.vary(portion(yuan(amount), member.size, 100), 30);
  const isHospital = member.chart === 'hospital';
  const [outpatientMix, inpatientMix] =
    MIXES[member.code] ??
    (isHospital ? [OUTPATIENT_HOSPITAL, INPATIENT_HOSPITAL] : [OUTPATIENT_PRIMARY, INPATIENT_PRIMARY]);
  const outpatient = sized(scale.outpatient);
  const inpatient = sized(scale.inpatient);
  const medical = outpatient + inpatient;
  const fiscalProject = sized(scale.fiscalProject);
  const publicHealth = sized(scale.publicHealth);
  const essentialMedicine = sized(scale.essentialMedicine);
  const villageDoctors = sized(scale.villageDoctors);
  const gross = sized(scale.fixedAssets);
  const fixedAssets = mapValues(ASSET_SHARES, (share) => permille(gross, share));
  const depreciation = total(
    Object.entries(fixedAssets).map(([kind, amount]) => 12 * monthlyDepreciation(amount, kind as FixedAsset)),
  );
  const intangible = permille(gross, 12);
  const ownRevenue = medical + publicHealth;
  const goods = mapValues(isHospital ? HOSPITAL_GOODS : PRIMARY_GOODS, (share) =>
    portion(permille(ownRevenue, share), 1, 12),
  );

  const before = medical - permille(medical, 7) + fiscalProject + publicHealth + essentialMedicine + villageDoctors;
  const expenses =
    drugCost(outpatient, outpatientMix) +
    drugCost(inpatient, inpatientMix) +
    permille(medical, materialsShare(member)) +
    12 * total(Object.values(goods)) +
    depreciation +
    portion(intangible, 1, 10) +
    permille(medical, member.code === LEAD ? 2 : 15) +
    permille(publicHealth, 370) +
    villageDoctors;
  const kept = chance.between(-10, 8);
  const payroll = portion(
    permille(before, 1000 - kept) - expenses,
    1000,
    1000 - permille(scale.fiscalShare, 1000 - kept),
  );
  assert(payroll > 0, `${member.code} cannot pay its people`);
  const fiscalBasic = permille(payroll, scale.fiscalShare);
  return {
    outpatient: split(outpatient, SEASON),
    inpatient: inpatient === 0 ? EVEN.map(() => 0) : split(inpatient, SEASON),
    outpatientMix,
    inpatientMix,
    payroll,
    fiscalBasic: split(fiscalBasic, EVEN),
    fiscalProject,
    publicHealth,
    essentialMedicine,
    villageDoctors,
    goods,
    fixedAssets,
    fiscalAssets: isHospital ? 250 : 550,
    intangible,
    revenue: before + fiscalBasic,
    people: peopleOf(departments, payroll, publicHealth),
  };
}

/** 55% of the public-health money goes to those who do the work; the others share what is left of the payroll. */
function peopleOf(departments: readonly Department[], payroll: number, publicHealth: number): Map<string, number> {
  const wages = portion(permille(publicHealth, 550), 1_000_000, payroll);
  const others = total(departments.map((department) => department.people));
  return new Map(
    departments.map((department) => [
      department.code,
      department.code === PUBLIC_HEALTH && publicHealth > 0
        ? wages
        : portion(1_000_000 - wages, department.people, others),
    ]),
  );
}
