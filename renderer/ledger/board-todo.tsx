import type { NextStep } from '../../shared/domain/audit/readiness.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useSigns } from './attestation/signing.ts';
import type { Ready } from './rows.ts';
import { todoOf } from './steps.ts';

/** 待办: what is this person's to do, by kind of work; pressing one shows its units alone, pressing it again shows all. */
export function BoardTodo(props: {
  readonly ready: readonly Ready[] | undefined;
  readonly chosen: NextStep | undefined;
  readonly onChange: (step: NextStep | undefined) => void;
}) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const signs = useSigns();
  const { ready, chosen } = props;
  const todo = ready ? todoOf(ready, may, signs) : [];
  return (
    <fieldset className="filter todo">
      <legend>{t('board.todo')}</legend>
      {ready === undefined ? <span className="hint">{t('board.todo.reading')}</span> : null}
      {ready && todo.length === 0 ? <span className="hint">{t('board.todo.none')}</span> : null}
      {todo.map(({ step, count }) => (
        <button
          key={step}
          type="button"
          aria-pressed={chosen === step}
          onClick={() => props.onChange(chosen === step ? undefined : step)}
        >
          {t(`next.${step}`)} <b>{count}</b>
        </button>
      ))}
    </fieldset>
  );
}
