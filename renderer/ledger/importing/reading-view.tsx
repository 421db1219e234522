import { useMemo } from 'react';
import { isPlainKey, type Translate } from '../../../shared/i18n/translate.ts';
import { useAttempt } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { downloadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import { useShortcut } from '../../ui/shortcut.ts';
import { periodName } from '../../ui/time.ts';
import {
  type Aim,
  type BadRow,
  batchPlaces,
  type Draft,
  type ImportKind,
  inFileOrder,
  knownInput,
  meaningParts,
  type Preview,
  rowsToMend,
} from './draft.ts';
import { OpeningsCard } from './openings-card.tsx';

const VIEWS = ['read', 'bad', 'skipped', 'accounts'] as const;
type View = (typeof VIEWS)[number];

interface Props {
  readonly draft: Draft;
  readonly aim: Aim;
  readonly kind: ImportKind;
  readonly read: Preview;
  readonly bad: readonly BadRow[];
  /** Something stands against taking it in. */
  readonly blocked: boolean;
  readonly onAccept: () => void;
  /** The year's openings came in: what is read of the file is another matter now. */
  readonly onOpenings: () => void;
}

/** What was read of a file, what stands against it, and the one action: take it in. */
export function ReadingView(props: Props) {
  const { read, bad, blocked, kind } = props;
  const { t, locale } = usePreferences();
  const [asked, setView] = useAddress('view');
  const view: View = VIEWS.find((each) => each === asked) ?? (bad.length > 0 ? 'bad' : 'read');
  const counts: Record<View, number | undefined> = {
    read: undefined,
    bad: rowsToMend(bad),
    skipped: read.skipped.length,
    accounts: read.newAccounts.length,
  };
  useShortcut(blocked ? undefined : 'F9', props.onAccept);
  return (
    <>
      <div className="verdict">
        <p className={bad.length > 0 ? 'notice danger' : 'notice'} role="status">
          {bad.length > 0
            ? t('import.verdict.bad', { count: counts.bad ?? 0 })
            : kind === 'vouchers'
              ? t('import.verdict.vouchers', { vouchers: read.vouchers, rows: read.rows })
              : read.openingsWanted !== null
                ? t('import.verdict.opening', { rows: read.rows, year: read.openingsWanted })
                : t('import.verdict.rows', { rows: read.rows })}
        </p>
        {bad.length > 0 ? (
          <TakeBadRows {...props} />
        ) : (
          <button
            type="button"
            className="button primary"
            aria-disabled={blocked}
            onClick={() => blocked || props.onAccept()}
          >
            {t('import.accept')}
            <kbd>F9</kbd>
          </button>
        )}
      </div>
      {read.replaces ? <p className="notice warn">{t('import.replaces', batchPlaces(read.replaces, locale))}</p> : null}
      {read.remarks.length > 0 ? (
        <ul className="remarks notice warn" aria-label={t('import.remarks')}>
          {read.remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      ) : null}
      {read.openingsWanted === null || bad.length > 0 ? null : (
        <OpeningsCard unit={props.aim.unit} year={read.openingsWanted} onTaken={props.onOpenings} />
      )}
      <div className="views">
        <Segments
          label={t('import.views')}
          value={view}
          choices={VIEWS.map((value) => ({
            value,
            label:
              counts[value] === undefined ? t(`import.view.${value}`) : `${t(`import.view.${value}`)} ${counts[value]}`,
          }))}
          onChange={(next) => setView(next, { replace: true })}
        />
      </div>
      {view === 'read' ? (
        <WhatWasRead read={read} />
      ) : view === 'bad' ? (
        <BadRows bad={bad} />
      ) : view === 'skipped' ? (
        <Skipped read={read} />
      ) : (
        <NewAccounts read={read} />
      )}
    </>
  );
}

/** The file as a workbook with its bad rows marked and a 原因 column, to mend and send again. */
function TakeBadRows({ draft, aim, kind, read }: Props) {
  const { t } = usePreferences();
  const { attempt } = useAttempt();
  const take = () =>
    attempt(async () => {
      const { file } = await client.ledger.rejectedRows(knownInput(draft, aim, kind));
      await downloadFile(file, `${draft.fileName.replace(/\.[^.]*$/, '')}-${t('import.bad.file')}.xlsx`);
    }, t('import.bad.notTaken'));
  // The service makes the workbook from what the reader refuses; what the books refuse stands in the list alone.
  return read.rejected.length > 0 ? (
    <button type="button" className="button primary" onClick={() => void take()}>
      {t('import.bad.take')}
    </button>
  ) : null;
}

/** A word of the reader in the person's language; what the catalogue does not know stays as the reader said it. */
function wordOf(group: 'part' | 'form' | 'skip', word: string, t: Translate): string {
  const key = `import.${group}.${word}`;
  return isPlainKey(key) ? t(key) : word;
}

function WhatWasRead({ read }: { read: Preview }) {
  const { t, locale } = usePreferences();
  const facts: [string, string][] = [
    [t('import.fact.kind'), t(`import.found.${read.kind}`)],
    [t('import.fact.period'), read.period ? periodName(read.period, locale) : t('import.fact.notSaid')],
    [t('import.fact.units'), read.unitNames.join('、') || t('import.fact.notSaid')],
    [t('import.fact.heading'), read.headerRows.length > 0 ? read.headerRows.join('、') : t('import.fact.noHeading')],
    ...(read.balanceForm ? [[t('import.fact.form'), wordOf('form', read.balanceForm, t)] as [string, string]] : []),
    [t('import.fact.rows'), String(read.rows)],
    ...(read.vouchers > 0 ? [[t('import.fact.vouchers'), String(read.vouchers)] as [string, string]] : []),
  ];
  const columns = Object.entries(read.columns);
  return (
    <div className="what-was-read">
      <section className="card" aria-label={t('import.view.read')}>
        <dl className="file-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {read.hypotheses.length > 0 ? (
          <table className="plain">
            <caption>{t('import.hypotheses')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('import.hypothesis')}</th>
                <th scope="col">{t('import.fits')}</th>
                <th scope="col">{t('import.why')}</th>
              </tr>
            </thead>
            <tbody>
              {read.hypotheses.map(({ name, fits, detail }) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td>
                    <span className={fits ? 'chip ok' : 'chip'}>{t(fits ? 'import.fits.yes' : 'import.fits.no')}</span>
                  </td>
                  <td>{detail}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </section>
      <section className="card" aria-label={t('import.columns')}>
        <table className="plain">
          <caption>{t('import.columns')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('import.column.file')}</th>
              <th scope="col">{t('import.column.taken')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(([meaning, heading]) => (
              <tr key={meaning}>
                <td lang="zh-CN">{heading}</td>
                <td>
                  {meaningParts(meaning)
                    .map((part) => wordOf('part', part, t))
                    .join(' · ')}
                </td>
              </tr>
            ))}
            {columns.length === 0 ? (
              <tr>
                <td colSpan={2}>{t('import.column.none')}</td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </section>
    </div>
  );
}

type Numbered<Row> = Row & { readonly at: number };
const numbered = <Row extends object>(rows: readonly Row[]): Numbered<Row>[] => rows.map((row, at) => ({ ...row, at }));
const keyOf = (row: { readonly at: number }): string => String(row.at);

function BadRows({ bad }: { bad: readonly BadRow[] }) {
  const { t } = usePreferences();
  const rows = useMemo(() => numbered(bad), [bad]);
  const count = rowsToMend(bad);
  const columns = useMemo(
    (): GridColumn<Numbered<BadRow>>[] => [
      { id: 'row', title: t('import.row'), kind: 'number', value: (row) => row.row, width: 90 },
      { id: 'column', title: t('import.column'), value: (row) => row.column, width: 150 },
      { id: 'message', title: t('import.reason'), value: (row) => row.message, flex: 1 },
      { id: 'sheet', title: t('import.sheet'), value: (row) => row.sheet, width: 150 },
    ],
    [t],
  );
  return (
    <Grid
      id="import.bad"
      label={t('import.view.bad')}
      header={
        count === bad.length ? undefined : (
          <span className="hint">{t('import.bad.reasons', { reasons: bad.length, count })}</span>
        )
      }
      columns={columns}
      rows={rows}
      rowKey={keyOf}
      rowLook={() => 'bad'}
      empty={{ title: t('import.bad.none') }}
    />
  );
}

function Skipped({ read }: { read: Preview }) {
  const { t } = usePreferences();
  const rows = useMemo(() => numbered(inFileOrder(read.skipped)), [read.skipped]);
  const columns = useMemo(
    (): GridColumn<(typeof rows)[number]>[] => [
      { id: 'row', title: t('import.row'), kind: 'number', value: (row) => row.row, width: 90 },
      { id: 'reason', title: t('import.skip'), value: (row) => wordOf('skip', row.reason, t), width: 200 },
      { id: 'text', title: t('import.text'), value: (row) => row.text, flex: 1 },
      { id: 'sheet', title: t('import.sheet'), value: (row) => row.sheet, width: 150 },
    ],
    [t],
  );
  return (
    <Grid
      id="import.skipped"
      label={t('import.view.skipped')}
      columns={columns}
      rows={rows}
      rowKey={keyOf}
      empty={{ title: t('import.skipped.none') }}
    />
  );
}

function NewAccounts({ read }: { read: Preview }) {
  const { t } = usePreferences();
  const columns = useMemo(
    (): GridColumn<Preview['newAccounts'][number]>[] => [
      { id: 'code', title: t('import.code'), value: (row) => row.code, width: 180 },
      { id: 'name', title: t('import.name'), value: (row) => row.name, flex: 1 },
    ],
    [t],
  );
  return (
    <Grid
      id="import.accounts"
      label={t('import.view.accounts')}
      header={<span className="hint">{t('import.accounts.about')}</span>}
      columns={columns}
      rows={read.newAccounts}
      rowKey={(row) => row.code}
      empty={{ title: t('import.accounts.none') }}
    />
  );
}
