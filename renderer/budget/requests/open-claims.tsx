import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { fen, formatYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { useNames } from '../../ledger/books/names.ts';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { usePlanWords } from '../words.ts';

type Claim = ReplyOf<Contract['budget']['openClaims']>[number];

/** 占用明细: everything that holds the budget and is not spent yet, the oldest first. */
export function OpenClaims({ year, onOpen }: { readonly year: number; readonly onOpen: (id: number) => void }) {
  const { t } = usePreferences();
  const { unit } = useScope();
  const names = useNames();
  const words = usePlanWords('');
  const input = { year, ...(unit === undefined ? {} : { unit }) };
  const read = useQuery(api.budget.openClaims.queryOptions({ input }));
  const columns = useMemo(
    (): GridColumn<Claim>[] => [
      {
        id: 'document',
        title: t('budgetRequests.document'),
        value: ({ claim, kind, document }) =>
          claim === ''
            ? document
            : kind === 'draft'
              ? t('budgetSpend.draft', { id: document })
              : kind === 'payment'
                ? t('budgetRequests.paymentRun', { id: document })
                : kind === 'application'
                  ? t('budgetRequests.application', { id: document })
                  : kind === 'payout'
                    ? t('budgetRequests.payout', { id: document })
                    : document,
        width: 150,
      },
      { id: 'what', title: t('budgetRequests.purpose'), value: ({ what }) => what, flex: 3, minWidth: 150 },
      {
        id: 'unit',
        title: t('budget.unit'),
        value: ({ unit: code }) => (code === '' ? '' : names.unit(code)),
        flex: 2,
        minWidth: 130,
      },
      {
        id: 'item',
        title: t('budget.item'),
        value: ({ item }) => (item === '' ? '' : `${item} ${words.item(item)}`),
        flex: 2,
        minWidth: 150,
      },
      {
        id: 'source',
        title: t('budget.source'),
        value: ({ source }) => (source === '' ? '' : words.source(source)),
        width: 130,
      },
      {
        id: 'reserved',
        title: t('budgetSpend.reserved'),
        kind: 'money',
        value: ({ reserved }) => reserved,
        width: 130,
      },
      {
        id: 'committed',
        title: t('budgetSpend.committed'),
        kind: 'money',
        value: ({ committed }) => committed,
        width: 130,
      },
      {
        id: 'age',
        title: t('budgetRequests.age'),
        value: ({ claim, age }) => (claim === '' ? '' : t('budgetRequests.days.count', { days: age })),
        width: 90,
      },
      { id: 'expires', title: t('budgetRequests.expires'), value: ({ expires }) => expires ?? '', width: 120 },
    ],
    [t, names, words],
  );
  const rows = read.data;
  return (
    <Grid<Claim>
      id="budget.claims"
      label={`${t('budgetRequests.claims')} ${year}`}
      columns={columns}
      rows={rows}
      rowKey={({ claim }) => claim}
      onOpen={({ kind, id }) => {
        if (kind === 'request') onOpen(id);
      }}
      totals={rows && rows.length > 0 ? totalOf(rows, t('budgetSpend.total')) : undefined}
      header={rows && rows.length > 0 ? <SaveBook make={() => client.budget.openClaimsBook(input)} /> : undefined}
      failed={failedOf(read, t)}
      empty={{ title: t('budgetRequests.noClaims'), body: t('budgetRequests.noClaimsBody') }}
    />
  );
}

const NO_PLACE = { unit: '', department: '', item: '', source: '', project: '' } as const;

function totalOf(rows: readonly Claim[], document: string): Claim {
  const sum = (column: 'reserved' | 'committed') =>
    formatYuan(fen(rows.reduce((all, row) => all + (parseYuan(row[column]) ?? ZERO), 0)));
  return {
    ...{ claim: '', kind: 'request', document, id: 0, what: '', ...NO_PLACE, kept: true, since: '', age: 0 },
    ...{ reserved: sum('reserved'), committed: sum('committed'), expires: null, daysLeft: null },
  };
}
