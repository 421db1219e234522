/** The thirty-one characters of 统一社会信用代码: no I, O, S, V, Z. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;

/** What is wrong with a 统一社会信用代码: not eighteen characters, a character that it never has, the check character. */
export type CodeFault = 'length' | 'characters' | 'check';

/** The check character (校验码) of the first seventeen (GB 32100-2015: weights 3^(i−1), modulus 31). */
function checkCharacter(code: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, LENGTH - 1)) {
    sum += CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return CHARACTERS[(31 - (sum % 31)) % 31]!;
}

/**
 * What is wrong with a code taken as a 统一社会信用代码, undefined where nothing is. Firms abroad have none and go by a
 * code of the community's own, so that this warns and never refuses.
 */
export function codeFault(code: string): CodeFault | undefined {
  if (code.length !== LENGTH) return 'length';
  if ([...code].some((character) => !CHARACTERS.includes(character))) return 'characters';
  return checkCharacter(code) === code[LENGTH - 1] ? undefined : 'check';
}
