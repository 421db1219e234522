import { useMemo } from 'react';
import type { Period } from '../../../shared/kernel/period.ts';
import { useAttempt } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { downloadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, type GridColumn } from '../../ui/grid-columns.ts';
import { useNotify } from '../../ui/notify.tsx';
import type { ChargedRow, Month } from './looks.ts';

type Row = Omit<ChargedRow, 'share' | 'charge'> & { readonly share: string | null; readonly charge: string | null };

/** What each member pays, by which agreement, and the vouchers it stands on. */
export function ChargeRows({ month, period }: { readonly month: Month; readonly period: Period }) {
  const { t } = usePreferences();
  const notify = useNotify();
  const { attempt } = useAttempt();
  const { charge, run, centre, cost } = month;
  const said = run !== null && (run.stage === 'reviewed' || run.stage === 'posted');
  const columns = useMemo((): GridColumn<Row>[] => {
    const save = (row: Row) =>
      attempt(async () => {
        const { file, name } = await client.costing.chargeStatement({ unit: row.unit, period });
        await downloadFile(file, name);
        notify.done({ title: t('statements.saved', { name }) });
      }, t('statements.notSaved'));
    return [
      {
        id: 'unit',
        title: t('charges.member'),
        value: ({ unit, name }) => `${unit} ${name}`.trim(),
        ...{ flex: 2, minWidth: 170 },
      },
      { id: 'number', title: t('charges.number'), value: ({ number }) => number ?? '', width: 130 },
      {
        id: 'basis',
        title: t('charges.basis'),
        value: ({ basis, rate, limit, booked, unit }) => {
          if (booked === 'own') return t('charges.ownUse');
          if (basis === null) return unit === '' ? '' : t('charges.noAgreement');
          const limits = limit === null ? '' : ` · ${t(`charges.limit.${limit}`)}`;
          return `${t(`charges.basis.${basis}`)}${rate === null ? '' : ` ${rate}`}${limits}`;
        },
        ...{ flex: 1.5, minWidth: 150 },
      },
      countColumn('count', t('charges.volume'), ({ count }) => count, { width: 110 }),
      { id: 'share', title: t('charges.share'), kind: 'money', value: ({ share }) => share, width: 140 },
      { id: 'charge', title: t('charges.charge'), kind: 'money', value: ({ charge: paid }) => paid, width: 140 },
      {
        id: 'booked',
        title: t('charges.booked'),
        value: ({ booked, unit }) => (unit === '' ? '' : t(`charges.booked.${booked}`)),
        render: (row) => {
          const vouchers =
            run?.vouchers.filter(({ unit }) => unit === (row.unit === '' ? centre.unit : row.unit)) ?? [];
          const shown = row.booked === 'own' ? [] : vouchers;
          return (
            <span className="charges-cell in-row">
              {shown.length === 0 && row.unit !== '' ? t(`charges.booked.${row.booked}`) : null}
              {shown.map(({ id, number, unit, reversal }) => (
                <ToPage
                  key={id}
                  to="/vouchers/$id"
                  params={{ id: String(id) }}
                  search={{ unit, period }}
                  permission="ledger.read"
                  className="link"
                >
                  {t(reversal ? 'charges.reversalOf' : 'charges.voucherOf', { number })}
                </ToPage>
              ))}
            </span>
          );
        },
        ...{ flex: 2, minWidth: 190 },
      },
      {
        ...{ id: 'statement', title: t('charges.statement'), width: 100, sortable: false },
        value: () => '',
        render: (row) =>
          said && row.number !== null ? (
            <button type="button" className="link" onClick={() => void save(row)}>
              {t('charges.statementSave')}
            </button>
          ) : null,
      },
    ];
  }, [t, run, centre, said, period, attempt, notify]);
  const totals: Row | undefined =
    charge && charge.charged !== null
      ? {
          ...{ unit: '', name: t('charges.total'), count: charge.volume, number: null, basis: null, rate: null },
          ...{ limit: null, booked: 'none', share: cost, charge: charge.charged },
        }
      : undefined;
  return (
    <Grid<Row>
      id="costing.charges"
      label={`${t('charges.title')} ${centre.name} ${period}`}
      columns={columns}
      rows={charge?.rows ?? []}
      rowKey={({ unit }) => unit || 'total'}
      totals={totals}
      rowLook={({ booked, basis, unit }) => (unit !== '' && booked === 'none' && basis === null ? 'hot' : undefined)}
      empty={{ title: t('charges.noRows'), body: <p>{t('charges.noRowsBody')}</p> }}
    />
  );
}
