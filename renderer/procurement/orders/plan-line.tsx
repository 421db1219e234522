import { useNavigate } from '@tanstack/react-router';
import { usePreferences } from '../../app/preferences.tsx';
import { mostOf, type Plan, type PlanLine } from './plan-choice.ts';
import { KIND_CHIPS, packsText } from './words.ts';

/** One unit's open line: what is ordered of it now and from whom, what stands against it, and what can be done then. */
export function UnitLine(props: {
  readonly plan: Plan;
  readonly line: PlanLine;
  /** What stands against this unit's line alone. */
  readonly problems: readonly string[];
  readonly buys: boolean;
  readonly choice: { readonly packs: number; readonly supplier: string };
  /** Whether it is marked to be given up. */
  readonly dropping: boolean;
  readonly onDropping: (on: boolean) => void;
  readonly onChange: (change: { readonly packs?: number; readonly supplier?: string }) => void;
}) {
  const { t } = usePreferences();
  const navigate = useNavigate();
  const { plan, line, problems, buys, choice, onChange } = props;
  const [kind] = line.lifts;
  const unit = `${line.unit} ${line.unitName}`;
  const names = new Map(plan.suppliers.map(({ code, name }) => [code, name]));
  // Where nobody has agreed to deliver, whoever could may be asked to under an exception.
  const asked = plan.suppliers.filter(({ delivers }) => delivers).map(({ code }) => code);
  const offered = line.suppliers.length > 0 ? line.suppliers : asked;
  return (
    <>
      <tr>
        {buys ? (
          <td>
            <input
              type="checkbox"
              aria-label={t('purchaseOrders.giveUpOf', { unit })}
              checked={props.dropping}
              onChange={({ target }) => props.onDropping(target.checked)}
            />
          </td>
        ) : null}
        <td>{unit}</td>
        <td>
          <span className="code">{line.request}</span>
        </td>
        <td>
          <span className={KIND_CHIPS[line.kind]}>{t(`purchaseOrders.kind.${line.kind}`)}</span>
        </td>
        <td>{line.needed}</td>
        <td className="figure">{packsText(line.approved)}</td>
        <td className="figure">{packsText(line.open)}</td>
        {buys ? (
          <td className="figure">
            <input
              className="input"
              type="number"
              min={0}
              max={mostOf(line)}
              step={1}
              aria-label={t('purchaseOrders.nowOf', { unit })}
              value={choice.packs}
              onChange={({ target }) => onChange({ packs: wholeIn(target.value, mostOf(line)) })}
            />
          </td>
        ) : null}
        <td>
          {buys && (offered.length > 1 || choice.supplier === '') ? (
            <select
              className="input"
              aria-label={t('purchaseOrders.supplierOf', { unit })}
              value={choice.supplier}
              onChange={({ target }) => onChange({ supplier: target.value })}
            >
              {choice.supplier === '' ? <option value="">{t('purchaseOrders.chooseSupplier')}</option> : null}
              {offered.map((code) => (
                <option key={code} value={code}>
                  {names.get(code) ?? code}
                </option>
              ))}
            </select>
          ) : (
            (names.get(choice.supplier) ?? choice.supplier)
          )}
        </td>
      </tr>
      {problems.length === 0 && line.exceptions.length === 0 && kind === undefined ? null : (
        <tr className="orders-said">
          <td colSpan={buys ? 9 : 7}>
            {line.exceptions.map(({ number, left }) => (
              <span key={number} className="chip warn">
                {t('purchaseOrders.exceptionLeft', { number, left: packsText(left) })}
              </span>
            ))}
            {problems.map((sentence) => (
              <p key={sentence} className="field-problem">
                {sentence}
              </p>
            ))}
            {buys && kind !== undefined ? (
              <p>
                <span className="hint">{t('purchaseOrders.wayOut')}</span>{' '}
                <button
                  type="button"
                  className="orders-link"
                  onClick={() =>
                    void navigate({
                      to: '/purchase-account',
                      search: (before: Record<string, unknown>) => ({
                        ...before,
                        ...{ view: 'overrides', new: kind, for: line.unit, item: line.item, packs: String(line.open) },
                        ...{ price: line.price, supplier: choice.supplier || undefined, day: plan.day },
                      }),
                    })
                  }
                >
                  {t('purchaseOrders.toException')}
                </button>
              </p>
            ) : null}
          </td>
        </tr>
      )}
    </>
  );
}

/** Whole packs between none and the most. */
const wholeIn = (text: string, most: number): number => {
  const packs = Math.trunc(Number(text));
  return Number.isSafeInteger(packs) ? Math.min(Math.max(packs, 0), most) : 0;
};
