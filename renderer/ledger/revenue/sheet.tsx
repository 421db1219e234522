import { useState } from 'react';
import { REVENUE_KINDS, type RevenueKind } from '../../../shared/domain/ledger/revenue/kinds.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { periodOfDate } from '../../../shared/kernel/period.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useShortcut } from '../../ui/shortcut.ts';
import { Problem } from '../../ui/states.tsx';
import { Days } from './days.tsx';
import { Departments } from './departments.tsx';
import { isAgain, isFresh, type Preview, type RevenueActing, type SheetInHand } from './use-sheet.ts';
import { Words } from './words.tsx';

const LISTED = 8;

/** A sheet that was read: what it says, what its words mean, and the days that become drafts. */
export function Sheet(props: {
  readonly sheet: SheetInHand;
  readonly preview: Preview;
  readonly unit: string;
  readonly period: Period;
  readonly acting: RevenueActing;
  readonly onMade: (drafts: number) => void;
}) {
  const { t } = usePreferences();
  const { sheet, preview, unit, period, acting } = props;
  const [chosen, setChosen] = useState<{ readonly of: Preview; readonly days: ReadonlySet<string> }>();
  const [by, setBy] = useState<'day' | 'month'>('day');
  const [byDepartment, setByDepartment] = useState(true);
  const fresh = new Set(preview.days.filter(isFresh).map(({ date }) => date));
  const picked = chosen?.of === preview ? chosen.days : fresh;
  const departed = byDepartment && sheet.departments.length > 0;
  const unmapped = sheet.words.filter(({ role, code }) => role !== 'aside' && code === null).length;
  const [remembered, suggested] = (['remembered', 'suggested'] as const).map(
    (from) => sheet.words.filter((word) => word.from === from).length,
  ) as [number, number];
  const unplaced = departed ? sheet.departments.filter(({ department }) => department === null).length : 0;
  const nameless = sheet.words.filter(({ asked }) => asked?.counterparty === null).length;
  const days = preview.days.filter(({ date }) => picked.has(date));
  const again = days.filter(isAgain).length;
  const months = new Set(days.map(({ date, state }) => `${periodOfDate(date as never)} ${state}`)).size;
  const count = by === 'day' ? days.length : months;
  const allMade = preview.days.length > 0 && preview.days.every(({ state }) => state === 'same');
  const stop =
    preview.rejected.length > 0
      ? t('revenue.stop.rejected')
      : preview.kind === null
        ? t('revenue.stop.kind')
        : unmapped > 0
          ? t('revenue.stop.unmapped', { count: unmapped })
          : unplaced > 0
            ? t('revenue.stop.unplaced', { count: unplaced })
            : days.length === 0
              ? t(allMade ? 'revenue.stop.allMade' : 'revenue.stop.noDay')
              : undefined;
  async function make(): Promise<void> {
    if (stop !== undefined || acting.busy || !sheet.handed || preview.kind === null) return;
    const { kind: _, pending: __, ...file } = sheet.handed;
    let made = 0;
    const went = await acting.act(
      async () => {
        const { drafts } = await client.ledger.makeRevenueDrafts({
          ...{ unit, ...file, kind: preview.kind as RevenueKind, by, byDepartment: departed, again: again > 0 },
          days: days.map(({ date }) => date as never),
          words: sheet.words.map(({ word, role, code, asked }) => ({
            ...{ word, role },
            ...(code === null ? {} : { code }),
            ...(asked === undefined || asked.counterparty === null ? {} : { counterparty: asked.counterparty }),
          })),
          departments: sheet.departments.flatMap(({ word, department }) =>
            department === null ? [] : [{ word, department }],
          ),
        });
        made = drafts.length;
      },
      t('revenue.made', { count }),
    );
    if (went) props.onMade(made);
  }
  useShortcut('F9', () => void make());
  return (
    <div className="revenue-sheet" aria-busy={sheet.reading}>
      <Facts sheet={sheet} preview={preview} />
      {preview.kind === null ? null : (
        <>
          <h2 className="revenue-part">
            {t('revenue.words')}
            <span className="hint">
              {t('revenue.remembered', { remembered })}
              {suggested > 0 ? t('revenue.suggested', { suggested }) : null}
            </span>
          </h2>
          <Words sheet={sheet} unit={unit} period={period} />
          {sheet.departments.length === 0 ? null : (
            <>
              <label className="revenue-check">
                <input
                  type="checkbox"
                  checked={byDepartment}
                  onChange={(event) => setByDepartment(event.target.checked)}
                />
                {t('revenue.byDepartment')}
              </label>
              {byDepartment ? <Departments sheet={sheet} unit={unit} /> : null}
            </>
          )}
          <h2 className="revenue-part">{t('revenue.days')}</h2>
          <Days
            preview={preview}
            unit={unit}
            picked={picked}
            onPick={(after) => setChosen({ of: preview, days: after })}
          />
        </>
      )}
      <Problem sentence={acting.problem} />
      <footer className="revenue-foot card">
        <button
          type="button"
          className="button primary"
          aria-disabled={stop !== undefined || acting.busy}
          aria-describedby={stop === undefined ? undefined : 'revenue-stop'}
          onClick={() => void make()}
        >
          {count === 0 ? t('revenue.makeNone') : t('revenue.make', { count })}
          <kbd>F9</kbd>
        </button>
        <Segments
          label={t('revenue.by')}
          value={by}
          choices={(['day', 'month'] as const).map((value) => ({ value, label: t(`revenue.by.${value}`) }))}
          onChange={setBy}
        />
        <button type="button" className="button" onClick={sheet.close}>
          {t('revenue.close')}
        </button>
        <span id="revenue-stop" role="status" className={stop === undefined || allMade ? 'hint' : 'revenue-stop'}>
          {stop ??
            (nameless > 0
              ? t('revenue.nameless', { count: nameless })
              : again > 0
                ? t('revenue.again', { count: again })
                : t('revenue.then'))}
        </span>
      </footer>
    </div>
  );
}

function Facts({ sheet, preview }: { readonly sheet: SheetInHand; readonly preview: Preview }) {
  const { t } = usePreferences();
  const [first] = preview.days;
  const last = preview.days.at(-1);
  const { rejected, skipped, remarks } = preview;
  const tied = preview.days.every(({ difference }) => difference === '0.00');
  return (
    <section className="card revenue-facts" aria-label={t('revenue.read')}>
      <h2 className="revenue-part">{preview.title || sheet.handed?.fileName}</h2>
      <p className="hint">
        {[
          sheet.handed?.fileName,
          preview.sheet,
          first && last ? t('revenue.span', { from: first.from, to: last.date, days: preview.days.length }) : undefined,
          skipped.length > 0 ? t('revenue.skipped', { count: skipped.length }) : undefined,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="revenue-row">
        <label className="revenue-kind">
          {t('revenue.kind')}
          <select
            className="input"
            value={preview.kind ?? ''}
            onChange={(event) => sheet.ask({ kind: event.target.value as RevenueKind })}
          >
            {preview.kind === null ? <option value="">{t('revenue.kindFirst')}</option> : null}
            {REVENUE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`revenue.kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        {preview.mayPend ? (
          <label className="revenue-check">
            <input
              type="checkbox"
              checked={preview.pending}
              onChange={(event) => sheet.ask({ pending: event.target.checked })}
            />
            {t('revenue.pending')}
          </label>
        ) : null}
        <dl className="revenue-totals">
          <div>
            <dt>{t('revenue.side.item')}</dt>
            <dd>
              <Amount value={preview.items} />
            </dd>
          </div>
          <div>
            <dt>{t('revenue.side.pay')}</dt>
            <dd>
              <Amount value={preview.pays} />
            </dd>
          </div>
        </dl>
        <span className={tied ? 'chip ok' : 'chip danger'}>{t(tied ? 'revenue.tied' : 'revenue.untied')}</span>
      </div>
      {preview.otherUnit === null ? null : (
        <p className="notice warn" role="alert">
          {t('revenue.otherUnit', { name: preview.otherUnit })}
        </p>
      )}
      {rejected.length > 0 ? (
        <div className="notice danger" role="alert">
          <div>
            {t('revenue.rejected', { count: rejected.length })}
            <ul>
              {rejected.slice(0, LISTED).map(({ row, column, sheet: name, message }) => (
                <li key={`${name ?? ''}${row}${column ?? ''}${message}`}>
                  {name === undefined ? '' : `${name} `}
                  {t('revenue.row', { row })}
                  {message}
                </li>
              ))}
            </ul>
          </div>
        </div>
      ) : null}
      {remarks.map((remark) => (
        <p key={remark} className="hint">
          {remark}
        </p>
      ))}
    </section>
  );
}
