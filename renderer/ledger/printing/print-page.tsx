import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { OFFSET_MM, PRINTED_AT_ONCE, SLIP_ROWS, VOUCHER_PAPERS } from '../../../shared/domain/ledger/printing/paper.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { UnitFirst } from '../../app/unit-first.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { printPage } from '../../ui/print.ts';
import { Segments } from '../../ui/segments.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import { useNames } from '../books/names.ts';
import { Cover } from './cover.tsx';
import { PaperFields } from './paper-fields.tsx';
import { PrintField } from './print-field.tsx';
import { Ruler } from './ruler.tsx';
import { type PrintSettings, paperOf, usePrintSettings } from './settings.ts';
import { Sheets, useSlips, VoucherSlip } from './slips.tsx';

/** 打印凭证: the vouchers of a unit's month on the paper that is loaded, as they will come out of the printer. */
export function PrintVouchers() {
  const { t } = usePreferences();
  return (
    <UnitFirst title={t('printing.title')} why={t('printing.unitFirstBody')}>
      {(unit, period) => <Month unit={unit} period={period} />}
    </UnitFirst>
  );
}

const numberOf = (text: string | undefined): number | undefined => {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
};

function Month({ unit, period }: { unit: string; period: string }) {
  const { t, locale } = usePreferences();
  const names = useNames();
  const [typeAsked, setType] = useAddress('type');
  const [fromAsked, setFrom] = useAddress('from');
  const [toAsked, setTo] = useAddress('to');
  const [settings, set] = usePrintSettings();
  const [ruling, setRuling] = useState(false);
  const [from, to] = [numberOf(fromAsked), numberOf(toAsked)];
  const read = useQuery({
    ...api.ledger.printedVouchers.queryOptions({
      input: {
        unit,
        period,
        ...(typeAsked === undefined ? {} : { type: typeAsked }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      },
    }),
    placeholderData: keepPreviousData,
  });
  const { data } = read;
  const slips = useSlips(data?.rows ?? NONE, settings.rows);
  const nothing = slips.length === 0;
  const first = data?.rows[0];
  const last = data?.rows.at(-1);
  const sheets: ReactNode[] = ruling
    ? [<Ruler key="ruler" slip={paperOf(settings.paper).slip} />]
    : [
        ...(settings.cover && data && first && last
          ? [
              <Cover
                key="cover"
                unit={names.unit(unit)}
                period={period}
                type={first.type}
                from={first.number}
                to={last.number}
                count={data.rows.length}
                attachments={data.rows.reduce((sum, { attachments }) => sum + attachments, 0)}
              />,
            ]
          : []),
        ...slips.map((slip) => (
          <VoucherSlip
            key={`${slip.voucher.id} ${slip.at}`}
            slip={slip}
            rows={settings.rows}
            people={data?.names ?? {}}
          />
        )),
      ];
  return (
    <>
      <PageHead
        title={t('printing.title')}
        subtitle={`${names.unit(unit)} · ${periodName(period, locale)}`}
        actions={[
          {
            label: t('voucher.print'),
            onClick: () => void printPage(),
            shortcut: 'F9',
            primary: true,
            disabled: !ruling && nothing ? t('printing.nothing') : false,
          },
        ]}
      >
        <Segments
          label={t('printing.what')}
          value={ruling ? 'ruler' : 'vouchers'}
          choices={[
            { value: 'vouchers', label: t('printing.vouchers') },
            { value: 'ruler', label: t('printing.ruler') },
          ]}
          onChange={(value) => setRuling(value === 'ruler')}
        />
      </PageHead>
      <div className="card print-settings">
        {data && data.types.length > 0 ? (
          <PrintField label={t('printing.type')}>
            {(id) => (
              <select
                id={id}
                className="input"
                value={data.type ?? ''}
                onChange={(event) => setType(event.target.value)}
              >
                {data.types.map(({ type, last: highest }) => (
                  <option key={type} value={type}>
                    {t('printing.typeTo', { type, last: highest })}
                  </option>
                ))}
              </select>
            )}
          </PrintField>
        ) : null}
        <Count label={t('printing.from')} value={from} onChange={setFrom} />
        <Count label={t('printing.to')} value={to} onChange={setTo} />
        <SettingFields settings={settings} set={set} />
        <span className="hint" role="status">
          {data === undefined || ruling ? null : t('printing.pages', { count: data.rows.length, slips: slips.length })}
        </span>
      </div>
      {data && data.total > data.rows.length ? (
        <p className="notice warn">{t('printing.part', { total: data.total, most: PRINTED_AT_ONCE })}</p>
      ) : null}
      {read.isError && isAnswered(read.error) ? (
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : !ruling && nothing ? (
        <Empty title={t('printing.none')}>
          <p>{t('printing.noneBody')}</p>
        </Empty>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section className="print-preview" aria-label={t('printing.preview')} tabIndex={0}>
          <Sheets settings={settings}>{sheets}</Sheets>
        </section>
      )}
    </>
  );
}

const NONE: readonly never[] = [];

/** Which paper, how many rows, how far the print is moved. */
function SettingFields({ settings, set }: { settings: PrintSettings; set: (change: Partial<PrintSettings>) => void }) {
  const { t } = usePreferences();
  const offset = (label: string, value: number, change: (value: number) => void) => (
    <PrintField label={label}>
      {(id) => (
        <input
          id={id}
          className="input"
          type="number"
          min={-OFFSET_MM.max}
          max={OFFSET_MM.max}
          step={OFFSET_MM.step}
          value={value}
          onChange={({ target }) => target.value !== '' && target.checkValidity() && change(target.valueAsNumber)}
        />
      )}
    </PrintField>
  );
  return (
    <>
      <PaperFields
        papers={VOUCHER_PAPERS}
        bounds={SLIP_ROWS}
        paper={settings.paper}
        rows={settings.rows}
        onPaper={(paper) => set({ paper })}
        onRows={(rows) => set({ rows })}
      />
      {offset(t('printing.x'), settings.x, (x) => set({ x }))}
      {offset(t('printing.y'), settings.y, (y) => set({ y }))}
      <Checkbox checked={settings.cover} onChange={({ target }) => set({ cover: target.checked })}>
        {t('printing.cover')}
      </Checkbox>
    </>
  );
}

/** A voucher's number; empty stands for the first or the last. */
function Count(props: {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: string | undefined, options: { readonly replace: true }) => void;
}) {
  return (
    <PrintField label={props.label}>
      {(id) => (
        <input
          id={id}
          className="input"
          type="number"
          min={1}
          value={props.value ?? ''}
          onChange={({ target }) => props.onChange(target.value || undefined, { replace: true })}
        />
      )}
    </PrintField>
  );
}
