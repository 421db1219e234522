import { Select, type SelectProps } from 'antd';
import { useMemo, useState } from 'react';
import { useTaste } from './context.tsx';
import { ChevronDown } from './icons.tsx';
import { type Findable, rankOf, useInitials } from './pinyin.ts';

export interface ChoiceFieldProps<T extends Findable> {
  /** What the field is called; shown to whoever listens. Give `id` instead where a visible label points at it. */
  readonly label?: string | undefined;
  readonly id?: string | undefined;
  readonly options: readonly T[];
  /** The chosen code; undefined: nothing chosen. */
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined, item: T | undefined) => void;
  readonly placeholder?: string | undefined;
  readonly clearable?: boolean;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
  readonly width?: number | string;
  /** The code is the program's own and not shown; it is still found by. */
  readonly codeless?: boolean;
  /** A word after the name, e.g. an account's balance side. */
  readonly noteOf?: (item: T) => string | undefined;
  readonly select?: Partial<SelectProps<string>>;
}

/** Chooses one of many by code, name or pinyin initials; the best answer stands first, Enter takes it. */
export function ChoiceField<T extends Findable>(props: ChoiceFieldProps<T>) {
  const { t } = useTaste();
  const [used, setUsed] = useState(false);
  const initialsOf = useInitials(used);
  const byCode = useMemo(() => new Map(props.options.map((item) => [item.code, item])), [props.options]);
  const options = useMemo(
    () =>
      props.options.map(({ code, name }) => ({ value: code, label: props.codeless ? name : `${code} ${name}`.trim() })),
    [props.options, props.codeless],
  );
  const rank = (code: unknown, typed: string): number => {
    const item = byCode.get(String(code));
    return item ? rankOf(item, typed, initialsOf) : 0;
  };
  return (
    <Select<string>
      id={props.id}
      aria-label={props.label}
      value={props.value ?? null}
      options={options}
      optionRender={({ value }) => {
        const item = byCode.get(String(value));
        const note = item && props.noteOf?.(item);
        return (
          <span className="choice">
            {props.codeless ? null : <span className="code">{item?.code}</span>}
            <span className="choice-name">{item?.name}</span>
            {note ? <small>{note}</small> : null}
          </span>
        );
      }}
      showSearch={{
        filterOption: (typed, option) => rank(option?.value, typed) > 0,
        filterSort: (a, b, { searchValue }) => rank(b.value, searchValue) - rank(a.value, searchValue),
      }}
      onFocus={() => setUsed(true)}
      onChange={(code) => props.onChange(code ?? undefined, byCode.get(code))}
      suffixIcon={<ChevronDown />}
      placeholder={props.placeholder ?? t('field.choose')}
      notFoundContent={t('field.none')}
      allowClear={props.clearable ? { label: t('field.clear') } : false}
      disabled={props.disabled ?? false}
      {...(props.invalid ? { status: 'error' as const } : {})}
      style={{ width: props.width ?? '100%' }}
      popupMatchSelectWidth={280}
      {...props.select}
    />
  );
}
