import { usePreferences } from '../../app/preferences.tsx';
import { Segments } from '../../ui/segments.tsx';

/** 采购计划 or 采购订单. */
export function ViewChoice(props: {
  readonly view: 'plan' | 'orders';
  readonly onChange: (view: string | undefined) => void;
}) {
  const { t } = usePreferences();
  return (
    <Segments
      label={t('purchaseOrders.view')}
      value={props.view}
      choices={[
        { value: 'plan', label: t('purchaseOrders.view.plan') },
        { value: 'orders', label: t('purchaseOrders.view.orders') },
      ]}
      onChange={(next) => props.onChange(next === 'plan' ? undefined : next)}
    />
  );
}
