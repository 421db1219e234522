import { Input } from 'antd';
import { useState } from 'react';
import { PERCENT_MAX } from '../../../shared/domain/costing/driver-doubts.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Empty, Problem } from '../../ui/states.tsx';
import type { Sheet } from './sheet.ts';

/** 疑点: each as a sentence with its explanation; several may be explained at once. */
export function Doubts(props: { readonly unit: string; readonly period: Period; readonly sheet: Sheet }) {
  const { t } = usePreferences();
  const { unit, period, sheet } = props;
  const { busy, problem, act } = useActing();
  const dialogs = useDialogs();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const editable = sheet.may.includes('save');
  const chosen = sheet.doubts.filter(({ key }) => picked.has(key)).map(({ key }) => key);
  const open = sheet.doubts.filter(({ explanation }) => explanation === '').map(({ key }) => key);

  async function explain(doubts: readonly string[]): Promise<void> {
    const explanation = await dialogs.reason({
      title: t('costDrivers.explainTitle', { count: doubts.length }),
      label: t('costDrivers.explanation'),
      action: t('costDrivers.explain'),
    });
    if (explanation === undefined) return;
    const seen = { unit, period, revision: sheet.revision };
    const done = t('costDrivers.explained', { count: doubts.length });
    if (await act(() => client.costing.explainDrivers({ ...seen, doubts: [...doubts], explanation }), done))
      setPicked(new Set());
  }
  const pick = (keys: readonly string[], on: boolean) =>
    setPicked((before) => new Set(on ? [...before, ...keys] : [...before].filter((key) => !keys.includes(key))));
  return (
    <section className="driver-doubts card" aria-label={t('costDrivers.view.doubts')}>
      <Percent sheet={sheet} />
      <Problem sentence={problem} />
      {sheet.doubts.length === 0 ? (
        <Empty title={t(sheet.values.length === 0 ? 'costDrivers.nothing' : 'costDrivers.noDoubts')}>
          <p>{t(sheet.values.length === 0 ? 'costDrivers.nothingBody' : 'costDrivers.noDoubtsBody')}</p>
        </Empty>
      ) : (
        <>
          {editable ? (
            <div className="driver-line">
              <button
                type="button"
                className="button primary"
                aria-disabled={busy || chosen.length === 0}
                onClick={() => busy || chosen.length === 0 || void explain(chosen)}
              >
                {t('costDrivers.explainChosen', { count: chosen.length })}
              </button>
              <button type="button" className="button" onClick={() => pick(open, true)}>
                {t('costDrivers.chooseOpen', { count: open.length })}
              </button>
              <span className="hint">{t('costDrivers.explainHint')}</span>
            </div>
          ) : null}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
          <section className="driver-scroll" tabIndex={0} aria-label={t('costDrivers.view.doubts')}>
            <table className="driver-table">
              <thead>
                <tr>
                  {editable ? <th className="pick" aria-label={t('costDrivers.choose')} /> : null}
                  <th>{t('costDrivers.doubt')}</th>
                  <th>{t('costDrivers.explanation')}</th>
                </tr>
              </thead>
              <tbody>
                {sheet.doubts.map(({ key, message, explanation }) => (
                  <tr key={key}>
                    {editable ? (
                      <td className="pick">
                        <input
                          type="checkbox"
                          aria-label={message}
                          checked={picked.has(key)}
                          onChange={({ target }) => pick([key], target.checked)}
                        />
                      </td>
                    ) : null}
                    <td>{message}</td>
                    <td className="said">
                      {explanation === '' ? <span className="chip warn">{t('costDrivers.open')}</span> : explanation}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </section>
  );
}

/** From what change on a value is asked about: in sight for everybody, set by who reviews for the whole community. */
function Percent({ sheet }: { readonly sheet: Sheet }) {
  const { t } = usePreferences();
  const { person } = useIdentity();
  const { may } = useIdentity();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState<string>();
  const percent = Number(typed ?? sheet.percent);
  const right = Number.isInteger(percent) && percent >= 1 && percent <= PERCENT_MAX;
  const overall = may('costing.review') && (person?.grants.some(({ unit }) => unit === '') ?? false);
  if (typed === undefined)
    return (
      <div className="driver-line">
        <span>{t('costDrivers.percentIs', { percent: sheet.percent })}</span>
        {overall ? (
          <button type="button" className="button" onClick={() => setTyped(String(sheet.percent))}>
            {t('costDrivers.setPercent')}
          </button>
        ) : null}
      </div>
    );
  async function save(): Promise<void> {
    if (!right || busy) return;
    const done = t('costDrivers.percentSet', { percent });
    if (await act(() => client.costing.setDriverPercent({ percent }), done)) setTyped(undefined);
  }
  return (
    <form
      className="driver-line"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label htmlFor="driver-percent">{t('costDrivers.percent')}</label>
      <Input
        id="driver-percent"
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        style={{ width: 80, textAlign: 'right' }}
        suffix="%"
        value={typed}
        {...(right ? {} : { status: 'error' as const })}
        onChange={({ target }) => setTyped(target.value)}
      />
      <button type="submit" className="button primary" aria-disabled={!right || busy}>
        {t('costDrivers.savePercent')}
      </button>
      <button type="button" className="button" onClick={() => setTyped(undefined)}>
        {t('cancel')}
      </button>
      {right ? null : <span className="hint">{t('costDrivers.percentWrong', { most: PERCENT_MAX })}</span>}
      <Problem sentence={problem} />
    </form>
  );
}
