import type { RawSheet } from '../../ledger/reading/grid.ts';
import { headingWord } from '../../ledger/reading/heading-words.ts';

/** What a column of a list of products may say. */
export const ITEM_ROLES = [
  'code',
  'kind',
  'name',
  'generic',
  'form',
  'strength',
  'unit',
  'pack',
  'packSize',
  'maker',
  'listed',
  'listedUntil',
  'flags',
  'selected',
  'essential',
  'shortage',
  'watched',
  'restricted',
  'units',
  'doctor',
  'otherCode',
  'remark',
] as const;
export type ItemRole = (typeof ITEM_ROLES)[number];

/** Each role: how a list of ours calls it, and other words, as a heading is read (without blanks and brackets, small). */
export const ITEM_HEADINGS: Readonly<Record<ItemRole, readonly [heading: string, words: RegExp]>> = {
  code: [
    '医保编码',
    /^(国家)?(医保)?(统一)?(医用)?(药品|耗材|产品|品种|项目|物资|商品)?(统一)?(编码|代码|编号)$|^((drug|item|product)_?)?code$/,
  ],
  kind: ['类别', /^(药品|品种|产品|目录|物资)?(类别|类型|种类|分类|大类)$|^(kind|type)$/],
  name: ['品名', /^(药品|品种|产品|商品|耗材|注册|项目)?(名称|品名|名)$|^((drug|item|product)_?)?name$/],
  generic: ['通用名', /^(药品|品种|产品|医保)?通用名(称)?$|^generic(_?name)?$/],
  form: ['剂型', /^(实际|注册|医保)?剂型(名称)?$|^(dosage_?)?form$/],
  strength: ['规格', /^(药品|产品|制剂|实际|注册|包装)?规格(型号)?$|^型号规格$|^(format|strength|spec(ification)?)$/],
  unit: ['最小单位', /^(最小|制剂|计量|发药|使用)(使用|制剂|计量|包装)?单位$|^单位$|^unit$/],
  pack: ['包装单位', /^(最大|大|采购|药库|入库)?(包装|采购|药库|入库)单位$|^pack$/],
  packSize: ['转换比', /^(包装)?(转换|换算)(比|系数|数)$|^(最小)?包装(数量|数|系数|量)$|^pack_?size$/],
  maker: ['生产企业', /^(生产|制造)(企业|厂家|厂商|单位|厂)(名称)?$|^(厂家|厂商|产地)(名称)?$|^(maker|manufacturer)$/],
  listed: ['挂网价', /^(挂网|中标|中选|采购|平台)?(价|价格|单价|限价)$|^最高限价$|^price$/],
  listedUntil: ['挂网价有效期至', /^(挂网价?|价格)?有效期?(至|止|截止)?(日期)?$/],
  flags: ['标志', /^(品种|目录)?(标志|标识|属性)$|^flags?$/],
  selected: ['集采中选', /^(是否)?(国家)?(集采|带量采购|集中采购)?(中选|集采|带量采购)(品种|药品|产品)?$/],
  essential: ['国家基本药物', /^(是否)?(国家)?(基本药物|基药)$/],
  shortage: ['短缺', /^(是否)?短缺(药品?|品种)?$/],
  watched: ['重点监控', /^(是否)?(国家)?重点监控(药品|品种)?$/],
  restricted: ['限制使用', /^(是否)?限制使用(药品|品种)?$/],
  units: ['限用单位', /^(限用|可用|适用)(单位|机构)$/],
  doctor: ['处方权级别', /^处方(权)?(级别|权限|医师)$|^(限制)?医师级别$/],
  otherCode: ['其他编码', /^(ypid|udi|udi-?di|其他编码|本位码|国家药管平台(药品)?编码|国药准字|批准文号|注册证号)$/],
  remark: ['备注', /^(备注|说明|限制说明|使用限制|支付限制|限定支付范围|remark)$/],
};

/** Columns without which a list says not enough of its products. */
export const NEEDED_ROLES = ['code', 'name', 'strength', 'maker'] as const satisfies readonly ItemRole[];

export interface ItemColumns {
  /** Row of the heading, from 0. */
  readonly row: number;
  readonly of: ReadonlyMap<ItemRole, { readonly index: number; readonly heading: string }>;
}

const SEARCH_ROWS = 40;
const LONGEST_HEADING = 60;

/** The first row that names a code or a name and at least three columns in all. */
export function findItemColumns(sheet: RawSheet): ItemColumns | undefined {
  for (let row = 0; row < Math.min(sheet.rowCount, SEARCH_ROWS); row += 1) {
    const of = new Map<ItemRole, { index: number; heading: string }>();
    for (let index = 0; index < sheet.width(row); index += 1) {
      const heading = sheet.text(row, index);
      if (heading === '' || heading.length > LONGEST_HEADING) continue;
      const word = headingWord(heading);
      // A column that is called just as ours are goes before one that only may be meant.
      const role =
        ITEM_ROLES.find((each) => !of.has(each) && ITEM_HEADINGS[each][0] === word) ??
        ITEM_ROLES.find((each) => !of.has(each) && ITEM_HEADINGS[each][1].test(word));
      if (role) of.set(role, { index, heading });
    }
    if (of.size >= 3 && (of.has('code') || of.has('name'))) return { row, of };
  }
  return undefined;
}
