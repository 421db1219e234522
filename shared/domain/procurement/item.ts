import type { AccountingDate } from '../../kernel/date.ts';
import type { Price } from './price.ts';

/** 西药, 中成药, 中药饮片, 医用耗材, 院内制剂. */
export const ITEM_KINDS = ['western', 'patent', 'herbal', 'consumable', 'preparation'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** 集采中选, 国家基本药物, 短缺, 重点监控, 限制使用. */
export const ITEM_FLAGS = ['selected', 'essential', 'shortage', 'watched', 'restricted'] as const;
export type ItemFlag = (typeof ITEM_FLAGS)[number];

/** 处方权级别 that a restricted item asks for, lowest first: 住院医师, 主治医师, 副主任医师, 主任医师; '' for none. */
export const DOCTOR_LEVELS = ['', 'resident', 'attending', 'associate', 'chief'] as const;
export type DoctorLevel = (typeof DOCTOR_LEVELS)[number];

/**
 * One product of the formulary (目录品种) as it is in force on a day. Whoever buys counts packs, whoever issues counts
 * the smallest unit: `packSize` of them are a pack.
 */
export interface Item {
  /** 医保药品代码, 医保耗材代码, or the community's own code of a 院内制剂. Text, never a number. */
  readonly code: string;
  readonly kind: ItemKind;
  /** 品名 (商品名), as it is printed. */
  readonly name: string;
  /** 通用名: items of one generic name are substitutes of each other. */
  readonly generic: string;
  /** 剂型. */
  readonly form: string;
  /** 规格. */
  readonly strength: string;
  /** 最小单位: 片, 支. */
  readonly unit: string;
  /** 包装单位: 盒, 瓶; what is asked for and ordered. */
  readonly pack: string;
  /** 转换比: smallest units in a pack, at least 1. */
  readonly packSize: number;
  /** 生产企业. */
  readonly maker: string;
  /** 挂网价 of a pack; undefined where none is listed. */
  readonly listed?: Price;
  /** The last day on which the listed price holds; undefined without an end. */
  readonly listedUntil?: AccountingDate;
  readonly flags: readonly ItemFlag[];
  /** Units that may use it; empty: all. */
  readonly units: readonly string[];
  readonly doctor: DoctorLevel;
  /** 国家药管平台药品编码, UDI-DI, or ''. */
  readonly otherCode: string;
  /** What restricts it, in the catalogue's words, or ''. */
  readonly remark: string;
}

/** A product as people call it, never without what tells it from its like: 阿莫西林胶囊 0.25g×24粒/盒. */
export const itemTitle = ({ name, strength, packSize, unit, pack }: Item): string =>
  `${name} ${strength}×${packSize}${unit}/${pack}`;
