import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { UnitFirst } from '../../app/unit-first.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import { useNames } from '../books/names.ts';
import { CardDrop } from './card-drop.tsx';
import { CardList } from './card-list.tsx';
import { Comparison } from './comparison.tsx';
import '../books/books.css';
import './provisions.css';

/** 资产卡片: one unit's list of assets and what each takes in the month. */
export function AssetCardsPage() {
  const { t } = usePreferences();
  return (
    <UnitFirst title={t('assetCards.title')} why={t('assetCards.unitFirstBody')}>
      {(unit, period) => <OfUnit key={`${unit} ${period}`} unit={unit} period={period} />}
    </UnitFirst>
  );
}

function OfUnit({ unit, period }: { readonly unit: string; readonly period: Period }) {
  const { t, locale } = usePreferences();
  const { may } = useIdentity();
  const names = useNames();
  const [bringing, setBringing] = useState(false);
  const read = useQuery(api.ledger.assetCards.queryOptions({ input: { unit, period, limit: 1 } }));
  const { data } = read;
  const mine = may('ledger.import', unit);
  const open = bringing || (data?.list === null && mine);
  return (
    <>
      <PageHead
        title={t('assetCards.title')}
        subtitle={`${names.unit(unit)} · ${periodName(period, locale)}`}
        actions={
          data?.list && mine
            ? [
                {
                  label: t(bringing ? 'assetCards.notNow' : 'assetCards.bring'),
                  onClick: () => setBringing(!bringing),
                  primary: !bringing,
                },
              ]
            : []
        }
      >
        <Link className="asset-cards-to" to={'/period-end' as string} search={{ unit, period } as never}>
          {t('assetCards.toPeriodEnd')}
        </Link>
      </PageHead>
      {read.isError && isAnswered(read.error) ? (
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : (
        <div className="asset-cards fill">
          {open ? (
            <CardDrop
              unit={unit}
              period={period}
              onTaken={() => {
                setBringing(false);
                void read.refetch();
              }}
            />
          ) : null}
          {data.list === null ? (
            mine ? null : (
              <Empty title={t('assetCards.none')}>
                <p>{t('assetCards.noneBody')}</p>
              </Empty>
            )
          ) : (
            <>
              <div className="asset-cards-facts">
                <Comparison comparison={data.comparison} />
                <section className="card">
                  <h2>{t('assetCards.lists')}</h2>
                  <ul>
                    {data.lists.map((list) => (
                      <li key={list.id}>
                        <span className={list.id === data.list?.id ? 'chip ok' : 'chip'}>
                          {t(list.id === data.list?.id ? 'assetCards.inForce' : 'assetCards.notInForce')}
                        </span>
                        {t('assetCards.listFrom', {
                          period: periodName(list.period as Period, locale),
                          name: list.fileName,
                          cards: list.cards,
                          by: list.by,
                        })}
                      </li>
                    ))}
                  </ul>
                </section>
              </div>
              <CardList unit={unit} period={period} names={names} stages={data.stages} pulse={data} />
            </>
          )}
        </div>
      )}
    </>
  );
}
