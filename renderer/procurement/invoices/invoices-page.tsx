import { useState } from 'react';
import { useIdentity } from '../../app/identity.ts';
import { usePeriodShown } from '../../app/period-shown.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { PeriodField } from '../../ui/period-field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Loading } from '../../ui/states.tsx';
import { BookForm } from './book-form.tsx';
import { InvoiceDrawer } from './invoice-drawer.tsx';
import { InvoiceForm } from './invoice-form.tsx';
import { InvoiceList } from './invoice-list.tsx';
import { RulesView } from './rules-view.tsx';
import { CreditsView, MissingView, UnbilledView } from './watch-views.tsx';
import './invoices.css';

const VIEWS = ['list', 'missing', 'credits', 'unbilled', 'rules'] as const;
type View = (typeof VIEWS)[number];
const NO_MONTHS: readonly string[] = [];

/** 进货发票: the worklist, what is awaited of suppliers, and the rules. A member sees the list of its own share. */
export function InvoicesPage() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  // Over all of it: a member sees what is its own, and no more.
  const mayAll = may('procurement.read', '');
  const { period: known, setPeriod } = useScope();
  const period = usePeriodShown();
  const [asked, setView] = useAddress('view');
  const [chosen, setChosen] = useAddress('invoice');
  const [writing, setWriting] = useState<'form' | 'book'>();
  const views = VIEWS.filter((each) => mayAll || each === 'list' || each === 'rules');
  const view: View = views.find((each) => each === asked) ?? 'list';
  const open = (id: number): void => setChosen(String(id));
  return (
    <>
      <PageHead
        title={t('supplierInvoices.title')}
        actions={
          may('procurement.buy') && view !== 'rules'
            ? [
                { label: t('supplierInvoices.new'), shortcut: 'F2', primary: true, onClick: () => setWriting('form') },
                { label: t('supplierInvoices.fromBook'), onClick: () => setWriting('book') },
              ]
            : []
        }
      >
        <Segments
          label={t('supplierInvoices.view')}
          value={view}
          choices={views.map((value) => ({ value, label: t(`supplierInvoices.view.${value}`) }))}
          onChange={(next) => setView(next === 'list' ? undefined : next)}
        />
        {known === undefined && period && (view === 'list' || view === 'missing') ? (
          <PeriodField period={period} withBooks={NO_MONTHS} onChange={setPeriod} />
        ) : null}
      </PageHead>
      {view === 'list' && period ? (
        <InvoiceList year={period.slice(0, 4)} onOpen={mayAll ? open : undefined} />
      ) : view === 'missing' && period ? (
        <MissingView period={period} onOpen={open} />
      ) : view === 'credits' ? (
        <CreditsView onOpen={open} />
      ) : view === 'unbilled' ? (
        <UnbilledView />
      ) : view === 'rules' ? (
        <RulesView />
      ) : (
        <Loading />
      )}
      {mayAll && chosen !== undefined && /^\d{1,15}$/.test(chosen) ? (
        <InvoiceDrawer key={chosen} id={Number(chosen)} onOpen={open} onClose={() => setChosen(undefined)} />
      ) : null}
      {writing === 'form' ? <InvoiceForm onClose={() => setWriting(undefined)} /> : null}
      {writing === 'book' ? <BookForm onClose={() => setWriting(undefined)} /> : null}
    </>
  );
}
