import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { AccountField } from '../../ui/account-field.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import { bandTitle, readBands } from './ageing-bands.ts';
import type { BookProps } from './book-props.ts';
import { bareCode, wordsOf } from './dimensions.ts';
import { SaveBook } from './save-book.tsx';
import { useTyped } from './typed.ts';
import { useBookLabel } from './use-account.tsx';
import { useSpan } from './use-span.tsx';

type Reply = ReplyOf<Contract['ledger']['ageing']>;
type Amounts = Reply['total'];

/** An account with all that is open on it, a counterparty of it, or the total. */
interface Row extends Amounts {
  readonly code: string;
  readonly name: string;
  readonly counterparty: string | undefined;
}

const keyOf = ({ code, counterparty }: Row): string => `${code} ${counterparty ?? '*'}`;
const depthOf = ({ counterparty }: Row): number => (counterparty === undefined ? 0 : 1);

/** 往来账龄 at the end of a month, by account and counterparty; Enter opens the lines with a counterparty. */
export function Ageing({ unit, period }: BookProps) {
  const { t } = usePreferences();
  const { to } = useSpan(period);
  const navigate = useNavigate();
  const label = useBookLabel();
  const [sideAsked, setSide] = useAddress('side');
  const [account, setAccount] = useAddress('account');
  const [typed, type, settled] = useTyped('bands');
  const side = sideAsked === 'payable' ? ('payable' as const) : ('receivable' as const);
  const bands = readBands(settled);
  const usual = useMemo(() => readBands(undefined)!, []);
  const bounds = bands ?? usual;
  const whole = useQuery(api.ledger.ageing.queryOptions({ input: { unit, side, period: to, bands: [...bounds] } }));
  const { data } = whole;
  const chosen = data?.accounts.find(({ code }) => code === account);
  const within = chosen?.code;
  const rows = useMemo(
    () => data && grouped(data.rows.filter(({ code }) => within === undefined || code.startsWith(within))),
    [data, within],
  );
  const totals = useMemo<Row | undefined>(
    () =>
      rows && {
        code: '',
        name: t('crossing.total'),
        counterparty: undefined,
        ...added(
          rows.filter((row) => row.counterparty !== undefined),
          bounds.length + 1,
        ),
      },
    [rows, bounds, t],
  );
  const columns = useMemo<GridColumn<Row>[]>(
    () => [
      {
        id: 'item',
        title: t('ageing.item'),
        value: (row) =>
          row.counterparty === ''
            ? t('dimension.none')
            : `${bareCode(row.counterparty ?? row.code)} ${row.name}`.trim(),
        flex: 2,
        minWidth: 200,
        pin: 'left',
      },
      { id: 'total', title: t('ageing.total'), kind: 'money', value: (row) => row.total, minWidth: 116 },
      { id: 'unknown', title: t('ageing.unknown'), kind: 'money', value: (row) => row.unknown, minWidth: 120 },
      ...Array.from(
        { length: bounds.length + 1 },
        (_, at): GridColumn<Row> => ({
          id: `band${at}`,
          title: bandTitle(bounds, at, t),
          kind: 'money',
          value: (row) => row.bands[at],
          // What is old is little.
          minWidth: at < 4 ? 110 : 88,
        }),
      ),
    ],
    [bounds, t],
  );
  const input = { unit, side, period: to, bands: [...bounds], ...(within === undefined ? {} : { code: within }) };
  return (
    <Grid
      key={bounds.length}
      id="books.ageing"
      label={label(t(`ageing.${side}`), { from: to, to })}
      columns={columns}
      rowKey={keyOf}
      rows={rows}
      depthOf={depthOf}
      totals={totals}
      onOpen={({ code, counterparty }) =>
        void navigate({
          to: '.',
          search: (before: Record<string, unknown>) => ({
            ...before,
            ...wordsOf(counterparty === undefined ? {} : { counterparty }),
            view: undefined,
            text: undefined,
            account: code,
          }),
        })
      }
      rowLook={(row) => (row.counterparty === undefined ? 'sum' : undefined)}
      failed={failedOf(whole, t)}
      empty={{ title: t('ageing.nothing'), body: <p>{t('ageing.nothingBody')}</p> }}
      header={
        <>
          <Segments
            label={t('ageing.side')}
            value={side}
            choices={[
              { value: 'receivable', label: t('ageing.receivable') },
              { value: 'payable', label: t('ageing.payable') },
            ]}
            onChange={(value) => setSide(value === 'payable' ? value : undefined)}
          />
          <AccountField
            options={[{ code: '', name: t('crossing.allAccounts') }, ...(data?.accounts ?? [])]}
            value={within ?? ''}
            onChange={(code) => setAccount(code || undefined)}
            width={220}
          />
          <label className="age-bands" title={t('ageing.bandsHint')}>
            {t('ageing.bands')}
            <input
              className="input"
              placeholder={usual.join(', ')}
              maxLength={80}
              value={typed}
              aria-invalid={bands === undefined}
              onChange={(event) => type(event.target.value)}
            />
          </label>
          {bands === undefined ? (
            <span className="field-problem" role="alert">
              {t('ageing.bandsWrong', { example: usual.join(', ') })}
            </span>
          ) : null}
          <SaveBook make={() => client.ledger.ageingBook(input)} />
          <span className="hint">{t('ageing.rule')}</span>
        </>
      }
    />
  );
}

/** Each account with all that is open on it, before its counterparties. */
function grouped(rows: Reply['rows']): Row[] {
  const accounts = new Map<string, Reply['rows']>();
  for (const row of rows) accounts.set(row.code, [...(accounts.get(row.code) ?? []), row]);
  return [...accounts].flatMap(([code, own]) => [
    { code, name: own[0]?.name ?? '', counterparty: undefined, ...added(own, own[0]?.bands.length ?? 0) },
    ...own.map(({ counterpartyName, ...row }) => ({ ...row, name: counterpartyName })),
  ]);
}

function added(rows: readonly Amounts[], bands: number): Amounts {
  const sum = (of: (row: Amounts) => string | undefined): string =>
    formatYuan(sumFen(rows.map((row) => parseYuan(of(row) ?? '') ?? ZERO)));
  return {
    total: sum((row) => row.total),
    unknown: sum((row) => row.unknown),
    bands: Array.from({ length: bands }, (_, at) => sum((row) => row.bands[at])),
  };
}
