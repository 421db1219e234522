import { Select } from 'antd';
import type { KeyboardEvent } from 'react';

/** Chooses several of many, by code or name. Tab leaves the field and chooses nothing, as in every other field. */
export function ManyField(props: {
  readonly id?: string;
  readonly label?: string;
  readonly placeholder: string;
  readonly options: readonly { readonly code: string; readonly name: string }[];
  readonly value: readonly string[];
  readonly width?: number;
  readonly onChange: (codes: string[]) => void;
}) {
  // The list would take Tab for a choice of whatever stands first in it.
  const onTab = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') event.stopPropagation();
  };
  return (
    <div onKeyDownCapture={onTab}>
      <Select<string[]>
        {...(props.id === undefined ? { 'aria-label': props.label } : { id: props.id })}
        mode="multiple"
        placeholder={props.placeholder}
        value={[...props.value]}
        options={props.options.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
        optionFilterProp="label"
        maxTagCount="responsive"
        style={{ width: props.width ?? '100%' }}
        onChange={props.onChange}
      />
    </div>
  );
}
