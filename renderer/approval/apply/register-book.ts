import { useState } from 'react';
import type { ApprovalReport } from '../../../shared/domain/approval/report.ts';
import { client } from '../../app/client.ts';
import { sentenceOf } from '../../app/failure.ts';
import { downloadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { useNotify } from '../../ui/notify.tsx';
import type { PageAction } from '../../ui/page-head.tsx';

/** Saves the year's register with its chains, minutes, warnings, contracts and payments as a workbook (大额支出审批), or one of these lists. */
export function useRegisterBook(year: number | undefined, report?: ApprovalReport): PageAction {
  const { t } = usePreferences();
  const { unit } = useScope();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  async function make(): Promise<void> {
    setBusy(true);
    try {
      const whose = { ...(unit === undefined ? {} : { unit }), ...(report === undefined ? {} : { report }) };
      const period = `${year}-12`;
      const { file, name } = await client.audit.approvalBook({ form: 'xlsx', period, ...whose });
      await downloadFile(file, name);
      notify.done({ title: t('applications.exported', { name }) });
    } catch (error) {
      notify.failed({ title: t('applications.notExported'), body: sentenceOf(error, t) });
    } finally {
      setBusy(false);
    }
  }
  return {
    label: t(busy ? 'applications.exporting' : 'applications.export'),
    onClick: () => void make(),
    shortcut: 'F8',
    disabled: busy || year === undefined,
  };
}
