import type { ItemKind } from '../item.ts';

/** `refused`: cannot stand in the formulary; `doubt`: unusual, to be looked at, and taken all the same. */
export interface CodeFinding {
  readonly level: 'refused' | 'doubt';
  readonly message: string;
}

const WESTERN = /^[A-Z0-9]{23}$/;
/** 识别码 类别码 名称码 剂型码 规格包装码 企业码: 1 + 5 + 4 + 4 + 4 + 5, as two published codes have it; no standard says so. */
const WESTERN_PARTS = /^X[A-Z]\d{2}[A-Z]{2}[A-Z]\d{3}[A-Z]\d{3}\d{4}\d{5}$/;
const PATENT = /^Z[A-Z0-9]{19}$/;
/** 规格码 of 15, then 企业码 of 5, then 流水号 of 7. */
const CONSUMABLE = /^C\d{14}(\d{5})?(\d{7})?$/;
const HERBAL = /^T/;

const refused = (message: string): CodeFinding => ({ level: 'refused', message });
const doubt = (message: string): CodeFinding => ({ level: 'doubt', message });

/** The kind that a well-formed national code says; undefined where it says none. */
export function kindOfCode(code: string): ItemKind | undefined {
  if (WESTERN.test(code) && code.startsWith('X')) return 'western';
  if (PATENT.test(code)) return 'patent';
  if (CONSUMABLE.test(code)) return 'consumable';
  return HERBAL.test(code) ? 'herbal' : undefined;
}

/**
 * Everything that is to be said of a product's code, and of its UDI where it is a consumable. Lengths of national codes are
 * known and refused where they are wrong; what only examples show is a doubt.
 */
export function codeFindings(kind: ItemKind, code: string, otherCode = ''): CodeFinding[] {
  return [...ownCode(kind, code), ...(kind === 'consumable' ? againstUdi(otherCode) : [])];
}

function ownCode(kind: ItemKind, code: string): CodeFinding[] {
  switch (kind) {
    case 'western':
      if (!WESTERN.test(code)) return [refused(`西药的医保药品代码应为 23 位大写字母和数字，这个有 ${code.length} 位`)];
      return WESTERN_PARTS.test(code) ? [] : [doubt('编码的分段与常见的西药代码不同，请核对')];
    case 'patent':
      return PATENT.test(code)
        ? []
        : [refused(`中成药的医保药品代码应为 20 位、以 Z 开头，这个是 ${code.length} 位、以 ${code.slice(0, 1)} 开头`)];
    case 'herbal':
      return HERBAL.test(code) ? [] : [doubt('中药饮片的代码一般以 T 开头，请核对')];
    case 'consumable':
      return CONSUMABLE.test(code)
        ? []
        : [refused(`医保医用耗材代码应为 C 和 14、19、21 或 26 位数字，这个有 ${code.length} 位`)];
    case 'preparation':
      return kindOfCode(code) === undefined || HERBAL.test(code)
        ? []
        : [doubt('院内制剂用本医共体自编的编码，这个像国家医保编码，请核对')];
  }
}

const GTIN = /^(?:\(01\))?(\d{13,14})$/;

/** Only a GS1 number has a check digit that can be looked at; MA and AHM numbers have other forms. */
function againstUdi(otherCode: string): CodeFinding[] {
  const digits = GTIN.exec(otherCode)?.[1];
  if (digits === undefined) return [];
  const due = gtinCheckDigit(digits.slice(0, -1));
  return digits.endsWith(String(due)) ? [] : [refused(`UDI-DI ${digits} 的校验位应为 ${due}`)];
}

/** 校验位 of a GTIN without it (GS1 mod 10): digits from the right times 3, 1, 3, …, filled up to ten. */
export function gtinCheckDigit(body: string): number {
  const sum = [...body].reverse().reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}
