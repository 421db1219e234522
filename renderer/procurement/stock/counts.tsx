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

/** 盘点 of the units, each with its difference. */
export function Counts() {
  const { t } = usePreferences();
  const [open, setOpen] = useState<number>();
  const row = useStockPaper('count', open);
  return (
    <>
      <PaperList
        kind="count"
        onOpen={setOpen}
        empty={{ title: t('drugStock.noneCounts'), body: t('drugStock.noneCountsBody') }}
      />
      {row ? <CountDrawer row={row} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}

function CountDrawer({ row, onClose }: { readonly row: StockPaperRow; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { id, revision, number, may } = row;
  const decide = (outcome: 'accept' | 'refuse', reason = '') =>
    client.procurement.decideCount({ unit: row.holder, id, revision, outcome, reason });
  async function approve(): Promise<void> {
    const asked = { title: t('drugStock.approveTitle', { number }), body: t('drugStock.approveBody') };
    if (await dialogs.confirm({ ...asked, action: t('drugStock.approve') }))
      await act(() => decide('accept'), t('drugStock.approved'));
  }
  async function refuse(): Promise<void> {
    const asked = { title: t('drugStock.refuseTitle', { number }), action: t('drugStock.refuse') };
    const reason = await dialogs.reason(asked);
    if (reason !== undefined) await act(() => decide('refuse', reason), t('drugStock.refusedDone'));
  }
  return (
    <Drawer open title={number} width={840} onClose={onClose}>
      <div className="delivery-paper">
        <div className="delivery-line">
          <span className={stageChip(row.stage)}>{t(`drugStock.stage.${stockStage(row.stage)}`)}</span>
          {row.holder} {row.holderName} · {row.day} · {row.why}
        </div>
        <div className="delivery-line">
          {may.includes('approve') ? (
            <button type="button" className="button primary" disabled={busy} onClick={() => void approve()}>
              {t('drugStock.approve')}
            </button>
          ) : null}
          {may.includes('refuse') ? (
            <button type="button" className="button" disabled={busy} onClick={() => void refuse()}>
              {t('drugStock.refuse')}
            </button>
          ) : null}
          <Problem sentence={problem} />
        </div>
        <PaperRows id={id} kind="count" />
        <PaperNext kind="count" of={row} unit={`${row.holder} ${row.holderName}`} />
        <PaperHistory kind="count" id={id} />
      </div>
    </Drawer>
  );
}
