import type { ChartName } from '../../organisation/unit.ts';

/** Into which detail of 1601 and 1602 a fixed asset falls (固定资产大类). */
export type AssetClass = 'building' | 'general' | 'special' | 'furniture';

export const CLASS_NAMES: Readonly<Record<AssetClass, string>> = {
  building: '房屋和构筑物',
  general: '通用设备',
  special: '专用设备',
  furniture: '家具和用具',
};

/** A category with its years of life (折旧年限). */
export interface Life {
  readonly name: string;
  readonly class: AssetClass;
  readonly years: number;
  readonly words: RegExp;
}

const life = (assetClass: AssetClass, years: number, name: string, words: RegExp): Life => ({
  name,
  class: assetClass,
  years,
  words,
});

/** 医院执行政府会计制度补充规定 附表6 医院固定资产折旧年限表. The first whose words a category has is meant: the special go first. */
export const LIVES: readonly Life[] = [
  life('building', 8, '简易房', /简易/),
  life('building', 8, '房屋附属设施', /附属设施/),
  life('building', 50, '钢结构、钢筋混凝土结构房屋', /钢筋混凝土|钢混|框架|钢结构/),
  life('building', 30, '砖混结构、砖木结构房屋', /砖混|砖木/),
  life('building', 8, '构筑物', /^构筑物/),
  life('special', 6, '医用磁共振设备', /磁共振|核磁/),
  life('special', 6, '医用超声仪器', /超声/),
  life('special', 5, '医用高频仪器设备', /高频/),
  life('special', 5, '物理治疗及体疗设备', /物理治疗|体疗|理疗|康复/),
  life('special', 6, '高压氧舱', /高压氧/),
  life('special', 5, '中医仪器设备', /中医/),
  life('special', 6, '医用X线设备', /[x×]\s*(射)?[线光]|放射设备|ct机|ct设备|影像设备/i),
  life('special', 8, '高能射线设备', /高能射线|加速器/),
  life('special', 6, '医用核素设备', /核素/),
  life('special', 5, '临床检验分析仪器', /检验|化验/),
  life('special', 5, '体外循环设备', /体外循环|透析/),
  life('special', 5, '手术急救设备', /手术|急救/),
  life('special', 6, '口腔设备', /口腔|牙科/),
  life('special', 5, '病房护理设备', /病房|护理/),
  life('special', 6, '消毒设备', /消毒|灭菌/),
  life('special', 6, '光学仪器及窥镜', /光学|窥镜|内镜/),
  life('special', 5, '激光仪器设备', /激光/),
  life('special', 5, '医用电子仪器', /医用电子/),
  life('special', 5, '其他医用设备', /其他医用|其他专用设备|^(其他)?医疗设备/),
  life('general', 6, '计算机设备', /计算机|电脑|服务器/),
  life('general', 5, '通信设备', /通信|通讯/),
  life('general', 6, '办公设备', /办公设备/),
  life('general', 10, '车辆', /车辆|汽车|救护车/),
  life('general', 5, '图书档案设备', /图书档案设备|档案设备/),
  life('general', 10, '机械设备', /机械/),
  life('general', 5, '电子和通信测量设备', /测量/),
  life('general', 5, '计量标准器具及量具、衡器', /计量|量具|衡器/),
  life('general', 5, '电气设备', /电气/),
  life('general', 10, '雷达、无线电和卫星导航设备', /雷达|无线电|卫星/),
  life('general', 5, '广播、电视、电影设备', /广播|电视|电影/),
  life('general', 5, '仪器仪表', /仪器仪表/),
  life('furniture', 15, '家具', /家具/),
  life('furniture', 5, '用具、装具', /用具|装具/),
];

/** A heading of several lives names a class and no life: 通用设备, 家具和用具. */
const CLASSES: readonly (readonly [AssetClass, RegExp])[] = [
  ['furniture', /家具.*用具|家具.*装具/],
  ['building', /房屋|构筑|建筑/],
  ['special', /专用设备|医疗|医用/],
  ['general', /通用设备|一般设备/],
];

/** 不计提折旧 (政府会计准则第3号 第十六条): what is kept for ever, and land that was entered by itself. */
const KEPT = /文物|陈列品|动植物|(图书|档案)(?!.*设备)|^土地(?!使用权)/;

/** What a category says of a fixed asset: whether it is depreciated at all, its class and its life, each where it is known. */
export interface Category {
  readonly kept: boolean;
  readonly class?: AssetClass;
  readonly life?: Life;
}

export function categoryOf(text: string): Category {
  const word = text.replace(/[\s　]/g, '');
  // 家具、用具、装具及动植物, as the older classes call it, is furniture whole, though some of it would be kept.
  const whole = CLASSES.find(([name, words]) => name === 'furniture' && words.test(word));
  if (whole) return { kept: false, class: whole[0] };
  if (KEPT.test(word)) return { kept: true };
  const found = LIVES.find(({ words }) => words.test(word));
  if (found) return { kept: false, class: found.class, life: found };
  const named = CLASSES.find(([, words]) => words.test(word));
  return named ? { kept: false, class: named[0] } : { kept: false };
}

/** The table is the hospitals'; that others follow it is a local choice, and is said. */
export const livesAreBinding = (chart: ChartName): boolean => chart === 'hospital';
