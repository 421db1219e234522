import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkHouse, describeViolation } from '../build/architecture/check.ts';
import { importsOf, takeApart } from '../build/architecture/source.ts';
import { readTree, type Tree } from '../build/architecture/tree.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const house = readTree(ROOT);

/** Written apart, so that a search for what must not be in the tree does not find the tests of it. */
const [ANY, LATER, LEAVE_OUT] = [
  ['a', 'ny'],
  ['TO', 'DO'],
  ['sk', 'ip'],
].map((parts) => parts.join(''));

const MODULES = ['organisation', 'ledger', 'consolidation', 'budget', 'audit'];
const ROOMS = [
  ...['electron', 'electron/service', 'shared', 'shared/domain', 'renderer', 'build', 'test'],
  ...['shared/kernel', 'shared/contract', 'renderer/app', 'electron/service/http', 'electron/service/store'],
  ...MODULES.flatMap((name) => [`shared/domain/${name}`, `electron/service/${name}`]),
];
const FILES = [
  ...['electron/main.ts', 'electron/guards.ts', 'electron/service/database.ts', 'electron/service/store/port.ts'],
  ...['shared/kernel/fen.ts', 'shared/contract/ledger.ts', 'renderer/app/app.tsx', 'electron/service/http/server.ts'],
  ...MODULES.flatMap((name) => [`shared/domain/${name}/rule.ts`, `electron/service/${name}/tables.ts`]),
];

/** A small house that keeps every rule: the real configuration, and a few rooms with a file each. */
const miniature: Tree = new Map([
  ...[...house].filter(([path]) => path.endsWith('.json')),
  ...ROOMS.map((room): [string, string] => [`${room}/README.md`, 'What lives here.\n']),
  ...FILES.map((path): [string, string] => [path, 'export {};\n']),
]);

/** What the rules say of the small house with one file put in or changed. */
const planted = (path: string, text: string, tree: Tree = miniature): string[] =>
  checkHouse(new Map(tree).set(path, text)).map(describeViolation);

describe('the house', () => {
  it('keeps its rules', () => {
    expect(checkHouse(house).map(describeViolation)).toEqual([]);
  });

  it('and so does the small one that the tests below break', () => {
    expect(checkHouse(miniature).map(describeViolation)).toEqual([]);
  });

  it('is read whole', () => {
    for (const path of [
      'package.json',
      '.ci/run',
      'shared/kernel/fen.ts',
      'electron/service/database.ts',
      'README.md',
    ]) {
      expect(house.get(path)?.length ?? 0, path).toBeGreaterThan(0);
    }
  });
});

describe('a forbidden import is found', () => {
  it.each([
    ['the kernel looks up', 'shared/kernel/a.ts', "import { x } from '../domain/ledger/rule.ts';"],
    ['the domain reads a file', 'shared/domain/ledger/a.ts', "import { readFileSync } from 'node:fs';"],
    ['the domain takes a package', 'shared/domain/ledger/a.ts', "import { z } from 'zod';"],
    ['the contract takes a server', 'shared/contract/a.ts', "import { os } from '@orpc/server';"],
    [
      'the renderer reaches into the service',
      'renderer/app/a.ts',
      "import type { D } from '../../electron/service/database.ts';",
    ],
    [
      'the renderer runs the contract',
      'renderer/app/a.ts',
      "import { type L, LIMIT } from '../../shared/contract/ledger.ts';",
    ],
    ['the renderer reaches into the shell', 'renderer/app/a.ts', "import '../../electron/main.ts';"],
    ['the renderer wants Node', 'renderer/app/a.ts', "const fs = await import('node:fs');"],
    ['the shell knows a module', 'electron/a.ts', "import type { T } from './service/ledger/tables.ts';"],
    ['the shell decides', 'electron/a.ts', "import { x } from '../shared/domain/ledger/rule.ts';"],
    ['the service knows Electron', 'electron/service/http/a.ts', "import { app } from 'electron';"],
    ['exceljs outside workbook/', 'electron/service/audit/a.ts', "import ExcelJS from 'exceljs';"],
    ['a driver outside store/', 'electron/service/ledger/a.ts', "import pg from 'pg';"],
    ['a module looks up', 'electron/service/organisation/a.ts', "import { q } from '../ledger/tables.ts';"],
    ['a module looks sideways', 'electron/service/budget/a.ts', "import { q } from '../consolidation/tables.ts';"],
    [
      'a module comes in by the window',
      'electron/service/consolidation/a.ts',
      "import type { T } from '../ledger/tables.ts';",
    ],
    ['the command line reads tables', 'electron/service/cli.ts', "import type { T } from './ledger/tables.ts';"],
    ['plumbing knows a module', 'electron/service/http/a.ts', "import type { T } from '../ledger/tables.ts';"],
    ['an extension is left out', 'shared/kernel/a.ts', "import { fen } from './fen';"],
    ['a file that is not there', 'shared/kernel/a.ts', "export { nothing } from './nothing.ts';"],
    ['an absolute path', 'shared/kernel/a.ts', "import '/etc/x.ts';"],
    ['a package by its place', 'shared/kernel/a.ts', "import '../../node_modules/zod/index.js';"],
    ['the preload takes a second file', 'electron/preload.ts', "import { x } from './guards.ts';"],
  ])('%s', (_, path, text) => {
    const found = planted(path, `${text}\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${path}:1  [import]`);
  });

  it('and the contract’s types are what the renderer is made by', () => {
    const text = "import type { L } from '../../shared/contract/ledger.ts';\n";
    expect(planted('renderer/app/a.ts', text)).toEqual([]);
  });

  it('and the same import through its door is fine', () => {
    const tree = new Map(miniature).set('electron/service/ledger/queries.ts', 'export const q = 1;\n');
    expect(planted('electron/service/consolidation/a.ts', "import { q } from '../ledger/queries.ts';\n", tree)).toEqual(
      [],
    );
  });

  it('audit may run the checks of those below it, others may not', () => {
    const tree = new Map(miniature).set('electron/service/ledger/checks.ts', 'export const c = 1;\n');
    const text = "import { c } from '../ledger/checks.ts';\n";
    expect(planted('electron/service/audit/a.ts', text, tree)).toEqual([]);
    expect(planted('electron/service/consolidation/a.ts', text, tree)).toHaveLength(1);
  });
});

describe('other breaches are found', () => {
  it('a circle, named once with its whole ring', () => {
    const tree = new Map(miniature)
      .set('shared/kernel/a.ts', "export { b } from './b.ts';\n")
      .set('shared/kernel/b.ts', "export { c } from './c.ts';\n");
    expect(
      planted('shared/kernel/c.ts', "export type { a } from './a.ts';\n", tree).filter((line) =>
        line.includes('[circle]'),
      ),
    ).toEqual([
      'shared/kernel/a.ts  [circle] shared/kernel/a.ts → shared/kernel/b.ts → shared/kernel/c.ts → shared/kernel/a.ts',
    ]);
  });

  it.each([
    ['a folder without a README', 'renderer/nobody/a.ts', 'export {};\n', '[readme]'],
    ['a README as long as a book', 'shared/kernel/README.md', 'line\n'.repeat(30), '[readme]'],
    ['a stray file at the top', 'NOTES.md', 'x\n', '[top-level]'],
    ['a file in no room', 'electron/elsewhere/a.ts', 'export {};\n', '[room]'],
    ['any', 'shared/kernel/a.ts', `export const x = (y: ${ANY}) => y;\n`, '[any]'],
    ['any in a generic', 'shared/kernel/a.ts', `export type X = Map<string, ${ANY}>;\n`, '[any]'],
    ['a mark', 'shared/kernel/a.ts', `// ${LATER}: the rest\nexport {};\n`, '[mark]'],
    ['a float', 'shared/domain/ledger/a.ts', 'export const x = parseFloat("1");\n', '[exact]'],
    ['a clock', 'electron/service/ledger/a.ts', 'export const x = Date.now();\n', '[exact]'],
    ['a test left out', 'test/unit/a.test.ts', `it.${LEAVE_OUT}("x", () => {});\n`, '[left-over]'],
    ['a file of two ideas', 'shared/kernel/a.ts', 'export {};\n'.repeat(401), '[length]'],
    ['a specification of two', 'test/unit/a.test.ts', 'export {};\n'.repeat(701), '[length]'],
  ])('%s', (_, path, text, rule) => {
    expect(planted(path, text)).toEqual([expect.stringContaining(rule)]);
  });

  it('a dependency that is not pinned', () => {
    const text = house.get('package.json')!.replace('"zod": "', '"zod": "^');
    expect(planted('package.json', text)).toEqual([expect.stringContaining('[pinned] zod ^')]);
  });

  it('DOM types asked for in the service', () => {
    const path = 'electron/service/tsconfig.json';
    const text = house.get(path)!.replace('"types": ["node"]', '"types": ["node"], "lib": ["ES2023", "DOM"]');
    expect(planted(path, text)).toEqual([expect.stringContaining(`${path}  [tsconfig]`)]);
  });
});

describe('the compiler keeps the rooms apart', () => {
  it.each([
    ['shared', 'export const x = document.title;', 'document'],
    ['shared', 'export const x = process.pid;', 'process'],
    ['electron/service', 'export const x = document.title;', 'document'],
    ['electron', 'export const x = localStorage.length;', 'localStorage'],
    ['renderer', 'export const x = process.pid;', 'process'],
    ['renderer', "import { readFileSync } from 'node:fs'; export const x = readFileSync;", 'node:fs'],
  ])('%s does not compile %s', (room, text, name) => {
    const said = compile(room, text);
    expect(said).toMatch(/error TS(2304|2307|2552|2580|2584|2591|2868)/);
    expect(said).toContain(`'${name}'`);
  });

  it('and compiles what belongs there', () => {
    expect(compile('renderer', 'export const x = document.title;')).toBe('');
    expect(compile('electron/service', 'export const x = process.pid;')).toBe('');
  });

  /** What the compiler says to one file under a room's own options. */
  function compile(room: string, text: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'tongcai-room-'));
    try {
      writeFileSync(join(folder, 'planted.ts'), `${text}\n`);
      const paths = { typeRoots: [join(ROOT, 'node_modules/@types')] };
      const types = room === 'renderer' ? { types: [join(ROOT, 'node_modules/vite/client')] } : {};
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({
          extends: join(ROOT, room, 'tsconfig.json'),
          compilerOptions: { ...paths, ...types, rootDir: folder, outDir: join(folder, 'out') },
          include: ['planted.ts'],
          references: [],
        }),
      );
      const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
      return spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' }).stdout.trim();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
});

describe('the reader of imports', () => {
  it('sees every form and nothing in comments, strings, templates or regular expressions', () => {
    const text = [
      "import a from './a.ts';",
      "import type { B } from './b.ts';",
      'import {\n  c,\n  d,\n} from "./c.ts";',
      "import './d.ts';",
      "export * from './e.ts';",
      "const f = await import('./f.ts');",
      "// import x from './no.ts';",
      "/* import x from './no.ts'; */",
      'const s = "import x from \'./no.ts\'";',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the reader must meet a template inside a template.
      "const t = `import x from './no.ts' ${a + `import './no.ts'`} '`;",
      "const r = /import '[/']no.ts'/.test(a) ? a / 2 : b;",
      "const late = import('./g.ts');",
    ].join('\n');
    expect(importsOf(text).map(({ specifier }) => specifier)).toEqual([
      './a.ts',
      './b.ts',
      './c.ts',
      './d.ts',
      './e.ts',
      './f.ts',
      './g.ts',
    ]);
  });

  it('keeps positions, so that a finding names its line', () => {
    const text = "// one\nconst x = 'two'; // three\n";
    const { code, comments } = takeApart(text);
    expect(code).toBe("      \nconst x = '   ';         \n");
    expect(comments.length).toBe(text.length);
  });
});
