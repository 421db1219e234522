import { usePreferences } from '../../app/preferences.tsx';
import { instantName } from '../../ui/time.ts';

/** 经办过程: who did what, when and why, with the digest of what was signed. */
export function Signatures(props: {
  readonly steps: readonly {
    readonly what: string;
    readonly display: string;
    readonly instant: string;
    readonly reason: string;
    readonly digest: string;
  }[];
}) {
  const { t } = usePreferences();
  if (props.steps.length === 0) return null;
  return (
    <section className="card project-paper">
      <h2>{t('budgetProjects.signatures')}</h2>
      <ol className="project-steps">
        {props.steps.map(({ what, display, instant, reason, digest }) => (
          <li key={`${instant} ${what} ${digest}`}>
            <strong>{what}</strong>
            <span>{display}</span>
            <time>{instantName(instant)}</time>
            <span className="code" title={digest}>
              {t('budget.digest')} {digest.slice(0, 12)}
            </span>
            {reason === '' ? null : <span>{reason}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
