import { Input } from 'antd';
import { useState } from 'react';
import { parseDate } from '../../../shared/kernel/date.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import { type DeliveringDraft, DeliveringRows, deliveringOf } from './delivering-rows.tsx';
import { isAbove, type Negotiation } from './looks.ts';

type Compared = Negotiation['compared'][number];

interface AwardDraft {
  readonly suppliers: readonly DeliveringDraft[];
  readonly reason: string;
}

/** As it was awarded, or else to who is lowest. */
const draftOf = (of: Negotiation): AwardDraft[] =>
  of.compared.map(({ item, quotes }) => {
    const known = of.awards.find((award) => award.item === item);
    if (known) return { suppliers: known.suppliers, reason: known.words };
    const lowest = quotes.findIndex((quote) => quote?.lowest);
    return { suppliers: lowest < 0 ? [] : [{ supplier: of.invited[lowest]!.code, units: [] }], reason: '' };
  });

/** 定标, product by product, and the minutes of the meeting. */
export function AwardForm({ of, onClose }: { readonly of: Negotiation; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [number, setNumber] = useState(of.minutes?.number ?? '');
  const [day, setDay] = useState(of.minutes?.date ?? '');
  const [attendance, setAttendance] = useState(of.minutes?.attendance ?? '');
  const [drafts, setDrafts] = useState(() => draftOf(of));
  const { id, revision } = of;
  const set = (at: number, part: Partial<AwardDraft>): void =>
    setDrafts(drafts.map((draft, place) => (place === at ? { ...draft, ...part } : draft)));
  const date = parseDate(day);
  const good =
    number.trim() !== '' &&
    attendance.trim() !== '' &&
    date !== undefined &&
    drafts.every(({ suppliers }) => deliveringOf(suppliers) !== undefined);

  async function keep(): Promise<void> {
    if (!good) return;
    const done = await act(
      () =>
        client.procurement.awardNegotiation({
          ...{ id, revision },
          minutes: { number: number.trim(), date: date!, attendance: attendance.trim() },
          awards: of.compared.map(({ item }, at) => ({
            ...{ item, reason: drafts[at]!.reason.trim() },
            suppliers: deliveringOf(drafts[at]!.suppliers) ?? [],
          })),
        }),
      t('prices.awardKept'),
    );
    if (done) onClose();
  }
  return (
    <Drawer open title={t('prices.awardOf', { number: of.number })} width={980} onClose={onClose}>
      <form
        className="prices-form"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <Labelled label={t('prices.minutesNumber')}>
          {(field) => (
            <Input {...field} maxLength={60} value={number} onChange={({ target }) => setNumber(target.value)} />
          )}
        </Labelled>
        <Labelled label={t('prices.minutesDate')}>
          {(field) => (
            <input
              {...field}
              className="input"
              type="date"
              value={day}
              onChange={({ target }) => setDay(target.value)}
            />
          )}
        </Labelled>
        <div className="wide">
          <Labelled label={t('prices.attendance')}>
            {(field) => (
              <Input
                {...field}
                maxLength={300}
                value={attendance}
                onChange={({ target }) => setAttendance(target.value)}
              />
            )}
          </Labelled>
        </div>
        {of.compared.map((compared, at) => (
          <AwardRow
            key={compared.item}
            of={of}
            compared={compared}
            draft={drafts[at]!}
            onChange={(part) => set(at, part)}
          />
        ))}
        <p className="wide hint">{t('prices.awardHint')}</p>
        <div className="wide prices-line">
          <Problem sentence={problem} />
          <button type="submit" className="button primary" disabled={busy || !good}>
            {t('prices.keepAward')}
          </button>
        </div>
      </form>
    </Drawer>
  );
}

/** One product: who gets it, at which price, and why where that is not the lowest. */
function AwardRow(props: {
  readonly of: Negotiation;
  readonly compared: Compared;
  readonly draft: AwardDraft;
  readonly onChange: (part: Partial<AwardDraft>) => void;
}) {
  const { t } = usePreferences();
  const { of, compared, draft, onChange } = props;
  const { title, lowest, listed, quotes } = compared;
  const quoteOf = (code: string | undefined) => quotes[of.invited.findIndex((one) => one.code === code)]?.price;
  const own = draft.suppliers.flatMap(({ supplier }) => quoteOf(supplier) ?? []);
  const price = own.reduce<string | undefined>((low, one) => (low && isAbove(one, low) ? low : one), undefined);
  const dearer = price !== undefined && lowest !== null && isAbove(price, lowest);
  const asksReason = draft.suppliers.length === 0 || dearer;
  return (
    <fieldset className="wide prices-rows">
      <legend>{title}</legend>
      <p className="prices-line">
        <span>{t('prices.agreedIs', { price: price ?? '–' })}</span>
        <span className="hint">{t('prices.lowestIs', { lowest: lowest ?? '–', listed: listed ?? '–' })}</span>
        {dearer ? <span className="chip warn">{t('prices.notLowest')}</span> : null}
        {price !== undefined && listed !== null && isAbove(price, listed) ? (
          <span className="chip danger">{t('prices.aboveListed')}</span>
        ) : null}
      </p>
      <DeliveringRows
        name={title}
        suppliers={of.invited}
        rows={draft.suppliers}
        noteOf={(code) => quoteOf(code) ?? t('prices.noQuote')}
        onChange={(suppliers) => onChange({ suppliers })}
      />
      <Input
        aria-label={t('prices.reasonOf', { name: title })}
        aria-required={asksReason}
        placeholder={t(asksReason ? 'prices.reasonAsked' : 'prices.reasonOptional')}
        maxLength={200}
        value={draft.reason}
        onChange={({ target }) => onChange({ reason: target.value })}
      />
    </fieldset>
  );
}
