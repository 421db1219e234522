import { useState } from 'react';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { procurement } from '../../../shared/contract/procurement.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { useActing, useAttempt } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { downloadFile, uploadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Problem } from '../../ui/states.tsx';
import { type Chosen, Upload } from '../../ui/upload.tsx';

const MAX_FILE_BYTES = 8 * 1024 * 1024;
type ReadBook = ReplyOf<(typeof procurement)['readInvoiceBook']>;

/** 从表格登记: a workbook of many lines, shown before it is registered, with every bad cell named. */
export function BookForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const { busy: reading, attempt } = useAttempt();
  const [book, setBook] = useState<ReadBook>();
  const take = ([chosen]: readonly Chosen[]): Promise<boolean> =>
    attempt(async () => {
      if (!chosen) return;
      const { file } = await uploadFile(chosen.bytes);
      setBook(await client.procurement.readInvoiceBook({ file, fileName: chosen.name }));
    }, t('supplierInvoices.notRead'));
  const blank = (): Promise<boolean> =>
    attempt(async () => {
      const { file, name } = await client.procurement.invoiceBook({});
      await downloadFile(file, name);
    }, t('supplierInvoices.noFile'));
  const good = book !== undefined && book.problems.length === 0 && book.invoices.length > 0;
  async function save(): Promise<void> {
    if (!good) return;
    const invoices = book.invoices.map(({ lines, level, day, ...invoice }) => ({
      ...{
        ...invoice,
        level: level === 1 ? (1 as const) : (2 as const),
        day: parseDate(day)!,
        file: '' as const,
        fileName: '',
      },
      lines: lines.map(({ item, lot, packs, price, amount }) => ({ item, lot, packs, price, amount })),
    }));
    const done = t('supplierInvoices.registeredMany', { count: invoices.length });
    if (await act(() => client.procurement.registerInvoices({ invoices }), done)) onClose();
  }
  return (
    <Drawer open width={880} title={t('supplierInvoices.fromBook')} onClose={onClose}>
      <div className="invoice">
        <Upload
          label={t('supplierInvoices.book')}
          hint={t('supplierInvoices.bookHint')}
          accept=".xlsx,.csv"
          maxBytes={MAX_FILE_BYTES}
          busy={reading}
          onFiles={(files) => void take(files)}
        />
        <div className="invoice-bar">
          <button type="button" className="button" onClick={() => void blank()}>
            {t('supplierInvoices.blankBook')}
          </button>
        </div>
        {book && book.problems.length > 0 ? (
          <ul className="notice danger invoice-doubts">
            {book.problems.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        ) : null}
        {book && book.invoices.length > 0 ? (
          <table className="invoice-match">
            <thead>
              <tr>
                <th>{t('supplierInvoices.level')}</th>
                <th>{t('supplierInvoices.number')}</th>
                <th>{t('supplierInvoices.day')}</th>
                <th>{t('supplierInvoices.products')}</th>
                <th className="figure">{t('supplierInvoices.amount')}</th>
              </tr>
            </thead>
            <tbody>
              {book.invoices.map(({ seller, code, number, level, day, lines, amount }) => (
                <tr key={`${seller} ${code} ${number}`}>
                  <td>{t(level === 1 ? 'supplierInvoices.level.first' : 'supplierInvoices.level.second')}</td>
                  <td>
                    <span className="code">{number}</span>
                  </td>
                  <td>{day}</td>
                  <td>
                    {lines.length > 1
                      ? t('supplierInvoices.andMore', { name: lines[0]!.title, count: lines.length })
                      : lines[0]?.title}
                  </td>
                  <td className="figure">
                    <Amount value={amount} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        <Problem sentence={problem} />
        <div className="invoice-bar">
          <button type="button" className="button primary" disabled={busy || !good} onClick={() => void save()}>
            {t('supplierInvoices.registerMany', { count: book?.invoices.length ?? 0 })}
          </button>
        </div>
      </div>
    </Drawer>
  );
}
