/** Where one is in a short row of steps: done ones have a tick, the present one is marked, also for whoever listens. */
export function Steps(props: { readonly label: string; readonly steps: readonly string[]; readonly at: number }) {
  return (
    <ol className="steps" aria-label={props.label}>
      {props.steps.map((step, index) => (
        <li
          key={step}
          className={index < props.at ? 'done' : index === props.at ? 'now' : undefined}
          aria-current={index === props.at ? 'step' : undefined}
        >
          <i aria-hidden="true">{index < props.at ? '✓' : index + 1}</i>
          {step}
        </li>
      ))}
    </ol>
  );
}
