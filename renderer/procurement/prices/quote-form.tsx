import { useState } from 'react';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { MAX_UPLOAD_BYTES } from '../../app/files.ts';
import { useHandedFile } from '../../app/handed-file.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Problem } from '../../ui/states.tsx';
import { Upload } from '../../ui/upload.tsx';
import { BadCells } from './bad-cells.tsx';
import { isAbove, type Negotiation, PRICE } from './looks.ts';

interface Typed {
  readonly price: string;
  readonly hours: string;
  readonly days: string;
  readonly remark: string;
}

/** What the supplier quoted in the round, to be mended; in a new round hours and days as they were last. */
function draftOf(of: Negotiation, supplier: string, round: number): Map<string, Typed> {
  const given = (of.quotes[round - 1] ?? []).filter((quote) => quote.supplier === supplier);
  const at = of.invited.findIndex(({ code }) => code === supplier);
  return new Map(
    of.compared.map(({ item, quotes }) => {
      const own = given.find((quote) => quote.item === item);
      const last = quotes[at];
      return [
        item,
        {
          price: own?.price ?? '',
          hours: String(own?.hours ?? last?.hours ?? of.hours),
          days: String(own?.days ?? last?.days ?? of.days),
          remark: own?.remark ?? '',
        },
      ];
    }),
  );
}

/** 登记报价 of one supplier in one round, typed or from the table that it was handed. */
export function QuoteForm({ of, onClose }: { readonly of: Negotiation; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const current = Math.max(1, of.quotes.length);
  const [round, setRound] = useState(current);
  const [supplier, setSupplier] = useState(of.invited[0]!.code);
  const [typed, setTyped] = useState(() => draftOf(of, supplier, round));
  const { id, revision } = of;
  const {
    found,
    reading,
    problem: unread,
    hand,
    forget,
  } = useHandedFile(async (handed) => {
    const read = await client.procurement.readQuotes({ id, supplier, ...handed });
    setTyped(
      (before) =>
        new Map([
          ...before,
          ...read.quotes.map(({ item, price, hours, days, remark }): [string, Typed] => [
            item,
            { price, hours: String(hours), days: String(days), remark },
          ]),
        ]),
    );
    return read;
  });
  const choose = (nextSupplier: string, nextRound: number): void => {
    setSupplier(nextSupplier);
    setRound(nextRound);
    setTyped(draftOf(of, nextSupplier, nextRound));
    forget();
  };
  const set = (item: string, part: Partial<Typed>): void =>
    setTyped((before) => new Map(before).set(item, { ...before.get(item)!, ...part }));
  const quotes = of.compared.flatMap(({ item }) => {
    const { price, hours, days, remark } = typed.get(item)!;
    return price === '' ? [] : [{ item, price, hours: Number(hours), days: Number(days), remark: remark.trim() }];
  });
  const good =
    quotes.length > 0 && quotes.every(({ price, hours }) => PRICE.test(price) && Number(price) > 0 && hours > 0);
  const name = of.invited.find(({ code }) => code === supplier)!.name;

  async function keep(): Promise<void> {
    if (!good) return;
    const done = await act(
      () => client.procurement.recordQuotes({ id, revision, round, supplier, quotes }),
      t('prices.quotesKept', { name, round }),
    );
    if (done) onClose();
  }
  const field = (item: string, title: string, what: 'price' | 'hours' | 'days' | 'remark') => (
    <input
      className="input"
      inputMode={what === 'remark' ? 'text' : what === 'price' ? 'decimal' : 'numeric'}
      maxLength={what === 'remark' ? 200 : 14}
      aria-label={t(`prices.${what}Of`, { name: title })}
      aria-invalid={what === 'price' && typed.get(item)!.price !== '' && !PRICE.test(typed.get(item)!.price)}
      value={typed.get(item)![what]}
      onChange={({ target }) =>
        set(item, { [what]: what === 'hours' || what === 'days' ? target.value.replaceAll(/\D/g, '') : target.value })
      }
    />
  );
  return (
    <Drawer open title={t('prices.recordQuotesOf', { number: of.number })} width={980} onClose={onClose}>
      <form
        className="prices-form"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <Labelled label={t('prices.supplier')}>
          {({ id: own }) => (
            <ChoiceField
              id={own}
              options={of.invited}
              value={supplier}
              select={{ popupMatchSelectWidth: 420 }}
              onChange={(code) => code && choose(code, round)}
            />
          )}
        </Labelled>
        <div className="field prices-choice">
          <span>{t('prices.round')}</span>
          <Segments
            label={t('prices.round')}
            value={String(round)}
            choices={[
              { value: String(current), label: t('prices.roundIs', { round: current }) },
              ...(of.quotes.length === 0
                ? []
                : [{ value: String(current + 1), label: t('prices.nextRound', { round: current + 1 }) }]),
            ]}
            onChange={(value) => choose(supplier, Number(value))}
          />
        </div>
        <div className="wide prices-line">
          <SaveBook make={() => client.procurement.quoteTemplate({ id, supplier })} hint={t('prices.templateHint')} />
          <span className="hint">{t('prices.templateHint')}</span>
        </div>
        <div className="wide">
          <Upload
            label={t('prices.dropQuotes', { name })}
            accept=".xlsx,.xls,.csv,.tsv,.txt"
            maxBytes={MAX_UPLOAD_BYTES}
            busy={reading || busy}
            onFiles={(files) => void hand(files)}
          />
          <Problem sentence={unread} />
          {found ? <BadCells name={found.fileName} count={found.seen.quotes.length} bad={found.seen.bad} /> : null}
        </div>
        <table className="wide prices-table">
          <thead>
            <tr>
              <th scope="col">{t('prices.item')}</th>
              <th scope="col" className="figure">
                {t('prices.listed')}
              </th>
              <th scope="col" className="figure">
                {t('prices.lastQuote')}
              </th>
              <th scope="col" className="figure">
                {t('prices.price')}
              </th>
              <th scope="col" className="figure">
                {t('prices.hours')}
              </th>
              <th scope="col" className="figure">
                {t('prices.days')}
              </th>
              <th scope="col">{t('prices.remark')}</th>
            </tr>
          </thead>
          <tbody>
            {of.compared.map(({ item, title, listed, quotes: given }) => {
              const last = given[of.invited.findIndex(({ code }) => code === supplier)];
              const { price } = typed.get(item)!;
              return (
                <tr key={item}>
                  <th scope="row">
                    {title}
                    <small>{item}</small>
                  </th>
                  <td className="figure">{listed ?? '–'}</td>
                  <td className="figure">{last?.price ?? '–'}</td>
                  <td className="figure">
                    {field(item, title, 'price')}
                    {listed && PRICE.test(price) && isAbove(price, listed) ? (
                      <small className="field-problem">{t('prices.aboveListed')}</small>
                    ) : null}
                  </td>
                  <td className="figure narrow">{field(item, title, 'hours')}</td>
                  <td className="figure narrow">{field(item, title, 'days')}</td>
                  <td>{field(item, title, 'remark')}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <p className="wide hint">{t(of.minutes ? 'prices.quotesUndoAward' : 'prices.quotesHint')}</p>
        <div className="wide prices-line">
          <Problem sentence={problem} />
          <button type="submit" className="button primary" disabled={busy || !good}>
            {t('prices.keepQuotes')}
          </button>
        </div>
      </form>
    </Drawer>
  );
}
