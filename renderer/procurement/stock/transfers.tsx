import { useState } from 'react';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Problem } from '../../ui/states.tsx';
import { stageChip } from '../deliveries/looks.ts';
import { PaperHistory, PaperNext } from '../paper-steps.tsx';
import { PaperList, type StockPaperRow, stockStage, useStockPaper } from './paper-list.tsx';
import { PaperRows } from './paper-rows.tsx';

/** 院内调剂 between the units. */
export function Transfers() {
  const { t } = usePreferences();
  const [open, setOpen] = useState<number>();
  const row = useStockPaper('transfer', open);
  return (
    <>
      <PaperList
        kind="transfer"
        onOpen={setOpen}
        empty={{ title: t('drugStock.noneTransfers'), body: t('drugStock.noneTransfersBody') }}
      />
      {row ? <TransferDrawer row={row} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}

function TransferDrawer({ row, onClose }: { readonly row: StockPaperRow; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { id, revision, number, may } = row;
  const decide = (outcome: 'accept' | 'refuse', reason = '') =>
    client.procurement.decideTransfer({ unit: row.other, id, revision, outcome, reason });
  async function receive(): Promise<void> {
    const asked = { title: t('drugStock.receiveTitle', { number }), body: t('drugStock.receiveBody') };
    if (await dialogs.confirm({ ...asked, action: t('drugStock.receive') }))
      await act(() => decide('accept'), t('drugStock.received'));
  }
  async function refuse(): Promise<void> {
    const asked = { title: t('drugStock.refuseTitle', { number }), action: t('drugStock.notReceive') };
    const reason = await dialogs.reason(asked);
    if (reason !== undefined) await act(() => decide('refuse', reason), t('drugStock.refusedDone'));
  }
  async function withdraw(): Promise<void> {
    const asked = { title: t('drugStock.withdrawTitle', { number }), action: t('drugStock.withdraw') };
    const reason = await dialogs.reason(asked);
    if (reason !== undefined)
      await act(
        () => client.procurement.withdrawTransfer({ unit: row.holder, id, revision, reason }),
        t('drugStock.withdrawDone'),
      );
  }
  return (
    <Drawer open title={number} width={720} onClose={onClose}>
      <div className="delivery-paper">
        <div className="delivery-line">
          <span className={stageChip(row.stage)}>{t(`drugStock.stage.${stockStage(row.stage)}`)}</span>
          {row.form === null ? '' : t(`drugStock.form.${row.form}`)} · {row.holder} {row.holderName} → {row.other}{' '}
          {row.otherName} · {row.why}
        </div>
        <div className="delivery-line">
          {may.includes('accept') ? (
            <button type="button" className="button primary" disabled={busy} onClick={() => void receive()}>
              {t('drugStock.receive')}
            </button>
          ) : null}
          {may.includes('refuse') ? (
            <button type="button" className="button" disabled={busy} onClick={() => void refuse()}>
              {t('drugStock.notReceive')}
            </button>
          ) : null}
          {may.includes('withdraw') ? (
            <button type="button" className="button" disabled={busy} onClick={() => void withdraw()}>
              {t('drugStock.withdraw')}
            </button>
          ) : null}
          <Problem sentence={problem} />
        </div>
        <PaperRows id={id} kind="transfer" />
        <PaperNext kind="transfer" of={row} unit={`${row.other} ${row.otherName}`} />
        <PaperHistory kind="transfer" id={id} />
      </div>
    </Drawer>
  );
}
