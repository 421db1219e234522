import { useState } from 'react';
import { FINDING_KINDS, type FindingKind } from '../../../shared/domain/approval/radar/finding.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Segments } from '../../ui/segments.tsx';
import { CaseDrawer } from './case-drawer.tsx';
import type { CaseRow, Tested } from './typed.ts';

const CHIP = { both: 'chip', tried: 'chip accent', 'in-force': 'chip warn' } as const;

/** 预警 one by one, the gravest first; each opens its evidence. */
export function CaseList({ tested, compares }: { readonly tested: Tested; readonly compares: boolean }) {
  const { t } = usePreferences();
  const [kind, setKind] = useState<FindingKind | 'every'>('every');
  const [open, setOpen] = useState<CaseRow>();
  const { cases, total } = tested;
  const there = FINDING_KINDS.filter((each) => cases.some((one) => one.kind === each));
  const chosen = kind !== 'every' && there.includes(kind) ? kind : 'every';
  const shown = cases.filter((one) => chosen === 'every' || one.kind === chosen);
  return (
    <section className="card radar-part" aria-label={t('radar.cases')}>
      <div className="approval-line approval-heading">
        <h2>{t('radar.casesOf', { count: total })}</h2>
        {there.length > 1 ? (
          <Segments
            label={t('radar.showKind')}
            value={chosen}
            choices={[
              { value: 'every', label: t('radar.every') },
              ...there.map((value) => ({ value, label: t(`radar.kind.${value}`) })),
            ]}
            onChange={setKind}
          />
        ) : null}
      </div>
      {total === 0 ? (
        <p className="hint">{t('radar.noCases')}</p>
      ) : (
        <table className="approval-table radar-cases">
          <thead>
            <tr>
              <th>{t('radar.kind')}</th>
              <th>{t('radar.what')}</th>
              <th className="figure">{t('radar.sum')}</th>
              {compares ? <th>{t('radar.found')}</th> : null}
              <th>{t('radar.evidence')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={`${one.kind} ${one.by} ${one.value} ${one.ids[0]}`}>
                <td className="radar-kind">{t(`radar.kind.${one.kind}`)}</td>
                <td>{one.message}</td>
                <td className="figure">
                  <Amount value={one.sum} />
                </td>
                {compares ? (
                  <td>
                    <span className={CHIP[one.found]}>{t(`radar.found.${one.found}`)}</span>
                  </td>
                ) : null}
                <td>
                  <button
                    type="button"
                    className="button"
                    aria-label={t('radar.evidenceOf', { message: one.message })}
                    onClick={() => setOpen(one)}
                  >
                    {t('radar.evidence')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {total > cases.length ? <p className="hint">{t('radar.casesShown', { shown: cases.length, total })}</p> : null}
      {open ? <CaseDrawer row={open} onClose={() => setOpen(undefined)} /> : null}
    </section>
  );
}
