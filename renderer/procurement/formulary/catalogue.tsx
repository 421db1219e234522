import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import { ITEM_FLAGS, ITEM_KINDS } from '../../../shared/domain/procurement/item.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { FetchRows, GridColumn } from '../../ui/grid-columns.ts';
import { ItemCard } from './item-card.tsx';
import { flagLook, type Product, packingOf } from './words.ts';

type Asked = RequestOf<Contract['procurement']['formularyItems']>;
const SORTS = ['code', 'name', 'generic', 'maker', 'listed'] as const;
const keyOf = (row: Product): string => row.code;

/** The formulary as it is in force on a day, asked for as it is scrolled and typed. */
export function Catalogue(props: {
  readonly on: string | undefined;
  readonly onDay: (day: string | undefined) => void;
  readonly about: ReplyOf<Contract['procurement']['formularyMakers']> | undefined;
}) {
  const { t } = usePreferences();
  const queries = useQueryClient();
  const { on, onDay, about } = props;
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const [kindAsked, setKind] = useAddress('kind');
  const [flagAsked, setFlag] = useAddress('flag');
  const [maker, setMaker] = useAddress('maker');
  const [code, setCode] = useAddress('item');
  const [total, setTotal] = useState<number>();
  const kind = ITEM_KINDS.find((each) => each === kindAsked);
  const flag = ITEM_FLAGS.find((each) => each === flagAsked);
  const filter = useMemo(
    () =>
      ({
        ...(on === undefined ? {} : { on }),
        ...(text === '' ? {} : { text }),
        ...(kind === undefined ? {} : { kind }),
        ...(flag === undefined ? {} : { flag }),
        ...(maker === undefined ? {} : { maker }),
      }) as Asked,
    [on, text, kind, flag, maker],
  );
  // Asked by itself, so that a new version in force reads the rows anew and nothing else does.
  const first = useQuery(api.procurement.formularyItems.queryOptions({ input: { ...filter, limit: 1 } }));
  const pulse = first.data;
  const fetchRows = useCallback<FetchRows<Product>>(
    async (start, end, sort) => {
      void pulse;
      const by = SORTS.find((each) => each === sort?.column);
      const input = {
        ...filter,
        ...(by && sort ? { sort: by, descending: sort.descending } : {}),
        ...{ offset: start, limit: end - start },
      };
      const answer = await queries.fetchQuery(api.procurement.formularyItems.queryOptions({ input }));
      setTotal(answer.total);
      return answer;
    },
    [queries, filter, pulse],
  );
  const columns = useMemo<GridColumn<Product>[]>(
    () => [
      { id: 'code', title: t('formulary.code'), value: ({ code: own }) => own, width: 206 },
      { id: 'name', title: t('formulary.name'), value: ({ name }) => name, flex: 2, minWidth: 140 },
      { id: 'packing', title: t('formulary.packing'), value: packingOf, flex: 2, minWidth: 130, sortable: false },
      { id: 'maker', title: t('formulary.maker'), value: (row) => row.maker, flex: 2, minWidth: 130 },
      { id: 'listed', title: t('formulary.listed'), kind: 'number', value: (row) => row.listed, width: 110 },
      {
        id: 'flags',
        title: t('formulary.flags'),
        value: ({ flags }) => flags.map((each) => t(`procurement.flag.${each}`)).join('、'),
        render: ({ flags }) => (
          <span className="formulary-chips">
            {flags.map((each) => (
              <span key={each} className={flagLook(each)}>
                {t(`procurement.flag.${each}`)}
              </span>
            ))}
          </span>
        ),
        width: 190,
        sortable: false,
      },
      {
        id: 'restriction',
        title: t('formulary.restriction'),
        value: ({ units, doctor }) =>
          [
            ...(units.length === 0 ? [] : [t('formulary.someUnits', { count: units.length })]),
            ...(doctor === '' ? [] : [t(`procurement.doctor.${doctor}`)]),
          ].join('、'),
        width: 120,
        sortable: false,
      },
      { id: 'generic', title: t('formulary.generic'), value: (row) => row.generic, width: 130, hidden: true },
      { id: 'form', title: t('formulary.form'), value: (row) => row.form, width: 90, hidden: true, sortable: false },
      {
        id: 'kind',
        title: t('formulary.kind'),
        value: (row) => t(`procurement.kind.${row.kind}`),
        width: 90,
        hidden: true,
        sortable: false,
      },
    ],
    [t],
  );
  const narrowed = text !== '' || kind !== undefined || flag !== undefined || maker !== undefined;
  return (
    <>
      <Grid<Product>
        id="procurement.formulary"
        label={t('formulary.title')}
        columns={columns}
        rowKey={keyOf}
        fetchRows={fetchRows}
        onOpen={(row) => setCode(row.code)}
        failed={
          first.isError && isAnswered(first.error)
            ? { sentence: sentenceOf(first.error, t), onRetry: () => void first.refetch() }
            : undefined
        }
        header={
          <>
            <FindField label={t('formulary.find')} value={typed} onChange={setTyped} width={232} />
            <select
              className="input formulary-narrow"
              aria-label={t('formulary.kind')}
              value={kind ?? ''}
              onChange={({ target }) => setKind(target.value || undefined, { replace: true })}
            >
              <option value="">{t('formulary.allKinds')}</option>
              {ITEM_KINDS.map((each) => (
                <option key={each} value={each}>
                  {`${t(`procurement.kind.${each}`)} ${about?.kinds.find((one) => one.kind === each)?.items ?? 0}`}
                </option>
              ))}
            </select>
            <select
              className="input formulary-narrow"
              aria-label={t('formulary.flags')}
              value={flag ?? ''}
              onChange={({ target }) => setFlag(target.value || undefined, { replace: true })}
            >
              <option value="">{t('formulary.allFlags')}</option>
              {ITEM_FLAGS.map((each) => (
                <option key={each} value={each}>
                  {t(`procurement.flag.${each}`)}
                </option>
              ))}
            </select>
            <ChoiceField
              label={t('formulary.maker')}
              placeholder={t('formulary.allMakers')}
              codeless
              clearable
              width={152}
              options={(about?.makers ?? []).map((name) => ({ code: name, name }))}
              value={maker}
              onChange={(next) => setMaker(next, { replace: true })}
            />
            <label className="formulary-day">
              {t('formulary.on')}
              <input
                className="input"
                type="date"
                value={on ?? ''}
                onChange={({ target }) => onDay(target.value || undefined)}
              />
            </label>
            <span className="hint" role="status">
              {total === undefined ? null : t('formulary.found', { count: total })}
            </span>
          </>
        }
        empty={
          narrowed
            ? { title: t('formulary.noneFound'), body: <p>{t('formulary.noneFoundBody')}</p> }
            : { title: t('formulary.none'), body: <p>{t('formulary.noneBody')}</p> }
        }
      />
      {code === undefined ? null : <ItemCard code={code} on={on} onOpen={setCode} onClose={() => setCode(undefined)} />}
    </>
  );
}
