import { useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { type Choices, choiceOf, chosen, type Plan, type PlanLine } from './plan-choice.ts';
import { DropLines } from './plan-drop.tsx';
import { UnitLine } from './plan-line.tsx';

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
  const [dropping, setDropping] = useState<ReadonlySet<number>>(() => new Set());
  const lines = plan.lines.filter(({ item }) => item === props.item);
  const [first] = lines;
  if (!first) return null;
  // What stands against every unit is said once, above.
  const common = first.problems.filter((sentence) => lines.every(({ problems }) => problems.includes(sentence)));
  const set = (packsOf: (line: PlanLine) => number): void =>
    onChoose(chosen(choices, lines, (line) => ({ packs: packsOf(line) })));
  return (
    <Drawer open title={first.itemName} width={buys ? 1120 : 720} onClose={onClose}>
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
            <button type="button" className="button" onClick={() => set(({ proposed }) => proposed)}>
              {t('purchaseOrders.all')}
            </button>
            <button type="button" className="button" onClick={() => set(() => 0)}>
              {t('purchaseOrders.none')}
            </button>
            <DropLines
              lines={lines.filter(({ requestLine }) => dropping.has(requestLine))}
              onDone={() => setDropping(new Set())}
            />
          </div>
        ) : null}
        <table className="orders-table">
          <thead>
            <tr>
              {buys ? <th>{t('purchaseOrders.giveUp')}</th> : null}
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
                dropping={dropping.has(line.requestLine)}
                onDropping={(on) => {
                  const next = new Set(dropping);
                  if (on) next.add(line.requestLine);
                  else next.delete(line.requestLine);
                  setDropping(next);
                }}
                onChange={(change) => onChoose(chosen(choices, [line], () => change))}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Drawer>
  );
}
