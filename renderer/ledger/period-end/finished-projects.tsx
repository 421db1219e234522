import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { groupedYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import type { Names } from '../books/names.ts';

export type Project = ReplyOf<Contract['ledger']['periodEnd']>['projects'][number];

const keyOf = ({ fund, project }: Project): string => `${fund} ${project}`;

/** 已完成的财政项目: which of those that carry fiscal money over are finished, each with what is left of it. */
export function FinishedProjects(props: {
  readonly projects: readonly Project[];
  readonly chosen: readonly Project[];
  readonly onChange: (chosen: readonly Project[]) => void;
  readonly names: Names;
}) {
  const { t } = usePreferences();
  const { projects, chosen, onChange, names } = props;
  if (projects.length === 0) return null;
  const picked = new Set(chosen.map(keyOf));
  const total = sumFen(projects.filter((one) => picked.has(keyOf(one))).map(({ amount }) => parseYuan(amount) ?? ZERO));
  return (
    <fieldset className="card period-end-projects">
      <legend>{t('periodEnd.projects')}</legend>
      <p className="hint">
        {t('periodEnd.projectsHint')}{' '}
        {picked.size > 0 ? t('periodEnd.projectsChosen', { count: picked.size, amount: groupedYuan(total) }) : ''}
      </p>
      {projects.map((one) => (
        <label key={keyOf(one)} className="check">
          <input
            type="checkbox"
            checked={picked.has(keyOf(one))}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, one] : chosen.filter((each) => keyOf(each) !== keyOf(one)))
            }
          />
          <span>
            {one.project || t('periodEnd.noProject')} {names.fund(one.fund)}
          </span>
          <Amount value={one.amount} />
        </label>
      ))}
    </fieldset>
  );
}
