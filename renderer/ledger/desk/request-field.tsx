import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { rowsOf, type Sheet } from './sheet.ts';

/** 用款申请: out of which approved request the voucher is paid; there only where its budget block spends. */
export function RequestField(props: {
  readonly unit: string;
  readonly sheet: Sheet;
  readonly edit: (change: (sheet: Sheet) => Sheet) => void;
}) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const id = useId();
  const { unit, sheet, edit } = props;
  const year = Number(sheet.date.slice(0, 4));
  const spends = rowsOf(sheet, 'budget').some(({ code }) => code.startsWith('7'));
  const asks = may('budget.read', unit) && (spends || sheet.carrier !== '');
  const open = useQuery({
    ...api.budget.payableRequests.queryOptions({ input: { unit, year } }),
    enabled: asks,
  }).data;
  if (!asks || (sheet.carrier === '' && (open === undefined || open.length === 0))) return null;
  const isKnown = open?.some((request) => `request:${request.id}` === sheet.carrier) ?? false;
  return (
    <span>
      <label htmlFor={id}>{t('budgetRequests.deskField')}</label>
      <select
        id={id}
        className="input desk-request"
        value={sheet.carrier}
        onChange={({ target: { value } }) => edit((before) => ({ ...before, carrier: value }))}
      >
        <option value="">{t('budgetRequests.deskNone')}</option>
        {sheet.carrier === '' || isKnown ? null : <option value={sheet.carrier}>{sheet.carrier}</option>}
        {open?.map(({ id: request, number, purpose, left }) => (
          <option key={request} value={`request:${request}`}>
            {`${t('budgetRequests.deskLeft', { left: groupedYuan(parseYuan(left) ?? ZERO) })} · ${number} ${purpose}`}
          </option>
        ))}
      </select>
    </span>
  );
}
