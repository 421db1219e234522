import { parseAccounts } from '../charts/chart.ts';
import { FIRST_LEVEL } from '../charts/first-level.ts';
import { levelOf } from './codes.ts';
import { halfWidth } from './half-width.ts';

/** What parts the names of a path: NC `\`, K3 ` - `, 精斗云 `_`, T3 `/`, others. */
const SEPARATORS = ['\\', ' - ', '_', '/', '／', '—', '>', '→', '|', '-', '.'] as const;
/** These do not stand inside names; the others do (差旅费/会议费) and part a path only where the path proves itself. */
const CERTAIN = new Set<string>(['\\', ' - ', '_']);

const FIRST_LEVEL_NAMES: ReadonlyMap<string, string> = new Map(
  parseAccounts(FIRST_LEVEL).map(({ code, name }) => [code, name]),
);

/**
 * The last name of a path (`银行存款\工商银行基本户` → `工商银行基本户`), where the text is one: it begins with the name of the code's first
 * level, or it has as many names as the code has levels and a sign between them that no name holds. Otherwise the text as it is.
 */
export function lastName(
  text: string,
  code: string,
  levels: readonly number[] | undefined,
  nameOf: (code: string) => string | undefined,
): string {
  const name = text.trim();
  const level = levelOf(code, levels);
  if (level < 2) return name;
  const first = code.slice(0, levels?.[0] ?? 4);
  const top = nameOf(first) ?? FIRST_LEVEL_NAMES.get(first);
  for (const separator of SEPARATORS) {
    if (!name.includes(separator)) continue;
    const parts = name.split(separator).map((part) => part.trim());
    if (parts.some((part) => part === '')) continue;
    const proven = top !== undefined && key(parts[0]!) === key(top);
    if (proven || (parts.length === level && CERTAIN.has(separator))) return parts.at(-1)!;
  }
  return name;
}

/** The names of a path from the top, for files that know accounts by name only; `nothing` splits at most once. */
export function pathParts(text: string): readonly string[] {
  const name = text.trim();
  for (const separator of ['\\', ' - ', '---', '_', '/', '>', '→', '—', '-'])
    if (name.includes(separator))
      return name
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== '');
  return [name];
}

/** Finds accounts by their name path, or by a name that only one account has (files without a code column, LAYOUTS L17). */
export class AccountNames {
  readonly #byPath = new Map<string, string>();
  readonly #paths = new Map<string, readonly string[]>();
  readonly #byName = new Map<string, string[]>();

  constructor(accounts: ReadonlyMap<string, string>) {
    for (const [code, name] of accounts) {
      const path: string[] = [];
      for (let length = DIGITS_FIRST; length < code.length; length += 1) {
        const above = accounts.get(code.slice(0, length));
        if (above !== undefined) path.push(key(above));
      }
      path.push(key(name));
      const whole = path.join('\\');
      this.#byPath.set(whole, this.#byPath.has(whole) ? SEVERAL : code);
      this.#paths.set(code, path);
      const same = this.#byName.get(key(name));
      if (same) same.push(code);
      else this.#byName.set(key(name), [code]);
    }
  }

  /** The code of an account by its path or name; `several` when more than one account has the name. */
  find(text: string): string | 'several' | undefined {
    const parts = pathParts(text).map(key);
    const whole = key(text);
    const exact = this.#byPath.get(parts.join('\\')) ?? this.#byPath.get(whole);
    if (exact !== undefined) return exact === SEVERAL ? 'several' : exact;
    const candidates = this.#byName.get(parts.at(-1)!) ?? [];
    const fitting = new Set(parts.length > 1 ? candidates.filter((code) => this.#isUnder(code, parts)) : candidates);
    for (const code of parts.length > 1 ? (this.#byName.get(whole) ?? []) : []) fitting.add(code);
    return fitting.size > 1 ? 'several' : [...fitting][0];
  }

  /** Each name of the path belongs to an account above the code, in order; middle levels may be left out. */
  #isUnder(code: string, parts: readonly string[]): boolean {
    const names = this.#paths.get(code) ?? [];
    let at = 0;
    for (const part of parts) {
      const found = names.indexOf(part, at);
      if (found < 0) return false;
      at = found + 1;
    }
    return true;
  }
}

/** Stands for a path that two accounts share. */
const SEVERAL = 'several';
const DIGITS_FIRST = 3;
const key = (text: string): string => halfWidth(text).replaceAll(' ', '');
