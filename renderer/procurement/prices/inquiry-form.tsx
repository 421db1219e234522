import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { SHARE_BASES } from '../../../shared/domain/procurement/prices/negotiation.ts';
import { addDays, parseDate } from '../../../shared/kernel/date.ts';
import { nextPeriod, parsePeriod, startOf } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Problem } from '../../ui/states.tsx';
import { ItemField } from './item-field.tsx';
import { dayOf, type Negotiation } from './looks.ts';
import { ManyField } from './many-field.tsx';

interface ItemDraft {
  readonly item: string;
  readonly title: string;
  readonly packs: string;
  readonly shares: readonly string[];
}

/** The longest that the contract takes. */
const MAX_PARTNERS = 10;
/** Days that suppliers are given to quote, unless somebody says otherwise. */
const QUOTING_DAYS = 14;
const whole = (text: string): string => text.replaceAll(/\D/g, '').slice(0, 9);

/** 编制询价单: what is asked of whom, for which days, and who else takes part. */
export function InquiryForm(props: {
  readonly of?: Negotiation;
  readonly onClose: () => void;
  readonly onKept: (number: string) => void;
}) {
  const { t } = usePreferences();
  const { period } = useScope();
  const { of, onClose, onKept } = props;
  const { busy, problem, act } = useActing();
  const today = dayOf(period);
  const begin = startOf(nextPeriod(parsePeriod(addDays(today, QUOTING_DAYS).slice(0, 7))!));
  const [title, setTitle] = useState(of?.title ?? '');
  const [deadline, setDeadline] = useState<string>(of?.deadline ?? addDays(today, QUOTING_DAYS));
  const [first, setFirst] = useState<string>(of?.first ?? begin);
  const [last, setLast] = useState(of?.last ?? `${begin.slice(0, 4)}-12-31`);
  const [hours, setHours] = useState(String(of?.hours ?? 48));
  const [days, setDays] = useState(String(of?.days ?? 60));
  const [terms, setTerms] = useState(of?.terms ?? '');
  const [basis, setBasis] = useState(of?.basis ?? 'packs');
  const [partners, setPartners] = useState<readonly string[]>(of?.partners ?? []);
  const [suppliers, setSuppliers] = useState<readonly string[]>(of?.invited.map(({ code }) => code) ?? []);
  const [items, setItems] = useState<readonly ItemDraft[]>(
    () =>
      of?.compared.map(({ item, title: name, packs, shares }) => ({
        ...{ item, title: name, packs: String(packs), shares: shares.map(String) },
      })) ?? [],
  );
  const known = useQuery(api.procurement.priceSuppliers.queryOptions({ input: {} })).data ?? [];
  const dates = { deadline: parseDate(deadline), first: parseDate(first), last: parseDate(last) };
  const good =
    title.trim() !== '' &&
    items.length > 0 &&
    items.every(({ packs }) => Number(packs) > 0) &&
    suppliers.length > 0 &&
    Number(hours) > 0 &&
    days !== '' &&
    dates.deadline !== undefined &&
    dates.first !== undefined &&
    dates.last !== undefined;
  const setItem = (at: number, part: Partial<ItemDraft>): void =>
    setItems(items.map((row, place) => (place === at ? { ...row, ...part } : row)));

  async function keep(): Promise<void> {
    if (!good) return;
    let number: string | undefined;
    const done = await act(async () => {
      const kept = await client.procurement.saveInquiry({
        ...(of ? { at: { id: of.id, revision: of.revision } } : {}),
        ...{ title: title.trim(), deadline, first, last, hours: Number(hours), days: Number(days), terms, basis },
        ...{ partners: [...partners], suppliers: [...suppliers] },
        items: items.map(({ item, packs, shares }) => ({
          ...{ item, packs: Number(packs) },
          shares: partners.map((_, at) => Number(shares[at] ?? 0)),
        })),
      });
      number = kept.number;
    }, t('prices.kept'));
    if (done && number !== undefined) onKept(number);
  }
  const date = (label: string, value: string, onChange: (text: string) => void) => (
    <Labelled label={label}>
      {(field) => (
        <input
          {...field}
          className="input"
          type="date"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Labelled>
  );
  const count = (label: string, value: string, onChange: (text: string) => void) => (
    <Labelled label={label}>
      {(field) => (
        <input
          {...field}
          className="input figure"
          inputMode="numeric"
          value={value}
          onChange={({ target }) => onChange(whole(target.value))}
        />
      )}
    </Labelled>
  );
  return (
    <Drawer open title={of ? of.number : t('prices.newInquiry')} width={980} onClose={onClose}>
      <form
        className="prices-form"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <div className="wide">
          <Labelled label={t('prices.inquiryTitle')}>
            {(field) => (
              <Input {...field} maxLength={80} value={title} onChange={({ target }) => setTitle(target.value)} />
            )}
          </Labelled>
        </div>
        {date(t('prices.deadline'), deadline, setDeadline)}
        {date(t('prices.first'), first, setFirst)}
        {date(t('prices.last'), last, setLast)}
        {count(t('prices.askedHours'), hours, setHours)}
        {count(t('prices.askedDays'), days, setDays)}
        <div className="wide">
          <Labelled label={t('prices.invitedSuppliers')}>
            {({ id }) => (
              <ManyField
                id={id}
                placeholder={t('prices.supplier')}
                options={known}
                value={suppliers}
                onChange={setSuppliers}
              />
            )}
          </Labelled>
        </div>
        <div className="wide prices-line">
          <Labelled label={t('prices.partners')} hint={t('prices.partnersHint')}>
            {({ id }) => (
              <Select<string[]>
                id={id}
                mode="tags"
                placeholder={t('prices.partnersEmpty')}
                value={[...partners]}
                maxCount={MAX_PARTNERS}
                open={false}
                suffixIcon={null}
                style={{ width: 420 }}
                onChange={(names) => setPartners(names.map((name) => name.trim().slice(0, 40)).filter(Boolean))}
              />
            )}
          </Labelled>
          {partners.length === 0 ? null : (
            <Segments
              label={t('prices.basis')}
              value={basis}
              choices={SHARE_BASES.map((value) => ({ value, label: t(`prices.basis.${value}`) }))}
              onChange={setBasis}
            />
          )}
        </div>
        <fieldset className="wide prices-rows">
          <legend>{t('prices.askedItems')}</legend>
          {items.length === 0 ? <p className="hint">{t('prices.noItems')}</p> : null}
          {items.length === 0 ? null : (
            <table className="prices-table">
              <thead>
                <tr>
                  <th scope="col">{t('prices.item')}</th>
                  <th scope="col" className="figure">
                    {t('prices.packs')}
                  </th>
                  {partners.map((name) => (
                    <th key={name} scope="col" className="figure">
                      {t(`prices.shareOf.${basis}`, { name })}
                    </th>
                  ))}
                  <td />
                </tr>
              </thead>
              <tbody>
                {items.map(({ item, title: name, packs, shares }, at) => (
                  <tr key={item}>
                    <th scope="row">
                      {name}
                      <small>{item}</small>
                    </th>
                    <td className="figure">
                      <input
                        className="input"
                        inputMode="numeric"
                        aria-label={t('prices.packsOf', { name })}
                        value={packs}
                        onChange={({ target }) => setItem(at, { packs: whole(target.value) })}
                      />
                    </td>
                    {partners.map((partner, place) => (
                      <td key={partner} className="figure">
                        <input
                          className="input"
                          inputMode="numeric"
                          aria-label={t('prices.shareOfItem', { partner, name })}
                          value={shares[place] ?? ''}
                          onChange={({ target }) =>
                            setItem(at, {
                              shares: partners.map((_, own) =>
                                own === place ? whole(target.value) : (shares[own] ?? ''),
                              ),
                            })
                          }
                        />
                      </td>
                    ))}
                    <td>
                      <button
                        type="button"
                        className="button"
                        aria-label={t('prices.removeItem', { name })}
                        onClick={() => setItems(items.filter((row) => row.item !== item))}
                      >
                        ×
                      </button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <ItemField
            label={t('prices.addItem')}
            day={first}
            onPick={({ code, name }) =>
              items.some(({ item }) => item === code) ||
              setItems([...items, { item: code, title: name, packs: '', shares: [] }])
            }
          />
        </fieldset>
        <div className="wide">
          <Labelled label={t('prices.terms')}>
            {(field) => (
              <Input.TextArea
                {...field}
                rows={2}
                maxLength={500}
                value={terms}
                onChange={({ target }) => setTerms(target.value)}
              />
            )}
          </Labelled>
        </div>
        <div className="wide prices-line">
          <Problem sentence={problem} />
          <button type="submit" className="button primary" disabled={busy || !good}>
            {t('prices.keepInquiry')}
          </button>
        </div>
      </form>
    </Drawer>
  );
}
