import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isInvoiceNumber } from '../../../shared/domain/procurement/invoices/number.ts';
import { groupedYuan } from '../../../shared/kernel/fen.ts';
import { useActing, useAttempt } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { uploadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Problem } from '../../ui/states.tsx';
import { type Chosen, Upload } from '../../ui/upload.tsx';
import { draftOf, EMPTY, type InvoiceDraft, requestOf, totalOf } from './draft.ts';
import { LineRows } from './line-rows.tsx';

const MAX_FILE_BYTES = 20 * 1024 * 1024;
const NOTHING: readonly never[] = [];

/** 登记发票: typed, or read from an electronic invoice and completed. The order's lines are found on the way in. */
export function InvoiceForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const { busy: reading, attempt } = useAttempt();
  const [draft, setDraft] = useState<InvoiceDraft>(EMPTY);
  const [doubts, setDoubts] = useState<readonly string[]>(NOTHING);
  const choices = useQuery(api.procurement.invoiceChoices.queryOptions({ input: {} })).data;
  const set = (part: Partial<InvoiceDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const asked = requestOf(draft);
  const total = totalOf(draft);

  const take = ([chosen]: readonly Chosen[]): Promise<boolean> =>
    attempt(async () => {
      if (!chosen) return;
      const { file } = await uploadFile(chosen.bytes);
      const read = await client.procurement.readInvoiceFile({ file, fileName: chosen.name });
      setDraft(draftOf(read, file, chosen.name));
      setDoubts(read.problems);
    }, t('supplierInvoices.notRead'));
  async function save(): Promise<void> {
    if (!asked) return;
    const done = () => client.procurement.registerInvoices({ invoices: [asked] });
    if (await act(done, t('supplierInvoices.registered'))) onClose();
  }
  const wrongNumber =
    draft.number === '' || isInvoiceNumber(draft.code, draft.number) ? undefined : t('supplierInvoices.wrongNumber');
  const text = (field: 'code' | 'number' | 'tax' | 'original', max: number) => (
    <Labelled
      problem={field === 'number' ? wrongNumber : undefined}
      label={t(`supplierInvoices.${field === 'tax' ? 'taxTyped' : field === 'original' ? 'originalTyped' : field}`)}
    >
      {(named) => (
        <input
          {...named}
          className={field === 'tax' ? 'input figure' : 'input code'}
          maxLength={max}
          value={draft[field]}
          onChange={({ target }) => set({ [field]: target.value.trim() })}
        />
      )}
    </Labelled>
  );
  const firm = (field: 'seller' | 'buyer') => (
    <Labelled label={t(`supplierInvoices.${field}`)}>
      {({ id }) => (
        <ChoiceField
          id={id}
          codeless
          options={choices?.firms ?? NOTHING}
          value={draft[field] === '' ? undefined : draft[field]}
          onChange={(code) => set({ [field]: code ?? '' })}
        />
      )}
    </Labelled>
  );
  return (
    <Drawer open width={960} title={t('supplierInvoices.new')} onClose={onClose}>
      <form
        className="invoice-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="wide">
          <Upload
            label={draft.fileName === '' ? t('supplierInvoices.file') : draft.fileName}
            hint={t('supplierInvoices.fileHint')}
            accept=".xml,.ofd,.pdf"
            maxBytes={MAX_FILE_BYTES}
            busy={reading}
            onFiles={(files) => void take(files)}
          />
        </div>
        {doubts.length === 0 ? null : (
          <ul className="wide notice warn invoice-doubts">
            {doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        )}
        <div className="wide">
          <Segments
            label={t('supplierInvoices.level')}
            value={draft.level === 1 ? 'first' : 'second'}
            choices={[
              { value: 'second', label: t('supplierInvoices.level.second') },
              { value: 'first', label: t('supplierInvoices.level.first') },
            ]}
            onChange={(level) => set({ level: level === 'first' ? 1 : 2 })}
          />
        </div>
        {firm('seller')}
        {draft.level === 1 ? firm('buyer') : text('original', 60)}
        {text('number', 30)}
        {text('code', 30)}
        <Labelled label={t('supplierInvoices.day')}>
          {(field) => (
            <input
              {...field}
              className="input"
              type="date"
              value={draft.day}
              onChange={({ target }) => set({ day: target.value })}
            />
          )}
        </Labelled>
        {text('tax', 16)}
        {draft.level === 1 ? text('original', 60) : null}
        <LineRows lines={draft.lines} items={choices?.items ?? NOTHING} onChange={(lines) => set({ lines })} />
        <p className="wide figure">
          {t('supplierInvoices.total')} <b>{total === undefined ? '–' : groupedYuan(total)}</b>
        </p>
        <p className="wide hint">{t('supplierInvoices.formHint')}</p>
        <div className="wide invoice-bar">
          <Problem sentence={problem} />
          <button type="submit" className="button primary" disabled={busy || asked === undefined}>
            {t('supplierInvoices.register')}
          </button>
        </div>
      </form>
    </Drawer>
  );
}
