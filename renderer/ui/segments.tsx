import { useEffect, useId, useState } from 'react';

/** For so long a choice stands as it was pressed, though nobody has taken it up. */
const TAKEN_UP_MS = 1_000;

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/**
 * One of a few, all in sight: a group of radio buttons that looks like one control. Arrow keys move within it. The pressed
 * one shows at once, also where the value comes back by way of the address.
 */
export function Segments<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
}) {
  const name = useId();
  /** What was pressed while the value was another. */
  const [pressed, setPressed] = useState<{ readonly at: Value; readonly value: Value }>();
  useEffect(() => {
    if (pressed === undefined) return;
    const timer = setTimeout(() => setPressed(undefined), TAKEN_UP_MS);
    return () => clearTimeout(timer);
  }, [pressed]);
  const press = (value: Value): void => {
    setPressed({ at: props.value, value });
    props.onChange(value);
  };
  const shown = pressed?.at === props.value ? pressed.value : props.value;
  return (
    <div className="segments" role="radiogroup" aria-label={props.label}>
      {props.choices.map(({ value, label }) => (
        <label key={value}>
          <input type="radio" name={name} checked={value === shown} onChange={() => press(value)} />
          {label}
        </label>
      ))}
    </div>
  );
}
