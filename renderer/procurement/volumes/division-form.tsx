import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UnitKind } from '../../../shared/domain/organisation/unit.ts';
import { parsePercent, percentOf, WHOLE_BPS } from '../../../shared/domain/procurement/volumes/bps.ts';
import { DIVISION_BASES, type DivisionBasis, divided } from '../../../shared/domain/procurement/volumes/division.ts';
import { parseYuan } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { type Division, type Surplus, tiltText } from './words.ts';

const USUAL_TILT = '120';
const WEIGHT = /^\d{1,6}$/;

/** 分配: by what units completed or by typed weights, leaning to the primary units; shown before it is kept. */
export function DivisionForm(props: {
  readonly surplus: Surplus;
  readonly division?: Division;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const { surplus, division, onClose } = props;
  const read = useQuery(api.procurement.divisionProposal.queryOptions({ input: { surplus: surplus.id } }));
  const [basis, setBasis] = useState<DivisionBasis>(division?.basis ?? 'contribution');
  const [tilt, setTilt] = useState(division ? percentOf(division.tiltBps) : USUAL_TILT);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    division?.basis === 'weights'
      ? Object.fromEntries(division.rows.map(({ unit, weight }) => [unit, String(weight)]))
      : {},
  );
  const failed = failedOf(read, t);
  const units = read.data ?? [];
  const tiltBps = parsePercent(tilt) ?? 0;
  const weights = units.map(({ unit, contribution }) => ({
    unit,
    weight: basis === 'contribution' ? parseYuan(contribution)! : Number(typed[unit] || 0),
  }));
  const good =
    tiltBps >= WHOLE_BPS &&
    (basis === 'contribution' || Object.values(typed).every((text) => text === '' || WEIGHT.test(text)));
  const shares = good
    ? divided(
        parseYuan(surplus.retained)!,
        weights,
        tiltBps,
        (unit) => units.find((each) => each.unit === unit)?.kind as UnitKind,
      )
    : undefined;

  async function save(): Promise<void> {
    if (!shares) return;
    const asked = {
      ...(division ? { at: { id: division.id, revision: division.revision } } : {}),
      ...{
        surplus: surplus.id,
        basis,
        tilt,
        weights: basis === 'weights' ? weights.filter(({ weight }) => weight > 0) : [],
      },
    };
    if (await act(() => client.procurement.saveDivision(asked), t('volumes.divisionKept'))) onClose();
  }
  return (
    <Drawer open title={division?.number ?? t('volumes.divide')} width={720} onClose={onClose}>
      {failed ? (
        <Failed {...failed} />
      ) : read.data === undefined ? (
        <Loading lines={8} />
      ) : (
        <form
          className="volumes-paper"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <p className="notice">{t('volumes.purpose')}</p>
          <div className="volumes-line">
            <Segments
              label={t('volumes.basis')}
              value={basis}
              choices={DIVISION_BASES.map((value) => ({ value, label: t(`volumes.basis.${value}`) }))}
              onChange={setBasis}
            />
            <Labelled label={t('volumes.tiltPercent')} hint={t('volumes.tiltHint')}>
              {(field) => (
                <input
                  {...field}
                  className="input"
                  inputMode="decimal"
                  maxLength={6}
                  value={tilt}
                  onChange={({ target }) => setTilt(target.value)}
                />
              )}
            </Labelled>
          </div>
          <table className="volumes-shares">
            <thead>
              <tr>
                <th>{t('volumes.unit')}</th>
                <th className="figure">{t(basis === 'contribution' ? 'volumes.contribution' : 'volumes.weight')}</th>
                <th className="figure">{t('volumes.tilt')}</th>
                <th className="figure">{t('volumes.share')}</th>
              </tr>
            </thead>
            <tbody>
              {units.map(({ unit, unitName, contribution }, at) => (
                <tr key={unit}>
                  <td>{`${unit} ${unitName}`}</td>
                  <td className="figure">
                    {basis === 'contribution' ? (
                      <Amount value={contribution} />
                    ) : (
                      <input
                        className="input figure"
                        aria-label={`${unit} ${t('volumes.weight')}`}
                        inputMode="numeric"
                        maxLength={6}
                        value={typed[unit] ?? ''}
                        onChange={({ target }) => setTyped({ ...typed, [unit]: target.value })}
                      />
                    )}
                  </td>
                  <td className="figure">{shares ? tiltText(shares[at]!.tiltBps) : '–'}</td>
                  <td className="figure">
                    <Amount value={shares?.[at]?.share} />
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th>{t('volumes.total')}</th>
                <td />
                <td />
                <td className="figure">
                  <Amount value={surplus.retained} />
                </td>
              </tr>
            </tfoot>
          </table>
          <div className="volumes-line">
            <Problem sentence={problem} />
            <button type="submit" className="button primary" disabled={busy || !shares}>
              {t('volumes.save')}
            </button>
            {shares ? null : <span className="hint">{t('volumes.noWeights')}</span>}
          </div>
        </form>
      )}
    </Drawer>
  );
}
