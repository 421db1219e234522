import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { parseDate } from '../../../shared/kernel/date.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { FoundField } from '../found-field.tsx';

export interface Product {
  readonly code: string;
  readonly name: string;
  readonly pack: string;
  readonly listed: string | null;
}

/** Finds a product of the formulary as it is on a day, by code, name or pinyin initials, and hands it on. */
export function ItemField(props: {
  readonly label: string;
  readonly id?: string;
  readonly day: string;
  readonly onPick: (product: Product) => void;
}) {
  const { t } = usePreferences();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const on = parseDate(props.day);
  const read = useQuery({
    ...api.procurement.priceItems.queryOptions({ input: { on: on ?? '2000-01-01', typed: text } }),
    enabled: text !== '' && on !== undefined,
  });
  const found = text === '' ? [] : (read.data ?? []);
  return (
    <FoundField<Product>
      {...{ label: props.label, id: props.id, typed, found, width: 360, onType: setTyped, onPick: props.onPick }}
      nothing={t(text === '' ? 'prices.searchHint' : 'prices.searchNone')}
      aside={({ listed }) => (listed ? <small>{t('prices.listedIs', { price: listed })}</small> : null)}
    />
  );
}
