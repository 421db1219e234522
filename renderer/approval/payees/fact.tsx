/** A fact of an account with its name; `changed` where it is not what is in force. */
export function Fact(props: {
  readonly label: string;
  readonly value: string;
  readonly code?: boolean;
  readonly changed?: boolean;
}) {
  const look = [...(props.code ? ['code'] : []), ...(props.changed ? ['changed'] : [])].join(' ');
  return (
    <div>
      <dt>{props.label}</dt>
      <dd className={look || undefined}>{props.value || '–'}</dd>
    </div>
  );
}
