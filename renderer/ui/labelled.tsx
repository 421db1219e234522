import { type ReactNode, useId } from 'react';

/** What a control inside a labelled field takes over. */
export interface FieldProps {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

/** A field with its label above, and below it what is wrong, or else a hint. */
export function Labelled(props: {
  readonly label: string;
  /** It must be filled in, which a star says. */
  readonly needed?: boolean;
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
  readonly children: (field: FieldProps) => ReactNode;
}) {
  const id = useId();
  const said = props.problem ?? props.hint;
  return (
    <div className="field">
      <label htmlFor={id} className={props.needed ? 'needed-field' : undefined}>
        {props.label}
      </label>
      {props.children({
        id,
        'aria-invalid': props.problem !== undefined,
        'aria-describedby': said === undefined ? undefined : `${id}-said`,
      })}
      {said === undefined ? null : (
        <small id={`${id}-said`} className={props.problem === undefined ? 'hint' : 'field-problem'}>
          {said}
        </small>
      )}
    </div>
  );
}
