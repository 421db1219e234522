import { useState } from 'react';
import type { StatementName } from '../../../shared/domain/ledger/statement.ts';
import { client } from '../../app/client.ts';
import { sentenceOf } from '../../app/failure.ts';
import { downloadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useNotify } from '../../ui/notify.tsx';
import type { PageAction } from '../../ui/page-head.tsx';
import type { StatementScope } from './reading.ts';

/** Saves the statement in sight as a workbook whose figures are formulas. */
export function useWorkbook(statement: StatementName, { period, unit, some }: StatementScope): PageAction {
  const { t, amountUnit } = usePreferences();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  async function make(): Promise<void> {
    if (period === undefined || statement === 'reconciliation') return;
    setBusy(true);
    try {
      const whose = unit === undefined ? (some ? { units: [...some] } : {}) : { unit };
      const { file, name } = await client.audit.statementBook({ statement, period, ...whose });
      await downloadFile(file, name);
      notify.done({
        title: t('statements.saved', { name }),
        body: t(amountUnit === 'yuan' ? 'statements.savedBody' : 'statements.savedInYuan'),
      });
    } catch (error) {
      notify.failed({ title: t('statements.notSaved'), body: sentenceOf(error, t) });
    } finally {
      setBusy(false);
    }
  }
  return {
    label: t(busy ? 'statements.saving' : 'statements.save'),
    onClick: () => void make(),
    shortcut: 'F8',
    disabled: statement === 'reconciliation' ? t('statements.noWorkbook') : busy || period === undefined,
  };
}
