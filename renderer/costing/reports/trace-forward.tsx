import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { formatAmount } from '../../ui/amount.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Read } from './frame.tsx';
import { fenOf, percentText } from './words.ts';

type Operation = Contract['costing']['traceForward'];
type Part = ReplyOf<Operation>['parts'][number];

/** Who bears a department's direct cost, or a shared cost, in the end. */
export function TraceForward({ asked }: { readonly asked: RequestOf<Operation> }) {
  const { t } = usePreferences();
  const read = useQuery({
    ...api.costing.traceForward.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
  });
  const keyOf = useCallback(({ node }: Part) => node, []);
  const columns = useMemo(
    (): GridColumn<Part>[] => [
      {
        ...{ id: 'department', title: t('costReports.bearer'), minWidth: 260 },
        value: ({ code, name }) => `${code} ${name}`.trim(),
      },
      { id: 'amount', title: t('costReports.amount'), kind: 'money', width: 170, value: ({ amount }) => amount },
      {
        ...{ id: 'share', title: t('costReports.share'), kind: 'number', width: 110 },
        value: ({ share }) => percentText(share),
      },
    ],
    [t],
  );
  return (
    <Read read={read}>
      {({ from, amount, parts }) => (
        <Grid<Part>
          id="cost-reports.forward"
          label={t('costReports.forward')}
          columns={columns}
          rows={parts}
          rowKey={keyOf}
          totals={
            parts.length > 0 ? { node: '', code: '', name: t('costing.total'), amount, share: 10_000 } : undefined
          }
          header={
            <span className="hint">
              {t('costReports.forwardNote', {
                name: `${from.code} ${from.name}`.trim(),
                amount: formatAmount(fenOf(amount), 'yuan'),
              })}
            </span>
          }
          empty={{ title: t('costing.none') }}
        />
      )}
    </Read>
  );
}
