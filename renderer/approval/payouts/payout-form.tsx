import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { draftFrom, draftOf } from './draft.ts';
import type { Heading, PayoutBegun, PayoutDetail } from './looks.ts';
import { PayoutSheet } from './payout-sheet.tsx';

interface Going {
  /** It was kept for the first time, under this id. */
  readonly onMade: (id: number) => void;
  readonly onClose: () => void;
  readonly onDone: (id: number) => void;
}

/** A new payment of an application, or of one of its contracts. */
export function NewPayout(props: Going & { readonly document: number; readonly contract: number | null }) {
  const { t } = usePreferences();
  const { document, contract, onClose } = props;
  const read = useQuery(api.approval.payable.queryOptions({ input: {} }));
  const failed = failedOf(read, t);
  const found = read.data?.find((each) => each.document === document && each.contract === contract);
  // What was found stays, though nothing is left to be paid once this one is handed in.
  const [kept, setKept] = useState(found);
  if (found && !kept) setKept(found);
  const heading = found ?? kept;
  if (heading) return <Begun {...props} heading={heading} payout={undefined} />;
  return (
    <Waiting title={t('payouts.new')} onClose={onClose} failed={failed}>
      {read.data ? <Empty title={t('payouts.notPayable')}>{t('payouts.notPayableBody')}</Empty> : null}
    </Waiting>
  );
}

/** A draft that is taken up again. */
export function KeptPayout(props: Going & { readonly id: number }) {
  const { t } = usePreferences();
  const { id, onClose } = props;
  const read = useQuery(api.approval.payout.queryOptions({ input: { id } }));
  const failed = failedOf(read, t);
  const [begun, setBegun] = useState<PayoutDetail>();
  const payout = begun ?? read.data;
  if (payout && !begun && payout.may.includes('prepare')) setBegun(payout);
  if (!payout?.may.includes('prepare'))
    return (
      <Waiting title={payout?.number ?? t('payouts.title')} onClose={onClose} failed={failed}>
        {payout ? <Empty title={t('payouts.notDraft')} /> : null}
      </Waiting>
    );
  const heading = { ...payout, granted: payout.worth ?? payout.approved, taken: payout.before, early: false };
  return <Begun {...props} document={payout.document} contract={payout.contract} heading={heading} payout={payout} />;
}

function Begun(
  props: Going & {
    readonly document: number;
    readonly contract: number | null;
    readonly heading: Heading;
    readonly payout: PayoutDetail | undefined;
  },
) {
  const { t } = usePreferences();
  const { document, contract, heading, payout, onClose } = props;
  // What is being typed is not begun anew where somebody else changes something.
  const [begin] = useState({ except: payout?.id, prepaid: payout?.prepaid ?? false });
  const { except, prepaid } = begin;
  const read = useQuery({
    ...api.approval.payoutForm.queryOptions({
      input: { document, contract, prepaid, ...(except === undefined ? {} : { except }) },
    }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const failed = failedOf(read, t);
  if (!read.data || failed)
    return <Waiting title={payout?.number ?? t('payouts.new')} onClose={onClose} failed={failed} />;
  return <PayoutSheet {...props} begun={read.data} begin={beginOf(read.data, payout, heading)} />;
}

const beginOf = (begun: PayoutBegun, payout: PayoutDetail | undefined, { purpose }: Heading) =>
  payout ? draftOf(payout) : draftFrom(begun, { day: chinaDay(Date.now()), purpose });

function Waiting(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly failed: ReturnType<typeof failedOf>;
  readonly children?: React.ReactNode;
}) {
  const { t } = usePreferences();
  const { failed, children } = props;
  const actions: PageAction[] = [{ label: t('payouts.back'), onClick: props.onClose }];
  return (
    <>
      <PageHead title={props.title} actions={actions} />
      {failed ? <Failed sentence={failed.sentence} onRetry={failed.onRetry} /> : (children ?? <Loading />)}
    </>
  );
}
