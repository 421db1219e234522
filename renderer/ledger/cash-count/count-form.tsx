import { type FormEvent, useState } from 'react';
import { reckonCash } from '../../../shared/domain/ledger/cash-count/count.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { fen, formatYuan } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { sensibleDay, today } from '../desk/days.ts';
import { BookSide } from './book-side.tsx';
import { DrawerFields, drawerOf, type Typed } from './drawer-fields.tsx';
import { ItemRows, isWhole, type TypedItem } from './item-rows.tsx';
import { type CashCounts, fenOf, useCashOnHand } from './use-cash-count.ts';

/** Where the cashier counts: the drawer on the left, what should be in it on the right. */
export function CountForm(props: {
  readonly unit: string;
  readonly period: Period;
  /** The count that this one takes the place of. */
  readonly replaces: CashCounts['rows'][number] | undefined;
  readonly onMade: (id: number) => void;
}) {
  const { t } = usePreferences();
  const { unit, period, replaces, onMade } = props;
  const now = new Date();
  const [date, setDate] = useState<string>(replaces?.date ?? sensibleDay(period, today(now), null));
  const [time, setTime] = useState(date === today(now) ? now.toTimeString().slice(0, 5) : '');
  const [code, setCode] = useState(replaces?.code ?? '1001');
  const [typed, setTyped] = useState<Typed>({});
  const [items, setItems] = useState<readonly TypedItem[]>([]);
  const [explanation, setExplanation] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, problem, act } = useActing();
  const day = parseDate(date);
  const asked = useCashOnHand(unit, code, day);
  const books = asked.data;
  if (asked.isError && isAnswered(asked.error))
    return <Failed sentence={sentenceOf(asked.error, t)} onRetry={() => void asked.refetch()} />;
  if (!books) return <Loading />;
  const posted = fenOf(books.posted);
  const drawer = drawerOf(typed);
  const reckoned = reckonCash({
    posted,
    pending: books.pending.map((row) => ({ ...row, amount: fenOf(row.amount) })),
    items: items.filter(isWhole),
    drawer,
  });
  const unsaid = (reckoned.difference !== 0 || reckoned.slips !== 0) && explanation.trim() === '';
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (day === undefined || unsaid || !items.every(isWhole)) return;
    let id = 0;
    const went = await act(async () => {
      ({ id } = await client.ledger.makeCashCount({
        ...{ unit, code, date: day, time, drawer, explanation: explanation.trim() },
        items: items.filter(isWhole).map(({ kind, text, amount }) => ({
          ...{ kind, text: text.trim(), amount: formatYuan(amount) },
        })),
        seen: { posted: formatYuan(posted), pending: formatYuan(fen(reckoned.pending)) },
        ...(replaces === undefined ? {} : { replaces: replaces.id }),
      }));
    }, t('cashCount.saved'));
    if (went) onMade(id);
  }
  return (
    <form className="cash-form" onSubmit={(event) => void save(event)}>
      {replaces ? <p className="notice">{t('cashCount.replacing', { date: replaces.date })}</p> : null}
      <div className="card cash-fields">
        <Labelled label={t('cashCount.date')}>
          {(field) => (
            <input
              {...field}
              className="input"
              type="date"
              required
              value={date}
              onChange={(event) => setDate(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('cashCount.time')}>
          {(field) => (
            <input
              {...field}
              className="input"
              type="time"
              value={time}
              onChange={(event) => setTime(event.target.value)}
            />
          )}
        </Labelled>
        {books.accounts.length > 1 ? (
          <Labelled label={t('cashCount.account')}>
            {(field) => (
              <select {...field} className="input" value={code} onChange={(event) => setCode(event.target.value)}>
                {books.accounts.map((account) => (
                  <option key={account.code} value={account.code}>
                    {account.code} {account.name}
                  </option>
                ))}
              </select>
            )}
          </Labelled>
        ) : null}
      </div>
      <div className="cash-counting">
        <section className="card cash-card">
          <h2 className="cash-part">{t('cashCount.drawer')}</h2>
          <DrawerFields typed={typed} onChange={setTyped} />
        </section>
        <section className="card cash-card">
          <h2 className="cash-part">{t('cashCount.books')}</h2>
          <BookSide books={books} posted={posted} reckoned={reckoned} />
          <h3 className="cash-part">{t('cashCount.byHand')}</h3>
          <ItemRows items={items} onChange={setItems} tried={tried} />
          <Labelled
            label={t('cashCount.explanation')}
            problem={tried && unsaid ? t('cashCount.sayWhy') : undefined}
            hint={unsaid ? t('cashCount.sayWhy') : undefined}
          >
            {(field) => (
              <textarea
                {...field}
                className="input"
                rows={2}
                maxLength={300}
                value={explanation}
                onChange={(event) => setExplanation(event.target.value)}
              />
            )}
          </Labelled>
          <Problem sentence={problem ?? (tried && !items.every(isWhole) ? t('cashCount.itemsWhole') : undefined)} />
          <button type="submit" className="button primary" disabled={busy}>
            {t('cashCount.save')}
          </button>
          <p className="hint">{t('cashCount.saveHint')}</p>
        </section>
      </div>
    </form>
  );
}
