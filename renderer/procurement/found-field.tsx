import { Select } from 'antd';
import type { ReactNode } from 'react';

/** A product as a search found it. */
export interface FoundProduct {
  readonly code: string;
  readonly name: string;
}

/** A field that finds products while one types, shows them by code and name, and hands the chosen one on. */
export function FoundField<Product extends FoundProduct>(props: {
  readonly label: string;
  readonly id?: string | undefined;
  readonly typed: string;
  readonly found: readonly Product[];
  /** What is said where nothing is found. */
  readonly nothing: string;
  readonly width: number;
  readonly onType: (text: string) => void;
  readonly onPick: (product: Product) => void;
  /** What is worth knowing of a product beside its name. */
  readonly aside: (product: Product) => ReactNode;
}) {
  const { found, onType } = props;
  const of = (wanted: unknown): Product | undefined => found.find(({ code }) => code === wanted);
  return (
    <Select<string>
      {...(props.id === undefined ? { 'aria-label': props.label } : { id: props.id })}
      value={null}
      placeholder={props.label}
      showSearch={{ filterOption: false, onSearch: onType, searchValue: props.typed }}
      options={found.map(({ code, name }) => ({ value: code, label: name }))}
      optionRender={({ value }) => {
        const product = of(value);
        return (
          <span className="choice">
            <span className="code">{product?.code}</span>
            <span className="choice-name">{product?.name}</span>
            {product ? props.aside(product) : null}
          </span>
        );
      }}
      notFoundContent={props.nothing}
      style={{ width: props.width }}
      popupMatchSelectWidth={540}
      onChange={(code) => {
        const product = of(code);
        onType('');
        if (product) props.onPick(product);
      }}
    />
  );
}
