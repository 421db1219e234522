import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { DepartmentClass } from '../../../shared/domain/organisation/department.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { periodOf } from '../../../shared/kernel/period.ts';
import type { Service } from '../service.ts';

const { organisation } = contract;

const LEAD: UnitCode = 'H01';

/** What is below each department of the lead hospital, numbered from 01: a name, or a name with its speciality's code. */
const BELOW: Readonly<Record<string, string>> = {
  '01': '心血管内科 03.04|呼吸与危重症医学科 03.01|消化内科 03.02|神经内科 03.03|肾内科 03.06|内分泌科 03.07|血液内科 03.05|老年医学科 03.10|全科医学科 02|内科门诊 03|体检中心',
  '02': '普通外科 04.01|肝胆外科 04.01|泌尿外科 04.04|神经外科 04.02|胸外科 04.05|烧伤整形科 04.07|肛肠外科 04.01|外科门诊 04',
  '03': '骨科一病区 04.03|骨科二病区 04.03|脊柱外科 04.03|骨科门诊 04.03',
  '04': '妇科病房 05.01|产科病房 05.02|产房 05.02|妇产科门诊 05|计划生育门诊 05.03',
  '05': '儿内科病房 07|新生儿科 07.01|儿科门诊 07|儿童保健门诊 09',
  '06': '急诊内科 20|急诊外科 20|急诊抢救室 20|急诊留观室 20|院前急救站 20',
  '07': '眼科 10|耳鼻咽喉科 11|口腔科 12|皮肤科 13',
  '08': '中医科 50|针灸推拿科 50.13|康复医学科 21|中医门诊 50',
  '09': '感染科病房 16|发热门诊 16|肠道门诊 16.01|结核门诊 17',
  '10': '综合重症监护室 28|呼吸重症监护室 28',
  '21': '临床检验室 30.01|生化室 30.03|免疫室 30.04|微生物室 30.02|病理室 31',
  '22': '普放室 32.01|CT室 32.02|MRI室 32.03|DSA室 32.09|乳腺钼靶室 32.01',
  '23': '腹部超声室 32.05|心脏超声室 32.05|妇产超声室 32.05',
  '24': '门诊药房|住院药房|中药房|药库|静脉用药调配中心',
  '25': '麻醉科 26|中心手术室|日间手术室|内镜室',
  '31': '清洗消毒间|灭菌间',
  '32': '门诊收费处|住院结算处',
  '33': '病案库|编码室',
  '41': '院办|党办|医务科|护理部|质控科|人事科|院感科|科教科',
  '42': '会计核算室|预算成本室',
  '43': '水电维修班|职工食堂|洗衣房|保洁安保组|总务仓库|设备科',
  '44': '医保审核室',
  '45': '网络运维室',
};

/** Specialities of what is known by its name, over all units. */
const SPECIALITIES: Readonly<Record<string, string>> = {
  内科: '03',
  外科: '04',
  骨科: '04.03',
  妇产科: '05',
  儿科: '07',
  急诊医学科: '20',
  急诊科: '20',
  中医康复科: '50',
  感染性疾病科: '16',
  重症医学科: '28',
  检验科: '30',
  检验室: '30',
  放射科: '32',
  超声科: '32.05',
  影像科: '32',
  超声影像科: '32',
  检验放射室: '30',
  麻醉手术室: '26',
  中医内科: '50.01',
  针灸推拿科: '50.13',
  骨伤科: '50.10',
  肛肠科: '50.11',
  妇科: '05.01',
  产科: '05.02',
  新生儿科: '07.01',
  妇女保健科: '06',
  儿童保健科: '09',
  全科门诊: '02',
  全科诊室: '02',
  家庭医生工作室: '02',
  公共卫生科: '01',
  中医馆: '50',
  中医诊室: '50',
};

/** The code of 诊疗科目名录 that a sample department stands for; '' for those that treat nobody. */
export const specialityOfSample = (name: string): string => SPECIALITIES[name] ?? '';

/** 体检中心 began by serving the physicians, and treats people of its own from July on. */
const CHECK_UPS = { name: '体检中心', at: 'auxiliary', from: 7, standard: '01' } as const;

/** What stands below the lead hospital's departments: its clinics, wards, rooms and offices. */
function departmentsBelow(classes: ReadonlyMap<string, DepartmentClass>) {
  return Object.entries(BELOW).flatMap(([parent, listed]) =>
    listed.split('|').map((one, at) => {
      const [name = '', standard = ''] = one.split(' ');
      const code = `${parent}${String(at + 1).padStart(2, '0')}`;
      return { code, name, class: name === CHECK_UPS.name ? CHECK_UPS.at : classes.get(parent)!, parent, standard };
    }),
  );
}

/** 科室树 of the sample: 120 departments of the lead hospital, and one that changed its class within the year. */
export async function growDepartments({ pipeline }: Service, year: number, chief: Caller): Promise<void> {
  const top = await pipeline.perform(organisation.departments, { unit: LEAD }, chief);
  const departments = departmentsBelow(new Map(top.map((each) => [each.code, each.class])));
  await pipeline.perform(organisation.addDepartments, { unit: LEAD, departments }, chief);
  const checkUps = departments.find(({ name }) => name === CHECK_UPS.name)!;
  await pipeline.perform(
    organisation.changeDepartment,
    {
      ...{ unit: LEAD, code: checkUps.code, revision: 1, from: periodOf(year, CHECK_UPS.from), name: checkUps.name },
      ...{ class: 'clinical' as const, parent: checkUps.parent, standard: CHECK_UPS.standard, open: true },
      reason: '取得预防保健科诊疗科目，独立接诊，由医疗辅助类调为临床服务类',
    },
    chief,
  );
}
