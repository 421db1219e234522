import { Link } from '@tanstack/react-router';
import { usePreferences } from '../../app/preferences.tsx';

/** Why vouchers of the period's end cannot be posted, each with where it is mended. */
export function PostProblems(props: {
  readonly problems: readonly { readonly code: string; readonly message: string }[];
  readonly unit: string;
  readonly period: string;
}) {
  const { t } = usePreferences();
  const { problems, unit, period } = props;
  if (problems.length === 0) return null;
  const search = { unit, period } as never;
  return (
    <div className="notice warn period-end-problems" role="alert">
      <ul>
        {problems.map(({ code, message }) => (
          <li key={message}>
            {message}
            {code === 'open-drafts' ? (
              <Link to={'/desk' as string} search={search}>
                {t('periodEnd.toDesk')}
              </Link>
            ) : null}
            {code === 'period-closed' ? (
              <Link to="/" search={search}>
                {t('periodEnd.toBoard')}
              </Link>
            ) : null}
            {code === 'summary-month' ? (
              <Link to="/import" search={search}>
                {t('periodEnd.toImport')}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
