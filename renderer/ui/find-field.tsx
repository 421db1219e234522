import { useRef } from 'react';
import { useShortcut } from './shortcut.ts';

/** Narrows a list by what is typed; F3 goes there. */
export function FindField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly width?: number;
}) {
  const input = useRef<HTMLInputElement>(null);
  useShortcut('F3', () => input.current?.focus());
  return (
    <input
      ref={input}
      className="input"
      type="search"
      aria-label={props.label}
      placeholder={`${props.label}　F3`}
      value={props.value}
      maxLength={60}
      style={{ width: props.width ?? 200 }}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}
