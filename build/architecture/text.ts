import { placeOf } from './rooms.ts';
import { lineAt, takeApart } from './source.ts';
import { isCode, type Tree, type Violation } from './tree.ts';

/** A file of this length holds more than one idea; a specification may list more cases of its one. */
const LINES = 400;
const TEST_LINES = 700;

interface TextRule {
  readonly rule: string;
  readonly in: 'code' | 'comments';
  readonly pattern: RegExp;
  readonly message: string;
  readonly applies: (path: string) => boolean;
}

/** Words that promise to finish later; written apart, so that a search for them does not end here. */
const PROMISES = ['TO-DO', 'FIX-ME', 'X-X-X', 'HA-CK'].map((word) => word.replaceAll('-', ''));

const everywhere = (): boolean => true;

/** Where money, replay and proofs must be exact: the kernel is the one place that may speak to the clock. */
const exact = (path: string): boolean => {
  const room = placeOf(path)?.room;
  return /^(shared|electron\/service)\//.test(path) && room !== 'kernel';
};

const RULES: readonly TextRule[] = [
  {
    rule: 'any',
    in: 'code',
    pattern: /(?:[:<,|&=([]|\bas|\bextends)\s*any\b(?!\s*[:(.?=])/g,
    message: 'say what it is; this switches the compiler off',
    applies: everywhere,
  },
  {
    rule: 'mark',
    in: 'comments',
    pattern: new RegExp(`\\b(?:${PROMISES.join('|')})\\b|@ts-(?:ignore|expect-error|nocheck)`, 'g'),
    message: 'finish it, or put it into an issue',
    applies: everywhere,
  },
  {
    rule: 'exact',
    in: 'code',
    pattern: /\bparseFloat\(|\.toFixed\(|\bMath\.random\(|\bDate\.now\(|\bnew Date\(\)/g,
    message: 'no floats, and the clock and chance are injected',
    applies: exact,
  },
  {
    rule: 'left-over',
    in: 'code',
    pattern: /\b(?:describe|it|test)\.(?:only|skip)\(/g,
    message: 'every test runs',
    applies: (path) => path.startsWith('test/'),
  },
];

export function textViolations(tree: Tree): Violation[] {
  const found: Violation[] = [];
  for (const [path, text] of tree) {
    if (!isCode(path)) continue;
    const source = takeApart(text);
    for (const { rule, in: where, pattern, message, applies } of RULES) {
      if (!applies(path)) continue;
      for (const match of source[where].matchAll(pattern)) {
        found.push({ rule, path, line: lineAt(text, match.index), message: `${match[0].trim()}: ${message}` });
      }
    }
    const lines = text.trimEnd().split('\n').length;
    if (lines > (path.startsWith('test/') ? TEST_LINES : LINES))
      found.push({ rule: 'length', path, message: `${lines} lines: is it still one idea?` });
  }
  return found;
}
