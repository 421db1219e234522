import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { FigureCards } from './figure-cards.tsx';
import { LinesDrawer } from './lines-drawer.tsx';
import type { Picked, Seen } from './looks.ts';
import { MonthChart } from './month-chart.tsx';
import { SpendTable } from './spend-table.tsx';

/** 总览: what matters on top, the months below it, and who bought what from whom beside them. */
export function Overview({ seen, onGuards }: { readonly seen: Seen; readonly onGuards: () => void }) {
  const { t } = usePreferences();
  const [picked, setPicked] = useState<Picked>();
  const read = useQuery(api.procurement.cockpit.queryOptions({ input: seen }));
  const watch = useQuery(api.procurement.cockpitWatch.queryOptions({ input: seen }));
  const failed = failedOf(read, t);
  if (failed) return <Failed {...failed} />;
  if (read.data === undefined) return <Loading />;
  const { spendBy, receipts } = read.data;
  if (receipts === 0)
    return (
      <Empty
        title={t('cockpit.none')}
        action={
          <ToPage to="/deliveries" className="button primary">
            {t('cockpit.toDeliveries')}
          </ToPage>
        }
      >
        <p>{t('cockpit.noneBody')}</p>
      </Empty>
    );
  return (
    <div className="cockpit fill">
      <FigureCards cockpit={read.data} watch={watch.data} onGuards={onGuards} />
      <div className="cockpit-parts">
        <section className="card cockpit-part" aria-label={t('cockpit.by.month')}>
          <h2>{t('cockpit.by.month')}</h2>
          <MonthChart rows={spendBy.month} onPick={(row) => setPicked({ by: 'month', ...row })} />
        </section>
        <SpendTable by="supplier" rows={spendBy.supplier} onPick={setPicked} />
        <SpendTable by="item" rows={spendBy.item} onPick={setPicked} />
        <SpendTable by="unit" rows={spendBy.unit} onPick={setPicked} />
      </div>
      {picked ? <LinesDrawer seen={seen} picked={picked} onClose={() => setPicked(undefined)} /> : null}
    </div>
  );
}
