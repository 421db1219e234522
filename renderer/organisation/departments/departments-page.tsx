import { useQuery } from '@tanstack/react-query';
import { type Period, periodOf } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import { DepartmentTree } from './department-tree.tsx';
import { ListTaking } from './list-taking.tsx';
import { OwnCodes } from './own-codes.tsx';
import './departments.css';

/** 科室: one unit's tree of a month, its own codes, and its list. */
export function DepartmentsPage() {
  const { t } = usePreferences();
  const { period, unit } = useScope();
  const community = useQuery(api.organisation.community.queryOptions({ input: {} })).data;
  // Who keeps the register may see no books, and so no months: the end of the year is as good as any.
  const month = period ?? (community ? periodOf(community.fiscalYear, 12) : undefined);
  if (unit === undefined)
    return (
      <>
        <PageHead title={t('departments.title')} />
        <Empty title={t('departments.chooseUnit')}>{t('departments.chooseUnitBody')}</Empty>
      </>
    );
  return month === undefined ? <Loading /> : <OfUnit key={unit} unit={unit} period={month} />;
}

const VIEWS = ['tree', 'codes', 'import'] as const;

function OfUnit({ unit, period }: { readonly unit: string; readonly period: Period }) {
  const { t, locale } = usePreferences();
  const { chosen } = useScope();
  const { may } = useIdentity();
  const [asked, setView] = useAddress('view');
  const [, setOpened] = useAddress('of');
  const manages = may('organisation.manage', unit);
  const views = VIEWS.filter((each) => manages || each !== 'import');
  const view = views.find((each) => each === asked) ?? 'tree';
  return (
    <>
      <PageHead
        title={t('departments.title')}
        subtitle={`${chosen?.name ?? unit} · ${periodName(period, locale)}`}
        {...(manages && view === 'tree'
          ? { actions: [{ label: t('departments.add'), shortcut: 'F2', primary: true, onClick: () => setOpened('+') }] }
          : {})}
      >
        <Segments
          label={t('departments.view')}
          value={view}
          choices={views.map((value) => ({ value, label: t(`departments.view.${value}`) }))}
          onChange={(next) => setView(next === 'tree' ? undefined : next, { replace: true })}
        />
      </PageHead>
      <div className="departments fill">
        {view === 'tree' ? <DepartmentTree unit={unit} period={period} manages={manages} /> : null}
        {view === 'codes' ? <OwnCodes unit={unit} period={period} manages={manages} /> : null}
        {view === 'import' ? <ListTaking unit={unit} period={period} onTaken={() => setView(undefined)} /> : null}
      </div>
    </>
  );
}
