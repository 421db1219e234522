import { useMemo, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { type Period, parsePeriod } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { sentenceOf } from '../../app/failure.ts';
import { MAX_UPLOAD_BYTES, uploadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import { type Chosen, Upload } from '../../ui/upload.tsx';
import { useSpecialityName } from './words.ts';

type Row = ReplyOf<Contract['organisation']['previewDepartmentList']>['rows'][number];

interface Found {
  readonly file: string;
  readonly name: string;
  readonly rows: readonly Row[];
}

/** Wrong rows that are said in full above the list; all stand in it. */
const LISTED = 20;

const LOOKS = { add: 'ok', change: 'accent', nothing: '', refused: 'danger' } as const;

/** 导入科室名单: read and shown row by row, then taken whole or not at all. */
export function ListTaking(props: { readonly unit: string; readonly period: Period; readonly onTaken: () => void }) {
  const { t } = usePreferences();
  const { unit, period, onTaken } = props;
  const { busy, problem: refused, act } = useActing();
  const [from, setFrom] = useState('');
  const [reason, setReason] = useState('');
  const [found, setFound] = useState<Found>();
  const [reading, setReading] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [asked, setAsked] = useState(false);
  const when = (month: string) => (parsePeriod(month) ? { from: month as Period } : {});
  const columns = useListColumns();
  const count = (does: Row['does']): number => found?.rows.filter((row) => row.does === does).length ?? 0;
  const noReason = reason.trim() === '';

  async function read(handed: Pick<Found, 'file' | 'name'>, month: string): Promise<void> {
    setReading(true);
    setProblem(undefined);
    try {
      const { rows } = await client.organisation.previewDepartmentList({ unit, ...handed, ...when(month) });
      setFound({ ...handed, rows });
    } catch (error) {
      setFound(undefined);
      setProblem(sentenceOf(error, t));
    } finally {
      setReading(false);
    }
  }
  async function hand([chosen]: readonly Chosen[]): Promise<void> {
    if (!chosen) return;
    setReading(true);
    try {
      const { file } = await uploadFile(chosen.bytes);
      await read({ file, name: chosen.name }, from);
    } catch (error) {
      setProblem(sentenceOf(error, t));
      setReading(false);
    }
  }
  async function take(): Promise<void> {
    setAsked(true);
    if (!found || busy || noReason) return;
    const { file, name } = found;
    const done = await act(
      () => client.organisation.importDepartmentList({ unit, file, name, reason: reason.trim(), ...when(from) }),
      t('departments.import.taken', { added: count('add'), changed: count('change') }),
    );
    if (done) onTaken();
  }
  return (
    <>
      <div className="card department-list">
        <div className="department-list-fields">
          <Labelled label={t('departments.from')} hint={t('departments.fromNoneHint')}>
            {(field) => (
              <input
                {...field}
                className="input"
                type="month"
                value={from}
                onChange={({ target }) => {
                  setFrom(target.value);
                  // What a list does depends on the month.
                  if (found) void read(found, target.value);
                }}
              />
            )}
          </Labelled>
          <Labelled
            label={t('reason.label')}
            hint={t('reason.hint')}
            problem={asked && noReason ? t('setUp.problem.missing') : undefined}
          >
            {(field) => (
              <input
                {...field}
                className="input"
                value={reason}
                maxLength={200}
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </Labelled>
        </div>
        <Upload
          label={t('departments.import.label')}
          hint={t('departments.import.hint')}
          accept=".xlsx,.csv"
          maxBytes={MAX_UPLOAD_BYTES}
          busy={reading}
          onFiles={(files) => void hand(files)}
        />
        <p>
          <SaveBook make={() => client.organisation.departmentBook({ unit, period })} />
        </p>
        <Problem sentence={problem ?? refused} />
        {found && count('refused') > 0 ? (
          <div className="notice danger department-wrong" role="alert">
            {t('departments.import.refused', { count: count('refused') })}
            <ul className="department-refused">
              {found.rows
                .filter(({ does }) => does === 'refused')
                .slice(0, LISTED)
                .map(({ row, problems }) => (
                  <li key={row}>
                    {t('assetCards.row', { row })}
                    {problems.join('；')}
                  </li>
                ))}
            </ul>
          </div>
        ) : null}
        {found && count('refused') === 0 && count('add') + count('change') > 0 ? (
          <p>
            <button type="button" className="button primary" aria-disabled={busy} onClick={() => void take()}>
              {t('departments.import.take')}
            </button>
          </p>
        ) : null}
      </div>
      {found ? (
        <Grid<Row>
          id="organisation.department-list"
          label={found.name}
          columns={columns}
          rows={found.rows}
          rowKey={({ row }) => String(row)}
          rowLook={({ does }) => (does === 'refused' ? 'bad' : undefined)}
          empty={{ title: t('departments.none') }}
          header={
            <span className="hint" role="status">
              {t('departments.import.read', {
                ...{ rows: found.rows.length, add: count('add'), change: count('change'), nothing: count('nothing') },
              })}
            </span>
          }
        />
      ) : null}
    </>
  );
}

function useListColumns(): GridColumn<Row>[] {
  const { t } = usePreferences();
  const special = useSpecialityName();
  return useMemo(
    () => [
      {
        id: 'row',
        title: t('departments.import.row'),
        kind: 'number',
        value: ({ row }) => row,
        width: 70,
        minWidth: 60,
      },
      { id: 'code', title: t('departments.code'), value: ({ code }) => code, width: 110 },
      { id: 'name', title: t('departments.name'), value: ({ name }) => name, flex: 1, minWidth: 150 },
      {
        ...{ id: 'class', title: t('departments.class'), width: 120 },
        value: (row) => (row.class === null ? '' : t(`costing.class.${row.class}`)),
      },
      { id: 'parent', title: t('departments.parent'), value: ({ parent }) => parent, width: 100 },
      {
        ...{ id: 'standard', title: t('departments.standard'), flex: 1, minWidth: 130 },
        value: ({ standard }) => special(standard),
      },
      {
        ...{ id: 'does', title: t('departments.import.does'), width: 100 },
        value: ({ does }) => t(`departments.import.does.${does}`),
        render: ({ does }) => <span className={`chip ${LOOKS[does]}`}>{t(`departments.import.does.${does}`)}</span>,
      },
      {
        ...{ id: 'problems', title: t('departments.import.problems'), flex: 2, minWidth: 180 },
        value: ({ problems }) => problems.join('；'),
      },
    ],
    [t, special],
  );
}
