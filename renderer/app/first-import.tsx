import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { api } from './client.ts';
import { useIdentity } from './identity.ts';
import { PAGES } from './pages.tsx';
import { usePreferences } from './preferences.tsx';

const IMPORT = PAGES.find(({ path }) => path === '/import');

/** On the board, while the units are there and no book is: the next step, which is the first import. */
export function FirstImport() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const isHome = useLocation({ select: ({ pathname }) => pathname === '/' });
  const units = useQuery(api.organisation.units.queryOptions({ input: {} })).data;
  const wanted = isHome && may('ledger.import') && (units?.length ?? 0) > 0;
  const periods = useQuery({ ...api.ledger.periods.queryOptions({ input: {} }), enabled: wanted }).data;
  if (!wanted || !periods || periods.some((each) => each.units > 0)) return null;
  return (
    <section className="card next-step" aria-label={t('setUp.firstImport')}>
      <div>
        <strong>{t('setUp.firstImport')}</strong>
        {t('setUp.firstImportBody')}
      </div>
      {IMPORT ? (
        <Link to={IMPORT.path} className="button primary">
          {t('setUp.firstImportGo')}
        </Link>
      ) : null}
    </section>
  );
}
