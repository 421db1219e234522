import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { parseDate } from '../../../shared/kernel/date.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';

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
    <Select<string>
      {...(props.id === undefined ? { 'aria-label': props.label } : { id: props.id })}
      value={null}
      placeholder={props.label}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      options={found.map(({ code, name }) => ({ value: code, label: name }))}
      optionRender={({ value }) => {
        const product = found.find(({ code }) => code === value);
        return (
          <span className="choice">
            <span className="code">{product?.code}</span>
            <span className="choice-name">{product?.name}</span>
            {product?.listed ? <small>{t('prices.listedIs', { price: product.listed })}</small> : null}
          </span>
        );
      }}
      notFoundContent={t(text === '' ? 'prices.searchHint' : 'prices.searchNone')}
      style={{ width: 360 }}
      popupMatchSelectWidth={560}
      onChange={(code) => {
        const product = found.find((each) => each.code === code);
        setTyped('');
        if (product) props.onPick(product);
      }}
    />
  );
}
