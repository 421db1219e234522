import { useMemo, useState } from 'react';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, type GridColumn } from '../../ui/grid-columns.ts';
import { stageLook } from '../stage-look.ts';
import { BatchForm } from './batch-form.tsx';
import { BatchSheet } from './batch-sheet.tsx';
import { type Batch, rateText } from './words.ts';

/** Every batch, adjusted and ended ones too. */
export function BatchList({ batches, onNew }: { readonly batches: readonly Batch[]; readonly onNew: () => void }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [asked, setAsked] = useAddress('paper');
  const [form, setForm] = useState<{ readonly batch: Batch; readonly adjusts: boolean }>();
  const open = batches.find(({ id }) => String(id) === asked);
  const columns = useMemo(
    (): GridColumn<Batch>[] => [
      { id: 'number', title: t('volumes.number'), value: ({ number }) => number, width: 112 },
      { id: 'name', title: t('volumes.name'), value: ({ name }) => name, flex: 2, minWidth: 160 },
      { id: 'days', title: t('volumes.days'), value: ({ first, last }) => `${first} – ${last}`, width: 184 },
      countColumn('products', t('volumes.products'), ({ products }) => products, { width: 76 }),
      countColumn('units', t('volumes.unitCount'), ({ units }) => units, { width: 76 }),
      { id: 'amount', title: t('volumes.agreedAmount'), kind: 'money', value: (row) => row.agreedAmount, width: 124 },
      {
        ...{ id: 'cut', title: t('volumes.cut'), kind: 'number', width: 88, minWidth: 72 },
        value: ({ cutBps }) => cutBps ?? undefined,
        render: ({ cutBps }) => rateText(cutBps),
      },
      {
        ...{ id: 'change', title: t('volumes.change'), width: 168 },
        value: ({ replaces, replacedBy }) =>
          [
            replaces ? t('volumes.replacesOne', { number: replaces.number }) : '',
            replacedBy ? t('volumes.replacedByOne', { number: replacedBy.number }) : '',
          ]
            .filter((text) => text !== '')
            .join(' · '),
      },
      {
        ...{ id: 'stage', title: t('volumes.stage'), width: 116 },
        value: ({ stage }) => t(`procurement.stage.${stage}`),
        render: ({ stage }) => <span className={stageLook(stage)}>{t(`procurement.stage.${stage}`)}</span>,
      },
    ],
    [t],
  );
  return (
    <div className="volumes fill">
      <Grid<Batch>
        id="procurement.batches"
        label={t('volumes.view.batches')}
        columns={columns}
        rows={batches}
        rowKey={({ id }) => String(id)}
        onOpen={({ id }) => setAsked(String(id), { replace: true })}
        header={<span className="hint">{t('volumes.batchesHint')}</span>}
        empty={{
          title: t('volumes.noBatch'),
          body: <p>{t('volumes.noBatchBody')}</p>,
          action: may('procurement.buy') ? (
            <button type="button" className="button primary" onClick={onNew}>
              {t('volumes.newBatch')}
            </button>
          ) : undefined,
        }}
      />
      {open ? (
        <BatchSheet
          batch={open}
          onEdit={(adjusts) => {
            setAsked(undefined, { replace: true });
            setForm({ batch: open, adjusts });
          }}
          onClose={() => setAsked(undefined, { replace: true })}
        />
      ) : null}
      {form ? <BatchForm {...form} onClose={() => setForm(undefined)} /> : null}
    </div>
  );
}
