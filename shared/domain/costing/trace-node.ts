/** A place that a cost is taken back through: a department, a shared cost (公共费用), or a department above others. */
export type TraceNode =
  | { readonly kind: 'department'; readonly code: string }
  | { readonly kind: 'shared'; readonly name: string }
  | { readonly kind: 'above'; readonly code: string };

/** A node as the address has it: `d:01`, `s:水电费`, `a:10`. */
export const nodeText = (node: TraceNode): string =>
  node.kind === 'shared' ? `s:${node.name}` : `${node.kind === 'above' ? 'a' : 'd'}:${node.code}`;

/** Reads what `nodeText` writes; undefined for anything else. */
export function parseNode(text: string): TraceNode | undefined {
  const [, kind, name = ''] = /^([das]):(.{1,80})$/su.exec(text) ?? [];
  if (kind === undefined) return undefined;
  if (kind === 's') return { kind: 'shared', name };
  return { kind: kind === 'a' ? 'above' : 'department', code: name };
}

export const sameNode = (one: TraceNode, other: TraceNode): boolean => nodeText(one) === nodeText(other);
