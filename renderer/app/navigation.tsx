import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useId, useRef } from 'react';
import { ChevronLeft, ChevronRight, Mark } from '../ui/icons.tsx';
import { NavIcon } from '../ui/nav-icons.tsx';
import { useIdentity } from './identity.ts';
import { GROUPS, type Group } from './page-entry.ts';
import { PAGES } from './pages.tsx';
import { usePreferences } from './preferences.tsx';

/** The modules, at the left: the pages that this person may open, under their headings. Folded, the drawings alone. */
export function Navigation(props: {
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
  readonly community: string | undefined;
}) {
  const { t } = usePreferences();
  const { folded } = props;
  const fold = t(folded ? 'nav.unfold' : 'nav.fold');
  const pages = useRef<HTMLDivElement>(null);
  const { pathname } = useLocation();
  const list = useRef<HTMLDivElement>(null);
  // The page one is on is in sight, however many stand above it: once laid out, and when the list or its room changes.
  useEffect(() => {
    if (!pathname || !pages.current || !list.current) return;
    const watch = new ResizeObserver(() =>
      pages.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest' }),
    );
    watch.observe(pages.current);
    watch.observe(list.current);
    return () => watch.disconnect();
  }, [pathname]);
  return (
    <nav className={folded ? 'nav folded' : 'nav'} aria-label={t('nav.label')}>
      <div className="nav-brand">
        <Mark />
        <span className="nav-name">
          <strong>{t('app.name')}</strong>
        </span>
      </div>
      <p className="community">{props.community ?? t('app.full')}</p>
      <div className="nav-pages" ref={pages}>
        <div ref={list}>
          {GROUPS.map((group) => (
            <PagesOf key={group} group={group} folded={folded} />
          ))}
        </div>
      </div>
      <button
        type="button"
        className="nav-fold"
        aria-expanded={!folded}
        aria-label={fold}
        title={fold}
        onClick={() => props.onFold(!folded)}
      >
        {folded ? <ChevronRight /> : <ChevronLeft />}
        <span className="nav-name">{fold}</span>
      </button>
    </nav>
  );
}

function PagesOf({ group, folded }: { group: Group; folded: boolean }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const heading = useId();
  const pages = PAGES.filter((page) => page.nav?.group === group && may(page.permission));
  if (pages.length === 0) return null;
  return (
    <>
      {group === 'home' ? null : (
        <small id={heading} className="nav-heading">
          {t(`nav.${group}`)}
        </small>
      )}
      <ul {...(group === 'home' ? {} : { 'aria-labelledby': heading })}>
        {pages.map(({ path, title, nav }) => (
          <li key={path}>
            <Link
              to={path}
              activeOptions={{ exact: path === '/', includeSearch: false }}
              title={folded ? t(title) : undefined}
            >
              {nav ? <NavIcon name={nav.icon} /> : null}
              <span className="nav-name">{t(title)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
