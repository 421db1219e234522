import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import type { Period } from '../../shared/kernel/period.ts';
import { api } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useAddress, useScope } from '../app/scope.ts';
import { Drawer } from '../ui/drawer.tsx';
import { Grid } from '../ui/grid.tsx';
import type { GridColumn } from '../ui/grid-columns.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { instantName, periodName } from '../ui/time.ts';
import { type OwnRow as Row, standingsName } from './matters.ts';
import { CLASS_LOOK } from './names.ts';
import { isOpenRow as isOpen, counterpartyName as nameOf, OwnPair } from './own-pair.tsx';
import { isClass, kindOf } from './pairs.ts';
import './consolidation.css';
import './reconciliation.css';

/** What the two sides have spoken about stays in sight, also once they agree. */
const isTalkedOf = ({ matters: { asked, proposed, agreed, disputed } }: Row): boolean =>
  asked + proposed + agreed + disputed > 0;

const keyOf = ({ counterparty, book, kind }: Row): string => `${counterparty}.${book}.${kind}`;

/**
 * 本单位对账: what one unit and the others booked of each other, where they differ, and what the unit says about it.
 * `onCounty`: back to the county's, for who sees it and speaks for the unit.
 */
export function OwnReconciliation({ onCounty }: { readonly onCounty?: () => void }) {
  const { t, locale } = usePreferences();
  const { period, unit: chosen, units } = useScope();
  const [pair, setPair] = useAddress('pair');
  const [all, setAll] = useState(false);
  // A link may name the other unit of a pair: it is shown from the own side.
  const unit = (units?.find(({ code }) => code === chosen) ?? units?.[0])?.code;
  const own = useQuery({
    ...api.consolidation.ownPairs.queryOptions({ input: { unit: unit ?? '', period: period ?? ('' as Period) } }),
    enabled: period !== undefined && unit !== undefined,
  });
  const rows = useMemo(
    () => own.data?.rows.filter((row) => all || isOpen(row) || isTalkedOf(row)) ?? [],
    [own.data, all],
  );
  const columns = useColumns();
  const name = units?.find(({ code }) => code === unit)?.name ?? unit ?? '';
  const run = own.data?.run;
  const opened = own.data?.rows.find((row) => keyOf(row) === pair);
  const open = own.data?.rows.filter(isOpen) ?? [];
  const asked = own.data?.rows.reduce((sum, row) => sum + row.matters.asked, 0) ?? 0;
  return (
    <>
      <PageHead
        title={t('reconciliation.title')}
        subtitle={t(run ? `own.which.${run.state}` : 'own.which', {
          unit: name,
          time: run ? instantName(run.instant) : '',
        })}
        actions={onCounty ? [{ label: t('reconciliation.ofCounty'), onClick: onCounty }] : []}
      />
      {own.isError && isAnswered(own.error) ? (
        <Failed sentence={sentenceOf(own.error, t)} onRetry={() => void own.refetch()} />
      ) : !own.data || !period || !unit ? (
        <Loading />
      ) : own.data.rows.length === 0 ? (
        <Empty title={t('own.nothing', { period: periodName(period, locale) })}>
          <p>{t('own.nothingBody')}</p>
        </Empty>
      ) : (
        <div className="own-pairs fill">
          <p className={open.length > 0 ? 'notice warn' : 'notice'} role="status">
            {open.length > 0 ? t('own.open', { count: open.length }) : t('own.agreed')}
            {asked > 0 ? <strong>{t('own.asked', { count: asked })}</strong> : null}
          </p>
          <Grid<Row>
            id="reconciliation.own"
            label={`${t('reconciliation.title')} ${name} ${period}`}
            columns={columns}
            rows={rows}
            rowKey={keyOf}
            rowLook={(row) => (keyOf(row) === pair ? 'hot' : undefined)}
            onOpen={(row) => setPair(keyOf(row))}
            empty={{ title: t('own.agreed'), body: <p>{t('reconciliation.allAgreedBody')}</p> }}
            header={
              <>
                <strong>{t('reconciliation.list')}</strong>
                <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
                  {t('reconciliation.withAgreed')}
                </Checkbox>
              </>
            }
          />
        </div>
      )}
      <Drawer
        open={opened !== undefined}
        title={
          opened ? `${nameOf(opened, t('reconciliation.unnamed'))} · ${t(`reconciliation.kind.${kindOf(opened)}`)}` : ''
        }
        onClose={() => setPair(undefined)}
        width={1000}
      >
        {opened && unit && period ? (
          <OwnPair key={keyOf(opened)} row={opened} unit={unit} name={name} period={period} run={run?.state} />
        ) : null}
      </Drawer>
    </>
  );
}

function useColumns(): GridColumn<Row>[] {
  const { t } = usePreferences();
  return useMemo(() => {
    const classOf = (row: Row): string => (isClass(row.class) ? t(`reconciliation.class.${row.class}`) : row.class);
    return [
      {
        id: 'counterparty',
        title: t('own.counterparty'),
        value: (row) => nameOf(row, t('reconciliation.unnamed')),
        flex: 3,
        minWidth: 180,
      },
      {
        id: 'kind',
        title: t('reconciliation.kinds'),
        value: (row) => t(`reconciliation.kind.${kindOf(row)}`),
        width: 110,
      },
      {
        id: 'class',
        title: t('reconciliation.class'),
        value: classOf,
        render: (row) => (isClass(row.class) ? <span className={CLASS_LOOK[row.class]}>{classOf(row)}</span> : null),
        width: 120,
      },
      { id: 'own', title: t('own.own'), kind: 'money', value: (row) => row.own, width: 130 },
      { id: 'other', title: t('own.other'), kind: 'money', value: (row) => row.other, width: 130 },
      {
        id: 'difference',
        title: t('reconciliation.difference'),
        kind: 'money',
        value: (row) => row.difference,
        width: 130,
      },
      { id: 'since', title: t('reconciliation.since'), value: (row) => row.since, width: 90 },
      {
        id: 'said',
        title: t('reconciliation.said'),
        value: (row) =>
          standingsName(row, t) || (row.explanation ?? (isOpen(row) ? t('reconciliation.unexplained') : '')),
        flex: 3,
        minWidth: 160,
      },
    ];
  }, [t]);
}
