import { type ReactNode, useId } from 'react';

/** A field of what is printed, with its name before it. */
export function PrintField({
  label,
  children,
}: {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <span className="print-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </span>
  );
}
