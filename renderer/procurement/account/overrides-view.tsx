import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { OVERRIDE_KINDS } from '../../../shared/domain/procurement/override.ts';
import { formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { FindField } from '../../ui/find-field.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { priceText } from '../../ui/price.ts';
import { stageLook } from '../stage-look.ts';
import { useBeginning } from './beginning.ts';
import { OverrideForm } from './override-form.tsx';
import { OverrideSheet } from './override-sheet.tsx';
import type { OverrideRow } from './words.ts';

const STAGES = ['draft', 'handed', 'approved', 'refused', 'withdrawn'] as const;

/** 采购例外: what was bought or is to be bought beside the rules, by kind, stage and words. */
export function OverridesView() {
  const { t } = usePreferences();
  const { unit } = useScope();
  const [kindAsked, setKind] = useAddress('kind');
  const [stageAsked, setStage] = useAddress('stage');
  const [chosen, choose] = useAddress('override');
  const [typed, setTyped] = useState('');
  const { beginning, setAdding } = useBeginning();
  const kind = OVERRIDE_KINDS.find((each) => each === kindAsked);
  const stage = STAGES.find((each) => each === stageAsked);
  const read = useQuery(
    api.procurement.overrides.queryOptions({
      input: {
        ...(unit === undefined ? {} : { unit }),
        ...(kind === undefined ? {} : { kind }),
        ...(stage === undefined ? {} : { stage }),
      },
    }),
  );
  const all = read.data?.overrides;
  const words = typed.trim().toLowerCase();
  const rows = useMemo(
    () =>
      all?.filter(({ number, item, what, supplier, why }) =>
        `${number} ${item} ${what} ${supplier} ${why}`.toLowerCase().includes(words),
      ),
    [all, words],
  );
  const columns = useMemo<GridColumn<OverrideRow>[]>(
    () => [
      { id: 'number', title: t('purchaseAccount.number'), value: (row) => row.number, width: 104 },
      {
        id: 'kind',
        title: t('purchaseAccount.kind'),
        value: (row) => (row.id === 0 ? '' : t(`purchaseAccount.kind.${row.kind}`)),
        width: 140,
      },
      {
        id: 'unit',
        title: t('purchaseAccount.forUnit'),
        value: (row) => `${row.unit} ${row.unitName}`.trim(),
        flex: 1,
        minWidth: 124,
      },
      { id: 'what', title: t('purchaseAccount.what'), value: (row) => row.what, flex: 2, minWidth: 180 },
      {
        id: 'quantity',
        title: t('purchaseAccount.quantity'),
        kind: 'number',
        value: (row) => (row.id === 0 ? undefined : row.quantity),
        width: 80,
        minWidth: 72,
      },
      {
        id: 'price',
        title: t('purchaseAccount.price'),
        kind: 'number',
        value: (row) => (row.id === 0 ? undefined : Number(row.price)),
        render: (row) => (row.id === 0 ? '' : priceText(row.price)),
        width: 96,
        minWidth: 84,
      },
      { id: 'amount', title: t('purchaseAccount.amount'), kind: 'money', value: (row) => row.amount, width: 110 },
      {
        id: 'supplier',
        title: t('purchaseAccount.supplier'),
        value: (row) => row.supplier,
        flex: 1,
        minWidth: 130,
        hidden: true,
      },
      {
        id: 'days',
        title: t('purchaseAccount.days'),
        value: (row) => (row.id === 0 ? '' : `${row.first} – ${row.last}`),
        width: 176,
      },
      { id: 'why', title: t('purchaseAccount.why'), value: (row) => row.why, flex: 2, minWidth: 130, hidden: true },
      {
        id: 'stage',
        title: t('purchaseAccount.stage'),
        value: (row) => (row.id === 0 ? '' : t(`procurement.stage.${row.stage}`)),
        render: (row) =>
          row.id === 0 ? null : <span className={stageLook(row.stage)}>{t(`procurement.stage.${row.stage}`)}</span>,
        width: 124,
      },
    ],
    [t],
  );
  const totals = useMemo(() => {
    if (rows?.[0] === undefined || rows.length < 2) return undefined;
    const sum = sumFen(rows.map(({ amount }) => parseYuan(amount) ?? ZERO));
    return {
      ...rows[0],
      id: 0,
      number: t('purchaseAccount.sum'),
      unit: '',
      unitName: '',
      what: '',
      why: '',
      supplier: '',
      amount: formatYuan(sum),
    };
  }, [rows, t]);
  const override = all?.find(({ id }) => String(id) === chosen);
  const add = read.data?.mayPrepare ? (
    <button type="button" className="button" onClick={() => setAdding(true)}>
      {t('purchaseAccount.newOverride')}
    </button>
  ) : undefined;
  return (
    <>
      <Grid<OverrideRow>
        id="procurement.overrides"
        label={t('purchaseAccount.view.overrides')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => String(id)}
        onOpen={({ id }) => choose(String(id))}
        totals={totals}
        failed={failedOf(read, t)}
        header={
          <>
            <FindField label={t('purchaseAccount.find')} value={typed} onChange={setTyped} />
            <select
              className="input"
              aria-label={t('purchaseAccount.kind')}
              value={kind ?? ''}
              onChange={({ target }) => setKind(target.value || undefined, { replace: true })}
            >
              <option value="">{t('purchaseAccount.allKinds')}</option>
              {OVERRIDE_KINDS.map((each) => (
                <option key={each} value={each}>
                  {t(`purchaseAccount.kind.${each}`)}
                </option>
              ))}
            </select>
            <select
              className="input"
              aria-label={t('purchaseAccount.stage')}
              value={stage ?? ''}
              onChange={({ target }) => setStage(target.value || undefined, { replace: true })}
            >
              <option value="">{t('purchaseAccount.allStages')}</option>
              {STAGES.map((each) => (
                <option key={each} value={each}>
                  {t(`procurement.stage.${each}`)}
                </option>
              ))}
            </select>
            {rows?.length === 0 ? null : add}
          </>
        }
        empty={{
          title: t('purchaseAccount.noOverrides'),
          body: <p>{t('purchaseAccount.noOverridesBody')}</p>,
          action: add,
        }}
      />
      {beginning ? <OverrideForm beginning={beginning} onClose={() => setAdding(false)} /> : null}
      {override ? <OverrideSheet override={override} onClose={() => choose(undefined)} /> : null}
    </>
  );
}
