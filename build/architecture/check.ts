import { circleViolations } from './circles.ts';
import { importViolations } from './imports.ts';
import { layoutViolations } from './layout.ts';
import { textViolations } from './text.ts';
import type { Tree, Violation } from './tree.ts';

/** Every rule of the house (DESIGN, "Rules that hold the house") over a tree; empty when all of them hold. */
export const checkHouse = (tree: Tree): Violation[] => [
  ...importViolations(tree),
  ...circleViolations(tree),
  ...layoutViolations(tree),
  ...textViolations(tree),
];

/** `path:line  message`, as editors and terminals link it. */
export const describeViolation = ({ rule, path, line, message }: Violation): string =>
  `${path}${line === undefined ? '' : `:${line}`}  [${rule}] ${message}`;
