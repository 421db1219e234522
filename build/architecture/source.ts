/** A source text taken apart: what the compiler reads, and what only people read. Both keep every position of the original. */
export interface Source {
  /** The code with the inside of strings and every comment blanked out. */
  readonly code: string;
  /** The comments alone, all else blanked out. */
  readonly comments: string;
}

export interface Import {
  readonly specifier: string;
  /** 1 for the first line. */
  readonly line: number;
  /** Gone when the program is built: `import type`, `export type`. */
  readonly typesOnly: boolean;
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/**
 * What stands before a `/` tells whether it divides or begins a regular expression: after a value it divides.
 * A keyword that wants an expression (`return /x/`) is no value.
 */
function endsValue(code: string): boolean {
  const before = code.trimEnd();
  if (/\b(return|typeof|case|in|of|do|else|void|delete|throw|new|yield|await)$/.test(before)) return false;
  return /[\w$)\]}'"`]$/.test(before);
}

/** Splits a TypeScript or TSX text into code and comments. A quote in JSX text ends with its line, so nothing runs away. */
export function takeApart(text: string): Source {
  let code = '';
  let comments = '';
  let at = 0;
  /** One entry for each template literal that is open around here: how many braces deep its `${` is. */
  const templates: number[] = [];
  const take = (end: number, kind: 'code' | 'comment' | 'hidden'): void => {
    const piece = text.slice(at, end);
    code += kind === 'code' ? piece : blank(piece);
    comments += kind === 'comment' ? piece : blank(piece);
    at = end;
  };
  const templateText = (): void => {
    let end = at;
    while (end < text.length && text[end] !== '`' && !text.startsWith('${', end)) end += text[end] === '\\' ? 2 : 1;
    take(Math.min(end, text.length), 'hidden');
    if (text[at] === '`') take(at + 1, 'code');
    else if (at < text.length) {
      take(at + 2, 'code');
      templates.push(0);
    }
  };
  while (at < text.length) {
    const rest = text.slice(at, at + 2);
    const c = rest[0] ?? '';
    if (rest === '//') take(endOf(text, '\n', at), 'comment');
    else if (rest === '/*') take(Math.min(endOf(text, '*/', at + 2) + 2, text.length), 'comment');
    else if (c === '"' || c === "'") {
      take(at + 1, 'code');
      take(endOfQuoted(text, at, c), 'hidden');
      if (text[at] === c) take(at + 1, 'code');
    } else if (c === '`') {
      take(at + 1, 'code');
      templateText();
    } else if (c === '/' && !endsValue(code.slice(-40))) {
      take(at + 1, 'code');
      take(endOfRegex(text, at), 'hidden');
    } else if (templates.length > 0 && (c === '{' || c === '}')) {
      const depth = templates.pop()!;
      take(at + 1, 'code');
      if (c === '}' && depth === 0) templateText();
      else templates.push(depth + (c === '{' ? 1 : -1));
    } else take(at + 1, 'code');
  }
  return { code, comments };
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
}

function endOfQuoted(text: string, from: number, quote: string): number {
  let end = from;
  while (end < text.length && text[end] !== quote && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1;
  return Math.min(end, text.length);
}

function endOfRegex(text: string, from: number): number {
  let end = from;
  let inClass = false;
  while (end < text.length && text[end] !== '\n' && (inClass || text[end] !== '/')) {
    if (text[end] === '[') inClass = true;
    if (text[end] === ']') inClass = false;
    end += text[end] === '\\' ? 2 : 1;
  }
  return Math.min(end, text.length);
}

const IMPORTS = [
  /\b(?:import|export)\b[^'"`;]*?\bfrom\s*['"]/g,
  /\bimport\s*['"]/g,
  /\bimport\s*\(\s*['"]/g,
  /\brequire\s*\(\s*['"]/g,
];

/** Everything a text imports: statically, dynamically, for its types or its effect. */
export function importsOf(text: string): Import[] {
  const { code } = takeApart(text);
  const found: Import[] = [];
  for (const pattern of IMPORTS) {
    for (const match of code.matchAll(pattern)) {
      const start = match.index + match[0].length;
      const end = code.indexOf(code[start - 1]!, start);
      found.push({
        specifier: text.slice(start, end),
        line: lineAt(code, start),
        typesOnly: /^(import|export)\s+type\b/.test(match[0]),
      });
    }
  }
  return found.sort((a, b) => a.line - b.line);
}

/** The line of a position, 1 for the first. */
export const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length;
