import { CASH_ITEM_KINDS, type CashItemKind } from '../../../shared/domain/ledger/cash-count/count.ts';
import type { Fen } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { AmountField } from '../../ui/amount-field.tsx';

/** What is named by hand, while it is typed. */
export interface TypedItem {
  readonly key: number;
  readonly kind: CashItemKind;
  readonly text: string;
  readonly amount: Fen | undefined;
}

export const isWhole = (item: TypedItem): item is TypedItem & { readonly amount: Fen } =>
  item.text.trim() !== '' && item.amount !== undefined && item.amount > 0;

/** 已收未入账, 已付未入账 and 白条, each a row. */
export function ItemRows(props: {
  readonly items: readonly TypedItem[];
  readonly onChange: (items: readonly TypedItem[]) => void;
  /** Rows that are not whole are pointed at. */
  readonly tried: boolean;
}) {
  const { t } = usePreferences();
  const { items, onChange, tried } = props;
  const set = (key: number, change: Partial<TypedItem>): void =>
    onChange(items.map((item) => (item.key === key ? { ...item, ...change } : item)));
  const add = (kind: CashItemKind): void =>
    onChange([...items, { key: (items.at(-1)?.key ?? 0) + 1, kind, text: '', amount: undefined }]);
  return (
    <div className="cash-items">
      {items.map((item) => (
        <div key={item.key} className="cash-item">
          <span>{t(`cashCount.kind.${item.kind}`)}</span>
          <input
            className="input"
            aria-label={t('cashCount.itemText', { kind: t(`cashCount.kind.${item.kind}`) })}
            aria-invalid={tried && item.text.trim() === ''}
            placeholder={t(`cashCount.hint.${item.kind}`)}
            maxLength={100}
            value={item.text}
            onChange={(event) => set(item.key, { text: event.target.value })}
          />
          <AmountField
            label={t('cashCount.itemAmount', { kind: t(`cashCount.kind.${item.kind}`) })}
            value={item.amount}
            onChange={(amount) => set(item.key, { amount })}
            width={120}
          />
          <button
            type="button"
            className="button"
            aria-label={t('cashCount.removeItem', { text: item.text || t(`cashCount.kind.${item.kind}`) })}
            onClick={() => onChange(items.filter(({ key }) => key !== item.key))}
          >
            ×
          </button>
        </div>
      ))}
      <div className="cash-adding">
        {CASH_ITEM_KINDS.map((kind) => (
          <button key={kind} type="button" className="button" onClick={() => add(kind)}>
            + {t(`cashCount.kind.${kind}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
