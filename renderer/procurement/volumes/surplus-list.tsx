import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { stageLook } from '../stage-look.ts';
import { SurplusForm } from './surplus-form.tsx';
import { SurplusSheet } from './surplus-sheet.tsx';
import type { Batch, Surplus } from './words.ts';

/** 结余留用: every calculation with what came of it. */
export function SurplusList({ batches }: { readonly batches: readonly Batch[] }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const read = useQuery(api.procurement.surpluses.queryOptions({ input: {} }));
  const [asked, setAsked] = useAddress('paper');
  const [form, setForm] = useState<Surplus | 'new'>();
  const open = read.data?.find(({ id }) => String(id) === asked);
  const columns = useMemo(
    (): GridColumn<Surplus>[] => [
      { id: 'number', title: t('volumes.number'), value: ({ number }) => number, width: 124 },
      { id: 'batch', title: t('volumes.batch'), value: ({ batch }) => batch.name, flex: 2, minWidth: 190 },
      { id: 'year', title: t('volumes.year'), value: ({ year }) => String(year), width: 72 },
      {
        ...{ id: 'insurance', title: t('volumes.insurance'), width: 100 },
        value: ({ insurance }) => t(`volumes.insurance.${insurance}`),
      },
      { id: 'budget', title: t('volumes.budget'), kind: 'money', value: ({ budget }) => budget, width: 116 },
      { id: 'spent', title: t('volumes.spent'), kind: 'money', value: ({ spent }) => spent, width: 116 },
      { id: 'base', title: t('volumes.surplusBase'), kind: 'money', value: ({ base }) => base, width: 116 },
      { id: 'grade', title: t('volumes.grade'), value: ({ grade }) => grade, width: 84 },
      { id: 'retained', title: t('volumes.retained'), kind: 'money', value: ({ retained }) => retained, width: 116 },
      {
        ...{ id: 'stage', title: t('volumes.stage'), width: 116 },
        value: ({ stage }) => t(`procurement.stage.${stage}`),
        render: ({ stage }) => <span className={stageLook(stage)}>{t(`procurement.stage.${stage}`)}</span>,
      },
    ],
    [t],
  );
  const close = (): void => setAsked(undefined, { replace: true });
  return (
    <div className="volumes fill">
      <p className="notice">{t('volumes.purpose')}</p>
      <Grid<Surplus>
        id="procurement.surpluses"
        label={t('volumes.view.surplus')}
        columns={columns}
        rows={read.data}
        rowKey={({ id }) => String(id)}
        failed={failedOf(read, t)}
        onOpen={({ id }) => setAsked(String(id), { replace: true })}
        header={<span className="hint">{t('volumes.surplusHint')}</span>}
        empty={{
          title: t('volumes.noSurplus'),
          body: <p>{t('volumes.noSurplusBody')}</p>,
          action:
            may('procurement.buy') && batches.length > 0 ? (
              <button type="button" className="button primary" onClick={() => setForm('new')}>
                {t('volumes.newSurplus')}
              </button>
            ) : undefined,
        }}
      />
      {open ? (
        <SurplusSheet
          surplus={open}
          onEdit={() => {
            close();
            setForm(open);
          }}
          onClose={close}
        />
      ) : null}
      {form ? (
        <SurplusForm
          batches={batches}
          {...(form === 'new' ? {} : { surplus: form })}
          onClose={() => setForm(undefined)}
        />
      ) : null}
    </div>
  );
}
