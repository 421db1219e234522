import { contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { ServiceTable } from '../../../shared/domain/costing/units/tables.ts';
import { actorOf, type Caller } from '../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { addDays } from '../../../shared/kernel/date.ts';
import { type Fen, fen, formatYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { type Period, periodOf, startOf } from '../../../shared/kernel/period.ts';
import type { Service } from '../service.ts';
import { stream } from './random.ts';

const { costing } = contract;

const UNITS: readonly UnitCode[] = ['H01', 'H02'];
const MONTHS = [11, 12];
/** Discharged patients of a unit and month whose services are listed. */
const PATIENTS = 75;
const SEED = 2025;

/** Code, name, price in 元, 当量值, 工时, and its share of what such a department charges for items, in hundredths. */
type Item = readonly [code: string, name: string, price: number, equivalent: string, hours: string, share: number];

/** What departments carry out, by a word of their names; those before go first. Codes are the sample's own. */
const ITEMS: readonly (readonly [RegExp, readonly Item[]])[] = [
  [
    /病理/,
    [
      ['S2601', '组织病理检查', 120, '3.2', '0.8', 70],
      ['S2602', '细胞学检查', 60, '1.6', '0.4', 30],
    ],
  ],
  [
    /临床检验|^检验/,
    [
      ['S2101', '血常规', 20, '1', '0.05', 26],
      ['S2102', '尿常规', 12, '0.7', '0.05', 10],
      ['S2103', '凝血四项', 66, '2.8', '0.1', 24],
      ['S2104', '肝功能全套', 78, '3.2', '0.12', 40],
    ],
  ],
  [
    /生化/,
    [
      ['S2104', '肝功能全套', 78, '3.2', '0.12', 40],
      ['S2105', '肾功能', 36, '1.5', '0.08', 25],
      ['S2106', '电解质', 32, '1.3', '0.08', 20],
      ['S2107', '血脂', 40, '1.6', '0.08', 15],
    ],
  ],
  [
    /免疫/,
    [
      ['S2108', '甲状腺功能', 150, '3.6', '0.15', 45],
      ['S2109', '乙肝五项', 60, '1.5', '0.1', 30],
      ['S2110', '肿瘤标志物', 180, '4.2', '0.2', 25],
    ],
  ],
  [
    /微生物/,
    [
      ['S2111', '细菌培养及药敏', 90, '2.9', '0.4', 80],
      ['S2112', '涂片镜检', 18, '0.6', '0.1', 20],
    ],
  ],
  [
    /CT/,
    [
      ['S2201', 'CT 平扫', 210, '3.5', '0.3', 60],
      ['S2202', 'CT 增强', 380, '5.6', '0.6', 40],
    ],
  ],
  [/MRI/, [['S2203', '磁共振平扫', 420, '6.8', '0.7', 100]]],
  [/DSA/, [['S2204', '血管造影', 1800, '24', '2.5', 100]]],
  [
    /放|影像|钼靶/,
    [
      ['S2205', '数字化摄影（DR）', 65, '1', '0.12', 70],
      ['S2206', '床旁摄影', 95, '1.5', '0.3', 30],
    ],
  ],
  [/心脏超声/, [['S2207', '心脏彩超', 160, '2.6', '0.35', 100]]],
  [
    /超声/,
    [
      ['S2208', '腹部彩超', 110, '1.8', '0.25', 75],
      ['S2209', '浅表器官彩超', 85, '1.4', '0.2', 25],
    ],
  ],
  [/药/, [['S2301', '处方调配', 6, '1', '0.03', 100]]],
  [
    /麻醉/,
    [
      ['S2401', '全身麻醉', 760, '9', '2.2', 70],
      ['S2402', '椎管内麻醉', 420, '5', '1.4', 30],
    ],
  ],
  [
    /手术/,
    [
      ['S2403', '阑尾切除术', 1350, '14', '1.8', 25],
      ['S2404', '胆囊切除术', 2100, '20', '2.4', 25],
      ['S2405', '骨折内固定术', 2600, '26', '3', 30],
      ['S2406', '剖宫产术', 1500, '15', '1.6', 20],
    ],
  ],
  [
    /内镜/,
    [
      ['S2407', '胃镜检查', 220, '3', '0.5', 60],
      ['S2408', '肠镜检查', 320, '4.2', '0.8', 40],
    ],
  ],
  [
    /针灸|推拿|康复|中医/,
    [
      ['S1101', '诊查费', 15, '1', '0.2', 15],
      ['S2501', '普通针刺', 40, '2', '0.5', 35],
      ['S2502', '推拿治疗', 55, '2.7', '0.6', 25],
      ['S2503', '运动疗法', 60, '2.9', '0.7', 15],
      ['S1201', '分级护理', 24, '1.2', '0.6', 10],
    ],
  ],
  [
    /门诊|急诊|保健|诊室|体检|口腔|皮肤|眼科|耳鼻/,
    [
      ['S1101', '诊查费', 15, '1', '0.2', 55],
      ['S1301', '静脉输液', 18, '1.1', '0.25', 15],
      ['S1302', '换药', 30, '1.6', '0.3', 15],
      ['S1303', '心电图', 35, '1.9', '0.2', 15],
    ],
  ],
  [
    /重症|抢救/,
    [
      ['S1202', '重症监护', 180, '9', '2', 70],
      ['S1303', '心电图', 35, '1.9', '0.2', 5],
      ['S1301', '静脉输液', 18, '1.1', '0.25', 25],
    ],
  ],
  [
    /./,
    [
      ['S1102', '住院诊查费', 25, '1.2', '0.3', 25],
      ['S1201', '分级护理', 24, '1.2', '0.6', 30],
      ['S1301', '静脉输液', 18, '1.1', '0.25', 20],
      ['S1303', '心电图', 35, '1.9', '0.2', 10],
      ['S1304', '心电监护', 60, '2.8', '0.8', 15],
    ],
  ],
];

/** Groups by a word of the discharging department, the sample's own codes and names. */
const GROUPS: readonly (readonly [RegExp, readonly (readonly [string, string])[]])[] = [
  [
    /骨/,
    [
      ['XG1', '髋和股骨手术'],
      ['XG2', '骨折非手术治疗'],
      ['XG3', '脊柱疾患'],
    ],
  ],
  [
    /外|肛肠/,
    [
      ['WK1', '阑尾切除'],
      ['WK2', '胆囊切除'],
      ['WK3', '疝修补'],
      ['WK4', '外科其他疾患'],
    ],
  ],
  [
    /妇|产/,
    [
      ['FC1', '剖宫产'],
      ['FC2', '阴道分娩'],
      ['FC3', '子宫及附件手术'],
    ],
  ],
  [
    /儿/,
    [
      ['EK1', '儿童肺炎'],
      ['EK2', '儿童胃肠炎'],
    ],
  ],
  [
    /针灸|推拿|康复|中医/,
    [
      ['ZY1', '中风病恢复期'],
      ['ZY2', '项痹病'],
      ['ZY3', '腰痛病'],
    ],
  ],
  [
    /重症|急诊/,
    [
      ['ZZ1', '呼吸衰竭'],
      ['ZZ2', '严重感染'],
    ],
  ],
  [
    /./,
    [
      ['NK1', '肺炎'],
      ['NK2', '慢性阻塞性肺病'],
      ['NK3', '心力衰竭'],
      ['NK4', '糖尿病'],
      ['NK5', '脑缺血性疾患'],
      ['NK6', '消化道疾患'],
    ],
  ],
];

type Sheet = ReplyOf<typeof costing.driverSheet>;
type Department = Sheet['departments'][number];
type Run = ReplyOf<typeof costing.runDetail>;

interface Offer {
  readonly department: Department;
  readonly item: Item;
  /** Operations in the month. */
  readonly count: number;
  /** Those not yet given to a listed patient. */
  left: number;
}

/**
 * 服务项目表, 患者表 and 患者明细表 of two hospitals' last two months, handed in by one and reviewed by another: operations
 * follow from what each department costs in the locked run, so that unit costs stand near prices, some above, some below. Patients are numbers, nobody's.
 */
export async function costServices(
  { pipeline, files }: Service,
  year: number,
  { preparer, reviewer }: { readonly preparer: Caller; readonly reviewer: Caller },
): Promise<void> {
  for (const unit of UNITS)
    for (const month of MONTHS) {
      const at = { unit, period: periodOf(year, month) };
      const sheet = await pipeline.perform(costing.driverSheet, at, preparer);
      if (sheet.values.length === 0) continue;
      const { months } = await pipeline.perform(costing.runs, { unit, year }, preparer);
      const locked = months.find(({ period }) => period === at.period)?.runs.find(({ state }) => state === 'locked');
      if (locked === undefined) continue;
      const detail = await pipeline.perform(costing.runDetail, { unit, run: locked.id }, preparer);
      const tables = servicesOf(unit, at.period, sheet, detail);
      for (const [table, text] of Object.entries(tables) as [ServiceTable, string][]) {
        const { sha256: file } = await files.put(actorOf(preparer), new TextEncoder().encode(text));
        const handed = { ...at, table, file, fileName: `${unit}-${at.period}-${NAMES[table]}.csv`, after: 0 };
        const { id } = await pipeline.perform(costing.importServiceTable, handed, preparer);
        await pipeline.perform(costing.decideServiceBatch, { unit, id, agree: true }, reviewer);
      }
    }
}

const NAMES: Readonly<Record<string, string>> = { items: '服务项目表', patients: '患者表', lines: '患者明细表' };

/** The three tables as a hospital's system would export them. */
export function servicesOf(
  unit: UnitCode,
  period: Period,
  sheet: Pick<Sheet, 'departments' | 'values'>,
  run: Pick<Run, 'departments' | 'steps'>,
): Readonly<Record<'items' | 'patients' | 'lines', string>> {
  const offers = offersOf(unit, sheet.departments, projectCosts(run));
  const items = offers.map(({ department, item: [code, name, price, equivalent, hours], count }) =>
    [code, name, department.code, `${price}.00`, count, equivalent, hours].join(','),
  );
  const beds = new Set(sheet.values.flatMap(({ driver, receiver }) => (driver === 'bed-days' ? [receiver] : [])));
  const wards = sheet.departments.filter(({ code }) => beds.has(code));
  const stays = Array.from({ length: wards.length === 0 ? 0 : PATIENTS }, (_, at) =>
    stayOf(unit, period, at, wards[at % wards.length]!, offers),
  );
  return {
    items: ['项目编码,项目名称,执行科室,单价,操作数,当量值,每次工时', ...items].join('\n'),
    patients: [
      '住院号,出院科室,入院日期,出院日期,DRG编码,DRG名称,药品成本,单独收费材料成本,医疗收入',
      ...stays.map(({ patient }) => patient),
    ].join('\n'),
    lines: ['住院号,执行科室,项目编码,数量,金额', ...stays.flatMap(({ lines }) => lines)].join('\n'),
  };
}

/** What the items of a department cost: what it costs with 行政后勤 and 医疗辅助, before 医疗技术 hands over, less its drugs. */
function projectCosts({ departments, steps }: Pick<Run, 'departments' | 'steps'>): ReadonlyMap<string, Fen> {
  const costs = new Map<string, number>();
  const add = (code: string, yuan: string, sign = 1): void =>
    void costs.set(code, (costs.get(code) ?? 0) + sign * (parseYuan(yuan) ?? ZERO));
  for (const { code, directTotal, direct } of departments) {
    add(code, directTotal);
    add(code, direct.drugs, -1);
  }
  for (const { class: kind, receivers } of steps)
    if (kind !== 'technology') for (const { code, amount } of receivers) add(code, amount);
  return new Map([...costs].map(([code, cost]) => [code, fen(cost)]));
}

/** What a department charges for its items, in hundredths of what they cost: prices pay some of them and not others. */
const CHARGED = { least: 78, most: 116 } as const;

/** What each department carried out: what it charges for items ÷ price. */
function offersOf(unit: UnitCode, departments: readonly Department[], costs: ReadonlyMap<string, Fen>): Offer[] {
  return departments
    .filter(({ leaf, class: kind }) => leaf && (kind === 'clinical' || kind === 'technology'))
    .flatMap((department) => {
      const [, items] = ITEMS.find(([word]) => word.test(department.name))!;
      const charged = stream(SEED, 'volume', unit, department.code).between(CHARGED.least, CHARGED.most);
      const whole = Math.max(0, Math.floor(((costs.get(department.code) ?? ZERO) * charged) / 100));
      return items.map((item): Offer => {
        const count = Math.max(1, Math.floor((whole * item[5]) / 100 / (item[2] * 100)));
        return { department, item, count, left: count };
      });
    });
}

/** A stay on a ward: its days there, tests, pictures, perhaps an operation; what it was charged for them. */
function stayOf(unit: UnitCode, period: Period, at: number, ward: Department, offers: readonly Offer[]) {
  const chance = stream(SEED, 'stay', unit, period, at);
  const number = `${unit}${period.replace('-', '')}${String(at + 1).padStart(4, '0')}`;
  const days = chance.between(3, 11);
  const discharged = addDays(startOf(period), chance.between(0, 27));
  const [, groups] = GROUPS.find(([word]) => word.test(ward.name))!;
  const [group, groupName] = chance.pick(groups);
  const lines: string[] = [];
  let income: Fen = ZERO;
  const give = (offer: Offer | undefined, wanted: number): void => {
    const quantity = Math.min(wanted, offer?.left ?? 0);
    if (!offer || quantity <= 0) return;
    offer.left -= quantity;
    const amount = fen(offer.item[2] * 100 * quantity);
    income = fen(income + amount);
    lines.push([number, offer.department.code, offer.item[0], quantity, formatYuan(amount)].join(','));
  };
  const of = (code: string) => offers.find(({ item, left }) => item[0] === code && left > 0);
  for (const offer of offers.filter(({ department }) => department.code === ward.code)) give(offer, days);
  for (const code of ['S2101', 'S2102', 'S2104', 'S2105', 'S2106', 'S2205', 'S2208', 'S2207', 'S2201', 'S2203'])
    if (chance.below(100) < 45) give(of(code), 1);
  const operation = OPERATIONS[group];
  if (operation !== undefined) for (const code of [operation, 'S2401']) give(of(code), 1);
  const drugs = fen(chance.between(20_000, 260_000));
  const materials = fen(operation === undefined ? 0 : chance.between(30_000, 420_000));
  const charged = fen(income + drugs + materials);
  const dates = [addDays(discharged, -days), discharged];
  const money = [drugs, materials, charged].map(formatYuan);
  return { lines, patient: [number, ward.code, ...dates, group, groupName, ...money].join(',') };
}

const OPERATIONS: Readonly<Record<string, string>> = {
  XG1: 'S2405',
  WK1: 'S2403',
  WK2: 'S2404',
  FC1: 'S2406',
};
