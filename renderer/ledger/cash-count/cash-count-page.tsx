import type { Period } from '../../../shared/kernel/period.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { UnitMark } from '../../ui/unit-mark.tsx';
import { useNames } from '../books/names.ts';
import { CountForm } from './count-form.tsx';
import { CountPaper } from './count-paper.tsx';
import { type CashCounts, exactly, fenOf, useCashCounts } from './use-cash-count.ts';
import './cash-count.css';

/** 现金盘点 of one unit: its counts, and the one that is made or looked at. */
export function CashCountPage() {
  const { t } = usePreferences();
  const { unit, units, setUnit, period } = useScope();
  const counts = useCashCounts(unit);
  if (units === undefined || period === undefined) return <Loading />;
  if (unit === undefined)
    return (
      <>
        <PageHead title={t('cashCount.title')} />
        <Empty
          title={t('bank.unitFirst')}
          action={<UnitField options={units} value={undefined} onChange={setUnit} width={280} />}
        >
          <p>{t('cashCount.unitFirstBody')}</p>
        </Empty>
      </>
    );
  if (counts.isError && isAnswered(counts.error))
    return <Failed sentence={sentenceOf(counts.error, t)} onRetry={() => void counts.refetch()} />;
  if (!counts.data) return <Loading />;
  return <Unit key={unit} unit={unit} period={period} counts={counts.data} />;
}

const NEW = 'new';

function Unit(props: { readonly unit: string; readonly period: Period; readonly counts: CashCounts }) {
  const { t } = usePreferences();
  const names = useNames();
  const { may } = useIdentity();
  const { unit, period, counts } = props;
  const [asked, setAsked] = useAddress('count');
  const [again, setAgain] = useAddress('replaces');
  const counting = may('ledger.sign', unit);
  const inMonth = counts.rows.filter(({ date, standing }) => date.startsWith(period) && standing !== 'replaced');
  const wanted = asked ?? (inMonth[0] ? String(inMonth[0].id) : counting ? NEW : undefined);
  const replaces = counts.rows.find(({ id }) => String(id) === again);
  const begin = (): void => setAsked(NEW);
  return (
    <>
      <PageHead
        title={t('cashCount.title')}
        actions={
          counting && wanted !== NEW
            ? [{ label: t('cashCount.new'), shortcut: 'F2', onClick: begin, primary: inMonth.length === 0 }]
            : []
        }
      >
        <UnitMark unit={unit} name={names.unit(unit)} />
        <span className={inMonth.length > 0 ? 'chip ok' : 'chip warn'}>
          {inMonth.length > 0
            ? t('cashCount.inMonth', { period, count: inMonth.length })
            : t('cashCount.notInMonth', { period })}
        </span>
      </PageHead>
      <div className="cash-sides">
        <div className="cash-main">
          {wanted === NEW && counting ? (
            <CountForm
              key={again ?? NEW}
              unit={unit}
              period={period}
              replaces={replaces}
              onMade={(id) => {
                setAgain(undefined, { replace: true });
                setAsked(String(id));
              }}
            />
          ) : wanted === undefined || wanted === NEW ? (
            <Empty title={t('cashCount.none')}>
              <p>{t('cashCount.noneBody')}</p>
            </Empty>
          ) : (
            <CountPaper key={wanted} unit={unit} id={Number(wanted)} />
          )}
        </div>
        <Earlier counts={counts} chosen={wanted} onChoose={(id) => setAsked(String(id))} />
      </div>
    </>
  );
}

function Earlier(props: {
  readonly counts: CashCounts;
  readonly chosen: string | undefined;
  readonly onChoose: (id: number) => void;
}) {
  const { t } = usePreferences();
  const { counts, chosen, onChoose } = props;
  return (
    <nav className="card cash-earlier" aria-label={t('cashCount.earlier')}>
      <h2 className="cash-part">{t('cashCount.earlier')}</h2>
      {counts.rows.length === 0 ? <p className="hint">{t('cashCount.noEarlier')}</p> : null}
      {counts.rows.map((row) => (
        <button
          key={row.id}
          type="button"
          className="cash-earlier-row"
          aria-current={String(row.id) === chosen}
          onClick={() => onChoose(row.id)}
        >
          <span className="cash-day">{row.date}</span>
          <span className={row.standing === 'confirmed' ? 'chip ok' : 'chip'}>
            {t(`cashCount.standing.${row.standing}`)}
          </span>
          <span className="cash-amount">{exactly(row.counted)}</span>
          <span className={fenOf(row.difference) === 0 ? 'hint' : 'cash-differs'}>
            {fenOf(row.difference) === 0
              ? t('cashCount.agrees')
              : t(fenOf(row.difference) > 0 ? 'cashCount.over' : 'cashCount.short', {
                  amount: exactly(row.difference.replace('-', '')),
                })}
          </span>
        </button>
      ))}
    </nav>
  );
}
