import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { bareCode, DIMENSIONS, type Dimension, type Narrowed } from './dimensions.ts';

/** Narrows the book of an account to a crossing (辅助核算): what its balances carry is offered, nothing else. */
export function Narrowing(props: {
  readonly unit: string;
  readonly code: string;
  readonly from: Period;
  readonly to: Period;
  readonly narrowed: Narrowed;
  readonly onChange: (narrowed: Narrowed) => void;
}) {
  const { unit, code, from, to, narrowed } = props;
  const offered = useQueries({
    queries: DIMENSIONS.map((dimension) =>
      api.ledger.crossing.queryOptions({ input: { unit, code, from, to, by: [dimension] } }),
    ),
  });
  return DIMENSIONS.map((dimension, at) => {
    const values = offered[at]?.data?.rows ?? [];
    const chosen = narrowed[dimension];
    // A dimension of which nothing is stated is no choice.
    if (chosen === undefined && !values.some(({ value }) => value !== '')) return null;
    return (
      <OneDimension
        key={dimension}
        dimension={dimension}
        values={values}
        chosen={chosen}
        onChange={(value) => {
          const { [dimension]: _, ...others } = narrowed;
          props.onChange(value === undefined ? others : { ...others, [dimension]: value });
        }}
      />
    );
  });
}

function OneDimension(props: {
  readonly dimension: Dimension;
  readonly values: readonly { readonly value: string; readonly name: string }[];
  readonly chosen: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}) {
  const { t } = usePreferences();
  const { dimension, values, chosen } = props;
  const options = useMemo(() => {
    const known = values.some(({ value }) => value === chosen) || chosen === undefined;
    const all = known ? values : [...values, { value: chosen, name: chosen }];
    // Fund natures have codes of our own that nobody writes.
    const bare = all.map(({ value, name }) => (dimension === 'fund' ? name : bareCode(value)));
    const listed = all.map(({ value, name }, at) =>
      value === ''
        ? { value, code: t('dimension.none'), name: '' }
        : {
            value,
            // Two counterparties of one code are a member and an outside party: each then stands under its whole code.
            code: bare.filter((each) => each === bare[at]).length > 1 ? value : (bare[at] ?? value),
            name: name === bare[at] ? '' : name,
          },
    );
    return [{ value: undefined, code: '', name: t('dimension.all', { name: t(`dimension.${dimension}`) }) }, ...listed];
  }, [dimension, values, chosen, t]);
  const name = t(`dimension.${dimension}`);
  return (
    <ChoiceField
      label={name}
      options={options}
      value={options.find(({ value }) => value === chosen)?.code}
      onChange={(_, item) => props.onChange(item?.value)}
      width={176}
    />
  );
}
