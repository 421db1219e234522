import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { PeriodField } from '../ui/period-field.tsx';
import { Segments } from '../ui/segments.tsx';
import { NoticeBell } from './bell.tsx';
import { Help } from './help.tsx';
import { useIdentity } from './identity.ts';
import { useLeave } from './leaving.ts';
import { lockDesk } from './lock.ts';
import { LookChoices } from './look.tsx';
import { usePreferences } from './preferences.tsx';
import { useScope } from './scope.ts';
import { SearchBox } from './search-box.tsx';
import { UnitBand } from './unit-band.tsx';

/** What is looked at (unit, month, 元 or 万元), the search, and who is at the desk. The other language is one click away. */
export function TopBar({ sample }: { sample: boolean }) {
  const { t, locale, amountUnit, choose } = usePreferences();
  const { period, withBooks, setPeriod } = useScope();
  return (
    <header className="top-bar">
      <UnitBand />
      {period ? <PeriodField period={period} withBooks={withBooks} onChange={setPeriod} /> : null}
      <Segments
        label={t('amount.label')}
        value={amountUnit}
        choices={[
          { value: 'yuan', label: t('amount.yuan') },
          { value: 'wan', label: t('amount.wan') },
        ]}
        onChange={(next) => choose({ amountUnit: next })}
      />
      <SearchBox />
      <span className="space" />
      {sample ? <span className="sample">{t('board.sample')}</span> : null}
      <NoticeBell />
      <Help />
      <button
        type="button"
        className="bar-button"
        lang={locale === 'zh-CN' ? 'en' : 'zh-CN'}
        onClick={() => choose({ locale: locale === 'zh-CN' ? 'en' : 'zh-CN' })}
      >
        {locale === 'zh-CN' ? 'English' : '中文'}
      </button>
      <PersonMenu />
    </header>
  );
}

/** Who is at the desk: language, look, and the way out. */
function PersonMenu() {
  const { t } = usePreferences();
  const { person } = useIdentity();
  const leave = useLeave();
  const menu = useId();
  const name = person?.display ?? '';
  return (
    <>
      <button
        type="button"
        className="bar-button person"
        popoverTarget={menu}
        aria-label={t('session.menu', { name })}
        title={name}
      >
        <span className="one-line">{name}</span> <span aria-hidden="true">▾</span>
      </button>
      <div id={menu} popover="auto" className="person-menu card">
        <LookChoices />
        <Link to="/account" className="button">
          {t('account.title')}
        </Link>
        <button type="button" className="button" onClick={lockDesk}>
          {t('lock.now')}
        </button>
        <button type="button" className="button" onClick={leave}>
          {t('session.signOut')}
        </button>
      </div>
    </>
  );
}
