import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { ToPage } from '../../app/to-page.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Problem } from '../../ui/states.tsx';
import { PaperHistory, PaperNext } from '../paper-steps.tsx';
import { stageChip, stageOf } from './looks.ts';

type Row = ReplyOf<Contract['procurement']['returns']>[number];

/** 退货与冲销, the latest first. */
export function ReturnList() {
  const { t } = usePreferences();
  const { unit } = useScope();
  const [open, setOpen] = useState<number>();
  const read = useQuery(api.procurement.returns.queryOptions({ input: unit === undefined ? {} : { unit } }));
  const columns = useMemo(
    (): GridColumn<Row>[] => [
      { id: 'number', title: t('deliveries.number'), value: ({ number }) => number, width: 136, pin: 'left' },
      { id: 'form', title: t('deliveries.form'), value: ({ form }) => t(`deliveries.form.${form}`), width: 176 },
      {
        ...{ id: 'unit', title: t('deliveries.unit'), flex: 2, minWidth: 132 },
        value: ({ unit: code, unitName }) => `${code} ${unitName}`,
      },
      {
        ...{ id: 'supplier', title: t('deliveries.supplier'), flex: 2, minWidth: 150 },
        value: ({ supplierName }) => supplierName,
      },
      { id: 'day', title: t('deliveries.returnDay'), value: ({ day }) => day, width: 104 },
      { id: 'why', title: t('deliveries.returnWhy'), value: ({ why }) => why, flex: 2, minWidth: 120 },
      { id: 'amount', title: t('deliveries.amount'), kind: 'money', value: ({ amount }) => amount, width: 120 },
      {
        ...{ id: 'stage', title: t('deliveries.stage'), width: 116, pin: 'right' },
        value: ({ stage }) => t(`deliveries.returnStage.${stageOf(stage)}`),
        render: ({ stage }) => (
          <span className={stageChip(stage)}>{t(`deliveries.returnStage.${stageOf(stage)}`)}</span>
        ),
      },
    ],
    [t],
  );
  const opened = read.data?.find(({ id }) => id === open);
  return (
    <>
      <Grid<Row>
        id="procurement.returns"
        label={`${t('deliveries.title')} ${t('deliveries.view.returns')}`}
        columns={columns}
        rows={read.data}
        rowKey={({ id }) => String(id)}
        onOpen={({ id }) => setOpen(id)}
        failed={failedOf(read, t)}
        empty={{ title: t('deliveries.noneReturns'), body: t('deliveries.noneReturnsBody') }}
      />
      {opened ? <ReturnDrawer row={opened} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}

function ReturnDrawer({ row, onClose }: { readonly row: Row; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { unit, id, revision, number, may } = row;
  const decide = (outcome: 'accept' | 'refuse', reason = '') =>
    client.procurement.decideReturn({ unit, id, revision, outcome, reason });
  async function confirm(): Promise<void> {
    const asked = { title: t('deliveries.confirmTitle', { number }), body: t('deliveries.confirmBody') };
    if (await dialogs.confirm({ ...asked, action: t('deliveries.confirm') }))
      await act(() => decide('accept'), t('deliveries.confirmDone'));
  }
  async function refuse(): Promise<void> {
    const asked = { title: t('deliveries.refuseTitle', { number }), action: t('deliveries.notConfirm') };
    const reason = await dialogs.reason(asked);
    if (reason !== undefined) await act(() => decide('refuse', reason), t('deliveries.refuseDone'));
  }
  return (
    <Drawer open title={number} width={720} onClose={onClose}>
      <div className="delivery-paper">
        <div className="delivery-line">
          <span className={stageChip(row.stage)}>{t(`deliveries.returnStage.${stageOf(row.stage)}`)}</span>
          {t(`deliveries.form.${row.form}`)} · {row.supplierName} · {row.why}
        </div>
        <div className="delivery-line">
          {may.includes('accept') ? (
            <button type="button" className="button primary" disabled={busy} onClick={() => void confirm()}>
              {t('deliveries.confirm')}
            </button>
          ) : null}
          {may.includes('refuse') ? (
            <button type="button" className="button" disabled={busy} onClick={() => void refuse()}>
              {t('deliveries.notConfirm')}
            </button>
          ) : null}
          <Problem sentence={problem} />
        </div>
        <table className="delivery-table">
          <thead>
            <tr>
              <th>{t('deliveries.product')}</th>
              <th>{t('deliveries.view.receipts')}</th>
              <th>{t('deliveries.lot')}</th>
              <th>{t('deliveries.expiry')}</th>
              <th className="figure">{t('deliveries.returnPacks')}</th>
            </tr>
          </thead>
          <tbody>
            {row.rows.map(({ item, name, receipt, receiptNumber, lot, expiry, packs }) => (
              <tr key={`${receiptNumber} ${item} ${lot}`}>
                <td>{name}</td>
                <td>
                  <ToPage to="/deliveries" search={{ view: 'receipts', receipt: String(receipt) }}>
                    {receiptNumber}
                  </ToPage>
                </td>
                <td>{lot}</td>
                <td>{expiry}</td>
                <td className="figure">{packs.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <PaperNext kind="return" of={row} unit={`${row.unit} ${row.unitName}`} />
        <PaperHistory kind="return" id={id} />
      </div>
    </Drawer>
  );
}
