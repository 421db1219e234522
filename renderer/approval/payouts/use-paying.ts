import { useState } from 'react';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { useActing, useAttempt } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { sentenceOf } from '../../app/failure.ts';
import { downloadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useRefreshed } from '../../app/refreshing.ts';
import { useNotify } from '../../ui/notify.tsx';
import type { PayoutRow } from './looks.ts';

export const FILE_FORMS = { xlsx: 'Excel', csv: 'CSV' } as const;
export type FileForm = keyof typeof FILE_FORMS;

type Paid = Pick<PayoutRow, 'id' | 'revision' | 'unit' | 'number'>;

/** What was not paid, and why. */
export interface NotPaid {
  readonly number: string;
  readonly sentence: string;
}

/** The bank's file of payments, and 登记支付 of them one after another: what is refused does not keep the others. */
export function usePaying() {
  const { t } = usePreferences();
  const notify = useNotify();
  const refreshed = useRefreshed();
  const taking = useActing();
  const { attempt } = useAttempt();
  const [paying, setPaying] = useState(false);
  const [refused, setRefused] = useState<readonly NotPaid[]>([]);
  const busy = taking.busy || paying;

  /** Of one unit only. */
  async function take(rows: readonly Paid[], form: FileForm): Promise<void> {
    const [first] = rows;
    if (!first || busy) return;
    setRefused([]);
    await taking.act(async () => {
      const { file, name, times } = await client.approval.exportPayouts({
        ...{ unit: first.unit, form, payouts: rows.map(({ id, revision }) => ({ id, revision })) },
      });
      await attempt(() => downloadFile(file, name), t('payouts.noFile'));
      if (times > 1) notify.warn({ title: t('payouts.takenAgain', { times }) });
    }, t('payouts.fileTaken'));
  }
  /** Which were paid. */
  async function pay(rows: readonly Paid[], day: AccountingDate, reference: string): Promise<readonly number[]> {
    if (busy) return [];
    const paid: number[] = [];
    const not: NotPaid[] = [];
    setRefused([]);
    setPaying(true);
    for (const { id, revision, unit, number } of rows)
      try {
        await client.approval.payPayout({ id, revision, unit, day, reference });
        paid.push(id);
      } catch (error) {
        not.push({ number, sentence: sentenceOf(error, t) });
      }
    setRefused(not);
    setPaying(false);
    await refreshed();
    if (paid.length > 0) notify.done({ title: t('payouts.paid', { count: paid.length }) });
    return paid;
  }
  return { busy, problem: taking.problem, refused, take, pay };
}
