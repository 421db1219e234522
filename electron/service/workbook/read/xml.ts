import { isUtf8 } from 'node:buffer';
import type { Limits } from './limits.ts';
import { refuse } from './refusal.ts';

/** A piece of an XML document. Names are local: `x:row` and `row` are the same, and so are strict and transitional OOXML. */
export type XmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly empty: boolean; readonly attribute: AttributeOf }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** The value of an attribute by its local name, entities decoded. */
export type AttributeOf = (name: string) => string | undefined;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Decodes the five entities of XML and character references; any other entity needs a DOCTYPE and is refused. */
export function decodeEntities(text: string, part: string): string {
  /** Line ends are one character to whoever reads XML (XML 1.0, 2.11). */
  const lined = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!lined.includes('&')) return lined;
  return lined.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,32});|&/gi, (whole, entity: string | undefined) => {
    if (entity === undefined) return refuse('damaged-xml', { part, what: '有单独的 &' });
    const named = NAMED[entity];
    if (named !== undefined) return named;
    if (!entity.startsWith('#')) return refuse('xml-doctype', { part });
    const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number.parseInt(entity.slice(1), 10);
    if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
      return refuse('damaged-xml', { part, what: `字符 ${whole} 不存在` });
    return String.fromCodePoint(code);
  });
}

/** The text of an XML part: UTF-8 unless a byte-order mark or the declaration says UTF-16 or a Chinese encoding. */
export function decodeXml(bytes: Buffer, part: string): string {
  const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(bytes.toString('latin1', 0, 200))?.[1];
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : /^gb/i.test(declared ?? '')
          ? 'gb18030'
          : 'utf-8';
  if (label === 'utf-8' && !isUtf8(bytes)) refuse('damaged-xml', { part, what: '不是 UTF-8 编码' });
  return new TextDecoder(label).decode(bytes);
}

const NAME = /[^\s/>=]+/y;
const ATTRIBUTE = /\s*([^\s/>=]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const SPACE = /^\s*$/;

/**
 * The tokens of a small XML part, checked to be well-formed: one root, every element closed by its own name, no text
 * outside, no DOCTYPE, no deeper than the limit. White space between elements is left out.
 */
export function* xmlTokens(text: string, part: string, limits: Limits): Generator<XmlToken> {
  const damaged = (what: string): never => refuse('damaged-xml', { part, what });
  const open: string[] = [];
  let root = false;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const tag = text.indexOf('<', at);
    const stop = tag < 0 ? text.length : tag;
    if (stop > at) {
      const between = text.slice(at, stop);
      if (!SPACE.test(between)) {
        if (open.length === 0) damaged('根元素之外有文字');
        yield { kind: 'text', text: decodeEntities(between, part) };
      }
    }
    if (tag < 0) break;
    if (text.startsWith('<!--', tag)) at = after(text, '-->', tag + 4) ?? damaged('注释没有结束');
    else if (text.startsWith('<![CDATA[', tag)) {
      const end = after(text, ']]>', tag + 9) ?? damaged('CDATA 没有结束');
      if (open.length === 0) damaged('根元素之外有文字');
      yield { kind: 'text', text: text.slice(tag + 9, end - 3) };
      at = end;
    } else if (text.startsWith('<!', tag)) refuse('xml-doctype', { part });
    else if (text.startsWith('<?', tag)) at = after(text, '?>', tag + 2) ?? damaged('处理指令没有结束');
    else if (text.startsWith('</', tag)) {
      const end = text.indexOf('>', tag);
      if (end < 0) damaged('标记没有结束');
      const name = text.slice(tag + 2, end).trim();
      if (open.pop() !== name) damaged(`</${name.slice(0, 40)}> 没有对应的开头`);
      yield { kind: 'close', name: local(name) };
      at = end + 1;
    } else {
      NAME.lastIndex = tag + 1;
      const name = NAME.exec(text)?.[0];
      if (!name) return damaged('标记没有名称');
      if (open.length === 0 && root) damaged('有两个根元素');
      root = true;
      const attributes: [string, string][] = [];
      ATTRIBUTE.lastIndex = NAME.lastIndex;
      let end = NAME.lastIndex;
      for (let match = ATTRIBUTE.exec(text); match; match = ATTRIBUTE.exec(text)) {
        attributes.push([local(match[1]!), match[2] ?? match[3] ?? '']);
        end = ATTRIBUTE.lastIndex;
      }
      const close = /\s*(\/?)>/y;
      close.lastIndex = end;
      const closing = close.exec(text);
      if (!closing) return damaged(`<${name.slice(0, 40)}> 没有结束`);
      const empty = closing[1] === '/';
      at = close.lastIndex;
      if (!empty && open.push(name) > limits.depth) refuse('too-deep', { part, limit: limits.depth });
      const attribute: AttributeOf = (wanted) => {
        const found = attributes.find(([key]) => key === wanted);
        return found && decodeEntities(found[1], part);
      };
      yield { kind: 'open', name: local(name), empty, attribute };
    }
  }
  if (open.length > 0) damaged(`<${open.at(-1)!.slice(0, 40)}> 没有关闭，内容不完整`);
  if (!root) damaged('没有根元素');
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function after(text: string, mark: string, from: number): number | undefined {
  const at = text.indexOf(mark, from);
  return at < 0 ? undefined : at + mark.length;
}
