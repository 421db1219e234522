import { importsOf } from './source.ts';
import { isCode, resolveImport, type Tree, type Violation } from './tree.ts';

/** Files that import each other in a ring, each ring once. Types count: a ring of types is two ideas in one. */
export function circleViolations(tree: Tree): Violation[] {
  const edges = new Map<string, string[]>();
  for (const [path, text] of tree) {
    if (!isCode(path)) continue;
    const targets = importsOf(text)
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ specifier }) => resolveImport(path, specifier))
      .filter((target) => tree.has(target) && isCode(target));
    edges.set(path, [...new Set(targets)]);
  }
  const found: Violation[] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      found.push({ rule: 'circle', path, message: [...trail.slice(start), path].join(' → ') });
      return;
    }
    if (done.has(path)) return;
    trail.push(path);
    for (const target of edges.get(path) ?? []) visit(target);
    trail.pop();
    done.add(path);
  };
  for (const path of [...edges.keys()].sort()) visit(path);
  return found;
}
