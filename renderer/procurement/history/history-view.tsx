import { useQuery } from '@tanstack/react-query';
import { CURRENCIES } from '../../../shared/domain/procurement/history/layout.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { BatchesList } from './batches-list.tsx';
import { HistoryDrawer } from './drawer.tsx';
import { ImportForm } from './import-form.tsx';
import { narrowedOf } from './looks.ts';
import { PerformanceList } from './performance-list.tsx';
import { PricesList } from './prices-list.tsx';
import { RowsList } from './rows-list.tsx';
import './history.css';

const PARTS = ['prices', 'suppliers', 'receivers', 'rows', 'batches'] as const;

/** 到货历史: prices, how it was delivered, each delivery, and the files that it comes from; one currency at a time. */
export function HistoryView(props: { readonly importing: boolean; readonly onImport: (open: boolean) => void }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [partAsked, setPart] = useAddress('of');
  const [currencyAsked, setCurrency] = useAddress('currency');
  const [only, setOnly] = useAddress('only');
  const read = useQuery(api.procurement.deliveryHistories.queryOptions({ input: {} }));
  const failed = failedOf(read, t);
  if (failed) return <Failed {...failed} />;
  if (!read.data) return <Loading />;
  const buys = may('procurement.buy', '');
  const form = props.importing ? <ImportForm onTaken={setCurrency} onClose={() => props.onImport(false)} /> : null;
  if (read.data.length === 0)
    return (
      <>
        <Empty
          title={t('deliveryHistory.none')}
          action={
            buys ? (
              <button type="button" className="button primary" onClick={() => props.onImport(true)}>
                {t('deliveryHistory.import')}
              </button>
            ) : undefined
          }
        >
          {t('deliveryHistory.noneBody')}
        </Empty>
        {form}
      </>
    );
  const standing = read.data.filter(({ withdrawn }) => withdrawn === null);
  const currencies = CURRENCIES.filter((each) => standing.some(({ currency }) => currency === each));
  const currency = currencies.find((each) => each === currencyAsked) ?? currencies[0] ?? 'CNY';
  const part = PARTS.find((each) => each === partAsked) ?? (standing.length === 0 ? 'batches' : 'prices');
  const narrowed = narrowedOf(only);
  const head = (
    <>
      <Segments
        label={t('deliveryHistory.part')}
        value={part}
        choices={PARTS.map((value) => ({ value, label: t(`deliveryHistory.part.${value}`) }))}
        onChange={setPart}
      />
      {currencies.length > 1 && part !== 'batches' ? (
        <Segments
          label={t('deliveryHistory.currency')}
          value={currency}
          choices={currencies.map((value) => ({ value, label: value }))}
          onChange={setCurrency}
        />
      ) : null}
      {standing.length > 0 && part !== 'batches' ? (
        <SaveBook make={() => client.procurement.historyBook({ currency })} hint={t('deliveryHistory.bookHint')} />
      ) : null}
    </>
  );
  return (
    <>
      {part === 'prices' ? (
        <PricesList currency={currency} head={head} onOpen={(group) => setOnly(`product:${group}`)} />
      ) : part === 'suppliers' || part === 'receivers' ? (
        <PerformanceList
          key={part}
          currency={currency}
          by={part === 'suppliers' ? 'supplier' : 'receiver'}
          head={head}
          onOpen={(by, group) => setOnly(`${by}:${group}`)}
        />
      ) : part === 'rows' ? (
        <RowsList currency={currency} head={head} />
      ) : (
        <BatchesList batches={read.data} head={head} />
      )}
      {narrowed ? (
        <HistoryDrawer key={only} currency={currency} of={narrowed} onClose={() => setOnly(undefined)} />
      ) : null}
      {form}
    </>
  );
}
