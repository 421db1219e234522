import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Reason } from '../../../shared/contract/errors.ts';
import { coldRange, degrees } from '../../../shared/domain/procurement/deliveries/receipt.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { RegisterRow } from './register-row.tsx';
import { type Awaited, isTyped, lineOf, newRow, type TypedRow, tenthsOf } from './typed.ts';

/** 登记到货: what one order brought to one unit, lot by lot. */
export function RegisterForm(props: { readonly unit: string; readonly order: number; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { unit, order } = props;
  const read = useQuery(api.procurement.awaited.queryOptions({ input: { unit, order } }));
  const failed = failedOf(read, t);
  if (failed) return <Failed {...failed} />;
  if (!read.data) return <Loading />;
  return <Form {...props} awaited={read.data} />;
}

/** Now, as a field of day and time has it. */
const now = (): string => {
  const at = new Date();
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** Enter goes to the next field of the table, as Tab does, and never sends half an arrival. */
function onEnter(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const fields = [...event.currentTarget.querySelectorAll<HTMLElement>('input, select')];
  fields[fields.indexOf(event.target) + 1]?.focus();
}

function Form(props: {
  readonly unit: string;
  readonly order: number;
  readonly onClose: () => void;
  readonly awaited: Awaited;
}) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { busy, problem, reasons, act } = useActing();
  const { unit, order, awaited, onClose } = props;
  const open = awaited.lines.filter(({ outstanding }) => outstanding > 0);
  const [rows, setRows] = useState<readonly TypedRow[]>(() =>
    open.map(({ allocation }) => newRow(allocation, String(allocation))),
  );
  const added = useRef(0);
  const [note, setNote] = useState('');
  const [at, setAt] = useState(now);
  const [least, setLeast] = useState('');
  const [most, setMost] = useState('');
  const [coldWhy, setColdWhy] = useState('');
  const registers = may('procurement.request') || may('procurement.buy');
  const range = coldRange(
    open.map(({ item }) => item),
    open.flatMap(({ item, cold }) => (cold ? [{ item, ...cold }] : [])),
  );
  const typed = rows.filter(isTyped);
  const lines = typed.map((row) => ({ row, line: lineOf(row) }));
  const unfinished = lines.find(({ line }) => line === undefined);
  const cold = [tenthsOf(least), tenthsOf(most)] as const;
  const stop = ((): string | undefined => {
    if (note.trim() === '') return t('deliveries.stop.note');
    if (typed.length === 0) return t('deliveries.stop.lines');
    const name = unfinished && open.find(({ allocation }) => allocation === unfinished.row.allocation)?.name;
    if (name !== undefined) return t('deliveries.stop.row', { name });
    return cold.includes(undefined) ? t('deliveries.stop.cold') : undefined;
  })();
  async function register(): Promise<void> {
    if (stop !== undefined || busy) return;
    const [low, high] = cold;
    const arrival = {
      ...{ order, note: note.trim(), at, coldWhy: coldWhy.trim() },
      ...(typeof low === 'number' && typeof high === 'number' ? { cold: { least: low, most: high } } : {}),
      lines: lines.flatMap(({ line }) => line ?? []),
    };
    const done = await act(
      () => client.procurement.registerReceipts({ unit, arrivals: [arrival] }),
      t('deliveries.registered'),
    );
    if (done) onClose();
  }
  const field = (label: string, value: string, onChange: (next: string) => void, type = 'text', maxLength = 60) => (
    <Labelled label={label}>
      {(own) => (
        <input
          {...own}
          className="input"
          type={type}
          maxLength={maxLength}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Labelled>
  );
  const allCame = (): void =>
    setRows((before) =>
      before.map((row) => {
        const packs = String(open.find(({ allocation }) => allocation === row.allocation)?.outstanding ?? '');
        return row.delivered === '' && row.key === String(row.allocation)
          ? { ...row, delivered: packs, accepted: packs }
          : row;
      }),
    );
  return (
    <>
      <PageHead
        title={t('deliveries.registerOf', { number: awaited.number })}
        subtitle={`${unit} · ${awaited.supplierName} · ${t(awaited.expected ? 'deliveries.expected' : 'deliveries.promised')} ${awaited.promised}`}
        actions={[
          { label: t('deliveries.back'), onClick: onClose },
          ...(registers ? [{ label: t('deliveries.allCame'), onClick: allCame }] : []),
        ]}
      />
      <div className="delivery-form fill">
        {registers ? (
          <section className="card delivery-fields">
            {field(t('deliveries.note'), note, setNote)}
            {field(t('deliveries.at'), at, setAt, 'datetime-local')}
            {range ? (
              <>
                {field(t('deliveries.coldLeast'), least, setLeast, 'text', 5)}
                {field(t('deliveries.coldMost'), most, setMost, 'text', 5)}
                {field(t('deliveries.coldWhy'), coldWhy, setColdWhy, 'text', 200)}
                <p className="hint">
                  {t('deliveries.coldAsked', { least: degrees(range.least), most: degrees(range.most) })}
                </p>
              </>
            ) : null}
          </section>
        ) : (
          <p className="notice">{t('deliveries.readOnly')}</p>
        )}
        <section className="card delivery-scroll fill" onKeyDown={onEnter} aria-label={t('deliveries.register')}>
          {registers ? (
            <table className="delivery-table">
              <thead>
                <tr>
                  <th>{t('deliveries.product')}</th>
                  <th className="figure">{t('deliveries.outstanding')}</th>
                  <th>{t('deliveries.lot')}</th>
                  <th>{t('deliveries.produced')}</th>
                  <th>{t('deliveries.expiry')}</th>
                  <th className="figure">{t('deliveries.delivered')}</th>
                  <th className="figure">{t('deliveries.accepted')}</th>
                  <th>{t('deliveries.reason')}</th>
                  <th>{t('deliveries.why')}</th>
                  <th className="figure">{t('deliveries.codes')}</th>
                  <th aria-label={t('deliveries.split')} />
                </tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  <RegisterRow
                    key={row.key}
                    line={open.find(({ allocation }) => allocation === row.allocation)!}
                    row={row}
                    first={row.key === String(row.allocation)}
                    wrong={wrongOf(reasons, typed.indexOf(row) + 1)}
                    onChange={(next) => setRows(rows.map((each) => (each.key === row.key ? next : each)))}
                    onSplit={() => {
                      added.current += 1;
                      setRows(
                        rows.toSpliced(index + 1, 0, newRow(row.allocation, `${row.allocation}-${added.current}`)),
                      );
                    }}
                  />
                ))}
              </tbody>
            </table>
          ) : (
            <AwaitedTable awaited={awaited} />
          )}
        </section>
        {registers ? (
          <div className="delivery-line">
            <button
              type="button"
              className="button primary"
              aria-disabled={stop !== undefined || busy}
              title={stop}
              onClick={() => void register()}
            >
              {t('deliveries.registerNow')}
            </button>
            <span className="hint">{stop ?? t('deliveries.typed', { count: typed.length })}</span>
            <Problem sentence={problem} />
          </div>
        ) : null}
      </div>
    </>
  );
}

/** The fields of a row that a refusal speaks of. */
const FIELDS: Readonly<Record<string, keyof TypedRow>> = {
  ...{ twice: 'lot', expiry: 'expiry', expired: 'expiry', near: 'why', produced: 'produced', code: 'codes' },
  ...{ over: 'accepted', more: 'accepted', none: 'delivered', 'no-reason': 'reason', 'no-refused': 'reason' },
};
const wrongOf = (reasons: readonly Reason[], row: number): ReadonlySet<keyof TypedRow> =>
  new Set(reasons.flatMap(({ code, row: at }) => (at === row && row > 0 ? (FIELDS[code] ?? []) : [])));

/** What is awaited, for who only reads. */
function AwaitedTable({ awaited }: { readonly awaited: Awaited }) {
  const { t } = usePreferences();
  return (
    <table className="delivery-table">
      <thead>
        <tr>
          <th>{t('deliveries.product')}</th>
          <th className="figure">{t('deliveries.orderedPacks')}</th>
          <th className="figure">{t('deliveries.receivedPacks')}</th>
          <th className="figure">{t('deliveries.waiting')}</th>
          <th className="figure">{t('deliveries.outstanding')}</th>
          <th className="figure">{t('deliveries.price')}</th>
        </tr>
      </thead>
      <tbody>
        {awaited.lines.map((line) => (
          <tr key={line.allocation}>
            <td>{line.name}</td>
            <td className="figure">{line.ordered.toLocaleString('en')}</td>
            <td className="figure">{line.received.toLocaleString('en')}</td>
            <td className="figure">{line.waiting.toLocaleString('en')}</td>
            <td className="figure">{line.outstanding.toLocaleString('en')}</td>
            <td className="figure">{line.price}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
