import { Select } from 'antd';
import type { KeyboardEvent } from 'react';

/** Chooses several of a few dozen by name; nothing chosen stands for every one, and says so. */
export function PickMany<Code extends string>(props: {
  readonly id: string;
  readonly every: string;
  readonly options: readonly { readonly code: Code; readonly name: string }[];
  readonly value: readonly Code[];
  readonly onChange: (codes: readonly Code[]) => void;
}) {
  // The list would take Tab for a choice of whatever stands first in it.
  const onTab = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') event.stopPropagation();
  };
  return (
    <div onKeyDownCapture={onTab}>
      <Select<Code[]>
        id={props.id}
        mode="multiple"
        placeholder={props.every}
        value={[...props.value]}
        options={props.options.map(({ code, name }) => ({ value: code, label: name }))}
        optionFilterProp="label"
        maxTagCount="responsive"
        style={{ width: '100%' }}
        onChange={(codes) =>
          // In the order of the list, so that equal rows are written alike.
          props.onChange(props.options.flatMap(({ code }) => (codes.includes(code) ? [code] : [])))
        }
      />
    </div>
  );
}
