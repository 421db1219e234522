import { type KeyboardEvent, useMemo } from 'react';
import { FUND_SOURCES } from '../../../shared/domain/ledger/fund.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { findAmong, type InitialsOf } from '../../ui/pinyin.ts';
import { type Offer, type Offered, Picker } from './picker.tsx';
import { DETAILS, type Detail, type Row } from './sheet.ts';

/** Among what a line's details are chosen. Counterparties stand by the contract's words: `unit:H01`, `party:P001`. */
export interface Registers {
  readonly department: readonly Offer[];
  readonly fund: readonly Offer[];
  readonly counterparty: readonly Offer[];
}

export const FUNDS: readonly Offer[] = FUND_SOURCES.map(({ code, name }) => ({ code, name }));

const isListed = (detail: Detail): detail is keyof Registers => detail !== 'project' && detail !== 'document';

/** What a chosen detail is called; what no register knows stands for itself. */
export const detailName = (registers: Registers, detail: Detail, value: string): string =>
  (isListed(detail) ? registers[detail].find(({ code }) => code === value)?.name : undefined) ?? value;

/** 辅助核算 of one line, below it: chosen from the registers, or typed. */
export function DetailsRow(props: {
  readonly row: Row;
  readonly number: number;
  readonly due: readonly Detail[];
  readonly registers: Registers;
  readonly initialsOf: InitialsOf;
  readonly isLookup: (event: KeyboardEvent) => boolean;
  readonly onChange: (id: number, change: Partial<Row>) => void;
}) {
  const { t } = usePreferences();
  const { row, due, registers, initialsOf } = props;
  const finders = useMemo(() => {
    const of =
      (offers: readonly Offer[]) =>
      (typed: string): Offered => {
        const text = typed.trim();
        // A counterparty's kind before its code is ours, not what people type.
        const found = findAmong(
          offers.map((offer) => ({ ...offer, said: offer.code, code: offer.code.replace(/^(unit|party):/, '') })),
          text,
          initialsOf,
        ).map((offer) => ({ ...offer, code: offer.said }));
        const exact = offers.find(({ code, name }) => name === text || code.replace(/^(unit|party):/, '') === text);
        return { offers: found, exact };
      };
    return {
      department: of(registers.department),
      fund: of(registers.fund),
      counterparty: of(registers.counterparty),
    };
  }, [registers, initialsOf]);
  return (
    <tr className="desk-details">
      <td />
      <td colSpan={5}>
        <div>
          {DETAILS.map((detail) => {
            const name = t(`desk.detail.${detail}`);
            const label = t('desk.cell', { line: props.number, name });
            const data = { 'data-row': row.id, 'data-detail': detail };
            const wanting = due.includes(detail) && row[detail] === '';
            return (
              <span key={detail} className={wanting ? 'wanting' : undefined}>
                <span aria-hidden="true">
                  {name}
                  {due.includes(detail) ? ' *' : ''}
                </span>
                {isListed(detail) ? (
                  <Picker
                    label={label}
                    text={row[detail] === '' ? '' : detailName(registers, detail, row[detail])}
                    find={finders[detail]}
                    code={row[detail]}
                    onCode={(code) => props.onChange(row.id, { [detail]: code })}
                    isLookup={props.isLookup}
                    data={data}
                  />
                ) : (
                  <input
                    className="cell"
                    autoComplete="off"
                    aria-label={label}
                    maxLength={120}
                    value={row[detail]}
                    onChange={(event) => props.onChange(row.id, { [detail]: event.target.value })}
                    {...data}
                  />
                )}
              </span>
            );
          })}
        </div>
      </td>
    </tr>
  );
}
