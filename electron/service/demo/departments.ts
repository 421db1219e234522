import type { UnitKind } from '../../../shared/domain/organisation/unit.ts';
import type { Member } from './members.ts';
import type { DepartmentClass, SampleDepartment } from './model.ts';

/** A department with its weights: how its unit's patients and people are spread over it. */
export interface Department extends SampleDepartment {
  readonly outpatients: number;
  readonly inpatients: number;
  readonly people: number;
}

/** 公共卫生科 of a primary institution: what it spends is 500102 公共卫生费用. */
export const PUBLIC_HEALTH = '03';

type Row = readonly [string, string, DepartmentClass, number, number, number];

const PEOPLES_HOSPITAL: readonly Row[] = [
  ['01', '内科', 'clinical', 170, 220, 120],
  ['02', '外科', 'clinical', 110, 170, 90],
  ['03', '骨科', 'clinical', 80, 130, 60],
  ['04', '妇产科', 'clinical', 90, 90, 70],
  ['05', '儿科', 'clinical', 100, 80, 50],
  ['06', '急诊医学科', 'clinical', 120, 20, 60],
  ['07', '五官科', 'clinical', 90, 30, 30],
  ['08', '中医康复科', 'clinical', 80, 50, 30],
  ['09', '感染性疾病科', 'clinical', 60, 60, 30],
  ['10', '重症医学科', 'clinical', 0, 150, 45],
  ['21', '检验科', 'technology', 0, 0, 50],
  ['22', '放射科', 'technology', 0, 0, 45],
  ['23', '超声科', 'technology', 0, 0, 25],
  ['24', '药学部', 'technology', 0, 0, 45],
  ['25', '麻醉手术室', 'technology', 0, 0, 45],
  ['31', '消毒供应中心', 'auxiliary', 0, 0, 20],
  ['32', '收费处', 'auxiliary', 0, 0, 25],
  ['33', '病案室', 'auxiliary', 0, 0, 10],
  ['41', '院办公室', 'admin', 0, 0, 25],
  ['42', '财务科', 'admin', 0, 0, 15],
  ['43', '后勤保障科', 'admin', 0, 0, 40],
  ['44', '医保科', 'admin', 0, 0, 8],
  ['45', '信息科', 'admin', 0, 0, 10],
];

const CHINESE_MEDICINE_HOSPITAL: readonly Row[] = [
  ['01', '中医内科', 'clinical', 240, 260, 80],
  ['02', '针灸推拿科', 'clinical', 220, 200, 60],
  ['03', '骨伤科', 'clinical', 180, 240, 60],
  ['04', '肛肠科', 'clinical', 120, 150, 35],
  ['05', '妇科', 'clinical', 130, 90, 30],
  ['06', '急诊科', 'clinical', 110, 60, 30],
  ['21', '检验科', 'technology', 0, 0, 25],
  ['22', '影像科', 'technology', 0, 0, 25],
  ['23', '药剂科', 'technology', 0, 0, 40],
  ['31', '消毒供应室', 'auxiliary', 0, 0, 10],
  ['32', '收费处', 'auxiliary', 0, 0, 15],
  ['41', '办公室', 'admin', 0, 0, 15],
  ['42', '财务科', 'admin', 0, 0, 8],
  ['43', '后勤科', 'admin', 0, 0, 20],
  ['44', '医保科', 'admin', 0, 0, 5],
];

const MATERNAL_HOSPITAL: readonly Row[] = [
  ['01', '妇科', 'clinical', 200, 220, 45],
  ['02', '产科', 'clinical', 180, 420, 70],
  ['03', '儿科', 'clinical', 280, 200, 45],
  ['04', '新生儿科', 'clinical', 20, 160, 30],
  ['05', '妇女保健科', 'clinical', 160, 0, 25],
  ['06', '儿童保健科', 'clinical', 160, 0, 25],
  ['21', '检验科', 'technology', 0, 0, 20],
  ['22', '超声影像科', 'technology', 0, 0, 20],
  ['23', '药剂科', 'technology', 0, 0, 15],
  ['31', '消毒供应室', 'auxiliary', 0, 0, 8],
  ['32', '收费处', 'auxiliary', 0, 0, 10],
  ['41', '办公室', 'admin', 0, 0, 12],
  ['42', '财务科', 'admin', 0, 0, 6],
  ['43', '总务科', 'admin', 0, 0, 14],
  ['44', '医保科', 'admin', 0, 0, 4],
];

/** The people of 公共卫生科 are counted by its money, in plan.ts; here they weigh nothing. */
const TOWNSHIP: readonly Row[] = [
  ['01', '全科门诊', 'clinical', 70, 0, 25],
  ['02', '住院部', 'clinical', 0, 100, 20],
  [PUBLIC_HEALTH, '公共卫生科', 'clinical', 0, 0, 0],
  ['04', '中医馆', 'clinical', 30, 0, 10],
  ['21', '检验放射室', 'technology', 0, 0, 12],
  ['22', '药房', 'technology', 0, 0, 8],
  ['31', '收费室', 'auxiliary', 0, 0, 6],
  ['41', '办公室', 'admin', 0, 0, 8],
  ['42', '财务室', 'admin', 0, 0, 5],
];

const COMMUNITY_CENTRE: readonly Row[] = [
  ['01', '全科诊室', 'clinical', 60, 0, 25],
  ['02', '家庭医生工作室', 'clinical', 15, 0, 15],
  [PUBLIC_HEALTH, '公共卫生科', 'clinical', 0, 0, 0],
  ['04', '中医诊室', 'clinical', 25, 0, 10],
  ['21', '检验室', 'technology', 0, 0, 8],
  ['22', '药房', 'technology', 0, 0, 8],
  ['31', '收费室', 'auxiliary', 0, 0, 5],
  ['41', '综合办公室', 'admin', 0, 0, 8],
  ['42', '财务室', 'admin', 0, 0, 4],
];

const ROWS: Readonly<Record<UnitKind, readonly Row[]>> = {
  lead: PEOPLES_HOSPITAL,
  hospital: CHINESE_MEDICINE_HOSPITAL,
  township: TOWNSHIP,
  community: COMMUNITY_CENTRE,
  institution: [],
};

/** The departments of a member (科室), classed as 财会〔2021〕26号 第17条 classes them. */
export function departmentsOf(member: Member): Department[] {
  const rows = member.code === 'H03' ? MATERNAL_HOSPITAL : ROWS[member.kind];
  return rows.map(([code, name, kind, outpatients, inpatients, people]) => ({
    unit: member.code,
    code,
    name,
    class: kind,
    outpatients,
    inpatients,
    people,
  }));
}
