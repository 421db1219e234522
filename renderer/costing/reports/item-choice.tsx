import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { isItem } from './words.ts';

/** One cost item, or all of them; it stands in the address. */
export function ItemChoice() {
  const { t } = usePreferences();
  const [item, setItem] = useAddress('item');
  return (
    <ChoiceField
      label={t('costReports.item')}
      options={COST_ITEMS.map((code) => ({ code, name: t(`costing.item.${code}`) }))}
      value={isItem(item) ? item : undefined}
      onChange={(next) => setItem(next, { replace: true })}
      placeholder={t('costing.allItems')}
      clearable
      codeless
      width={180}
    />
  );
}
