import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import type { Delivering } from './looks.ts';

/** More units than these are counted, and named on hovering. */
const NAMED = 4;

/** Suppliers, each with the units that it delivers to. */
export function UnitNames({ suppliers }: { readonly suppliers: readonly Delivering[] }) {
  const { t } = usePreferences();
  const { units: known = [] } = useScope();
  const nameOf = (code: string): string => `${code} ${known.find((unit) => unit.code === code)?.name ?? ''}`.trim();
  return (
    <ul className="prices-suppliers">
      {suppliers.map(({ supplier, supplierName, units }) => (
        <li key={supplier} title={units.map(nameOf).join('、') || undefined}>
          {supplierName}{' '}
          <span className="hint">
            {units.length === 0
              ? t('prices.allUnits')
              : units.length <= NAMED
                ? units.map(nameOf).join('、')
                : t('prices.unitCount', { count: units.length })}
          </span>
        </li>
      ))}
    </ul>
  );
}
