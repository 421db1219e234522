import { Input } from 'antd';
import { useState } from 'react';
import { areBounds, type GradeBounds as Bounds } from '../../../shared/domain/budget/performance-grades.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';

/** The bounds of 优、良、中 in force; whoever approves budgets may set others. */
export function GradeBounds({ bounds }: { readonly bounds: Bounds }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [open, setOpen] = useState(false);
  return (
    <>
      <span className="hint">{t('budgetProjects.bounds', { ...bounds })}</span>
      {may('budget.approve') ? (
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {t('budgetProjects.setBounds')}
        </button>
      ) : null}
      <Drawer open={open} title={t('budgetProjects.boundsTitle')} width={360} onClose={() => setOpen(false)}>
        <BoundsForm bounds={bounds} onDone={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

function BoundsForm({ bounds, onDone }: { readonly bounds: Bounds; readonly onDone: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState<Bounds>({ ...bounds });
  const [reason, setReason] = useState('');
  return (
    <form
      className="project-form"
      onSubmit={(event) => {
        event.preventDefault();
        void act(() => client.budget.setGrades({ ...typed, reason }), t('budgetProjects.boundsSet')).then(
          (done) => done && onDone(),
        );
      }}
    >
      {(['excellent', 'good', 'medium'] as const).map((grade) => (
        <Labelled key={grade} label={`${t(`budgetProjects.grade.${grade}`)} ≥`}>
          {(field) => (
            <input
              {...field}
              className="input short figure"
              type="number"
              min={1}
              max={100}
              value={typed[grade]}
              onChange={({ target }) => setTyped({ ...typed, [grade]: Math.trunc(Number(target.value) || 0) })}
            />
          )}
        </Labelled>
      ))}
      <Labelled label={t('reason.label')}>
        {(field) => (
          <Input {...field} maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Labelled>
      <button type="submit" className="button primary" disabled={busy || reason.trim() === '' || !areBounds(typed)}>
        {t('budgetProjects.boundsSave')}
      </button>
      <Problem sentence={problem} />
    </form>
  );
}
