import type { OperationMeta } from '../../../shared/contract/operation.ts';
import { type Caller, reaches, scopeOf, type UnitScope } from '../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Json } from '../../../shared/kernel/canonical.ts';
import { Failure } from './failure.ts';

/** The unit codes that the input names at the declared paths, each once, in order. */
export function unitsNamed(input: Json, paths: readonly string[]): UnitCode[] {
  const found = new Set<UnitCode>();
  const follow = (value: Json | undefined, steps: readonly string[]): void => {
    if (Array.isArray(value)) {
      for (const element of value) follow(element, steps);
      return;
    }
    const [step, ...rest] = steps;
    if (step === undefined) {
      if (typeof value === 'string') found.add(value);
      return;
    }
    if (value !== null && typeof value === 'object' && Object.hasOwn(value, step))
      follow((value as { readonly [key: string]: Json | undefined })[step], rest);
  };
  for (const path of paths) follow(input, path.split('.'));
  return [...found];
}

/**
 * Whether the caller may ask this, and for which units (DESIGN: permission and unit scope are declared on each
 * operation). Returns the scope in which the permission is held; throws UNAUTHENTICATED or FORBIDDEN.
 * A unit command that names no unit needs the permission over the whole community.
 */
export function authorise(meta: OperationMeta, caller: Caller, input: Json): UnitScope {
  const scope = scopeOf(caller, meta.permission);
  if (!scope) {
    if (caller.kind === 'nobody') throw new Failure('UNAUTHENTICATED', {});
    throw new Failure('FORBIDDEN', { permission: meta.permission });
  }
  if (scope.kind === 'community') return scope;
  if (meta.scope === 'community') throw new Failure('FORBIDDEN', { permission: meta.permission });
  const units = unitsNamed(input, meta.unitOf);
  const outside = units.find((unit) => !reaches(scope, unit));
  if (outside !== undefined) throw new Failure('FORBIDDEN', { permission: meta.permission, unit: outside });
  if (meta.kind === 'command' && meta.unitOf.length > 0 && units.length === 0)
    throw new Failure('FORBIDDEN', { permission: meta.permission });
  return scope;
}
