import { useState } from 'react';
import { parseDate } from '../../../shared/kernel/date.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { MAX_UPLOAD_BYTES } from '../../app/files.ts';
import { useHandedFile } from '../../app/handed-file.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Problem } from '../../ui/states.tsx';
import { Upload } from '../../ui/upload.tsx';
import { PaperList } from './paper-list.tsx';

const KINDS = ['issue', 'opening'] as const;

/** 期初 and 发药: lists of a hospital's own system, and what was taken of them before. */
export function Lists() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { unit } = useScope();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('issue');
  const choice = (
    <Segments
      label={t('drugStock.list')}
      value={kind}
      choices={KINDS.map((value) => ({ value, label: t(`drugStock.list.${value}`) }))}
      onChange={setKind}
    />
  );
  return (
    <div className="delivery-form fill">
      {!may('procurement.request') ? null : unit === undefined ? (
        <p className="notice">{t('drugStock.chooseUnit')}</p>
      ) : (
        <Taking key={`${unit} ${kind}`} unit={unit} kind={kind} />
      )}
      <PaperList
        kind={kind}
        header={choice}
        empty={{ title: t('drugStock.noneLists'), body: t('drugStock.noneListsBody') }}
      />
    </div>
  );
}

function Taking({ unit, kind }: { readonly unit: string; readonly kind: (typeof KINDS)[number] }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [day, setDay] = useState(() => new Date().toISOString().slice(0, 10));
  const {
    found,
    reading,
    problem: unread,
    hand,
    forget,
  } = useHandedFile((handed) => client.procurement.readStockList({ unit, kind, ...handed }));
  const on = parseDate(day);
  async function take(): Promise<void> {
    if (!found || busy || on === undefined) return;
    const { rows } = found.seen;
    const asked = { unit, source: found.fileName };
    const done = await act(
      () =>
        kind === 'issue'
          ? client.procurement.issueStock({
              ...asked,
              rows: rows.map(({ row, item, quantity, lot, day: own }) => ({
                row,
                item,
                quantity,
                lot,
                day: parseDate(own) ?? on,
              })),
            })
          : client.procurement.openStock({
              ...{ ...asked, day: on },
              rows: rows.map(({ row, item, quantity, lot, expiry, price }) => ({
                ...{ row, item, quantity, lot, price, expiry: parseDate(expiry)! },
              })),
            }),
      t('drugStock.taken'),
    );
    if (done) forget();
  }
  return (
    <section className="card delivery-fields">
      <Upload
        label={t('drugStock.drop', { list: t(`drugStock.list.${kind}`) })}
        hint={t(`drugStock.dropHint.${kind}`)}
        accept=".xlsx,.xls,.csv,.tsv,.txt"
        maxBytes={MAX_UPLOAD_BYTES}
        busy={reading || busy}
        onFiles={(files) => void hand(files)}
      />
      <Labelled label={t('drugStock.listDay')}>
        {(field) => (
          <input {...field} className="input" type="date" value={day} onChange={({ target }) => setDay(target.value)} />
        )}
      </Labelled>
      <Problem sentence={problem ?? unread} />
      {found ? (
        found.seen.problems.length > 0 ? (
          <div className="notice danger" role="alert">
            {t('drugStock.rejected', { count: found.seen.problems.length })}
            <ul>
              {found.seen.problems.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
        ) : (
          <div className="delivery-line">
            {t('drugStock.rowsRead', { file: found.fileName, rows: found.seen.rows.length })}
            <button type="button" className="button primary" disabled={busy} onClick={() => void take()}>
              {t('drugStock.take', { rows: found.seen.rows.length })}
            </button>
          </div>
        )
      ) : null}
    </section>
  );
}
