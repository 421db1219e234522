import type { Tree, Violation } from './tree.ts';

/** What may stand at the top of the project. */
const TOP = new Set([
  'electron',
  'renderer',
  'shared',
  'build',
  'test',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'README.md',
  'README.zh-CN.md',
  'LICENSE',
  'biome.json',
  '.ci',
  '.gitignore',
  '.gitattributes',
  '.editorconfig',
  '.npmrc',
  '.nvmrc',
  '.vscode',
]);

/** Rooms that need a README themselves, and those whose folders each need one. */
const ROOMS = ['electron', 'electron/service', 'shared', 'shared/domain', 'renderer', 'build', 'test'];
const WITH_FOLDERS = ['electron/service', 'shared', 'shared/domain', 'renderer'];
const README_LINES = 16;

/** One tsconfig a room: which libraries and ambient types compile there (DESIGN, rule 2). */
const ROOM_TYPES: Record<string, { lib: readonly string[]; types: readonly string[] }> = {
  shared: { lib: ['ES2023'], types: [] },
  'electron/service': { lib: ['ES2023'], types: ['node'] },
  electron: { lib: ['ES2023'], types: ['node'] },
  renderer: { lib: ['ES2023', 'DOM', 'DOM.Iterable'], types: ['vite/client'] },
  build: { lib: ['ES2023'], types: ['node'] },
  test: { lib: ['ES2023', 'DOM'], types: ['node'] },
};

export function layoutViolations(tree: Tree): Violation[] {
  return [
    ...topViolations(tree),
    ...readmeViolations(tree),
    ...tsconfigViolations(tree),
    ...dependencyViolations(tree),
  ];
}

function topViolations(tree: Tree): Violation[] {
  const top = new Set([...tree.keys()].map((path) => path.split('/')[0]!));
  return [...top]
    .filter((name) => !TOP.has(name))
    .map((path) => ({ rule: 'top-level', path, message: 'does not belong at the top of the project' }));
}

/** Folders (not files) directly below a room, e.g. each module. */
const foldersIn = (tree: Tree, room: string): string[] => {
  const depth = room.split('/').length;
  const below = [...tree.keys()].filter((path) => path.startsWith(`${room}/`) && path.split('/').length > depth + 1);
  return [
    ...new Set(
      below.map((path) =>
        path
          .split('/')
          .slice(0, depth + 1)
          .join('/'),
      ),
    ),
  ];
};

function readmeViolations(tree: Tree): Violation[] {
  const folders = new Set([...ROOMS, ...WITH_FOLDERS.flatMap((room) => foldersIn(tree, room))]);
  return [...folders].sort().flatMap((folder): Violation[] => {
    const path = `${folder}/README.md`;
    const text = tree.get(path);
    if (text === undefined) return [{ rule: 'readme', path, message: 'each room and module says what lives there' }];
    const lines = text.trimEnd().split('\n').length;
    return lines > README_LINES ? [{ rule: 'readme', path, message: `${lines} lines; ten will do` }] : [];
  });
}

interface Tsconfig {
  readonly extends?: string;
  readonly compilerOptions?: {
    readonly lib?: string[];
    readonly types?: string[];
    readonly strict?: boolean;
    readonly composite?: boolean;
  };
}

function tsconfigViolations(tree: Tree): Violation[] {
  const base = tsconfig(tree, 'build/tsconfig.room.json')?.compilerOptions ?? {};
  const found: Violation[] = [];
  if (base.strict !== true || base.composite !== true) {
    found.push({ rule: 'tsconfig', path: 'build/tsconfig.room.json', message: 'every room is strict and composite' });
  }
  for (const [room, expected] of Object.entries(ROOM_TYPES)) {
    const path = `${room}/tsconfig.json`;
    const config = tsconfig(tree, path);
    const options = { ...base, ...config?.compilerOptions };
    if (!config?.extends?.endsWith('tsconfig.room.json')) {
      found.push({ rule: 'tsconfig', path, message: 'extends build/tsconfig.room.json' });
    } else if (!same(options.lib, expected.lib) || !same(options.types, expected.types) || options.strict !== true) {
      found.push({
        rule: 'tsconfig',
        path,
        message: `must compile with lib ${expected.lib.join(' ')} and types ${expected.types.join(' ') || 'none'}`,
      });
    }
  }
  return found;
}

const tsconfig = (tree: Tree, path: string): Tsconfig | undefined => {
  const text = tree.get(path);
  return text === undefined ? undefined : (JSON.parse(text) as Tsconfig);
};

const same = (a: readonly string[] | undefined, b: readonly string[]): boolean =>
  [...(a ?? [])].sort().join() === [...b].sort().join();

interface Package {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

function dependencyViolations(tree: Tree): Violation[] {
  const text = tree.get('package.json');
  if (text === undefined) return [{ rule: 'pinned', path: 'package.json', message: 'is missing' }];
  const { dependencies, devDependencies } = JSON.parse(text) as Package;
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
    .map(([name, version]) => ({
      rule: 'pinned',
      path: 'package.json',
      message: `${name} ${version} is not an exact version`,
    }));
}
