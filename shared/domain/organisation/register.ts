import type { Unit } from './unit.ts';

/** Why a register of members does not hold. */
export interface RegisterRefusal {
  readonly code: 'duplicate-code' | 'duplicate-name' | 'one-lead' | 'left-before-joined';
  readonly place: string;
  readonly message: string;
}

/**
 * What must hold of the members of a community (成员单位名册): codes and names are unique, exactly one lead hospital
 * (牵头医院) answers for it, and nobody leaves before joining.
 */
export function registerRefusals(units: readonly Unit[]): RegisterRefusal[] {
  const refusals: RegisterRefusal[] = [];
  const codes = new Set<string>();
  const names = new Set<string>();
  for (const unit of units) {
    if (codes.has(unit.code))
      refusals.push({ code: 'duplicate-code', place: unit.code, message: `单位编码 ${unit.code} 重复` });
    if (names.has(unit.name))
      refusals.push({ code: 'duplicate-name', place: unit.code, message: `单位名称“${unit.name}”重复` });
    if (unit.joined && unit.left && unit.left < unit.joined)
      refusals.push({ code: 'left-before-joined', place: unit.code, message: `${unit.name}的退出期间早于加入期间` });
    codes.add(unit.code);
    names.add(unit.name);
  }
  const leads = units.filter((unit) => unit.kind === 'lead');
  if (leads.length !== 1)
    refusals.push({
      code: 'one-lead',
      place: leads.map((unit) => unit.code).join(' '),
      message: `须有且只有一个牵头医院，现有 ${leads.length} 个`,
    });
  return refusals;
}
