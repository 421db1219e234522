import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { isPlainKey, type Translate } from '../../../shared/i18n/translate.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { useAttempt } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { ToPage } from '../../app/to-page.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { useNotify } from '../../ui/notify.tsx';
import { Segments } from '../../ui/segments.tsx';
import { instantName, periodName } from '../../ui/time.ts';
import { importerOf } from './draft.ts';

export type Batch = ReplyOf<Contract['ledger']['batches']>[number];

const kindName = (kind: string, t: Translate): string => {
  const key = `import.kind.${kind}`;
  return isPlainKey(key) ? t(key) : kind;
};

const stateOf = (batch: Batch): 'undone' | 'replaced' | 'cut' | 'in' =>
  batch.replacedBy !== null ? 'replaced' : batch.undone ? 'undone' : batch.resumeAt === null ? 'in' : 'cut';

const LOOKS = { undone: 'chip', replaced: 'chip', cut: 'chip warn', in: 'chip ok' } as const;

const stateWord = (batch: Batch, t: Translate): string => {
  const state = stateOf(batch);
  return state === 'replaced'
    ? t('import.state.replaced', { batch: batch.replacedBy ?? '' })
    : t(`import.state.${state}`);
};

/** What came in before (导入历史): who, when, which file; undone while its period is open. */
export function History({ period, unit }: { period: Period; unit: string | undefined }) {
  const { t, locale } = usePreferences();
  const [all, setAll] = useAddress('all');
  const [opened, setOpened] = useAddress('batch');
  const [text, setText] = useState('');
  const input = { ...(unit === undefined ? {} : { unit }), ...(all ? {} : { period }) };
  const batches = useQuery(api.ledger.batches.queryOptions({ input }));
  const { mayUndo, undo } = useUndo();
  const rows = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return batches.data?.filter((row) =>
      [row.unit, row.fileName, row.actor, importerOf(row, locale), String(row.id)].some((word) =>
        word.toLowerCase().includes(wanted),
      ),
    );
  }, [batches.data, text, locale]);
  const columns = useMemo(
    (): GridColumn<Batch>[] => [
      { id: 'id', title: t('import.done.batch'), kind: 'number', value: (row) => row.id, width: 76, minWidth: 76 },
      { id: 'unit', title: t('field.unit'), value: (row) => row.unit, width: 80 },
      // One period's batches need no column that says the same in every row.
      ...(all ? [{ id: 'period', title: t('period.label'), value: (row: Batch) => row.period, width: 90 }] : []),
      { id: 'kind', title: t('import.kind'), value: (row) => kindName(row.kind, t), width: 116 },
      { id: 'file', title: t('import.file'), value: (row) => row.fileName, flex: 1, minWidth: 200 },
      { id: 'rows', title: t('import.fact.rows'), kind: 'number', value: (row) => row.rows, width: 100, hidden: true },
      { id: 'imported', title: t('import.done.imported'), kind: 'number', value: (row) => row.imported, width: 104 },
      { id: 'actor', title: t('import.actor'), value: (row) => importerOf(row, locale), width: 100 },
      { id: 'instant', title: t('import.instant'), value: (row) => instantName(row.instant), width: 142 },
      {
        id: 'state',
        title: t('import.state'),
        value: (row) => stateWord(row, t),
        width: 170,
        render: (row) => <span className={LOOKS[stateOf(row)]}>{stateWord(row, t)}</span>,
      },
      {
        id: 'undo',
        title: t('import.undo.column'),
        // The grid draws a cell anew when its value changes.
        value: (row) => (mayUndo(row) && row.periodState === 'open' ? t('import.undo.short') : ''),
        width: 84,
        render: (row) =>
          mayUndo(row) && row.periodState === 'open' ? (
            <span className="row-steps">
              <button
                type="button"
                className="button"
                aria-label={t('import.undo.batch', { id: row.id })}
                onClick={() => void undo(row)}
              >
                {t('import.undo.short')}
              </button>
            </span>
          ) : null,
      },
    ],
    [t, locale, all, mayUndo, undo],
  );
  return (
    <>
      <Grid
        id="import.history"
        label={t('import.tab.history')}
        header={
          <>
            <Segments
              label={t('import.history.which')}
              value={all ? 'all' : 'period'}
              choices={[
                { value: 'period', label: t('import.history.period') },
                { value: 'all', label: t('import.history.all') },
              ]}
              onChange={(next) => setAll(next === 'all' ? '1' : undefined, { replace: true })}
            />
            <FindField label={t('import.history.find')} value={text} onChange={setText} width={270} />
          </>
        }
        columns={columns}
        rows={rows}
        rowKey={(row) => String(row.id)}
        onOpen={(row) => setOpened(String(row.id))}
        failed={failedOf(batches, t)}
        empty={{ title: t('import.history.none'), body: <p>{t('import.history.noneBody')}</p> }}
      />
      <BatchDrawer
        batch={batches.data?.find((batch) => String(batch.id) === opened)}
        onClose={() => setOpened(undefined)}
      />
    </>
  );
}

function BatchDrawer({ batch, onClose }: { batch: Batch | undefined; onClose: () => void }) {
  const { t } = usePreferences();
  return (
    <Drawer
      open={batch !== undefined}
      title={batch ? t('import.batch', { id: batch.id }) : ''}
      onClose={onClose}
      width={480}
    >
      {batch ? <BatchFacts batch={batch} onClose={onClose} /> : null}
    </Drawer>
  );
}

/** Taking a batch back, with a reason; who may, while it counts and its period is open. */
function useUndo() {
  const { t, locale } = usePreferences();
  const { may } = useIdentity();
  const { reason } = useDialogs();
  const notify = useNotify();
  const { attempt } = useAttempt();
  const queries = useQueryClient();
  const mayUndo = useCallback((batch: Batch) => may('ledger.import', batch.unit) && !batch.undone, [may]);
  const undo = useCallback(
    async (batch: Batch, onDone?: () => void): Promise<void> => {
      const given = await reason({
        title: t('import.undo.title', { id: batch.id }),
        body: [
          `${batch.fileName} · ${periodName(batch.period, locale)}`,
          t(batch.kind === 'vouchers' ? 'import.undo.vouchers' : 'import.undo.rows'),
        ].join(' · '),
        action: t('import.undo'),
        danger: true,
      });
      if (given === undefined) return;
      await attempt(
        async () => {
          const { reversed } = await client.ledger.undoImport({ unit: batch.unit, batch: batch.id, reason: given });
          notify.done({
            title: t('import.undo.done', { id: batch.id }),
            ...(reversed > 0 ? { body: t('import.undo.reversed', { count: reversed }) } : {}),
          });
          void queries.invalidateQueries();
          onDone?.();
        },
        t('import.undo.failed', { id: batch.id }),
      );
    },
    [t, locale, reason, notify, attempt, queries],
  );
  return { mayUndo, undo };
}

function BatchFacts({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const { t, locale } = usePreferences();
  const { units } = useScope();
  const { mayUndo, undo } = useUndo();
  const state = batch.periodState;
  const facts: [string, string][] = [
    [t('field.unit'), `${batch.unit} ${units?.find(({ code }) => code === batch.unit)?.name ?? ''}`],
    [t('period.label'), periodName(batch.period, locale)],
    [t('import.kind'), kindName(batch.kind, t)],
    [t('import.file'), batch.fileName],
    [t('import.fact.rows'), String(batch.rows)],
    [t('import.done.imported'), String(batch.imported)],
    [t('import.actor'), importerOf(batch, locale)],
    [t('import.instant'), instantName(batch.instant)],
    [t('import.state'), stateWord(batch, t)],
    [t('digest'), batch.sha256],
  ];
  return (
    <div className="batch">
      <dl className="file-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {batch.resumeAt === null ? null : (
        <p className="notice warn">
          {t('import.resume', { done: batch.resumeAt, count: batch.rows, next: batch.resumeAt + 1 })}
        </p>
      )}
      <div className="batch-actions">
        <ToPage className="button" to="/checks" search={{ unit: batch.unit, period: batch.period }}>
          {t('import.toChecks')}
        </ToPage>
        {mayUndo(batch) && state === 'open' ? (
          <button type="button" className="button" onClick={() => void undo(batch, onClose)}>
            {t('import.undo')}
          </button>
        ) : null}
      </div>
      {mayUndo(batch) && state !== 'open' ? (
        <p className="hint">{t('import.undo.closed', { state: t(`state.${state}`) })}</p>
      ) : null}
    </div>
  );
}
