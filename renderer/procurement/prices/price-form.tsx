import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { parseDate } from '../../../shared/kernel/date.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { MAX_UPLOAD_BYTES } from '../../app/files.ts';
import { useHandedFile } from '../../app/handed-file.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Problem } from '../../ui/states.tsx';
import { Upload } from '../../ui/upload.tsx';
import { BadCells } from './bad-cells.tsx';
import { type DeliveringDraft, DeliveringRows, deliveringOf } from './delivering-rows.tsx';
import { ItemField, type Product } from './item-field.tsx';
import { LinesTable } from './lines-table.tsx';
import { dayOf, isAbove, PRICE, type PriceHead, type PriceRow } from './looks.ts';

const SOURCES = ['volume', 'listed'] as const;

/** 编制价格协议: many lines in one paper, typed or from a table. */
export function PriceForm(props: {
  readonly of?: PriceHead & { readonly rows: readonly PriceRow[] };
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { of, onClose } = props;
  const { busy, problem, act } = useActing();
  const [title, setTitle] = useState(of?.title ?? '');
  const [source, setSource] = useState<(typeof SOURCES)[number]>(of?.source ?? 'volume');
  const [lines, setLines] = useState<readonly PriceRow[]>(of?.rows ?? []);
  const {
    found,
    reading,
    problem: unread,
    hand,
  } = useHandedFile(async (handed) => {
    const read = await client.procurement.readPrices({ source, ...handed });
    if (read.bad.length === 0) setLines((before) => [...before, ...read.lines]);
    return read;
  });
  async function keep(): Promise<void> {
    const done = await act(
      () =>
        client.procurement.savePrices({
          ...(of ? { at: { id: of.id, revision: of.revision } } : {}),
          ...{ source, title: title.trim() },
          lines: lines.map(({ item, price, first, last, suppliers }) => ({
            ...{ item, price, first, last },
            suppliers: suppliers.map(({ supplier, units }) => ({ supplier, units })),
          })),
        }),
      t('prices.kept'),
    );
    if (done) onClose();
  }
  return (
    <Drawer open title={of ? of.number : t('prices.newPrices')} width={980} onClose={onClose}>
      <div className="prices-form">
        <Labelled label={t('prices.paperTitle')}>
          {(field) => (
            <Input {...field} maxLength={80} value={title} onChange={({ target }) => setTitle(target.value)} />
          )}
        </Labelled>
        <div className="field prices-choice">
          <span>{t('prices.source')}</span>
          <Segments
            label={t('prices.source')}
            value={source}
            choices={SOURCES.map((value) => ({ value, label: t(`prices.source.${value}`) }))}
            onChange={setSource}
          />
        </div>
        <div className="wide prices-line">
          <SaveBook make={() => client.procurement.priceTemplate({})} hint={t('prices.pricesTemplateHint')} />
          <span className="hint">{t('prices.pricesTemplateHint')}</span>
        </div>
        <div className="wide">
          <Upload
            label={t('prices.dropPrices')}
            hint={t('prices.dropPricesHint')}
            accept=".xlsx,.xls,.csv,.tsv,.txt"
            maxBytes={MAX_UPLOAD_BYTES}
            busy={reading || busy}
            onFiles={(files) => void hand(files)}
          />
          <Problem sentence={unread} />
          {found ? <BadCells name={found.fileName} count={found.seen.lines.length} bad={found.seen.bad} /> : null}
        </div>
        <NewLine onAdd={(line) => setLines([...lines, line])} />
        {lines.length === 0 ? null : (
          <div className="wide">
            <LinesTable lines={lines} onRemove={(at) => setLines(lines.filter((_, place) => place !== at))} />
          </div>
        )}
        <div className="wide prices-line">
          <Problem sentence={problem} />
          <button
            type="button"
            className="button primary"
            disabled={busy || title.trim() === '' || lines.length === 0}
            onClick={() => void keep()}
          >
            {t('prices.keepPrices', { count: lines.length })}
          </button>
        </div>
      </div>
    </Drawer>
  );
}

/** One more line: the product, its price and days, and who delivers. */
function NewLine({ onAdd }: { readonly onAdd: (line: PriceRow) => void }) {
  const { t } = usePreferences();
  const { period } = useScope();
  const year = dayOf(period).slice(0, 4);
  const [product, setProduct] = useState<Product>();
  const [price, setPrice] = useState('');
  const [first, setFirst] = useState(`${year}-01-01`);
  const [last, setLast] = useState(`${year}-12-31`);
  const [rows, setRows] = useState<readonly DeliveringDraft[]>([{ supplier: undefined, units: [] }]);
  const known = useQuery(api.procurement.priceSuppliers.queryOptions({ input: {} })).data ?? [];
  const suppliers = deliveringOf(rows);
  const [from, to] = [parseDate(first), parseDate(last)];
  const good = product && PRICE.test(price) && from && to && suppliers !== undefined && suppliers.length > 0;
  function add(): void {
    if (!good) return;
    onAdd({
      ...{ item: product.code, title: product.name, price, listed: product.listed, first: from, last: to },
      suppliers: suppliers.map((one) => ({
        ...one,
        supplierName: known.find(({ code }) => code === one.supplier)?.name ?? one.supplier,
      })),
    });
    setProduct(undefined);
    setPrice('');
  }
  const date = (label: string, value: string, onChange: (text: string) => void) => (
    <label className="prices-line">
      {label}
      <input className="input" type="date" value={value} onChange={({ target }) => onChange(target.value)} />
    </label>
  );
  return (
    <fieldset className="wide prices-rows">
      <legend>{t('prices.newLine')}</legend>
      <div className="prices-line">
        <ItemField
          label={t('prices.addItem')}
          day={first}
          onPick={(picked) => {
            setProduct(picked);
            setPrice(picked.listed ?? '');
          }}
        />
        {product ? <b>{product.name}</b> : null}
      </div>
      <div className="prices-line">
        <label className="prices-line">
          {t('prices.price')}
          <input
            className="input figure"
            inputMode="decimal"
            maxLength={14}
            aria-invalid={price !== '' && !PRICE.test(price)}
            value={price}
            onChange={({ target }) => setPrice(target.value)}
          />
        </label>
        {product?.listed ? <span className="hint">{t('prices.listedIs', { price: product.listed })}</span> : null}
        {product?.listed && PRICE.test(price) && isAbove(price, product.listed) ? (
          <span className="chip danger">{t('prices.aboveListed')}</span>
        ) : null}
        {date(t('prices.first'), first, setFirst)}
        {date(t('prices.last'), last, setLast)}
      </div>
      <DeliveringRows name={t('prices.newLine')} suppliers={known} rows={rows} onChange={setRows} />
      <button type="button" className="button" disabled={!good} onClick={add}>
        {t('prices.addLine')}
      </button>
    </fieldset>
  );
}
