import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '../../app/client.ts';
import { useDayShown } from '../../app/day-shown.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { FindField } from '../../ui/find-field.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { priceText } from '../../ui/price.ts';
import { Segments } from '../../ui/segments.tsx';
import { AgreementDrawer } from './agreement-drawer.tsx';
import { type Agreement, standingOn, tenths } from './looks.ts';

const SHOWN = ['now', 'ending', 'all'] as const;
/** Days within which an agreement counts as ending. */
const ENDING_IN = [30, 60, 90] as const;

/** 价格协议 on a day: what is in force, what ends soon, or all. */
export function AgreementsView() {
  const { t } = usePreferences();
  const [shownAsked, setShown] = useAddress('shown');
  const [opened, setOpened] = useState<number>();
  const [typed, setTyped] = useState('');
  const [within, setWithin] = useState<number>(ENDING_IN[0]);
  const shown = SHOWN.find((each) => each === shownAsked) ?? 'now';
  const [day, setDay] = useDayShown();
  const read = useQuery(api.procurement.priceAgreements.queryOptions({ input: {} }));
  const rows = useMemo(() => {
    const text = typed.trim().toLowerCase();
    return read.data?.filter((row) => {
      const { state, left } = standingOn(row, day);
      const names = row.suppliers.map(({ supplierName }) => supplierName).join(' ');
      return (
        (shown === 'all' || (state === 'now' && (shown === 'now' || left <= within))) &&
        `${row.item} ${row.title} ${row.maker} ${names} ${row.number}`.toLowerCase().includes(text)
      );
    });
  }, [read.data, typed, shown, within, day]);
  const columns = useMemo(
    (): GridColumn<Agreement>[] => [
      { id: 'title', title: t('prices.item'), value: ({ title }) => title, flex: 4, minWidth: 210 },
      { id: 'item', title: t('prices.itemCode'), value: ({ item }) => item, width: 210, hidden: true },
      price('price', t('prices.agreed'), ({ price: agreed }) => agreed, 84),
      {
        ...price('unitPrice', t('prices.unitPrice'), ({ unitPrice }) => unitPrice, 108),
        render: ({ unitPrice, unit }) => `${priceText(unitPrice)}/${unit}`,
      },
      price('listed', t('prices.listed'), ({ listed }) => listed, 84),
      {
        ...{ id: 'saving', title: t('prices.saving'), kind: 'number', width: 84, minWidth: 76 },
        value: ({ saving }) => (saving === null ? undefined : saving / 100),
        render: ({ saving }) => (saving === null ? '–' : `${tenths(saving)}%`),
      },
      {
        id: 'suppliers',
        title: t('prices.suppliers'),
        value: ({ suppliers }) => suppliers.map(({ supplierName }) => supplierName).join('、'),
        flex: 3,
        minWidth: 150,
      },
      { id: 'source', title: t('prices.source'), value: ({ source }) => t(`prices.source.${source}`), width: 122 },
      { id: 'first', title: t('prices.first'), value: ({ first }) => first, width: 104 },
      { id: 'last', title: t('prices.last'), value: ({ last }) => last, width: 104 },
      {
        ...{ id: 'left', title: t('prices.left'), kind: 'number', width: 84, minWidth: 76 },
        value: (row) => standingOn(row, day).left,
        render: (row) => {
          const { state, left } = standingOn(row, day);
          if (state !== 'now') return t(`prices.state.${state}`);
          return left <= ENDING_IN[0] ? <span className="chip warn">{left}</span> : String(left);
        },
      },
      { id: 'number', title: t('prices.number'), value: ({ number }) => number, width: 120, hidden: true },
    ],
    [t, day],
  );
  const open = read.data?.find(({ id }) => id === opened);
  return (
    <>
      <Grid
        id="prices.agreements"
        label={t('prices.view.agreements')}
        columns={columns}
        rowKey={({ id }) => String(id)}
        rows={rows}
        onOpen={({ id }) => setOpened(id)}
        header={
          <>
            <Segments
              label={t('prices.shown')}
              value={shown}
              choices={SHOWN.map((value) => ({ value, label: t(`prices.shown.${value}`) }))}
              onChange={(next) => setShown(next === 'now' ? undefined : next, { replace: true })}
            />
            {shown === 'ending' ? (
              <label className="prices-line">
                {t('prices.within')}
                <select className="input" value={within} onChange={({ target }) => setWithin(Number(target.value))}>
                  {ENDING_IN.map((days) => (
                    <option key={days} value={days}>
                      {t('prices.daysAre', { days })}
                    </option>
                  ))}
                </select>
              </label>
            ) : null}
            <FindField label={t('prices.find')} value={typed} onChange={setTyped} />
            <label className="prices-line">
              {t('prices.asOfDay')}
              <input className="input" type="date" value={day} onChange={({ target }) => setDay(target.value)} />
            </label>
            <span className="hint">{t('prices.asOf', { day, count: rows?.length ?? 0 })}</span>
          </>
        }
        failed={failedOf(read, t)}
        empty={
          read.data?.length === 0
            ? { title: t('prices.noAgreements'), body: t('prices.noAgreementsBody') }
            : { title: t('prices.noneShown'), body: t('prices.noneShownBody') }
        }
      />
      {open ? <AgreementDrawer key={open.id} agreement={open} onClose={() => setOpened(undefined)} /> : null}
    </>
  );
}

const price = (
  id: string,
  title: string,
  of: (row: Agreement) => string | null,
  width: number,
): GridColumn<Agreement> => ({
  ...{ id, title, kind: 'number', width, minWidth: 76 },
  value: (row) => {
    const text = of(row);
    return text === null ? undefined : Number(text);
  },
  render: (row) => priceText(of(row) ?? '–'),
});
