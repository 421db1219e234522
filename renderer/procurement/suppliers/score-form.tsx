import { useState } from 'react';
import { halfOf } from '../../../shared/domain/procurement/suppliers/score.ts';
import { CRITERIA } from '../../../shared/domain/procurement/suppliers/settings.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Problem } from '../../ui/states.tsx';
import type { SupplierDetail } from './looks.ts';
import { useCardWords } from './words.ts';

/** Half-years that may be scored: that of the day, and the three before. */
function halvesUpTo(day: string): string[] {
  const last = halfOf(day);
  const count = Number(last.slice(0, 4)) * 2 + Number(last.slice(-1)) - 1;
  return [0, 1, 2, 3].map((back) => `${Math.floor((count - back) / 2)}H${((count - back) % 2) + 1}`);
}

/** 评价 of half a year: five criteria with their remarks. */
export function ScoreForm(props: {
  readonly supplier: SupplierDetail;
  readonly name: string;
  readonly day: string;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const words = useCardWords();
  const { busy, problem, act } = useActing();
  const { supplier, name, day, onClose } = props;
  const halves = halvesUpTo(day);
  const [half, setHalf] = useState(halves[0]!);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const known = supplier.scores.find((each) => each.half === half);
  const typedOr = (key: string): string => {
    const [criterion, part] = key.split(' ');
    const one = known?.scores.find((each) => each.criterion === criterion);
    return typed[`${half} ${key}`] ?? String(one?.[part === 'score' ? 'score' : 'remark'] ?? '');
  };
  const set = (key: string, text: string): void => setTyped({ ...typed, [`${half} ${key}`]: text });
  const whole = CRITERIA.every((each) => /^(100|\d{1,2})$/.test(typedOr(`${each} score`)));
  async function keep(): Promise<void> {
    const scores = CRITERIA.map((criterion) => ({
      criterion,
      score: Number(typedOr(`${criterion} score`)),
      remark: typedOr(`${criterion} remark`),
    }));
    const asked = { supplier: supplier.code, half, revision: known?.revision ?? 0, scores };
    if (await act(() => client.procurement.scoreSupplier(asked), t('suppliers.scored'))) onClose();
  }
  return (
    <Drawer open title={t('suppliers.scoreTitle', { name })} width={640} onClose={onClose}>
      <form
        className="supplier"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <label className="suppliers-line">
          {t('suppliers.half')}
          <select className="input" value={half} onChange={({ target }) => setHalf(target.value)}>
            {halves.map((each) => (
              <option key={each} value={each}>
                {words.half(each)}
              </option>
            ))}
          </select>
        </label>
        <table className="supplier-table">
          <thead>
            <tr>
              <th>{t('suppliers.criterion')}</th>
              <th className="figure">{t('suppliers.points')}</th>
              <th>
                {t('suppliers.remark')} <span className="hint">{t('suppliers.remarkHint')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {CRITERIA.map((criterion) => {
              const label = t(`suppliers.criterion.${criterion}`);
              return (
                <tr key={criterion}>
                  <th scope="row">{label}</th>
                  <td className="figure">
                    <input
                      className="input figure supplier-points"
                      inputMode="numeric"
                      maxLength={3}
                      aria-label={t('suppliers.pointsOf', { criterion: label })}
                      value={typedOr(`${criterion} score`)}
                      onChange={({ target }) => set(`${criterion} score`, target.value.replaceAll(/\D/g, ''))}
                    />
                  </td>
                  <td>
                    <input
                      className="input supplier-remark"
                      maxLength={200}
                      aria-label={t('suppliers.remarkOf', { criterion: label })}
                      value={typedOr(`${criterion} remark`)}
                      onChange={({ target }) => set(`${criterion} remark`, target.value)}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <div className="suppliers-line">
          <button type="submit" className="button primary" disabled={busy || !whole}>
            {t('suppliers.scoreSave')}
          </button>
          <Problem sentence={problem} />
        </div>
      </form>
    </Drawer>
  );
}
