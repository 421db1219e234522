import { type CSSProperties, type ReactNode, useMemo } from 'react';
import { type SlipRow, slipsOf } from '../../../shared/domain/ledger/printing/slips.ts';
import { capitalYuan } from '../../../shared/kernel/capital-yuan.ts';
import { type Fen, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { signerOf } from '../../app/told.ts';
import { Money } from '../../ui/amount.tsx';
import { type Names, useNames } from '../books/names.ts';
import type { VoucherOut } from '../books/voucher-form.tsx';
import { PageSize } from './page-size.tsx';
import { type PrintSettings, paperOf } from './settings.ts';
import './printing.css';

/** What is printed of a voucher. */
export type Printed = Pick<
  VoucherOut,
  | 'id'
  | 'unit'
  | 'date'
  | 'type'
  | 'number'
  | 'attachments'
  | 'preparedBy'
  | 'reviewedBy'
  | 'postedBy'
  | 'signedBy'
  | 'lines'
>;

interface Entry extends Omit<VoucherOut['lines'][number], 'debit' | 'credit'> {
  readonly debit: Fen;
  readonly credit: Fen;
}
type Row = SlipRow<Entry>;

/** One slip: which voucher, its rows, and which of how many of that voucher it is. */
interface Slip {
  readonly voucher: Printed;
  readonly rows: readonly Row[];
  readonly at: number;
  readonly of: number;
}

/** The slips of vouchers, one after another. */
export function useSlips(vouchers: readonly Printed[], rows: number): Slip[] {
  return useMemo(
    () =>
      vouchers.flatMap((voucher) => {
        const entries = voucher.lines.map((line) => ({
          ...line,
          debit: parseYuan(line.debit) ?? ZERO,
          credit: parseYuan(line.credit) ?? ZERO,
        }));
        const slips = slipsOf(entries, rows);
        return slips.map((own, at) => ({ voucher, rows: own, at: at + 1, of: slips.length }));
      }),
    [vouchers, rows],
  );
}

/** What a slip needs besides its rows: margins, head, the columns' names, signatures. */
const AROUND_MM = 37;
/** From this height on a row holds two lines of text. */
const TWO_LINES_MM = 8.5;

const mm = (length: number): string => `${length}mm`;

/** Sheets of a paper with what is printed on them, moved by the machine's offsets. */
export function Sheets(props: { readonly settings: PrintSettings; readonly children: readonly ReactNode[] }) {
  const { settings, children } = props;
  const { page, slip } = paperOf(settings.paper);
  const each = Math.round(page.height / slip.height);
  const row = (slip.height - AROUND_MM) / settings.rows;
  const sheets = Array.from({ length: Math.ceil(children.length / each) }, (_, at) =>
    children.slice(at * each, (at + 1) * each),
  );
  return (
    <div className="slip-sheets">
      <PageSize page={page} />
      {sheets.map((own, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no name but their place.
        <section key={at} className="slip-sheet" style={{ width: mm(page.width), height: mm(page.height) }}>
          <div
            className="print-moved"
            style={
              {
                '--slip-height': mm(slip.height),
                '--row': mm(row),
                '--lines': row < TWO_LINES_MM ? 1 : 2,
                transform: `translate(${mm(settings.x)}, ${mm(settings.y)})`,
              } as CSSProperties
            }
          >
            {own}
          </div>
        </section>
      ))}
    </div>
  );
}

/** 记账凭证 on its slip: head, entries in rows of one height, totals in words, and who answers for it. */
export function VoucherSlip(props: {
  readonly slip: Slip;
  readonly rows: number;
  /** Display names of people by their sign-in names. */
  readonly people: Readonly<Record<string, string>>;
}) {
  const { t, locale } = usePreferences();
  const names = useNames();
  const { slip, people } = props;
  const { voucher } = slip;
  const signed = (signer: string): string => signerOf(signer, people, locale);
  const blank = Math.max(0, props.rows - slip.rows.length);
  const last = slip.rows.at(-1);
  // The total stands at the foot; what is left free above it is struck out.
  const foot = last?.kind === 'total' ? last : undefined;
  const above = foot ? slip.rows.slice(0, -1) : slip.rows;
  return (
    <article className="slip">
      <header>
        <h2>{t('voucher.title')}</h2>
        <p>
          <span>{names.unit(voucher.unit)}</span>
          <span>{voucher.date}</span>
          <b>
            {t('voucher.number', { type: voucher.type, number: voucher.number })}
            {slip.of > 1 ? `　${slip.at}/${slip.of}` : ''}
          </b>
          <span>{t('voucher.attachments', { count: voucher.attachments })}</span>
        </p>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('voucher.summary')}</th>
            <th scope="col">{t('voucher.account')}</th>
            <th scope="col">{t('voucher.debit')}</th>
            <th scope="col">{t('voucher.credit')}</th>
          </tr>
        </thead>
        <tbody>
          {above.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows stand where they stand.
            <PrintedRow key={at} row={row} unit={voucher.unit} names={names} />
          ))}
          <BlankRows count={blank} />
          {foot ? <PrintedRow row={foot} unit={voucher.unit} names={names} /> : null}
        </tbody>
      </table>
      <footer>
        <span>{t('printing.head')}</span>
        <span>{t('voucher.posted', { name: signed(voucher.postedBy) })}</span>
        <span>{t('voucher.reviewed', { name: signed(voucher.reviewedBy) })}</span>
        <span>
          {voucher.signedBy === null ? t('printing.cashier') : t('voucher.cashier', { name: signed(voucher.signedBy) })}
        </span>
        <span>{t('voucher.prepared', { name: signed(voucher.preparedBy) })}</span>
      </footer>
    </article>
  );
}

/** Empty rows, their amounts struck out with one line so that nobody adds to them (会计基础工作规范 第五十一条). */
function BlankRows({ count }: { count: number }) {
  return Array.from({ length: count }, (_, at) => at).map((at) => (
    <tr key={at}>
      <td />
      <td />
      <td>
        {at === 0 ? (
          <svg
            className="slip-strike"
            style={{ height: `calc(${count} * var(--row))` }}
            viewBox="0 0 1 1"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <line x1={1} y1={0} x2={0} y2={1} vectorEffect="non-scaling-stroke" />
          </svg>
        ) : null}
      </td>
      <td />
    </tr>
  ));
}

function PrintedRow({ row, unit, names }: { row: Row; unit: string; names: Names }) {
  const { t } = usePreferences();
  if (row.kind === 'book')
    return (
      <tr className="slip-book">
        <th scope="rowgroup" colSpan={4}>
          {t(`voucher.${row.book}`)}
        </th>
      </tr>
    );
  if (row.kind === 'line') {
    const { line } = row;
    return (
      <tr>
        <td>
          <span>{line.summary}</span>
        </td>
        <td>
          <span>
            {line.code} {line.name}
            <small>{detailsOf(line, unit, names).join('　')}</small>
          </span>
        </td>
        <Figures debit={line.debit} credit={line.credit} />
      </tr>
    );
  }
  return (
    <tr className="slip-sum">
      <th scope="row" colSpan={2}>
        {t(`printing.${row.kind}`)}
        {row.kind === 'total' ? (
          <span lang="zh-CN">
            {'　'}
            {capitalYuan(row.debit)}
          </span>
        ) : null}
      </th>
      <Figures debit={row.debit} credit={row.credit} />
    </tr>
  );
}

function Figures({ debit, credit }: { debit: Fen; credit: Fen }) {
  return (
    <>
      <td className="figure">{debit === 0 ? null : <Money amount={debit} unit="yuan" />}</td>
      <td className="figure">{credit === 0 ? null : <Money amount={credit} unit="yuan" />}</td>
    </>
  );
}

/** 辅助核算 in words, as far as the line has any. */
function detailsOf(line: Entry, unit: string, names: Names): string[] {
  return [
    line.counterparty === undefined ? '' : names.counterparty(line.counterparty).name,
    line.department === undefined ? '' : names.department(unit, line.department),
    line.fund === undefined ? '' : names.fund(line.fund),
    line.project ?? '',
    line.document ?? '',
  ].filter((said) => said !== '');
}
