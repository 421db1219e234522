import { useMemo } from 'react';
import { UnitField } from '../ui/unit-field.tsx';
import { useIdentity } from './identity.ts';
import { usePreferences } from './preferences.tsx';
import { useScope } from './scope.ts';

/** Stands for all of a person's units among the choices; no unit has an empty code. */
const ALL = '';

/** Whose books these are, always in sight: all of this person's units in one colour, a single unit in another. */
export function UnitBand() {
  const { t } = usePreferences();
  const { seesCounty, may } = useIdentity();
  // Who keeps the register and reads no books has the whole county's units before them.
  const county = seesCounty || !may('ledger.read');
  const { units, unit, chosen, setUnit } = useScope();
  const count = units?.length ?? 0;
  const all = t(county ? 'board.allUnits' : 'board.someUnits', { count });
  const options = useMemo(() => [{ code: ALL, name: all }, ...(units ?? [])], [units, all]);
  if (!units || count === 0) return null;
  const own = unit !== undefined || !county;
  if (count === 1 && chosen)
    return (
      <span className="band own fixed" title={t('scope.only')}>
        {chosen.code} {chosen.name}
      </span>
    );
  return (
    <span className={own ? 'band own' : 'band'}>
      <UnitField
        label={t('scope.unit')}
        options={options}
        value={unit ?? ALL}
        onChange={(code) => setUnit(code || undefined)}
        width="auto"
        select={{ variant: 'borderless', popupMatchSelectWidth: 300, listHeight: 420 }}
      />
    </span>
  );
}
