/** A speciality of 医疗机构诊疗科目名录 (卫医发〔1994〕27号, with its later additions). */
export interface Speciality {
  readonly code: string;
  readonly name: string;
}

/** 一级科目 with their 二级科目, numbered from 01 in the order of the list. */
const LIST: readonly (readonly [code: string, name: string, below?: string])[] = [
  ['01', '预防保健科'],
  ['02', '全科医疗科'],
  ['03', '内科', '呼吸内科 消化内科 神经内科 心血管内科 血液内科 肾病学 内分泌 免疫学 变态反应 老年病'],
  ['04', '外科', '普通外科 神经外科 骨科 泌尿外科 胸外科 心脏大血管外科 烧伤科 整形外科'],
  ['05', '妇产科', '妇科 产科 计划生育 优生学 生殖健康与不孕症'],
  ['06', '妇女保健科', '青春期保健 围产期保健 更年期保健 妇女心理卫生 妇女营养'],
  [
    '07',
    '儿科',
    '新生儿 小儿传染病 小儿消化 小儿呼吸 小儿心脏病 小儿肾病 小儿血液病 小儿神经病学 小儿内分泌 小儿遗传病 小儿免疫',
  ],
  ['08', '小儿外科', '小儿普通外科 小儿骨科 小儿泌尿外科 小儿胸心外科 小儿神经外科'],
  ['09', '儿童保健科', '儿童生长发育 儿童营养 儿童心理卫生 儿童五官保健 儿童康复'],
  ['10', '眼科'],
  ['11', '耳鼻咽喉科', '耳科 鼻科 咽喉科'],
  ['12', '口腔科', '口腔内科 口腔颌面外科 正畸 口腔修复 口腔预防保健'],
  ['13', '皮肤科', '皮肤病 性传播疾病'],
  ['14', '医疗美容科'],
  ['15', '精神科', '精神病 精神卫生 药物依赖 精神康复 社区防治 临床心理 司法精神'],
  ['16', '传染科', '肠道传染病 呼吸道传染病 肝炎 虫媒传染病 动物源性传染病 蠕虫病'],
  ['17', '结核病科'],
  ['18', '地方病科'],
  ['19', '肿瘤科'],
  ['20', '急诊医学科'],
  ['21', '康复医学科'],
  ['22', '运动医学科'],
  ['23', '职业病科', '职业中毒 尘肺 放射病 物理因素损伤 职业健康监护'],
  ['24', '临终关怀科'],
  ['25', '特种医学与军事医学科'],
  ['26', '麻醉科'],
  ['27', '疼痛科'],
  ['28', '重症医学科'],
  ['30', '医学检验科', '临床体液、血液 临床微生物学 临床生化检验 临床免疫、血清学 临床细胞分子遗传学'],
  ['31', '病理科'],
  [
    '32',
    '医学影像科',
    'X线诊断 CT诊断 磁共振成像诊断 核医学 超声诊断 心电诊断 脑电及脑血流图诊断 神经肌肉电图 介入放射学 放射治疗',
  ],
  [
    '50',
    '中医科',
    '内科 外科 妇产科 儿科 皮肤科 眼科 耳鼻咽喉科 口腔科 肿瘤科 骨伤科 肛肠科 老年病科 针灸科 推拿科 康复医学 急诊科 预防保健科',
  ],
  ['51', '民族医学科', '维吾尔医学 藏医学 蒙医学 彝医学 傣医学'],
  ['52', '中西医结合科'],
];

/** The standard specialities (诊疗科目), in the order of the list; those of the second level after their first. */
export const SPECIALITIES: readonly Speciality[] = LIST.flatMap(([code, name, below]) => [
  { code, name },
  ...(below?.split(' ') ?? []).map((one, at) => ({
    code: `${code}.${String(at + 1).padStart(2, '0')}`,
    // 中医科's own 内科 is another speciality than 内科.
    name: code === '50' ? `中医${one}` : one,
  })),
]);

const BY_CODE = new Map(SPECIALITIES.map((each) => [each.code, each]));
const BY_NAME = new Map(SPECIALITIES.map((each) => [each.name, each]));

/** The speciality of a code; undefined where the list has none. */
export const specialityOf = (code: string): Speciality | undefined => BY_CODE.get(code);

/** A speciality as people write it: `03.01`, `呼吸内科`, or both. */
export function specialityIn(text: string): Speciality | undefined {
  const [code = ''] = /^\d{2}(\.\d{2})?/.exec(text.trim()) ?? [];
  return BY_CODE.get(code) ?? BY_NAME.get(text.trim());
}
