import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { FoundField } from '../found-field.tsx';
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
  const found = text === '' ? [] : (read.data ?? []).map((choice) => ({ ...choice, code: choice.item }));
  return (
    <FoundField
      {...{ label: props.label, id: props.id, typed, found, onType: setTyped, onPick: props.onPick }}
      width={props.width ?? 320}
      nothing={t(text === '' ? 'purchaseRequests.searchHint' : 'purchaseRequests.searchNone')}
      aside={(choice) => (
        <>
          <ProductChips of={choice} />
          {choice.problem ? <small>{t('purchaseRequests.closed')}</small> : null}
        </>
      )}
    />
  );
}
