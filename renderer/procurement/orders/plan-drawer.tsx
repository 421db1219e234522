import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { type Choices, choiceOf, chosen, type Plan, type PlanLine } from './plan-choice.ts';
import { KIND_CHIPS, packsText } from './words.ts';

/** One product of the plan: what each unit's request line has open, how much of it is ordered now, and from whom. */
export function PlanDrawer(props: {
  readonly plan: Plan;
  readonly choices: Choices;
  readonly item: string;
  readonly buys: boolean;
  readonly onChoose: (choices: Choices) => void;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { plan, choices, buys, onChoose, onClose } = props;
  const lines = plan.lines.filter(({ item }) => item === props.item);
  const [first] = lines;
  if (!first) return null;
  // What stands against every unit is said once, above.
  const common = first.problems.filter((sentence) => lines.every(({ problems }) => problems.includes(sentence)));
  const set = (packsOf: (line: PlanLine) => number): void =>
    onChoose(chosen(choices, lines, (line) => ({ packs: packsOf(line) })));
  return (
    <Drawer open title={first.itemName} width={buys ? 1060 : 720} onClose={onClose}>
      <div className="orders-drawer">
        <p className="hint">
          <span className="code">{first.item}</span> {first.maker}
          {first.price === undefined ? '' : ` · ${t('purchaseOrders.price')} ${first.price}`}
        </p>
        {common.map((sentence) => (
          <p key={sentence} className="notice warn">
            {sentence}
          </p>
        ))}
        {buys ? (
          <div className="orders-line">
            <button type="button" className="button" onClick={() => set(({ open }) => open)}>
              {t('purchaseOrders.all')}
            </button>
            <button type="button" className="button" onClick={() => set(() => 0)}>
              {t('purchaseOrders.none')}
            </button>
          </div>
        ) : null}
        <table className="orders-table">
          <thead>
            <tr>
              <th>{t('purchaseOrders.unit')}</th>
              <th>{t('purchaseOrders.request')}</th>
              <th>{t('purchaseOrders.kind')}</th>
              <th>{t('purchaseOrders.neededBy')}</th>
              <th className="figure">{t('purchaseOrders.approved')}</th>
              <th className="figure">{t('purchaseOrders.open')}</th>
              {buys ? <th className="figure">{t('purchaseOrders.now')}</th> : null}
              <th>{t('purchaseOrders.supplier')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <UnitLine
                key={line.requestLine}
                {...{ plan, line, buys }}
                problems={line.problems.filter((sentence) => !common.includes(sentence))}
                choice={choiceOf(line, choices)}
                onChange={(change) => onChoose(chosen(choices, [line], () => change))}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Drawer>
  );
}

function UnitLine(props: {
  readonly plan: Plan;
  readonly line: PlanLine;
  /** What stands against this unit's line alone. */
  readonly problems: readonly string[];
  readonly buys: boolean;
  readonly choice: { readonly packs: number; readonly supplier: string };
  readonly onChange: (change: { readonly packs?: number; readonly supplier?: string }) => void;
}) {
  const { t } = usePreferences();
  const { plan, line, problems, buys, choice, onChange } = props;
  const unit = `${line.unit} ${line.unitName}`;
  const names = new Map(plan.suppliers.map(({ code, name }) => [code, name]));
  // Where nobody has agreed to deliver, whoever could may be asked to under an exception.
  const asked = plan.suppliers.filter(({ delivers }) => delivers).map(({ code }) => code);
  const offered = line.suppliers.length > 0 ? line.suppliers : asked;
  return (
    <>
      <tr>
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
              max={line.open}
              step={1}
              aria-label={t('purchaseOrders.nowOf', { unit })}
              value={choice.packs}
              onChange={({ target }) => onChange({ packs: wholeIn(target.value, line.open) })}
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
      {problems.length === 0 ? null : (
        <tr className="orders-said">
          <td colSpan={buys ? 8 : 7}>
            {problems.map((sentence) => (
              <p key={sentence} className="field-problem">
                {sentence}
              </p>
            ))}
          </td>
        </tr>
      )}
    </>
  );
}

/** Whole packs between none and what is open. */
const wholeIn = (text: string, most: number): number => {
  const packs = Math.trunc(Number(text));
  return Number.isSafeInteger(packs) ? Math.min(Math.max(packs, 0), most) : 0;
};
