import { amountOf, CASH_FACES, faceName } from '../../../shared/domain/ledger/cash-count/faces.ts';
import { capitalYuan } from '../../../shared/kernel/capital-yuan.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { groupedYuan } from '../../ui/amount.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { dayName, instantName } from '../../ui/time.ts';
import { CountTools } from './count-tools.tsx';
import { type CashCount, exactly, fenOf, useCashCount } from './use-cash-count.ts';

/** 库存现金盘点表 as it is signed, and what may be done with it. */
export function CountPaper({ unit, id }: { readonly unit: string; readonly id: number }) {
  const { t } = usePreferences();
  const asked = useCashCount(unit, id);
  if (asked.isError && isAnswered(asked.error))
    return <Failed sentence={sentenceOf(asked.error, t)} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Loading />;
  return (
    <>
      <CountTools count={asked.data} />
      <Paper count={asked.data} />
    </>
  );
}

interface Line {
  readonly key: string;
  readonly label: string;
  readonly amount: string;
  readonly look?: 'part' | 'sum';
}

/** The right side: from the books' balance to what differs, each figure with what it is made of. */
function useLines(count: CashCount): readonly Line[] {
  const { t } = usePreferences();
  const of = (kind: CashCount['items'][number]['kind']): Line[] =>
    count.items
      .filter((item) => item.kind === kind)
      .map(({ text, amount }, at) => ({ key: `${kind}${at}`, label: text, amount, look: 'part' }));
  const line = (name: 'posted' | 'pending' | 'received' | 'paid' | 'expected' | 'counted' | 'slips'): Line => ({
    key: name,
    label: t(`cashCount.${name}`),
    amount: count[name],
    ...(name === 'expected' || name === 'counted' ? { look: 'sum' as const } : {}),
  });
  const difference = fenOf(count.difference);
  return [
    line('posted'),
    line('pending'),
    ...count.vouchers.map(
      ({ draft, date, summary, amount }): Line => ({
        ...{ key: `v${draft}`, label: `${date} ${summary}`, amount, look: 'part' },
      }),
    ),
    line('received'),
    ...of('received'),
    line('paid'),
    ...of('paid'),
    line('expected'),
    line('counted'),
    {
      key: 'difference',
      label: t(difference > 0 ? 'cashCount.overWord' : difference < 0 ? 'cashCount.shortWord' : 'cashCount.overShort'),
      amount: count.difference,
      look: 'sum',
    },
    line('slips'),
    ...of('slip'),
  ];
}

function Paper({ count }: { readonly count: CashCount }) {
  const { t, locale } = usePreferences();
  const { units } = useScope();
  const lines = useLines(count);
  const pieces = new Map(count.drawer.map((row) => [row.face, row.pieces]));
  const unit = units?.find(({ code }) => code === count.unit)?.name ?? count.unit;
  const nameOf = (who: string | null): string => (who === null ? '' : (count.names[who] ?? who));
  const rows = Array.from({ length: Math.max(CASH_FACES.length + 1, lines.length) }, (_, at) => at);
  return (
    <article className="cash-paper card" aria-label={t('cashCount.paper')}>
      <h2 className="cash-paper-title">{t('cashCount.paper')}</h2>
      <p className="cash-paper-when">{`${dayName(count.date, locale)} ${count.time}`.trim()}</p>
      <div className="cash-paper-head">
        <span>{t('bank.sheet.unit', { unit })}</span>
        <span>{t('cashCount.of', { account: `${count.code} ${count.name}` })}</span>
        <span>{t('bank.sheet.yuan')}</span>
      </div>
      <table className="cash-form-table">
        <colgroup>
          <col className="col-face" />
          <col className="col-pieces" />
          <col className="col-amount" />
          <col />
          <col className="col-amount" />
        </colgroup>
        <thead>
          <tr>
            <th colSpan={3}>{t('cashCount.drawer')}</th>
            <th colSpan={2}>{t('cashCount.books')}</th>
          </tr>
          <tr>
            <th>{t('cashCount.face')}</th>
            <th>{t('cashCount.pieces')}</th>
            <th>{t('cashCount.amount')}</th>
            <th>{t('bank.sheet.item')}</th>
            <th>{t('cashCount.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((at) => {
            const face = CASH_FACES[at];
            const own = face === undefined ? 0 : (pieces.get(face) ?? 0);
            const line = lines[at];
            return (
              <tr key={face ?? line?.key ?? at}>
                {face !== undefined ? (
                  <>
                    <td>{locale === 'zh-CN' ? faceName(face) : t('cashCount.faceYuan', { yuan: face / 100 })}</td>
                    <td className="cash-amount">{own === 0 ? '' : own}</td>
                    <td className="cash-amount">{own === 0 ? '' : groupedYuan(amountOf({ face, pieces: own }))}</td>
                  </>
                ) : at === CASH_FACES.length ? (
                  <>
                    <th scope="row" colSpan={2}>
                      {t('cashCount.total')}
                    </th>
                    <td className="cash-amount cash-sum">{exactly(count.counted)}</td>
                  </>
                ) : (
                  <td colSpan={3} />
                )}
                <td className={line?.look === undefined ? undefined : `cash-${line.look}`}>{line?.label}</td>
                <td className={line?.look === 'sum' ? 'cash-amount cash-sum' : 'cash-amount'}>
                  {line === undefined ? '' : exactly(line.amount)}
                </td>
              </tr>
            );
          })}
          <tr>
            <th scope="row" colSpan={2}>
              {t('cashCount.inWords')}
            </th>
            <td colSpan={3} className="cash-sum">
              {capitalYuan(fenOf(count.counted))}
            </td>
          </tr>
          <tr>
            <th scope="row" colSpan={2}>
              {t('cashCount.explanation')}
            </th>
            <td colSpan={3}>{count.explanation || t('cashCount.agrees')}</td>
          </tr>
          {count.note === '' ? null : (
            <tr>
              <th scope="row" colSpan={2}>
                {t('cashCount.note')}
              </th>
              <td colSpan={3}>{count.note}</td>
            </tr>
          )}
        </tbody>
      </table>
      <div className="cash-signatures">
        <span>
          {t('cashCount.maker', { name: nameOf(count.madeBy) })}
          <small>{instantName(count.made)}</small>
        </span>
        <span>
          {t('cashCount.witness', { name: nameOf(count.witnessedBy) })}
          {count.witnessed === null ? null : <small>{instantName(count.witnessed)}</small>}
        </span>
      </div>
    </article>
  );
}
