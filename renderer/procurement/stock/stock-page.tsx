import { useState } from 'react';
import { parseDate } from '../../../shared/kernel/date.ts';
import { useDayShown } from '../../app/day-shown.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Empty } from '../../ui/states.tsx';
import { CountForm } from './count-form.tsx';
import { Counts } from './counts.tsx';
import { Lists } from './lists.tsx';
import { NearList } from './near-list.tsx';
import { NewTransfer } from './new-transfer.tsx';
import { StockList } from './stock-list.tsx';
import { Transfers } from './transfers.tsx';
import '../deliveries/deliveries.css';

const VIEWS = ['stock', 'near', 'short', 'lists', 'transfers', 'counts'] as const;
const OF_A_DAY: readonly string[] = ['stock', 'near', 'short'];

/** 药品库存: what there is, what expires soon or runs short, and everything that moves it. */
export function StockPage() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { unit } = useScope();
  const [viewAsked, setView] = useAddress('view');
  const [onAsked, setOn] = useAddress('on');
  const [counting, setCounting] = useState(false);
  const [sending, setSending] = useState(false);
  const view = VIEWS.find((each) => each === viewAsked) ?? 'stock';
  const [shown] = useDayShown();
  const on = parseDate(onAsked ?? '') ?? shown;
  const counts = view === 'counts' && may('procurement.request');
  const sends = view === 'transfers' && may('procurement.request');
  return (
    <>
      <PageHead
        title={t('drugStock.title')}
        actions={
          sends
            ? [
                {
                  ...{ label: t('drugStock.newTransfer'), shortcut: 'F2', primary: true },
                  onClick: () => setSending(true),
                  disabled: unit === undefined ? t('drugStock.chooseUnit') : false,
                },
              ]
            : counts && !counting
              ? [
                  {
                    ...{
                      label: t('drugStock.newCount'),
                      shortcut: 'F2',
                      primary: true,
                      onClick: () => setCounting(true),
                    },
                    disabled: unit === undefined ? t('drugStock.chooseUnit') : false,
                  },
                ]
              : []
        }
      >
        <Segments
          label={t('drugStock.view')}
          value={view}
          choices={VIEWS.map((value) => ({ value, label: t(`drugStock.view.${value}`) }))}
          onChange={(next) => {
            setCounting(false);
            setView(next === 'stock' ? undefined : next);
          }}
        />
        {OF_A_DAY.includes(view) ? (
          <label className="hint">
            {t('drugStock.on')}{' '}
            <input
              className="input"
              type="date"
              value={on}
              onChange={({ target }) => setOn(target.value === '' ? undefined : target.value, { replace: true })}
            />
          </label>
        ) : null}
      </PageHead>
      {view === 'near' ? (
        <NearList on={on} />
      ) : view === 'lists' ? (
        <Lists />
      ) : view === 'transfers' ? (
        <Transfers />
      ) : view === 'counts' ? (
        counting && unit !== undefined ? (
          <CountForm key={unit} unit={unit} onClose={() => setCounting(false)} />
        ) : counting ? (
          <Empty title={t('drugStock.chooseUnit')}>{t('drugStock.chooseUnitBody')}</Empty>
        ) : (
          <Counts />
        )
      ) : (
        <StockList key={view} on={on} short={view === 'short'} />
      )}
      {sends && sending && unit !== undefined ? <NewTransfer onClose={() => setSending(false)} /> : null}
    </>
  );
}
