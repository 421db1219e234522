import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ProductChips } from './product-chips.tsx';
import type { Choice } from './words.ts';

/** Finds a product of the formulary by code, name or pinyin initials and hands it on; what the unit may not use says why. */
export function ProductSearch(props: {
  readonly unit: string;
  /** The formulary as it is in force then. */
  readonly day: string;
  readonly label: string;
  readonly id?: string;
  readonly width?: number;
  readonly onPick: (choice: Choice) => void;
}) {
  const { t } = usePreferences();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const asked = { unit: props.unit as never, day: props.day as never, text };
  const read = useQuery({
    ...api.procurement.findRequestItems.queryOptions({ input: asked }),
    enabled: text !== '' && props.day !== '',
  });
  const found = text === '' ? [] : (read.data ?? []);
  return (
    <Select<string>
      {...(props.id === undefined ? { 'aria-label': props.label } : { id: props.id })}
      value={null}
      placeholder={props.label}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      options={found.map(({ item, name }) => ({ value: item, label: name }))}
      optionRender={({ value }) => {
        const choice = found.find(({ item }) => item === value);
        return (
          <span className="choice">
            <span className="code">{choice?.item}</span>
            <span className="choice-name">{choice?.name}</span>
            {choice ? <ProductChips of={choice} /> : null}
            {choice?.problem ? <small>{t('purchaseRequests.closed')}</small> : null}
          </span>
        );
      }}
      notFoundContent={t(text === '' ? 'purchaseRequests.searchHint' : 'purchaseRequests.searchNone')}
      style={{ width: props.width ?? 320 }}
      popupMatchSelectWidth={520}
      onChange={(code) => {
        const choice = found.find(({ item }) => item === code);
        setTyped('');
        if (choice) props.onPick(choice);
      }}
    />
  );
}
