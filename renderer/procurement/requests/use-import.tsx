import { useState } from 'react';
import { COUNTED_IN, type CountedIn } from '../../../shared/domain/procurement/requests/use-table.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { MAX_UPLOAD_BYTES } from '../../app/files.ts';
import { useHandedFile } from '../../app/handed-file.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { PeriodField } from '../../ui/period-field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Problem } from '../../ui/states.tsx';
import { Upload } from '../../ui/upload.tsx';

/** 导入用量: a list is read and shown first, its bad rows named and handed back, and taken without them only knowingly. */
export function UseImport(props: {
  readonly unit: string;
  readonly period: Period;
  readonly onTaken: (period: Period) => void;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { unit, onTaken, onClose } = props;
  const [period, setPeriod] = useState(props.period);
  const [counted, setCounted] = useState<CountedIn>('smallest');
  const { busy, problem: refused, act } = useActing();
  const { found, reading, problem, hand, forget } = useHandedFile((handed) =>
    client.procurement.readDrugUse({ unit, period, counted, ...handed }),
  );

  async function take(): Promise<void> {
    if (!found) return;
    const { file, fileName, seen } = found;
    const input = { unit, period, counted, file, fileName, revision: seen.revision, leftOut: seen.rejected };
    if (await act(() => client.procurement.importDrugUse(input), t('purchaseRequests.taken', { rows: seen.rows }))) {
      onTaken(period);
      onClose();
    }
  }
  return (
    <Drawer open title={t('purchaseRequests.import')} width={680} onClose={onClose}>
      <div className="purchase-import">
        <p className="hint">{t('purchaseRequests.importAbout')}</p>
        <div className="purchase-head">
          <PeriodField
            period={period}
            withBooks={[]}
            onChange={(next) => {
              forget();
              setPeriod(next);
            }}
          />
          <Segments
            label={t('purchaseRequests.counted')}
            value={counted}
            choices={COUNTED_IN.map((value) => ({ value, label: t(`purchaseRequests.counted.${value}`) }))}
            onChange={(next) => {
              forget();
              setCounted(next);
            }}
          />
        </div>
        <Upload
          label={t('purchaseRequests.dropFile')}
          hint={t('purchaseRequests.dropHint')}
          accept=".xlsx,.xls,.csv,.tsv,.txt"
          maxBytes={MAX_UPLOAD_BYTES}
          busy={reading || busy}
          onFiles={(files) => void hand(files)}
        />
        <Problem sentence={problem ?? refused} />
        {found ? (
          <section aria-label={found.fileName} className="purchase-found">
            <h3>{found.fileName}</h3>
            <p>
              {t('purchaseRequests.read', {
                ...{ rows: found.seen.rows, added: found.seen.added },
                ...{ changed: found.seen.changed, removed: found.seen.removed },
              })}
            </p>
            {found.seen.rejected > 0 ? (
              <div className="notice danger" role="alert">
                {t('purchaseRequests.rejected', { count: found.seen.rejected })}
                <ul>
                  {found.seen.rejections.map(({ sheet, row, column, message }) => (
                    <li key={`${sheet} ${row} ${column} ${message}`}>
                      {`${sheet === '' ? '' : `${sheet}!`}${column}${row} `}
                      {message}
                    </li>
                  ))}
                </ul>
                <SaveBook
                  make={() =>
                    client.procurement.rejectedDrugUse({
                      ...{ unit, period, counted, file: found.file, fileName: found.fileName },
                    })
                  }
                  hint={t('purchaseRequests.handBack')}
                />{' '}
                {t('purchaseRequests.handBack')}
              </div>
            ) : null}
            {found.seen.rows > 0 ? (
              <button type="button" className="button primary" disabled={busy} onClick={() => void take()}>
                {found.seen.rejected === 0
                  ? t('purchaseRequests.take', { rows: found.seen.rows })
                  : t('purchaseRequests.takeRest', { rows: found.seen.rows, count: found.seen.rejected })}
              </button>
            ) : null}
            {found.seen.changes.length > 0 ? (
              <table className="purchase-changes">
                <caption>{t('purchaseRequests.changes')}</caption>
                <tbody>
                  {found.seen.changes.map(({ item, name, before, after }) => (
                    <tr key={item}>
                      <td>{name}</td>
                      <td className="figure">{before}</td>
                      <td className="figure">{after === '' ? t('purchaseRequests.goes') : `→ ${after}`}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            ) : null}
          </section>
        ) : null}
      </div>
    </Drawer>
  );
}
