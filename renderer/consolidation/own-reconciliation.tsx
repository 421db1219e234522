import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import type { Period } from '../../shared/kernel/period.ts';
import { api } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useAddress, useScope } from '../app/scope.ts';
import { Amount } from '../ui/amount.tsx';
import { useDialogs } from '../ui/dialogs.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Grid } from '../ui/grid.tsx';
import type { GridColumn } from '../ui/grid-columns.ts';
import { useNotify } from '../ui/notify.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { instantName, periodName } from '../ui/time.ts';
import { CLASS_LOOK } from './names.ts';
import { Agreed, Item, Unmatched } from './pair-items.tsx';
import { isClass, kindOf, UNNAMED } from './pairs.ts';
import { fenOfText } from './sheet.ts';
import './consolidation.css';
import './drawers.css';
import './reconciliation.css';

type Row = ReplyOf<Contract['consolidation']['ownPairs']>['rows'][number];

const keyOf = ({ counterparty, book, kind }: Row): string => `${counterparty}.${book}.${kind}`;
const isOpen = (row: Row): boolean => row.class !== 'matched' && row.settledBy === null && fenOfText(row.open) !== 0;

/** 本单位对账: what one unit and the others booked of each other, where they differ, and what the unit says about it. */
export function OwnReconciliation() {
  const { t, locale } = usePreferences();
  const { period, unit: chosen, units } = useScope();
  const [pair, setPair] = useAddress('pair');
  const [all, setAll] = useState(false);
  const unit = chosen ?? units?.[0]?.code;
  const own = useQuery({
    ...api.consolidation.ownPairs.queryOptions({ input: { unit: unit ?? '', period: period ?? ('' as Period) } }),
    enabled: period !== undefined && unit !== undefined,
  });
  const rows = useMemo(() => own.data?.rows.filter((row) => all || isOpen(row)) ?? [], [own.data, all]);
  const columns = useColumns();
  const name = units?.find(({ code }) => code === unit)?.name ?? unit ?? '';
  const run = own.data?.run;
  const opened = own.data?.rows.find((row) => keyOf(row) === pair);
  const open = own.data?.rows.filter(isOpen) ?? [];
  return (
    <>
      <PageHead
        title={t('reconciliation.title')}
        subtitle={run ? t('own.which', { unit: name, time: instantName(run.instant) }) : name}
      />
      {own.isError && isAnswered(own.error) ? (
        <Failed sentence={sentenceOf(own.error, t)} onRetry={() => void own.refetch()} />
      ) : !own.data || !period || !unit ? (
        <Loading />
      ) : !run ? (
        <Empty title={t('own.none', { period: periodName(period, locale) })}>
          <p>{t('own.noneBody')}</p>
        </Empty>
      ) : (
        <div className="own-pairs fill">
          <p className={open.length > 0 ? 'notice warn' : 'notice'} role="status">
            {open.length > 0
              ? t('own.open', {
                  count: open.length,
                  unexplained: open.filter((row) => row.explanation === null).length,
                })
              : t('own.agreed')}
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
          <OwnPair
            key={keyOf(opened)}
            row={opened}
            unit={unit}
            name={name}
            period={period}
            draft={run?.state === 'draft'}
          />
        ) : null}
      </Drawer>
    </>
  );
}

const nameOf = ({ counterparty, counterpartyName }: Row, unnamed: string): string =>
  counterparty === UNNAMED ? unnamed : (counterpartyName ?? counterparty);

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
        value: (row) => row.explanation ?? (isOpen(row) ? t('reconciliation.unexplained') : ''),
        flex: 2,
        minWidth: 120,
      },
    ];
  }, [t]);
}

/** One pair from the unit's side: what each booked, what found no partner and why, and the unit's own word. */
function OwnPair(props: {
  readonly row: Row;
  readonly unit: string;
  readonly name: string;
  readonly period: Period;
  readonly draft: boolean;
}) {
  const { t } = usePreferences();
  const { row, unit, name, period } = props;
  const other = nameOf(row, t('reconciliation.unnamed'));
  const names = (code: string): string => (code === unit ? name : code === row.counterparty ? other : code);
  const book = row.book === 'budget' ? ('budget' as const) : ('financial' as const);
  const asked = { unit, period, counterparty: row.counterparty, kind: row.kind, book };
  const sides = useQuery(api.consolidation.ownPair.queryOptions({ input: asked }));
  const pair = [unit, row.counterparty];
  const figures = [
    { label: t('reconciliation.booked', { unit: name }), amount: row.own },
    { label: t('reconciliation.booked', { unit: other }), amount: row.other },
    { label: t('reconciliation.difference'), amount: row.difference, whole: true },
    { label: t('reconciliation.open'), amount: row.open },
  ];
  return (
    <div className="ws-drawer">
      <dl className="ws-equation">
        {figures.map(({ label, amount, whole }) => (
          <div key={label} className={whole ? 'whole' : undefined}>
            <dt>{label}</dt>
            <dd>
              <Amount value={amount} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="rec-facts">
        {isClass(row.class) ? (
          <span className={CLASS_LOOK[row.class]}>{t(`reconciliation.class.${row.class}`)}</span>
        ) : null}
        {row.class === 'matched' ? null : <span>{t('reconciliation.sinceWhen', { period: row.since })}</span>}
        {row.explanation === null ? null : <q>{row.explanation}</q>}
      </p>
      {props.draft && isOpen(row) ? <Explain asked={asked} row={row} pair={`${name} ↔ ${other}`} /> : null}
      {sides.isError && isAnswered(sides.error) ? (
        <Failed sentence={sentenceOf(sides.error, t)} onRetry={() => void sides.refetch()} />
      ) : sides.data ? (
        <>
          <Unmatched
            pair={pair}
            nameOf={names}
            unmatched={sides.data.unmatched}
            withheld={(item) => item.unit !== unit}
          />
          {sides.data.explained.length > 0 ? (
            <section aria-label={t('reconciliation.explained')}>
              <h3>{t('reconciliation.explained')}</h3>
              <ul className="rec-items">
                {sides.data.explained.map((item) => (
                  <Item key={item.item} item={item} note={`${item.rule} ${item.reason}`} />
                ))}
              </ul>
            </section>
          ) : null}
          <Agreed pair={pair} nameOf={names} open={row.class === 'matched'} matched={sides.data.matched} />
        </>
      ) : (
        <Loading lines={6} />
      )}
    </div>
  );
}

/** 写明原因: the unit's own word; what the centre or the other unit has said is theirs. */
function Explain(props: {
  readonly asked: { unit: string; period: Period; counterparty: string; kind: string; book: 'financial' | 'budget' };
  readonly row: Row;
  readonly pair: string;
}) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { reason } = useDialogs();
  const notify = useNotify();
  const queries = useQueryClient();
  const explain = useMutation(api.consolidation.explainOwn.mutationOptions());
  const { asked, row } = props;
  const theirs = row.explanation !== null && !row.explanation.startsWith(`${asked.unit}：`);
  if (theirs || !may('ledger.submit', asked.unit)) return null;
  async function say(): Promise<void> {
    const explanation = await reason({
      title: t('reconciliation.explainAsk', { pair: props.pair }),
      body: t('own.explainNote'),
      action: t('reconciliation.explain'),
    });
    if (explanation === undefined) return;
    explain.mutate(
      { ...asked, explanation },
      {
        onSuccess: () => {
          void queries.invalidateQueries();
          notify.done({ title: t('reconciliation.explainedNow') });
        },
        onError: (error) => notify.failed({ title: t('reconciliation.notExplained'), body: sentenceOf(error, t) }),
      },
    );
  }
  return (
    <div className="ws-row">
      <button type="button" className="button" disabled={explain.isPending} onClick={() => void say()}>
        {row.explanation === null ? t('reconciliation.explain') : t('reconciliation.explainAgain')}
      </button>
    </div>
  );
}
