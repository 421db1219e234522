import type { AccountingDate } from '../../../kernel/date.ts';
import { readDate } from '../../ledger/reading/dates.ts';
import type { Findings } from '../../ledger/reading/findings.ts';
import type { RawSheet } from '../../ledger/reading/grid.ts';
import { oneLine, withoutBlanks } from '../../ledger/reading/half-width.ts';
import { type DoctorLevel, ITEM_FLAGS, type Item, type ItemFlag, type ItemKind } from '../item.ts';
import { type Price, parsePrice } from '../price.ts';
import { kindOfCode } from './codes.ts';
import { ITEM_HEADINGS, type ItemColumns, type ItemRole } from './columns.ts';
import { ITEM_LIMITS, itemFindings } from './item-rules.ts';
import { readPacking } from './packing.ts';

export interface ItemOptions {
  /** Whom 限用单位 may name. */
  readonly units: readonly { readonly code: string; readonly name: string }[];
  /** What products are where neither a column nor their code says so. */
  readonly kind?: ItemKind;
}

export interface ItemPass extends ItemOptions {
  readonly sheet: RawSheet;
  readonly columns: ItemColumns;
  /** Rows by code: a code stands once in a list. */
  readonly seen: Map<string, number>;
}

/** What is to be looked at of a row that is taken all the same. */
export interface ItemDoubt {
  readonly sheet: string;
  readonly row: number;
  readonly message: string;
}

/** A code as it is written anywhere: the contract's own shape. */
const CODE = /^[A-Z0-9][A-Z0-9._-]{3,39}$/;

const KIND_WORDS: readonly (readonly [ItemKind, RegExp])[] = [
  ['western', /^(西药|化学药品?|化药|生物制品|西成药|western)$/i],
  ['patent', /^(中成药|民族药|patent)$/i],
  ['herbal', /^(中药)?饮片$|^(中)?草药$|^中药材$|^herbal$/i],
  ['consumable', /^(医用|卫生)?(耗材|材料)$|^(医疗)?器械$|^consumable$/i],
  ['preparation', /^(院内|医院|自制|医疗机构)?制剂$|^preparation$/i],
];
/** The first letter of a national code, though the code is not well formed. */
const KIND_LETTERS: Readonly<Record<string, ItemKind>> = { X: 'western', Z: 'patent', T: 'herbal', C: 'consumable' };

const FLAG_WORDS: Readonly<Record<ItemFlag, RegExp>> = {
  selected: /集采|带量|中选|selected/,
  essential: /基药|基本药物|essential/,
  shortage: /短缺|shortage/,
  watched: /重点监控|watched/,
  restricted: /限制使用|restricted/,
};
const YES = /^(是|有|√|✓|y|yes|true|1)$/i;
const NO = /^(否|无|×|x|n|no|false|0|-|—)?$/i;

const DOCTOR_WORDS: readonly (readonly [DoctorLevel, RegExp])[] = [
  ['', /^(无|不限|-|—)?$/],
  ['resident', /^(住院医师?|医师|非限制级?|resident)$/i],
  ['attending', /^(主治医师?|限制级?|attending)$/i],
  ['associate', /^(副主任医师?|副高|高级职称|特殊级?|associate)$/i],
  ['chief', /^(主任医师?|正高|chief)$/i],
];

/** Reads the product of a row, or undefined with a finding at each cell that cannot stand. */
export function readItemCells(
  pass: ItemPass,
  row: number,
  findings: Findings,
  doubts: (doubt: ItemDoubt) => void,
): Item | undefined {
  const { sheet, columns, seen, units } = pass;
  let faulty = false;
  const cell = (role: ItemRole): string => {
    const index = columns.of.get(role)?.index;
    return index === undefined ? '' : oneLine(sheet.text(row, index).replace(/[\p{Cc}\p{Surrogate}]+/gu, ' '));
  };
  const reject = (role: ItemRole, code: string, message: string): undefined => {
    faulty = true;
    findings.reject(sheet, row, code, `${ITEM_HEADINGS[role][0]}：${message}`, columns.of.get(role)?.index);
    return undefined;
  };
  const words = (role: ItemRole, most: number, needed = false): string => {
    const text = cell(role);
    const index = columns.of.get(role)?.index;
    if (index !== undefined && sheet.kind(row, index) === 'error')
      reject(role, 'error-cell', `单元格是错误值 ${text.slice(0, 20)}`);
    else if (text === '' && needed) reject(role, 'empty', '没有填');
    else if (text.length > most) reject(role, 'too-long', `超过 ${most} 个字`);
    return text.slice(0, most);
  };

  const code = withoutBlanks(cell('code')).toUpperCase();
  if (code === '') reject('code', 'empty', '没有填');
  else if (!CODE.test(code)) reject('code', 'bad-code', `“${code.slice(0, 40)}”不是 4–40 位字母和数字`);
  else {
    const before = seen.get(code);
    if (before === undefined) seen.set(code, sheet.rowNumber(row));
    else reject('code', 'twice', `${code} 与第 ${before} 行重复，编码须唯一`);
  }
  const name = words('name', ITEM_LIMITS.name, true);
  const kind = kindOf(cell('kind'), code, pass.kind);
  if (kind === 'unknown')
    reject('kind', 'bad-kind', `“${cell('kind').slice(0, 20)}”不是西药、中成药、中药饮片、医用耗材或院内制剂`);
  else if (kind === undefined && code !== '')
    reject('code', 'bad-code', `${code.slice(0, 40)} 不是国家医保编码，也没有写类别`);
  const differing: string[] = [];
  const packing = packingOf(cell, reject, (message) => differing.push(message));
  const listed = priceOf(cell('listed'), reject);
  const listedUntil = dayOf(cell('listedUntil'), sheet, reject);
  const flags = flagsOf(cell, reject);
  const doctor = DOCTOR_WORDS.find(([, pattern]) => pattern.test(cell('doctor')))?.[0];
  if (doctor === undefined) reject('doctor', 'bad-level', `“${cell('doctor').slice(0, 20)}”不是处方权级别`);
  const own = unitsOf(cell('units'), units, reject);
  const read = {
    ...{ code, name, generic: words('generic', ITEM_LIMITS.name) || name, form: words('form', ITEM_LIMITS.form) },
    ...{ maker: words('maker', ITEM_LIMITS.name, true), otherCode: words('otherCode', ITEM_LIMITS.otherCode) },
    remark: words('remark', ITEM_LIMITS.remark),
  };
  if (faulty || kind === undefined || kind === 'unknown' || packing === undefined) return undefined;
  const item: Item = {
    ...{ ...read, kind, ...packing, flags, units: own, doctor: doctor ?? '' },
    ...(listed === undefined ? {} : { listed }),
    ...(listedUntil === undefined ? {} : { listedUntil }),
  };
  const say = (message: string): void =>
    doubts({ sheet: sheet.name, row: sheet.rowNumber(row), message: `${code} ${message}` });
  for (const message of differing) say(message);
  for (const { field, level, message } of itemFindings(item))
    if (level === 'refused')
      reject(field === 'otherCode' || field === 'listedUntil' ? field : 'code', 'bad-code', message);
    else say(message);
  return faulty ? undefined : item;
}

type Cell = (role: ItemRole) => string;
type Reject = (role: ItemRole, code: string, message: string) => undefined;

function kindOf(word: string, code: string, otherwise: ItemKind | undefined): ItemKind | 'unknown' | undefined {
  if (word !== '') return KIND_WORDS.find(([, pattern]) => pattern.test(word))?.[0] ?? 'unknown';
  return kindOfCode(code) ?? KIND_LETTERS[code.slice(0, 1)] ?? otherwise;
}

/** 规格 with or without its packing behind it; what columns of their own say goes before it. */
function packingOf(
  cell: Cell,
  reject: Reject,
  doubt: (message: string) => void,
): Pick<Item, 'strength' | 'unit' | 'pack' | 'packSize'> | undefined {
  const text = cell('strength');
  if (text === '') return reject('strength', 'empty', '没有填');
  const written = readPacking(text);
  const size = cell('packSize');
  const packSize = size === '' ? (written?.packSize ?? 1) : Number(/^\d{1,6}(?:\.0+)?$/.test(size) ? size : Number.NaN);
  if (!(packSize >= 1 && packSize <= ITEM_LIMITS.packSize))
    return reject('packSize', 'not-a-number', `“${size.slice(0, 20)}”不是 1 到 100,000 的整数`);
  // 100μg×200揿 with 转换比 1: what is multiplied there is no packing, but what one 支 holds.
  const behind = written?.packSize === packSize ? written : undefined;
  if (written !== undefined && behind === undefined) doubt(`转换比 ${packSize} 与规格里的 ${written.packSize} 不同`);
  const strength = behind?.strength ?? text;
  if (strength.length > ITEM_LIMITS.strength)
    return reject('strength', 'too-long', `超过 ${ITEM_LIMITS.strength} 个字`);
  // What stands behind the strength says unit and pack better than a column 单位, which may mean either.
  const unit = behind?.unit ?? cell('unit');
  if (unit === '') return reject('unit', 'empty', '没有填，规格里也没有写');
  const pack = cell('pack') || (behind?.pack ?? (packSize === 1 ? unit : '盒'));
  if (unit.length > ITEM_LIMITS.unit) return reject('unit', 'too-long', `超过 ${ITEM_LIMITS.unit} 个字`);
  if (pack.length > ITEM_LIMITS.unit) return reject('pack', 'too-long', `超过 ${ITEM_LIMITS.unit} 个字`);
  return { strength, unit, pack, packSize };
}

function priceOf(text: string, reject: Reject): Price | undefined {
  if (/^[-—]?$/.test(text)) return undefined;
  const plain = text
    .replace(/^[¥￥]/, '')
    .replace(/元$/, '')
    .replace(/,(?=\d{3})/g, '')
    .trim();
  return (
    parsePrice(plain.replace(/(\.\d{4})0+$/, '$1')) ??
    reject('listed', 'not-a-price', `“${text.slice(0, 40)}”不是至多四位小数的价格`)
  );
}

function dayOf(text: string, { date1904 }: RawSheet, reject: Reject): AccountingDate | undefined {
  if (/^(长期|[-—])?$/.test(text)) return undefined;
  const read = readDate(text, date1904 ? { date1904: true } : {});
  return read.kind === 'date' ? read.date : reject('listedUntil', 'bad-date', `日期“${text.slice(0, 40)}”读不懂`);
}

/** 标志 in one cell, in columns of their own, or in both. */
function flagsOf(cell: Cell, reject: Reject): ItemFlag[] {
  const all = cell('flags');
  return ITEM_FLAGS.filter((flag) => {
    const own = cell(flag);
    if (!YES.test(own) && !NO.test(own)) reject(flag, 'not-yes-or-no', `“${own.slice(0, 20)}”不是“是”或“否”`);
    return YES.test(own) || FLAG_WORDS[flag].test(all);
  });
}

function unitsOf(text: string, units: ItemOptions['units'], reject: Reject): string[] {
  if (/^(全部|所有|不限)?(单位|机构)?$/.test(text)) return [];
  return text
    .split(/[、,，;；\s]+/)
    .filter((word) => word !== '')
    .flatMap((word) => {
      const unit = units.find(({ code, name }) => code === word.toUpperCase() || name === word);
      if (!unit) reject('units', 'unknown-unit', `没有成员单位“${word.slice(0, 40)}”`);
      return unit ? [unit.code] : [];
    });
}
