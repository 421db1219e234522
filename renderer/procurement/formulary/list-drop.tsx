import { useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { ITEM_KINDS, type ItemKind } from '../../../shared/domain/procurement/item.ts';
import { useActing, useAttempt } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { downloadFile, MAX_UPLOAD_BYTES } from '../../app/files.ts';
import { useHandedFile } from '../../app/handed-file.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Grid } from '../../ui/grid.tsx';
import { Problem } from '../../ui/states.tsx';
import { Upload } from '../../ui/upload.tsx';
import { changeColumns } from './changes-grid.tsx';
import type { Change, Version } from './words.ts';

type Seen = ReplyOf<Contract['procurement']['readFormularyList']>;

/** A list of products from a file: read and shown beside the formulary, then taken into the draft, whole or not at all. */
export function ListDrop({ version, onClose }: { readonly version: Version; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { busy, problem: refused, act } = useActing();
  const { attempt } = useAttempt();
  const [whole, setWhole] = useState(false);
  const [kind, setKind] = useState<ItemKind>();
  const asked = { whole, ...(kind === undefined ? {} : { kind }) };
  const { found, reading, problem, hand, forget } = useHandedFile((handed) =>
    client.procurement.readFormularyList({ ...handed, ...asked }),
  );
  async function take(): Promise<void> {
    if (!found) return;
    const at = { id: version.id, revision: version.revision };
    const { file, fileName } = found;
    const done = t('formulary.listTaken', { number: version.number });
    if (await act(() => client.procurement.importFormulary({ version: at, file, fileName, ...asked }), done)) onClose();
  }
  const takeBad = () =>
    attempt(async () => {
      if (!found) return;
      const { file: list, fileName } = found;
      const { file } = await client.procurement.rejectedFormularyRows({ file: list, fileName, ...asked });
      await downloadFile(file, `${fileName.replace(/\.[^.]*$/, '')}-${t('import.bad.file')}.xlsx`);
    }, t('import.bad.notTaken'));
  return (
    <Drawer open title={t('formulary.listInto', { number: version.number })} width={920} onClose={onClose}>
      <div className="formulary-paper">
        <div className="formulary-line">
          <label>
            <input
              type="checkbox"
              checked={whole}
              onChange={({ target }) => {
                setWhole(target.checked);
                forget();
              }}
            />{' '}
            {t('formulary.whole')}
          </label>
          <label>
            {t('formulary.otherwiseKind')}{' '}
            <select
              className="input"
              value={kind ?? ''}
              onChange={({ target }) => {
                setKind(ITEM_KINDS.find((each) => each === target.value));
                forget();
              }}
            >
              <option value="">{t('formulary.noKind')}</option>
              {ITEM_KINDS.map((each) => (
                <option key={each} value={each}>
                  {t(`procurement.kind.${each}`)}
                </option>
              ))}
            </select>
          </label>
          <SaveBook make={() => client.procurement.formularyTemplate({})} hint={t('formulary.template')} />
          <span className="hint">{t('formulary.template')}</span>
        </div>
        <Upload
          label={t('formulary.dropList')}
          hint={t('formulary.dropHint')}
          accept=".xlsx,.xls,.csv,.tsv,.txt"
          maxBytes={MAX_UPLOAD_BYTES}
          busy={reading || busy}
          onFiles={(files) => void hand(files)}
        />
        <Problem sentence={problem ?? refused} />
        {found ? (
          <section className="formulary-found" aria-label={found.fileName}>
            <Facts name={found.fileName} seen={found.seen} />
            <div className="formulary-line">
              {found.seen.refused > 0 ? (
                <button type="button" className="button primary" onClick={() => void takeBad()}>
                  {t('import.bad.take')}
                </button>
              ) : (
                <button
                  type="button"
                  className="button primary"
                  disabled={busy || found.seen.sample.length === 0}
                  onClick={() => void take()}
                >
                  {t('formulary.take', { count: totalOf(found.seen) })}
                </button>
              )}
            </div>
            {found.seen.sample.length > 0 ? <Sample seen={found.seen} /> : null}
          </section>
        ) : null}
      </div>
    </Drawer>
  );
}

const totalOf = ({ counts: { added, changed, removed } }: Seen): number => added + changed + removed;

function Facts({ name, seen }: { readonly name: string; readonly seen: Seen }) {
  const { t } = usePreferences();
  const { items, refused, rejections, doubts, doubted, counts, same, absent, skipped } = seen;
  return (
    <>
      <h2>{name}</h2>
      <p>{t('formulary.readOf', { items, refused, skipped })}</p>
      <p>{t('formulary.wouldChange', { ...counts, same, absent })}</p>
      {refused > 0 ? (
        <div className="notice danger" role="alert">
          <div>
            {t('formulary.refusedRows', { count: refused })}
            <ul className="formulary-problems">
              {rejections.map(({ sheet, row, column, message }) => (
                <li key={`${sheet} ${row} ${column} ${message}`}>
                  {t('formulary.row', { row })} {message}
                </li>
              ))}
            </ul>
          </div>
        </div>
      ) : null}
      {doubted > 0 ? (
        <div className="notice warn">
          <div>
            {t('formulary.doubtedRows', { count: doubted })}
            <ul className="formulary-problems">
              {doubts.map(({ row, message }) => (
                <li key={`${row} ${message}`}>
                  {row === 0 ? '' : `${t('formulary.row', { row })} `}
                  {message}
                </li>
              ))}
            </ul>
          </div>
        </div>
      ) : null}
    </>
  );
}

function Sample({ seen }: { readonly seen: Seen }) {
  const { t } = usePreferences();
  const total = totalOf(seen);
  return (
    <Grid<Change>
      id="procurement.listed"
      label={t('formulary.changes')}
      columns={changeColumns(t)}
      rowKey={({ code }) => code}
      rows={seen.sample}
      height={320}
      header={
        <span className="hint">
          {seen.sample.length < total ? t('formulary.firstOf', { count: seen.sample.length, total }) : null}
        </span>
      }
      empty={{ title: t('formulary.noChanges') }}
    />
  );
}
