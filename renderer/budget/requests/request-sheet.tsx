import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RequestStep } from '../../../shared/domain/budget/request-route.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { Steps } from '../../ui/steps.tsx';
import { ContractForm } from './contract-form.tsx';
import type { Request } from './draft.ts';
import { RequestForm } from './request-form.tsx';
import { stageChip } from './request-list.tsx';
import { RequestPaper } from './request-paper.tsx';

/** Steps in the order in which their buttons stand; what goes on first. */
const BUTTONS: readonly RequestStep[] = [
  'approve',
  'submit',
  'contract',
  'prepare',
  'return',
  'withdraw',
  'close',
  'cancel',
];
const ON: readonly RequestStep[] = ['approve', 'submit'];
const ROUTE = ['draft', 'submitted', 'approved', 'contracted', 'closed'] as const;

/** One request (用款申请单): its rows, what it holds, its contracts and vouchers, and what the reader may do. */
export function RequestSheet({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const [editing, setEditing] = useState(false);
  const read = useQuery(api.budget.request.queryOptions({ input: { id } }));
  if (read.isError && isAnswered(read.error))
    return <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  if (editing)
    return (
      <RequestForm
        year={read.data.year}
        request={read.data}
        onClose={() => setEditing(false)}
        onKept={() => setEditing(false)}
      />
    );
  return <Sheet request={read.data} onClose={onClose} onEdit={() => setEditing(true)} />;
}

function Sheet(props: { readonly request: Request; readonly onClose: () => void; readonly onEdit: () => void }) {
  const { t } = usePreferences();
  const { request } = props;
  const { busy, problem, act } = useActing();
  const dialogs = useDialogs();
  const [signing, setSigning] = useState(false);
  const at = { id: request.id, revision: request.revision, unit: request.unit };

  async function take(step: RequestStep): Promise<void> {
    if (step === 'prepare') return props.onEdit();
    if (step === 'contract') return setSigning(true);
    const label = t(`budgetRequests.step.${step}`);
    const done = t('budgetChange.done', { number: request.number, step: label });
    if (step === 'submit') {
      await act(() => client.budget.submitRequest(at), done);
      return;
    }
    if (step === 'approve' || step === 'close') {
      const sure = await dialogs.confirm({
        title: t('budgetRequests.stepTitle', { number: request.number, step: label }),
        body: t(`budgetRequests.about.${step}`),
        action: label,
      });
      if (sure)
        await act(() => (step === 'approve' ? client.budget.approveRequest : client.budget.closeRequest)(at), done);
      return;
    }
    const reason = await dialogs.reason({
      title: t('budgetRequests.stepTitle', { number: request.number, step: label }),
      action: label,
      danger: step === 'cancel',
    });
    if (reason === undefined) return;
    await act(
      () =>
        step === 'return'
          ? client.budget.returnRequest({ ...at, reason })
          : client.budget.withdrawRequest({ ...at, reason, cancel: step === 'cancel' }),
      done,
    );
  }
  const actions: PageAction[] = BUTTONS.filter((step) => request.may.includes(step)).map((step) => ({
    label: t(`budgetRequests.step.${step}`),
    primary: ON.includes(step),
    disabled: busy,
    onClick: () => void take(step),
  }));
  return (
    <>
      <PageHead
        title={t('budgetRequests.documentOf', { number: request.number })}
        actions={[
          ...actions,
          { label: t('budgetChange.print'), onClick: () => window.print() },
          { label: t('budgetChange.back'), onClick: props.onClose },
        ]}
      >
        <span className={stageChip(request.stage)}>{t(`budgetRequests.stage.${request.stage}`)}</span>
        {request.daysLeft === null ? null : (
          <span className="chip">
            {t('budgetRequests.holdsUntil', { day: request.expires ?? '', days: request.daysLeft })}
          </span>
        )}
      </PageHead>
      <div className="change-sheet">
        <Problem sentence={problem} />
        {request.stage === 'cancelled' ? null : (
          <Steps
            label={t('budgetRequests.route')}
            steps={ROUTE.map((stage) => t(`budgetRequests.stage.${stage}`))}
            at={ROUTE.indexOf(request.stage)}
          />
        )}
        <RequestPaper request={request} />
      </div>
      {signing ? <ContractForm request={request} onClose={() => setSigning(false)} /> : null}
    </>
  );
}
