import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { PaperFaces, type PaperShown } from '../paper-faces.tsx';
import { Doors, DoorsSaid } from './doors.tsx';
import { type PayoutDetail, STAGE_LOOKS } from './looks.ts';
import { PayoutActions } from './payout-actions.tsx';
import { usePayoutKeys } from './payout-keys.ts';
import { Booked, Head, InvoicesPart, Paid, RowsPart, StepsPart } from './payout-parts.tsx';
import { PayoutPrint } from './payout-print.tsx';

/** One payment: what matters on top, the doors, how far the contract is paid; then rows and invoices beside the papers. */
export function PayoutDrawer(props: {
  readonly id: number;
  readonly next: number | undefined;
  readonly previous: number | undefined;
  readonly onOpen: (id: number | undefined) => void;
  readonly onEdit: (id: number) => void;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { id, next, previous, onOpen, onEdit, onClose } = props;
  const read = useQuery(api.approval.payout.queryOptions({ input: { id } }));
  const payout = read.data;
  const failed = failedOf(read, t);
  const [paper, setPaper] = useState<PaperShown>({ at: 0, large: false });
  const [printing, setPrinting] = useState(false);
  const last = (payout?.papers.length ?? 0) - 1;
  const at = Math.max(0, Math.min(paper.at, last));
  usePayoutKeys({
    next: () => next !== undefined && onOpen(next),
    previous: () => previous !== undefined && onOpen(previous),
    paperNext: () => setPaper({ ...paper, at: Math.min(at + 1, Math.max(last, 0)) }),
    paperPrevious: () => setPaper({ ...paper, at: Math.max(at - 1, 0) }),
    paperLarge: () => last >= 0 && setPaper({ at, large: !paper.large }),
    print: () => payout && setPrinting(true),
  });
  return (
    <Drawer
      open
      width={1080}
      onClose={onClose}
      title={
        <span className="approval-line">
          {payout?.number ?? ''}
          {payout ? <span className={STAGE_LOOKS[payout.stage]}>{t(`payouts.stage.${payout.stage}`)}</span> : null}
          {payout?.prepaid ? <span className="chip warn">{t('payouts.prepaidChip')}</span> : null}
        </span>
      }
      footer={
        payout ? (
          <PayoutActions
            key={`${payout.id} ${payout.revision} ${payout.stage}`}
            payout={payout}
            onEdit={() => onEdit(payout.id)}
            onPrint={() => setPrinting(true)}
            // Whoever works through a list goes on with what follows in it.
            onDone={() => onOpen(next ?? previous)}
          />
        ) : null
      }
    >
      {failed ? (
        <Failed sentence={failed.sentence} onRetry={failed.onRetry} />
      ) : payout ? (
        <div className="payout">
          <Head payout={payout} />
          <Paid payout={payout} />
          <DoorsPart payout={payout} />
          <div className="approvals-columns">
            <div className="approvals-facts">
              <Booked payout={payout} />
              <RowsPart payout={payout} />
              <InvoicesPart payout={payout} />
            </div>
            <PaperFaces
              papers={payout.papers.map((each) => ({ ...each, label: t('payouts.paperBy', { person: each.by }) }))}
              of={['payout-paper', payout.id]}
              fileOf={(one) => client.approval.payoutFile({ id: payout.id, paper: one })}
              shown={{ ...paper, at }}
              onShow={setPaper}
            />
          </div>
          <StepsPart payout={payout} />
          {printing ? <PayoutPrint payout={payout} onDone={() => setPrinting(false)} /> : null}
        </div>
      ) : (
        <Loading lines={6} />
      )}
    </Drawer>
  );
}

function DoorsPart({ payout }: { readonly payout: PayoutDetail }) {
  const { t } = usePreferences();
  if (payout.doors.length === 0) return null;
  return (
    <section className="approvals-part" aria-label={t('payouts.doors')}>
      <h3>
        {t('payouts.doors')} <DoorsSaid doors={payout.doors} />
      </h3>
      <Doors doors={payout.doors} />
    </section>
  );
}
