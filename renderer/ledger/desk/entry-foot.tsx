import { useId } from 'react';
import { capitalYuan } from '../../../shared/kernel/capital-yuan.ts';
import { usePreferences } from '../../app/preferences.tsx';
import type { Finding } from './findings.ts';
import { rowsOf, type Sheet, sumOf } from './sheet.ts';

/** The form's foot: the sum in words, why no budget block is due where one says so, and what is said of the whole. */
export function EntryFoot(props: {
  readonly sheet: Sheet;
  readonly edit: (change: (sheet: Sheet) => Sheet) => void;
  /** Money of the budget moves and no budget block stands there. */
  readonly due: boolean;
  readonly whole: readonly Finding[];
  /** It was handed in and must say what is wanting. */
  readonly asked: boolean;
}) {
  const { t } = usePreferences();
  const id = useId();
  const { sheet, whole } = props;
  const sum = sumOf(rowsOf(sheet, 'financial'), 'debit');
  const excusing = props.due || sheet.withoutBudget !== '';
  const wrong = props.asked && props.due && sheet.withoutBudget.trim() === '';
  return (
    <div className="desk-foot">
      <p>
        <span className="hint">{t('desk.inWords')}</span>{' '}
        <b lang="zh-CN">{sum === undefined ? t('desk.beyond') : capitalYuan(sum)}</b>
      </p>
      {excusing ? (
        <div className="field">
          <label htmlFor={id}>{t('desk.withoutBudget')}</label>
          <input
            id={id}
            className="input"
            autoComplete="off"
            maxLength={200}
            placeholder={t('desk.withoutBudgetHint')}
            aria-invalid={wrong}
            value={sheet.withoutBudget}
            onChange={({ target: { value } }) => props.edit((before) => ({ ...before, withoutBudget: value }))}
          />
        </div>
      ) : null}
      {whole.length > 0 ? (
        <ul className="desk-whole" role={props.asked ? 'alert' : 'status'}>
          {whole.map(({ severity, message }) => (
            <li key={message} className={severity}>
              {message}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
