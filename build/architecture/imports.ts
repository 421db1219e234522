import { type Place, placeOf, rankOf } from './rooms.ts';
import { type Import, importsOf } from './source.ts';
import { isCode, resolveImport, type Tree, type Violation } from './tree.ts';

type Room = Place['room'];

/** Rooms each room may import from, besides itself (DESIGN, rule 1). */
const MAY_IMPORT: Record<Room, readonly Room[]> = {
  kernel: [],
  domain: ['kernel'],
  contract: ['kernel', 'domain'],
  i18n: ['kernel'],
  database: ['store', 'keeps'],
  store: ['kernel'],
  workbook: ['kernel', 'domain', 'i18n'],
  plumbing: ['kernel', 'domain', 'contract', 'i18n', 'database', 'store', 'workbook'],
  keeps: ['kernel', 'domain', 'contract', 'i18n', 'database', 'store', 'workbook', 'plumbing'],
  composition: ['kernel', 'domain', 'contract', 'i18n', 'database', 'store', 'workbook', 'plumbing', 'keeps'],
  shell: ['kernel', 'i18n'],
  renderer: ['kernel', 'domain', 'contract', 'i18n'],
  build: [],
  test: [
    'kernel',
    'domain',
    'contract',
    'i18n',
    'database',
    'store',
    'workbook',
    'plumbing',
    'keeps',
    'composition',
    'shell',
    'renderer',
    'build',
  ],
  config: ['build'],
};

/** Packages that one room keeps to itself, so that they can be replaced there. */
const ONLY_IN: readonly (readonly [RegExp, readonly Room[]])[] = [
  [/^electron(\/|$)/, ['shell']],
  [/^exceljs(\/|$)/, ['workbook']],
  [/^(sql\.js|pg|@electric-sql\/pglite)(\/|$)/, ['store']],
  [/^kysely(\/|$)/, ['store', 'database', 'keeps', 'plumbing', 'composition']],
  [/^(hono|@hono\/.*)(\/|$)/, ['plumbing', 'composition']],
  [/^@orpc\/server(\/|$)/, ['plumbing', 'composition', 'keeps']],
  [/^(react|react-dom|@tanstack\/.*|antd|@?ag-grid-.*|echarts)(\/|$)/, ['renderer']],
  [/^pinyin-pro(\/|$)/, ['renderer', 'keeps']],
];

/** Packages a runtime-neutral room may use; the others use what package.json lists. */
const PACKAGES: Partial<Record<Room, RegExp>> = {
  kernel: /^decimal\.js$/,
  domain: /^$/,
  contract: /^(zod|@orpc\/contract)$/,
  i18n: /^$/,
};

const NEVER_NODE = new Set<Room>(['kernel', 'domain', 'contract', 'i18n', 'renderer']);

/** Every import that points where it may not. */
export function importViolations(tree: Tree): Violation[] {
  const found: Violation[] = [];
  for (const [path, text] of tree) {
    if (!isCode(path)) continue;
    const place = placeOf(path);
    if (!place) {
      found.push({ rule: 'room', path, message: 'lives in no room of the house' });
      continue;
    }
    for (const { specifier, line, typesOnly } of importsOf(text)) {
      const message = specifier.startsWith('.')
        ? relativeProblem(tree, path, place, { specifier, typesOnly })
        : packageProblem(path, place, specifier);
      if (message) found.push({ rule: 'import', path, line, message: `${specifier}: ${message}` });
    }
  }
  return found;
}

function packageProblem(path: string, place: Place, specifier: string): string | undefined {
  if (specifier.startsWith('/')) return 'imports are relative';
  if (specifier.startsWith('node:')) {
    if (NEVER_NODE.has(place.room)) return `${place.room} is neutral to the runtime and never imports Node`;
    return path === 'electron/preload.ts' ? 'a sandboxed preload has no Node' : undefined;
  }
  if (place.room === 'test') return undefined;
  const allowed = PACKAGES[place.room];
  if (allowed && !allowed.test(specifier)) return `${place.room} does not use this package`;
  const owner = ONLY_IN.find(([pattern]) => pattern.test(specifier));
  if (owner && !owner[1].includes(place.room)) return `only ${owner[1].join(', ')} may use it`;
  return undefined;
}

function relativeProblem(
  tree: Tree,
  path: string,
  from: Place,
  { specifier, typesOnly }: Pick<Import, 'specifier' | 'typesOnly'>,
): string | undefined {
  // vite's `?raw` gives a file's text; the file is the same.
  const target = resolveImport(path, specifier.replace(/\?raw$/, ''));
  if (!/\.\w+$/.test(target)) return 'write the extension';
  if (target.startsWith('node_modules/')) return from.room === 'test' ? undefined : 'packages are imported by name';
  if (!tree.has(target)) return 'no such file';
  const to = placeOf(target);
  if (!to) return 'lives in no room of the house';
  // The program's version stands in one place.
  if (target === 'package.json' && from.room === 'composition') return undefined;
  if (path === 'electron/preload.ts') return 'the preload is one file';
  if (to.room !== from.room && !MAY_IMPORT[from.room].includes(to.room)) return `${from.room} never imports ${to.room}`;
  // What the contract runs on (zod) makes functions of text, which the console's policy forbids, and is no use there.
  if (from.room === 'renderer' && to.room === 'contract' && !typesOnly)
    return 'the renderer takes types alone from the contract';
  if (to.room === 'keeps' && from.room !== 'test') return moduleProblem(from, to, target);
  return undefined;
}

/** A module is used from above, and through its doors only. */
function moduleProblem(from: Place, to: Place, target: string): string | undefined {
  const file = target.split('/').slice(3).join('/');
  if (from.room === 'database')
    return file === 'tables.ts' ? undefined : 'database.ts reads tables.ts and nothing else';
  if (from.room === 'keeps') {
    if (from.module === to.module) return undefined;
    if (rankOf(from.module!) <= rankOf(to.module!)) return `${from.module} stands below or beside ${to.module}`;
    if (file === 'checks.ts' && from.module === 'audit') return undefined;
    return DOORS.has(file) ? undefined : `${to.module} is used through its queries.ts or commands.ts`;
  }
  // Whoever puts the house together may open any door but the tables, which only their own module reads.
  return from.room === 'composition' && file === 'tables.ts'
    ? 'only database.ts and its own module read tables.ts'
    : undefined;
}

const DOORS = new Set(['queries.ts', 'commands.ts']);
