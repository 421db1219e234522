import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { usePreferences } from '../../app/preferences.tsx';
import type { View } from './queue.ts';

type Units = ReplyOf<Contract['ledger']['drafts']>['units'];

/** 分单位: in which units something waits in this state, and how much; a press chooses the unit. */
export function UnitQueues(props: {
  readonly units: Units;
  readonly state: View;
  readonly name: (unit: string) => string;
  readonly onUnit: (unit: string) => void;
}) {
  const { t } = usePreferences();
  const waiting = props.units.filter((each) => each[props.state] > 0);
  if (waiting.length === 0) return null;
  return (
    <ul className="desk-queues" aria-label={t('desk.byUnit')}>
      {waiting.map((each) => (
        <li key={each.unit}>
          <button type="button" className="desk-unit small" onClick={() => props.onUnit(each.unit)}>
            {each.unit} {props.name(each.unit)} <b>{each[props.state]}</b>
          </button>
        </li>
      ))}
    </ul>
  );
}
