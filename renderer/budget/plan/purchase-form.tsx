import { Input } from 'antd';
import { useState } from 'react';
import {
  GOODS_KINDS,
  METHODS,
  type ProcurementRow,
  procurementKey,
} from '../../../shared/domain/budget/procurement.ts';
import { type Fen, fen, groupedYuan } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { useMonthName } from '../words.ts';
import { MONTHS, type Place } from './plan-rows.ts';

export type Purchase = ProcurementRow;

/** A row of the plan that things are bought out of. */
export interface Purse {
  readonly code: string;
  readonly name: string;
  readonly place: Place;
  /** The year's amount of the row, in 分. */
  readonly planned: Fen;
  readonly bought: Fen;
}

interface Typed {
  readonly purse: string | undefined;
  readonly goods: string;
  readonly kind: ProcurementRow['kind'];
  readonly listed: boolean;
  readonly quantity: string;
  readonly unit: string;
  readonly price: Fen | undefined;
  readonly month: number;
  readonly method: ProcurementRow['method'];
}

/** One purchase, new or changed; its amount and what the plan's row then has left are said while it is typed. */
export function PurchaseForm(props: {
  readonly before: Purchase | undefined;
  readonly purses: readonly Purse[];
  /** Names of the rows that stand. */
  readonly taken: ReadonlySet<string>;
  readonly onKeep: (row: Purchase, before: Purchase | undefined) => Promise<boolean>;
  readonly onCancel: () => void;
}) {
  const { t } = usePreferences();
  const monthName = useMonthName();
  const { before, purses, taken, onKeep, onCancel } = props;
  const [typed, setTyped] = useState<Typed>(() => typedOf(before, purses));
  const set = (part: Partial<Typed>): void => setTyped((old) => ({ ...old, ...part }));
  const purse = purses.find(({ code }) => code === typed.purse);
  const quantity = /^\d{1,8}$/.test(typed.quantity.trim()) ? Number(typed.quantity) : 0;
  const amount = fen(quantity * (typed.price ?? 0));
  const own = before && before.item === purse?.place.item ? fen(before.quantity * before.price) : 0;
  const left = purse && fen(purse.planned - purse.bought + own - amount);
  const name = purse && procurementKey({ ...purse.place, goods: typed.goods.trim(), month: typed.month });
  const stop = !purse
    ? t('budgetSchedules.stop.row')
    : typed.goods.trim() === ''
      ? t('budgetSchedules.stop.goods')
      : name !== undefined && taken.has(name) && !(before && procurementKey(before) === name)
        ? t('budgetSchedules.stop.bought')
        : quantity < 1
          ? t('budgetSchedules.stop.quantity')
          : typed.unit.trim() === ''
            ? t('budgetSchedules.stop.unit')
            : undefined;
  async function keep(): Promise<void> {
    if (stop !== undefined || !purse || !typed.price || typed.price <= 0) return;
    const { goods, kind, listed, unit, price, month, method } = typed;
    const row = {
      ...purse.place,
      goods: goods.trim(),
      kind,
      listed,
      quantity,
      unit: unit.trim(),
      price,
      month,
      method,
    };
    if (await onKeep(row, before)) setTyped(typedOf(undefined, purses));
  }
  return (
    <form
      className="card budget-purchase"
      aria-label={t(before ? 'budgetSchedules.changePurchase' : 'budgetSchedules.addPurchase')}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <div className="wide">
        <Labelled label={t('budgetSchedules.row')}>
          {({ id }) => (
            <ChoiceField
              id={id}
              placeholder={t('budgetSchedules.row')}
              options={purses}
              codeless
              value={typed.purse}
              onChange={(code) => set({ purse: code })}
              width="100%"
            />
          )}
        </Labelled>
      </div>
      <div className="goods">
        <Labelled label={t('budgetSchedules.goods')}>
          {(field) => (
            <Input
              {...field}
              maxLength={60}
              value={typed.goods}
              onChange={({ target }) => set({ goods: target.value })}
            />
          )}
        </Labelled>
      </div>
      <Labelled label={t('budgetSchedules.class')}>
        {({ id }) => (
          <span className="budget-pair">
            <select
              id={id}
              className="input"
              value={typed.kind}
              onChange={({ target }) => set({ kind: target.value as Typed['kind'] })}
            >
              {GOODS_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`budgetSchedules.kind.${kind}`)}
                </option>
              ))}
            </select>
            <select
              className="input"
              aria-label={t('budgetSchedules.catalogue')}
              value={typed.listed ? 'listed' : 'unlisted'}
              onChange={({ target }) => set({ listed: target.value === 'listed' })}
            >
              <option value="listed">{t('budgetSchedules.listed')}</option>
              <option value="unlisted">{t('budgetSchedules.unlisted')}</option>
            </select>
          </span>
        )}
      </Labelled>
      <Labelled label={t('budgetSchedules.quantityUnit')}>
        {(field) => (
          <span className="budget-pair">
            <Input
              {...field}
              inputMode="numeric"
              autoComplete="off"
              maxLength={8}
              style={{ width: 72, textAlign: 'right' }}
              value={typed.quantity}
              onChange={({ target }) => set({ quantity: target.value })}
            />
            <Input
              aria-label={t('budgetSchedules.unit')}
              maxLength={12}
              style={{ width: 56 }}
              value={typed.unit}
              onChange={({ target }) => set({ unit: target.value })}
            />
          </span>
        )}
      </Labelled>
      <Labelled label={t('budgetSchedules.price')}>
        {({ id }) => (
          <AmountField
            id={id}
            value={typed.price}
            onChange={(price) => set({ price })}
            onTyping={(price) => set({ price })}
            width={130}
          />
        )}
      </Labelled>
      <div className="budget-pair">
        <Labelled label={t('budgetSchedules.month')}>
          {({ id }) => (
            <select
              id={id}
              className="input"
              value={typed.month}
              onChange={({ target }) => set({ month: Number(target.value) })}
            >
              {MONTHS.map((month) => (
                <option key={month} value={month}>
                  {monthName(month)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled label={t('budgetSchedules.method')}>
          {({ id }) => (
            <select
              id={id}
              className="input"
              value={typed.method}
              onChange={({ target }) => set({ method: target.value as Typed['method'] })}
            >
              {METHODS.map((method) => (
                <option key={method} value={method}>
                  {t(`budgetSchedules.method.${method}`)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      </div>
      <div className="budget-purchase-end">
        <span className="hint">
          {amount > 0 ? t('budgetSchedules.amountIs', { amount: groupedYuan(amount) }) : null}
          {left === undefined ? null : (
            <span className={left < 0 ? 'problem' : undefined}>
              {' '}
              {t('budgetSchedules.leftOf', { amount: groupedYuan(left) })}
            </span>
          )}
        </span>
        {before ? (
          <button type="button" className="button" onClick={onCancel}>
            {t('cancel')}
          </button>
        ) : null}
        <button type="submit" className="button" aria-disabled={stop !== undefined} title={stop}>
          {t(before ? 'budgetSchedules.keepPurchase' : 'budgetSchedules.addPurchase')}
        </button>
      </div>
    </form>
  );
}

const typedOf = (before: Purchase | undefined, purses: readonly Purse[]): Typed => ({
  purse:
    before &&
    purses.find(
      ({ place }) =>
        place.item === before.item &&
        place.source === before.source &&
        place.department === before.department &&
        place.project === before.project,
    )?.code,
  goods: before?.goods ?? '',
  kind: before?.kind ?? 'goods',
  listed: before?.listed ?? false,
  quantity: before ? String(before.quantity) : '',
  unit: before?.unit ?? '',
  price: before?.price,
  month: before?.month ?? 1,
  method: before?.method ?? 'online-mall',
});
