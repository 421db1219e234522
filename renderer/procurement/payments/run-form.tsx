import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { RUN_MODES, type RunMode } from '../../../shared/domain/procurement/payments/run.ts';
import { type AccountingDate, parseDate } from '../../../shared/kernel/date.ts';
import { type Fen, groupedYuan, sumFen } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { fenOf } from '../../ui/grid-columns.ts';
import { ChevronDown } from '../../ui/icons.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Loading, Problem } from '../../ui/states.tsx';
import { askedLines, bySupplierName, NOTHING_TYPED, type Typed, takenLines, totalTaken, typedIn } from './draft.ts';
import type { Payables, RunDetail } from './looks.ts';
import { SourceField } from './source-field.tsx';

/** 编制付款单: what is due by a day is proposed, credits set off; lines may be left out or paid in part. */
export function RunForm(props: {
  readonly on: AccountingDate;
  readonly suppliers?: readonly string[] | undefined;
  /** How it is paid to begin with. */
  readonly mode?: RunMode | undefined;
  /** The draft that is changed. */
  readonly run?: RunDetail;
  readonly onClose: () => void;
  readonly onSaved: (run: number) => void;
}) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [mode, setMode] = useState<RunMode>(props.run?.mode ?? props.mode ?? 'community');
  const [advance, setAdvance] = useState<number | undefined>(props.run?.advance?.batch);
  const [day, setDay] = useState<string>(props.run?.day ?? props.on);
  const [until, setUntil] = useState<string>(props.run?.until ?? props.on);
  const [suppliers, setSuppliers] = useState<readonly string[]>(props.suppliers ?? []);
  const [remark, setRemark] = useState(props.run?.remark ?? '');
  const [own, setOwn] = useState<Typed | undefined>(props.run ? undefined : NOTHING_TYPED);
  const last = parseDate(until) ?? props.on;
  // The fund settles directly out of nothing but its own money.
  const source = mode === 'community' ? advance : undefined;
  const of = {
    ...(suppliers.length === 0 ? {} : { suppliers: [...suppliers] }),
    ...(props.run ? { except: props.run.id } : {}),
    ...(source === undefined ? {} : { advance: source }),
  };
  const read = useQuery(api.procurement.proposePayment.queryOptions({ input: { mode, until: last, ...of } }));
  const due = useQuery(api.procurement.payables.queryOptions({ input: { on: props.on } }));
  const proposed = read.data?.lines ?? [];
  // A draft that is changed begins as it was kept.
  const typed = own ?? typedIn(proposed, props.run?.lines ?? []);
  const lines = takenLines(proposed, typed);
  const asked = askedLines(lines);
  const total = totalTaken(lines);
  const paysOn = parseDate(day);
  const other: RunMode = mode === 'community' ? 'insurance' : 'community';
  const otherDue = dueOf(due.data?.rows ?? [], { mode: other, until: last, suppliers });
  const anew =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setOwn(NOTHING_TYPED);
    };
  async function save(): Promise<void> {
    if (!asked || !paysOn) return;
    let id: number | undefined;
    const { run } = props;
    const at = run ? { at: { id: run.id, revision: run.revision } } : {};
    const command = async () => {
      const said = remark.trim();
      ({ id } = await client.procurement.savePayment({
        ...at,
        mode,
        day: paysOn,
        until: last,
        remark: said,
        lines: asked,
        ...(source === undefined ? {} : { advance: source }),
      }));
    };
    if ((await act(command, t('drugPayments.saved'))) && id !== undefined) props.onSaved(id);
  }
  return (
    <Drawer
      open
      width={960}
      title={props.run ? t('drugPayments.change', { number: props.run.number }) : t('drugPayments.new')}
      onClose={props.onClose}
    >
      <form
        className="payment payment-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="payment-asked">
          <Labelled label={t('drugPayments.mode')}>
            {() => (
              <Segments
                label={t('drugPayments.mode')}
                value={mode}
                choices={RUN_MODES.map((value) => ({ value, label: t(`drugPayments.mode.${value}`) }))}
                onChange={anew(setMode)}
              />
            )}
          </Labelled>
          <Labelled label={t('drugPayments.until')}>
            {(field) => (
              <input
                {...field}
                className="input"
                type="date"
                value={until}
                onChange={({ target }) => anew(setUntil)(target.value)}
              />
            )}
          </Labelled>
          <Labelled label={t('drugPayments.day')}>
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
          <Labelled label={t('drugPayments.onlySuppliers')}>
            {({ id }) => (
              <Select<string[]>
                id={id}
                mode="multiple"
                suffixIcon={<ChevronDown />}
                placeholder={t('drugPayments.everySupplier')}
                value={[...suppliers]}
                optionFilterProp="label"
                options={(due.data?.suppliers ?? []).map(({ supplier, supplierName }) => ({
                  value: supplier,
                  label: supplierName,
                }))}
                onChange={anew(setSuppliers)}
              />
            )}
          </Labelled>
        </div>
        {mode === 'community' ? (
          <SourceField on={props.on} value={advance} proposal={read.data} paid={total} onChange={anew(setAdvance)} />
        ) : null}
        <p className="hint">{t(`drugPayments.formHint.${source === undefined ? mode : 'advance'}`)}</p>
        {(read.data?.problems ?? []).map(({ message }) => (
          <p key={message} className="notice warn">
            {message}
          </p>
        ))}
        {read.data === undefined ? (
          <Loading />
        ) : lines.length === 0 ? (
          <p className="notice">
            {t(source === undefined ? 'drugPayments.nothingProposed' : 'drugPayments.nothingOfAdvance', { day: last })}
            {otherDue > 0
              ? t('drugPayments.otherMode', { mode: t(`drugPayments.mode.${other}`), amount: groupedYuan(otherDue) })
              : null}
          </p>
        ) : (
          <ProposedTable typed={typed} lines={lines} onTyped={setOwn} />
        )}
        <Labelled label={t('drugPayments.remark')}>
          {(field) => (
            <input
              {...field}
              className="input"
              maxLength={200}
              value={remark}
              onChange={({ target }) => setRemark(target.value)}
            />
          )}
        </Labelled>
        <Problem sentence={problem} />
        <div className="payment-bar payment-foot">
          <button type="submit" className="button primary" disabled={busy || !asked || !paysOn}>
            {t('drugPayments.save')}
          </button>
          <span className="hint figure">
            {t('drugPayments.formSum', {
              count: lines.filter(({ taken }) => taken).length,
              amount: groupedYuan(total),
            })}
          </span>
        </div>
      </form>
    </Drawer>
  );
}

/** What is due by a day in one way of paying and stands in no run, of some suppliers or of all; credits left out, in 分. */
function dueOf(
  rows: Payables['rows'],
  asked: { readonly mode: RunMode; readonly until: string; readonly suppliers: readonly string[] },
): Fen {
  const { mode, until, suppliers } = asked;
  const isAsked = (row: Payables['rows'][number]): boolean =>
    row.mode === mode && row.due <= until && (suppliers.length === 0 || suppliers.includes(row.supplier));
  return sumFen(rows.filter(isAsked).flatMap(({ open }) => fenOf(open) ?? [])) as Fen;
}

function ProposedTable(props: {
  readonly lines: ReturnType<typeof takenLines>;
  readonly typed: Typed;
  readonly onTyped: (typed: Typed) => void;
}) {
  const { t } = usePreferences();
  const { lines, typed, onTyped } = props;
  const without = (id: number, on: boolean, from = typed.out): ReadonlySet<number> => {
    const out = new Set(from);
    if (on) out.delete(id);
    else out.add(id);
    return out;
  };
  return (
    <table className="payment-table">
      <thead>
        <tr>
          <th>
            <span className="visually-hidden">{t('drugPayments.take')}</span>
          </th>
          <th>{t('drugPayments.invoice')}</th>
          <th>{t('drugPayments.product')}</th>
          <th>{t('drugPayments.due')}</th>
          <th className="figure">{t('drugPayments.open')}</th>
          <th className="figure">{t('drugPayments.thisTime')}</th>
        </tr>
      </thead>
      {bySupplierName(lines).map(({ supplier, name, amount, lines: own }) => (
        <tbody key={supplier}>
          <tr className="payment-supplier">
            <td>
              <input
                type="checkbox"
                aria-label={t('drugPayments.takeAll', { name })}
                checked={own.some(({ taken }) => taken)}
                onChange={({ target }) =>
                  onTyped({
                    ...typed,
                    out: own.reduce((out, { invoiceLine }) => without(invoiceLine, target.checked, out), typed.out),
                  })
                }
              />
            </td>
            <th colSpan={4} scope="rowgroup">
              {name}
            </th>
            <td className={amount < 0 ? 'figure wrong' : 'figure'}>{groupedYuan(amount)}</td>
          </tr>
          {own.map((line) => (
            <tr key={line.invoiceLine} className={line.taken ? undefined : 'payment-out'}>
              <td>
                <input
                  type="checkbox"
                  aria-label={t('drugPayments.takeOf', { number: line.number, product: line.title })}
                  checked={line.taken}
                  onChange={({ target }) => onTyped({ ...typed, out: without(line.invoiceLine, target.checked) })}
                />
              </td>
              <td>
                <span className="code">{line.number}</span>
              </td>
              <td>{line.title}</td>
              <td className="day">{line.open.startsWith('-') ? t('drugPayments.credit') : line.due}</td>
              <td className="figure">
                <Amount value={line.open} />
              </td>
              <td className="figure">
                <input
                  className="input figure payment-amount"
                  inputMode="decimal"
                  maxLength={16}
                  aria-label={t('drugPayments.amountOf', { number: line.number, product: line.title })}
                  aria-invalid={line.fen === undefined}
                  disabled={!line.taken}
                  value={line.typed}
                  onChange={({ target }) =>
                    onTyped({ ...typed, amounts: { ...typed.amounts, [line.invoiceLine]: target.value.trim() } })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
