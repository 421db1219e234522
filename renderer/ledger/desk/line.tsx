import { type KeyboardEvent, memo, useCallback, useMemo } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import type { InitialsOf } from '../../ui/pinyin.ts';
import { type Accounts, accountText, dueOf, findLeaves } from './accounts.ts';
import { AmountCell } from './amount-cell.tsx';
import { DetailsRow, detailName, type Registers } from './details-row.tsx';
import type { Cell, Side } from './editing.ts';
import { cellOf, type Finding } from './findings.ts';
import { type Offered, Picker } from './picker.tsx';
import { DETAILS, type Row } from './sheet.ts';

/** What lines are entered with, the same for all of them while one types. */
export interface Bench {
  readonly accounts: Accounts;
  readonly chart: Parameters<typeof dueOf>[2];
  readonly registers: Registers;
  readonly initialsOf: InitialsOf;
  readonly isLookup: (event: KeyboardEvent) => boolean;
  readonly change: (id: number, change: Partial<Row>) => void;
  /** Carries out a word of command (`//`, `..`); whether it was one. */
  readonly shorthand: (id: number, cell: Cell, text: string) => boolean;
  readonly toggleDetails: (id: number) => void;
}

/** One line of the sheet: its cells, its details where they are open, and what stands against it. */
export const Line = memo(function Line(props: {
  readonly row: Row;
  /** As it is counted; undefined while it is blank. */
  readonly number: number;
  readonly active: boolean;
  readonly open: boolean;
  readonly findings: readonly Finding[];
  readonly bench: Bench;
}) {
  const { t, locale } = usePreferences();
  const { row, number, findings, bench } = props;
  const { accounts, registers } = bench;
  const find = useCallback(
    (typed: string): Offered => {
      const { leaves, exact, divided } = findLeaves(accounts, row.book, typed, bench.initialsOf);
      const offer = (leaf: (typeof leaves)[number]) => ({
        code: leaf.code,
        name: leaf.name,
        note: leaf.above.map(({ name }) => name).join(' / ') || undefined,
      });
      return { offers: leaves.map(offer), exact: exact && offer(exact), ask: divided && !exact };
    },
    [accounts, row.book, bench.initialsOf],
  );
  const due = useMemo(() => dueOf(row.code, accounts, bench.chart), [row.code, accounts, bench.chart]);
  const wanting = due.filter((detail) => row[detail] === '');
  const said = DETAILS.filter((detail) => row[detail] !== '').map((detail) =>
    detailName(registers, detail, row[detail]),
  );
  const shown =
    said.length > 0
      ? said.join(' · ')
      : wanting.length > 0
        ? t('desk.wanting', {
            names: wanting.map((each) => t(`desk.detail.${each}`)).join(locale === 'zh-CN' ? '、' : ', '),
          })
        : '＋';
  const isWrong = (where: ReturnType<typeof cellOf>): boolean => findings.some((each) => cellOf(each) === where);
  const about = findings.length > 0 ? `desk-said-${row.id}` : undefined;
  const labelOf = (name: string): string => t('desk.cell', { line: number, name });
  const amount = (side: Side) => (
    <td className="figure">
      <AmountCell
        row={row.id}
        side={side}
        value={row[side]}
        label={labelOf(t(`voucher.${side}`))}
        invalid={isWrong('amount')}
        describedBy={about}
        onChange={(text) => bench.change(row.id, { [side]: text })}
      />
    </td>
  );
  return (
    <>
      <tr className={props.active ? 'active' : undefined}>
        <td className="at">{number}</td>
        <td>
          <input
            className="cell"
            autoComplete="off"
            aria-label={labelOf(t('voucher.summary'))}
            aria-invalid={isWrong('summary')}
            aria-describedby={about}
            maxLength={500}
            value={row.summary}
            data-row={row.id}
            data-cell="summary"
            onFocus={(event) => event.target.select()}
            onChange={({ target: { value } }) => {
              if (!bench.shorthand(row.id, 'summary', value)) bench.change(row.id, { summary: value });
            }}
          />
        </td>
        <td>
          <Picker
            label={labelOf(t('voucher.account'))}
            text={row.code === '' ? '' : accountText(row.code, accounts)}
            find={find}
            code={row.code}
            onCode={(code) => bench.change(row.id, { code })}
            onTyped={(text) => bench.shorthand(row.id, 'code', text)}
            keepsDigits
            isLookup={bench.isLookup}
            invalid={isWrong('code')}
            describedBy={about}
            data={{ 'data-row': row.id, 'data-cell': 'code' }}
          />
        </td>
        <td className="desk-aux">
          <button
            type="button"
            tabIndex={-1}
            aria-expanded={props.open}
            aria-label={`${labelOf(t('voucher.dimensions'))} ${shown}`}
            className={wanting.length > 0 || isWrong('details') ? 'wanting' : undefined}
            title={said.join(' · ')}
            onClick={() => bench.toggleDetails(row.id)}
          >
            {shown}
          </button>
        </td>
        {amount('debit')}
        {amount('credit')}
      </tr>
      {props.open ? (
        <DetailsRow
          row={row}
          number={number}
          due={due}
          registers={registers}
          initialsOf={bench.initialsOf}
          isLookup={bench.isLookup}
          onChange={bench.change}
        />
      ) : null}
      {findings.length > 0 ? (
        <tr className="desk-said" id={about}>
          <td />
          <td colSpan={5}>
            {findings.map(({ severity, message }) => (
              <p key={message} className={severity}>
                {message}
              </p>
            ))}
          </td>
        </tr>
      ) : null}
    </>
  );
});
