import { useId } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { DayField } from './day-field.tsx';
import { RequestField } from './request-field.tsx';
import type { Sheet } from './sheet.ts';

/** The words that stand before a voucher's number (凭证字). */
const TYPES = ['记', '收', '付', '转'];
const MAX_ATTACHMENTS = 9999;

/** The form's head: whose voucher, of which day, under which word, with how many papers. */
export function EntryHead(props: {
  /** The unit's name, and its code. */
  readonly unit: string;
  readonly code: string;
  readonly sheet: Sheet;
  readonly edit: (change: (sheet: Sheet) => Sheet) => void;
}) {
  const { t } = usePreferences();
  const { sheet, edit } = props;
  const ids = { date: useId(), type: useId(), types: useId(), attachments: useId() };
  return (
    <>
      <h2>{t('voucher.title')}</h2>
      <div className="desk-head">
        <span className="desk-whose">{props.unit}</span>
        <span>
          <label htmlFor={ids.date}>{t('desk.date')}</label>
          <DayField id={ids.date} value={sheet.date} onChange={(date) => edit((before) => ({ ...before, date }))} />
        </span>
        <span>
          <label htmlFor={ids.type}>{t('desk.type')}</label>
          <input
            id={ids.type}
            className="input desk-type"
            list={ids.types}
            autoComplete="off"
            maxLength={8}
            value={sheet.type}
            onFocus={(event) => event.target.select()}
            onChange={({ target: { value } }) => edit((before) => ({ ...before, type: value }))}
          />
          <datalist id={ids.types}>
            {TYPES.map((type) => (
              <option key={type} value={type} />
            ))}
          </datalist>
          <span className="hint">{t('desk.unnumbered')}</span>
        </span>
        <span>
          <label htmlFor={ids.attachments}>{t('desk.attachments')}</label>
          <input
            id={ids.attachments}
            className="input desk-papers"
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            value={sheet.attachments === 0 ? '' : String(sheet.attachments)}
            placeholder="0"
            onFocus={(event) => event.target.select()}
            onChange={({ target: { value } }) => {
              const count = Number(value.replaceAll(/\D/g, ''));
              edit((before) => ({ ...before, attachments: Math.min(count, MAX_ATTACHMENTS) }));
            }}
          />
        </span>
        <RequestField unit={props.code} sheet={sheet} edit={edit} />
      </div>
    </>
  );
}
