import { useId } from 'react';
import { Mark } from '../ui/icons.tsx';
import { LookChoices } from './look.tsx';
import { usePreferences } from './preferences.tsx';

/** Who is at the desk, and whose desk it is. The other language is one click away; the rest lies under the name. */
export function TopBar(props: {
  community: string | undefined;
  sample: boolean;
  person: string;
  onSignOut: () => void;
}) {
  const { t, locale, choose } = usePreferences();
  const menu = useId();
  return (
    <header className="top-bar">
      <span className="brand">
        <Mark />
        {t('app.name')}
      </span>
      <span className="community">{props.community ?? t('app.full')}</span>
      {props.sample ? <span className="sample">{t('board.sample')}</span> : null}
      <span className="space" />
      <button
        type="button"
        className="bar-button"
        lang={locale === 'zh-CN' ? 'en' : 'zh-CN'}
        onClick={() => choose({ locale: locale === 'zh-CN' ? 'en' : 'zh-CN' })}
      >
        {locale === 'zh-CN' ? 'English' : '中文'}
      </button>
      <button
        type="button"
        className="bar-button"
        popoverTarget={menu}
        aria-label={t('session.menu', { name: props.person })}
      >
        {props.person} <span aria-hidden="true">▾</span>
      </button>
      <div id={menu} popover="auto" className="person-menu card">
        <LookChoices />
        <button type="button" className="button" onClick={props.onSignOut}>
          {t('session.signOut')}
        </button>
      </div>
    </header>
  );
}
