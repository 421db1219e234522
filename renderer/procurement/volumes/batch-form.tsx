import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { USUAL_LAG_BPS, USUAL_PREPAY_BPS } from '../../../shared/domain/procurement/volumes/batch.ts';
import { parsePercent, percentOf } from '../../../shared/domain/procurement/volumes/bps.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { MAX_UPLOAD_BYTES } from '../../app/files.ts';
import { useHandedFile } from '../../app/handed-file.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Loading, Problem } from '../../ui/states.tsx';
import { Upload } from '../../ui/upload.tsx';
import { type DraftRow, productsOf, rowsOf, rowsRead } from './batch-draft.ts';
import { VolumeMatrix } from './volume-matrix.tsx';
import type { Batch, FullBatch } from './words.ts';

/** 编制集采批次: a new one, a draft, or (`adjusts`) one that takes the place of what is in force. */
export function BatchForm(props: { readonly batch?: Batch; readonly adjusts?: boolean; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { batch, adjusts = false, onClose } = props;
  const input = { id: batch?.id ?? 0 };
  const read = useQuery({ ...api.procurement.volumeBatch.queryOptions({ input }), enabled: batch !== undefined });
  const title = adjusts
    ? t('volumes.adjustTitle', { number: batch?.number ?? '' })
    : (batch?.number ?? t('volumes.newBatch'));
  return (
    <Drawer open title={title} width={1120} onClose={onClose}>
      {batch && !read.data ? <Loading lines={8} /> : <Form batch={read.data} adjusts={adjusts} onClose={onClose} />}
    </Drawer>
  );
}

function Form(props: {
  readonly batch: FullBatch | undefined;
  readonly adjusts: boolean;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const { batch, adjusts, onClose } = props;
  const [name, setName] = useState(batch?.name ?? '');
  const [first, setFirst] = useState(batch?.first ?? '');
  const [last, setLast] = useState(batch?.last ?? '');
  const [prepay, setPrepay] = useState(percentOf(batch?.prepayBps ?? USUAL_PREPAY_BPS));
  const [lag, setLag] = useState(percentOf(batch?.lagBps ?? USUAL_LAG_BPS));
  const [reason, setReason] = useState(adjusts ? '' : (batch?.cause ?? ''));
  const [rows, setRows] = useState<readonly DraftRow[]>(() => (batch ? rowsOf(batch) : []));
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [from, to] = [parseDate(first), parseDate(last)];
  const on = from ?? parseDate('2025-01-01')!;
  const handed = useHandedFile(async (file) => {
    const said = await client.procurement.readVolumeBook({ ...file, on });
    setProblems(said.problems);
    // A table with a bad cell is mended first: nothing of it is taken.
    if (said.problems.length === 0) setRows((before) => rowsRead(said.rows, before));
  });
  const replaces = adjusts ? batch?.id : batch?.replaces?.id;
  const products = productsOf(rows);
  const good =
    from &&
    to &&
    products &&
    name.trim() !== '' &&
    parsePercent(prepay) !== undefined &&
    parsePercent(lag) !== undefined;

  async function save(): Promise<void> {
    if (!good) return;
    const asked = {
      ...(batch && !adjusts ? { at: { id: batch.id, revision: batch.revision } } : {}),
      ...{ name: name.trim(), first: from, last: to, prepay, lag, reason: reason.trim(), products },
      ...(replaces === undefined ? {} : { replaces }),
    };
    if (await act(() => client.procurement.saveBatch(asked), t('volumes.batchKept'))) onClose();
  }
  const field = (label: string, value: string, set: (text: string) => void, more: object = {}, hint?: string) => (
    <Labelled label={label} hint={hint}>
      {(own) => (
        <input {...own} className="input" value={value} onChange={({ target }) => set(target.value)} {...more} />
      )}
    </Labelled>
  );
  return (
    <form
      className="volumes-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="wide">{field(t('volumes.name'), name, setName, { maxLength: 60 })}</div>
      {field(t('volumes.first'), first, setFirst, { type: 'date' })}
      {field(t('volumes.last'), last, setLast, { type: 'date' })}
      {field(t('volumes.prepayPercent'), prepay, setPrepay, { inputMode: 'decimal' }, t('volumes.prepayHint'))}
      {field(t('volumes.lagPercent'), lag, setLag, { inputMode: 'decimal' }, t('volumes.lagHint'))}
      {replaces === undefined ? null : (
        <div className="wide">{field(t('volumes.reason'), reason, setReason, { maxLength: 200 })}</div>
      )}
      <div className="volumes-whole volumes-line">
        <ProductChoice on={on} rows={rows} onRow={(row) => setRows([...rows, row])} />
        <SaveBook
          hint={t('volumes.template')}
          make={() => client.procurement.volumeBook({ on, ...(batch ? { batch: batch.id } : {}) })}
        />
        <span className="hint">{t('volumes.template')}</span>
      </div>
      <div className="volumes-whole">
        <Upload
          label={t('volumes.drop')}
          hint={t('volumes.dropHint')}
          accept=".xlsx,.xls,.csv"
          maxBytes={MAX_UPLOAD_BYTES}
          busy={handed.reading || busy}
          onFiles={(files) => void handed.hand(files)}
        />
        <Problem sentence={handed.problem} />
        {problems.length === 0 ? null : (
          <div className="notice danger volumes-problems" role="alert">
            <strong>{t('volumes.notTaken')}</strong>
            <ul>
              {problems.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <div className="volumes-whole">
        <VolumeMatrix rows={rows} onRows={setRows} />
      </div>
      <div className="volumes-whole volumes-line">
        <Problem sentence={problem} />
        <button type="submit" className="button primary" disabled={busy || !good}>
          {t('volumes.save')}
        </button>
        {rows.length > 0 && products === undefined ? <span className="hint">{t('volumes.mendCells')}</span> : null}
      </div>
    </form>
  );
}

/** Adds a product of the formulary that is marked 集采中选. */
function ProductChoice(props: {
  readonly on: NonNullable<ReturnType<typeof parseDate>>;
  readonly rows: readonly DraftRow[];
  readonly onRow: (row: DraftRow) => void;
}) {
  const { t } = usePreferences();
  const { on, rows, onRow } = props;
  const items = useQuery(api.procurement.volumeItems.queryOptions({ input: { on } })).data ?? [];
  const left = items.filter(({ item }) => rows.every((row) => row.item !== item));
  return (
    <ChoiceField
      label={t('volumes.addProduct')}
      placeholder={t('volumes.addProduct')}
      width={420}
      codeless
      options={left.map(({ item, name }) => ({ code: item, name }))}
      value={undefined}
      onChange={(code) => {
        const found = left.find(({ item }) => item === code);
        if (found)
          onRow({ item: found.item, name: found.name, measure: found.measure, selected: '', before: '', volumes: {} });
      }}
    />
  );
}
