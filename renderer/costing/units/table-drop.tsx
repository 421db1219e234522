import type { ServiceTable } from '../../../shared/domain/costing/units/tables.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { MAX_UPLOAD_BYTES } from '../../app/files.ts';
import { useHandedFile } from '../../app/handed-file.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Problem } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import { Upload } from '../../ui/upload.tsx';

/** Hands a table in: it is read and shown first, every wrong cell by its place, and taken only whole. */
export function TableDrop(props: {
  readonly unit: string;
  readonly period: Period;
  readonly table: ServiceTable;
  readonly onClose: () => void;
}) {
  const { t, locale } = usePreferences();
  const { unit, period, table, onClose } = props;
  const { busy, problem: refused, act } = useActing();
  const name = t(`unitCost.file.${table}`);
  const { found, reading, problem, hand } = useHandedFile((handed) =>
    client.costing.readServiceTable({ unit, period, table, ...handed }),
  );

  async function take(): Promise<void> {
    if (!found) return;
    const { file, fileName, seen } = found;
    const input = { unit, period, table, file, fileName, after: seen.after };
    if (await act(() => client.costing.importServiceTable(input), t('unitCost.taken', { rows: seen.rows }))) onClose();
  }
  return (
    <Drawer open title={`${name} · ${periodName(period, locale)}`} width={640} onClose={onClose}>
      <p className="hint">{t(`unitCost.about.${table}`)}</p>
      <p>
        <SaveBook make={() => client.costing.serviceTemplate({ unit, table })} hint={t('unitCost.template')} />{' '}
        <span className="hint">{t('unitCost.template')}</span>
      </p>
      <Upload
        label={t('unitCost.drop', { table: name })}
        hint={t(table === 'patients' || table === 'lines' ? 'unitCost.private' : 'unitCost.dropHint')}
        accept=".xlsx,.xls,.csv,.tsv,.txt"
        maxBytes={MAX_UPLOAD_BYTES}
        busy={reading || busy}
        onFiles={(files) => void hand(files)}
      />
      <Problem sentence={problem ?? refused} />
      {found ? (
        <section className="unit-cost-found" aria-label={found.fileName}>
          <h3>{found.fileName}</h3>
          {found.seen.rejected === 0 ? (
            <>
              <p>{t('unitCost.readRows', { rows: found.seen.rows, skipped: found.seen.skipped })}</p>
              <button type="button" className="button primary" disabled={busy} onClick={() => void take()}>
                {t('unitCost.take', { rows: found.seen.rows })}
              </button>
            </>
          ) : (
            <div className="notice danger" role="alert">
              {t('unitCost.rejected', { count: found.seen.rejected })}
              <ul className="unit-cost-problems">
                {found.seen.rejections.map(({ sheet, row, column, message }) => (
                  <li key={`${sheet} ${row} ${column} ${message}`}>
                    {`${sheet === '' ? '' : `${sheet}!`}${column}${row} `}
                    {message}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </section>
      ) : null}
    </Drawer>
  );
}
