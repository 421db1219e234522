import { useQuery } from '@tanstack/react-query';
import { SAVED_AGAINST } from '../../../shared/domain/procurement/cockpit/savings.ts';
import { SPEND_BY } from '../../../shared/domain/procurement/cockpit/spend.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { ToPage } from '../../app/to-page.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { FigureCards } from './figure-cards.tsx';
import { LinesDrawer } from './lines-drawer.tsx';
import type { Cockpit, Picked, Seen } from './looks.ts';
import { MonthChart } from './month-chart.tsx';
import { SavingsDrawer } from './savings-drawer.tsx';
import { SpendTable } from './spend-table.tsx';

/** 总览: what matters on top, the months below it, and who bought what from whom beside them. */
export function Overview({ seen, onGuards }: { readonly seen: Seen; readonly onGuards: () => void }) {
  const { t } = usePreferences();
  const [drill, setDrill] = useAddress('drill');
  const [saved, setSaved] = useAddress('saved');
  const read = useQuery(api.procurement.cockpit.queryOptions({ input: seen }));
  const watch = useQuery(api.procurement.cockpitWatch.queryOptions({ input: seen }));
  const failed = failedOf(read, t);
  if (failed) return <Failed {...failed} />;
  if (read.data === undefined) return <Loading />;
  const { spendBy, receipts } = read.data;
  const picked = pickedOf(drill, spendBy);
  const setPicked = ({ by, key }: Pick<Picked, 'by' | 'key'>): void => setDrill(`${by}.${key}`);
  const against = SAVED_AGAINST.find((each) => each === saved);
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
      <FigureCards cockpit={read.data} watch={watch.data} onGuards={onGuards} onSaved={setSaved} />
      <div className="cockpit-parts">
        <section className="card cockpit-part" aria-label={t('cockpit.by.month')}>
          <h2>{t('cockpit.by.month')}</h2>
          <MonthChart rows={spendBy.month} onPick={({ key }) => setPicked({ by: 'month', key })} />
        </section>
        <SpendTable by="supplier" rows={spendBy.supplier} onPick={setPicked} />
        <SpendTable by="item" rows={spendBy.item} onPick={setPicked} />
        <SpendTable by="unit" rows={spendBy.unit} onPick={setPicked} />
      </div>
      {against ? <SavingsDrawer seen={seen} against={against} onClose={() => setSaved(undefined)} /> : null}
      {picked ? <LinesDrawer seen={seen} picked={picked} onClose={() => setDrill(undefined)} /> : null}
    </div>
  );
}

/** What the address says was pressed, e.g. `supplier.91330000XL00000157`; undefined where there is none such. */
function pickedOf(drill: string | undefined, spendBy: Cockpit['spendBy']): Picked | undefined {
  const dot = drill?.indexOf('.') ?? -1;
  const by = SPEND_BY.find((each) => each === drill?.slice(0, dot));
  const key = drill?.slice(dot + 1);
  const row = by && spendBy[by].find((each) => each.key === key);
  return by && row && { by, key: row.key, name: row.name };
}
