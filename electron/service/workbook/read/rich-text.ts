import type { Limits } from './limits.ts';
import { refuse } from './refusal.ts';
import { decodeEntities, xmlTokens } from './xml.ts';

/** `_x000D_` is how OOXML writes a character that XML cannot hold; `_x005F_` is the underscore that escapes it. 18.4.12 */
export function unescapeCharacters(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The text of a rich string (`<r><t>…`, `<t>…`) without its phonetic hints (rPh). */
export function joinedText(content: string, part: string, limits: Limits): string {
  let text = '';
  let phonetic = 0;
  let inText = false;
  for (const token of xmlTokens(`<si>${content}</si>`, part, limits)) {
    if (token.kind === 'text') {
      if (inText && phonetic === 0) text += token.text;
    } else if (token.kind === 'open') {
      if (token.empty) continue;
      if (token.name === 'rPh') phonetic += 1;
      else if (token.name === 't') inText = true;
    } else if (token.name === 'rPh') phonetic -= 1;
    else if (token.name === 't') inText = false;
  }
  return unescapeCharacters(text);
}

const SI = Buffer.from('si>');

/**
 * The shared strings of a workbook, each decoded once and trimmed. Plain ones (`<si><t>…</t></si>`) are cut out of the
 * bytes; only rich ones go through the tokens.
 */
export function readSharedStrings(bytes: Buffer, part: string, limits: Limits): string[] {
  const strings: string[] = [];
  if (bytes.indexOf('<!DOCTYPE') >= 0) refuse('xml-doctype', { part });
  if (
    !/<\/(?:\w+:)?sst>\s*$|<(?:\w+:)?sst\b[^>]*\/>\s*$/.test(bytes.toString('latin1', Math.max(0, bytes.length - 2000)))
  )
    refuse('damaged-xml', { part, what: '内容不完整' });
  for (let at = openSi(bytes, 0); at; at = openSi(bytes, at.next)) {
    if (at.empty) {
      strings.push('');
      continue;
    }
    const end = closeSi(bytes, at.next);
    if (end < 0) refuse('damaged-xml', { part, what: '内容不完整' });
    const content = bytes.toString('utf8', at.next, end);
    const text = textOf(content, part, limits);
    if (text.length > limits.cellChars) refuse('cell-too-long', { row: strings.length + 1, limit: limits.cellChars });
    strings.push(text.trim());
    at.next = end;
  }
  return strings;
}

const PLAIN = /^<t(?: xml:space="preserve")?>([^<]*)<\/t>$/;

function textOf(content: string, part: string, limits: Limits): string {
  const plain = PLAIN.exec(content)?.[1];
  if (plain !== undefined) return unescapeCharacters(decodeEntities(plain, part));
  return joinedText(content, part, limits);
}

/** The next `<si>`, `<x:si …>` or `<si/>` from a place. */
function openSi(bytes: Buffer, from: number): { next: number; empty: boolean } | undefined {
  for (let tag = bytes.indexOf(0x3c, from); tag >= 0; tag = bytes.indexOf(0x3c, tag + 1)) {
    let name = tag + 1;
    for (let at = name; at < name + 20 && bytes[at]! > 0x2f && bytes[at] !== 0x3e; at += 1)
      if (bytes[at] === 0x3a) name = at + 1;
    if (bytes[name] !== 0x73 || bytes[name + 1] !== 0x69) continue;
    const next = bytes[name + 2];
    if (next !== 0x3e && next !== 0x20 && next !== 0x2f) continue;
    const gt = bytes.indexOf(0x3e, name);
    if (gt < 0) return undefined;
    return { next: gt + 1, empty: bytes[gt - 1] === 0x2f };
  }
  return undefined;
}

/** The `<` of the closing tag of the string that began before; strings do not nest. */
function closeSi(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(SI, from); at >= 0; at = bytes.indexOf(SI, at + 1)) {
    if (bytes[at - 1] === 0x2f && bytes[at - 2] === 0x3c) return at - 2;
    if (bytes[at - 1] === 0x3a) {
      const tag = bytes.lastIndexOf(0x3c, at);
      if (bytes[tag + 1] === 0x2f) return tag;
    }
  }
  return -1;
}
