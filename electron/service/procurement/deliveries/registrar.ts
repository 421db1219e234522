import { type Caller, reaches, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';

/** Whether a caller may register arrivals at a unit: its pharmacy, or the pharmacy centre that placed the order. */
export const mayRegister = (caller: Caller, unit: UnitCode): boolean =>
  (['procurement.request', 'procurement.buy'] as const).some((permission) => {
    const scope = scopeOf(caller, permission);
    return scope !== undefined && reaches(scope, unit);
  });

export const NOT_YOURS = '登记到货须是本单位药房或药学中心采购';
