/**
 * Classes of outside counterparties for disclosure (解释第1号 九): 本部门以外同级政府单位, 本部门以外非同级政府单位,
 * 其他单位. Members of the community are units, not parties.
 */
export const PARTY_CLASSES = ['same-level-government', 'other-level-government', 'other'] as const;
export type PartyClass = (typeof PARTY_CLASSES)[number];

/** An outside party (往来单位). */
export interface Party {
  readonly code: string;
  readonly name: string;
  readonly class: PartyClass;
  /** 统一社会信用代码 (解释第4号 八(一)1). */
  readonly creditCode?: string;
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Whether a 统一社会信用代码 has 18 characters of its alphabet and the right check character (GB 32100—2015, modulus 31). */
export function isCreditCode(text: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text)) return false;
  let sum = 0;
  let weight = 1;
  for (const character of text.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === text[17];
}
