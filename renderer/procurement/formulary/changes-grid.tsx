import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { ITEM_CHANGES } from '../../../shared/domain/procurement/formulary/changes.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { FetchRows, GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import { ChangeSheet } from './change-sheet.tsx';
import { CHANGE_LOOKS, type Change, fieldText, packingOf, type Version } from './words.ts';

const KINDS = ['all', ...ITEM_CHANGES] as const;
const keyOf = ({ code }: Change): string => code;
const cardOf = ({ after, before }: Change) => (after ?? before)!;

/** What a version changes: each product before and after. */
export function ChangesGrid({ version }: { readonly version: Version }) {
  const { t } = usePreferences();
  const queries = useQueryClient();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('all');
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState<Change>();
  const text = useDeferredValue(typed.trim());
  const filter = useMemo(
    () => ({
      version: version.id,
      ...(kind === 'all' ? {} : { change: kind }),
      ...(text === '' ? {} : { text }),
    }),
    [version.id, kind, text],
  );
  const pulse = useQuery(api.procurement.formularyChanges.queryOptions({ input: { ...filter, limit: 1 } })).data;
  const fetchRows = useCallback<FetchRows<Change>>(
    async (start, end) => {
      void pulse;
      const input = { ...filter, offset: start, limit: end - start };
      return queries.fetchQuery(api.procurement.formularyChanges.queryOptions({ input }));
    },
    [queries, filter, pulse],
  );
  const columns = useMemo(() => changeColumns(t), [t]);
  const { added, changed, removed } = version.counts;
  const counts = { all: added + changed + removed, add: added, change: changed, remove: removed };
  return (
    <>
      <Grid<Change>
        id="procurement.changes"
        label={t('formulary.changes')}
        columns={columns}
        rowKey={keyOf}
        fetchRows={fetchRows}
        onOpen={setOpen}
        header={
          <>
            <Segments
              label={t('formulary.changes')}
              value={kind}
              choices={KINDS.map((value) => ({ value, label: `${t(`formulary.changes.${value}`)} ${counts[value]}` }))}
              onChange={setKind}
            />
            <FindField label={t('formulary.findChange')} value={typed} onChange={setTyped} width={220} />
          </>
        }
        empty={{ title: t('formulary.noChanges'), body: <p>{t('formulary.noChangesBody')}</p> }}
      />
      {open ? <ChangeSheet version={version} change={open} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}

/** The columns of changes, in a version and in what a list would change. */
export const changeColumns = (t: ReturnType<typeof usePreferences>['t']): GridColumn<Change>[] => [
  {
    id: 'change',
    title: t('formulary.whatChanged'),
    value: ({ change }) => t(`formulary.change.${change}`),
    render: ({ change }) => <span className={CHANGE_LOOKS[change]}>{t(`formulary.change.${change}`)}</span>,
    width: 92,
    sortable: false,
  },
  { id: 'code', title: t('formulary.code'), value: ({ code }) => code, width: 196, sortable: false },
  { id: 'name', title: t('formulary.name'), value: (row) => cardOf(row).name, flex: 2, minWidth: 120, sortable: false },
  {
    id: 'packing',
    title: t('formulary.packing'),
    value: (row) => packingOf(cardOf(row)),
    flex: 2,
    minWidth: 110,
    sortable: false,
  },
  {
    id: 'difference',
    title: t('formulary.difference'),
    value: ({ before, after, fields }) =>
      before && after
        ? fields
            .map(
              (each) => `${t(`formulary.field.${each}`)} ${fieldText(before, each, t)} → ${fieldText(after, each, t)}`,
            )
            .join('；')
        : '',
    flex: 3,
    minWidth: 170,
    sortable: false,
  },
  {
    id: 'before',
    title: t('formulary.listedBefore'),
    kind: 'number',
    value: ({ before }) => before?.listed,
    width: 92,
    minWidth: 80,
    sortable: false,
  },
  {
    id: 'after',
    title: t('formulary.listedAfter'),
    kind: 'number',
    value: ({ after }) => after?.listed,
    width: 92,
    minWidth: 80,
    sortable: false,
  },
];
