import { useQuery } from '@tanstack/react-query';
import { parseYuan } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { titleOf } from '../../app/check-title.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { type PageLink, ToPage } from '../../app/to-page.tsx';
import { Money } from '../../ui/amount.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { instantName, periodName } from '../../ui/time.ts';
import { AcceptFinding } from './accept-finding.tsx';
import { type Check, type CheckRow, codesIn, placeIn, type Target, targetsOf } from './results.ts';

/** One row of a check in full, and where it leads. */
export function RowDrawer(props: { check: Check; row: CheckRow | undefined; onClose: () => void }) {
  const { check, row, onClose } = props;
  const { t } = usePreferences();
  return (
    <Drawer open={row !== undefined} title={titleOf(check, t)} onClose={onClose} width={440}>
      {row ? <RowFacts check={check} row={row} onClose={onClose} /> : null}
    </Drawer>
  );
}

function RowFacts({ check, row, onClose }: { check: Check; row: CheckRow; onClose: () => void }) {
  const { t, locale, amountUnit } = usePreferences();
  const { units, period } = useScope();
  const nameOf = (unit: string): string | undefined => units?.find(({ code }) => code === unit)?.name;
  const accounts = useAccounts(row);
  const amount = row.difference === undefined ? undefined : parseYuan(row.difference);
  return (
    <div className="row-facts">
      <p>{row.message}</p>
      <dl>
        {row.unit ? (
          <div>
            <dt>{t('field.unit')}</dt>
            <dd>
              {row.unit} {nameOf(row.unit)}
            </dd>
          </div>
        ) : null}
        {row.period ? (
          <div>
            <dt>{t('period.label')}</dt>
            <dd>{periodName(row.period, locale)}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('checks.place')}</dt>
          <dd>{placeIn(row, nameOf)}</dd>
        </div>
        {accounts.length === 0 ? null : (
          <div>
            <dt>{t('checks.accounts')}</dt>
            <dd>
              {accounts.map(({ code, name }) => (
                <div key={code}>
                  <ToPage to="/books" search={{ unit: row.unit, period: row.period, account: code }}>
                    {code} {name}
                  </ToPage>
                </div>
              ))}
            </dd>
          </div>
        )}
        {amount === undefined ? null : (
          <div>
            <dt>{t('checks.difference')}</dt>
            <dd>
              <Money amount={amount} unit={amountUnit} />
            </dd>
          </div>
        )}
        {row.accepted ? (
          <div>
            <dt>{t('checks.accepted')}</dt>
            <dd>
              {row.accepted.reason}
              {row.accepted.actor && row.accepted.instant ? (
                <span className="hint">
                  {' '}
                  {row.accepted.actor} · {instantName(row.accepted.instant)}
                </span>
              ) : null}
            </dd>
          </div>
        ) : null}
      </dl>
      <div className="row-ways">
        {targetsOf(check.name, row).map((target) => (
          <Way key={target.kind} target={target} />
        ))}
        {row.unit && row.period === period && !row.accepted ? (
          <AcceptFinding check={check} unit={row.unit} onDone={onClose} />
        ) : null}
      </div>
    </div>
  );
}

/** The accounts that a row names, as the unit's chart calls them. */
function useAccounts(row: CheckRow): { readonly code: string; readonly name: string }[] {
  const { unit = '', period = '' } = row;
  const codes = codesIn(row);
  const chart = useQuery({
    ...api.ledger.chart.queryOptions({ input: { unit, period: period as Period } }),
    enabled: unit !== '' && period !== '' && codes.length > 0,
  });
  const names = new Map(chart.data?.map(({ code, name }) => [code, name]));
  return codes.flatMap((code) => {
    const name = names.get(code);
    return name === undefined ? [] : [{ code, name }];
  });
}

/** The way to what a row is about; nothing while it is not certain, or where there is no such page. */
function Way({ target }: { target: Target }) {
  const { t } = usePreferences();
  const found = useQuery({
    queryKey: ['checks.voucher', target],
    queryFn: ({ signal }) => (target.kind === 'voucher' ? voucherId(target, signal) : null),
    enabled: target.kind === 'voucher',
  });
  const link = linkOf(target, found.data ?? undefined);
  if (!link) return null;
  return (
    <ToPage className="button" {...link}>
      {t(`checks.to.${target.kind}`)}
    </ToPage>
  );
}

function linkOf(target: Target, voucher: number | undefined): PageLink | undefined {
  const { period } = target;
  switch (target.kind) {
    case 'voucher':
      return voucher === undefined
        ? undefined
        : { to: '/vouchers/$id', params: { id: String(voucher) }, search: { unit: target.unit, period } };
    case 'draft':
      return { to: '/desk/$id', params: { id: String(target.id) }, search: { unit: target.unit, period } };
    case 'account':
      return { to: '/books', search: { unit: target.unit, period, account: target.code } };
    case 'mapping':
      return { to: '/import', search: { unit: target.unit, period, tab: 'accounts' } };
    case 'bank':
      return { to: '/bank', search: { unit: target.unit, period, bank: target.number } };
    case 'closing':
      return { to: '/period-end', search: { unit: target.unit, period } };
    case 'differences':
      return {
        to: '/statements',
        search: { unit: target.unit, period, statement: 'reconciliation', line: 'unclassified' },
      };
    case 'import':
      return { to: '/import', permission: 'ledger.import', search: { unit: target.unit, period } };
    case 'history':
      return { to: '/import', search: { unit: target.unit, period, tab: 'history' } };
    case 'reconciliation':
      return { to: '/reconciliation', permission: 'consolidation.read', search: { period, kind: target.of } };
    case 'worksheet':
      return { to: '/worksheet', permission: 'consolidation.read', search: { period } };
  }
}

const PIECE = 1000;

/** The row number of the voucher that people call by month, type and number; null when the books have none. */
async function voucherId(
  { unit, period, type, number }: Extract<Target, { kind: 'voucher' }>,
  signal: AbortSignal,
): Promise<number | null> {
  for (let offset = 0, total = 1; offset < total; offset += PIECE) {
    const input = { unit, period: period as Period, offset, limit: PIECE };
    const page = await client.ledger.vouchers(input, { signal });
    const found = page.rows.find((voucher) => voucher.type === type && voucher.number === number);
    if (found) return found.id;
    total = page.total;
  }
  return null;
}
