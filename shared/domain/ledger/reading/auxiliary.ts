import { halfWidth, oneLine } from './half-width.ts';
import type { AuxiliaryValue } from './reading.ts';
import { AUXILIARY_WORDS } from './vocabulary.ts';

/** The kind of auxiliary detail that a word means (部门, 客商…); the word itself when it is none of the known ones. */
export function auxiliaryKind(word: string): string {
  const bare = halfWidth(word).replaceAll(' ', '');
  return AUXILIARY_WORDS.find(([kind, words]) => kind !== 'composite' && words.test(bare))?.[0] ?? bare;
}

const NONE = /^(none|null|无|-+|—+|\*|\/)?$/i;

/**
 * Reads auxiliary detail that stands in one text, in the forms met: `【部门：门诊部】【项目：基本医疗服务】` (NC), `部门---0101---门诊部;项目---XM01---…`
 * (K3), `部门:0101,门诊部; 项目:XM01,…` (云星空), `[部门]门诊部`. A text without any kind is one value of the file's own word.
 */
export function readAuxiliary(text: string, heading: string): AuxiliaryValue[] {
  const bare = oneLine(text, 4000);
  if (NONE.test(bare)) return [];
  if (bare.includes('【'))
    return [...bare.matchAll(/【([^】:：]+)[:：]([^】]*)】/g)].flatMap((m) => valueIn(m[1]!, m[2]!));
  if (bare.includes('---'))
    return bare.split(/[;；|]/).flatMap((piece) => {
      const [kind = '', code = '', ...name] = piece.split('---').map((part) => part.trim());
      return name.length > 0 ? named(kind, code, name.join('---')) : named(kind, '', code);
    });
  const bracketed = [...bare.matchAll(/[[(]([^\])]{1,10})[\])]\s*([^[(]+)/g)];
  if (bracketed.length > 0 && /^[[(]/.test(bare)) return bracketed.flatMap((m) => valueIn(m[1]!, m[2]!));
  const pieces = bare.split(/[;；]\s*/).filter((piece) => piece !== '');
  if (pieces.every((piece) => /^[^:：]{1,12}[:：]/.test(piece)))
    return pieces.flatMap((piece) => {
      const at = piece.search(/[:：]/);
      return valueIn(piece.slice(0, at), piece.slice(at + 1));
    });
  return valueIn(heading, bare);
}

/** A code and a name, or a name alone: `0101,门诊部`, `0101 门诊部`, `门诊部`. */
function valueIn(kind: string, text: string): AuxiliaryValue[] {
  const bare = text.trim();
  if (NONE.test(bare)) return [];
  const match = /^([A-Za-z0-9][\w.-]*)\s*[,，/\\ ]\s*(\D.*)$/.exec(bare);
  return match ? named(kind, match[1]!, match[2]!) : named(kind, '', bare);
}

function named(word: string, code: string, name: string): AuxiliaryValue[] {
  if (NONE.test(name.trim()) && NONE.test(code.trim())) return [];
  const kind = auxiliaryKind(word);
  const value = { kind, word: word.trim(), name: name.trim() || code.trim() };
  return [code.trim() === '' ? value : { ...value, code: code.trim() }];
}
