import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { DEFAULT_CONTROL, patternKey } from '../../../shared/domain/budget/control.ts';
import { DEFAULT_SETTINGS } from '../../../shared/domain/budget/settings.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { usePlanWords } from '../words.ts';
import { ControlForm } from './control-form.tsx';
import { type Settings, SettingsShown } from './control-settings.tsx';

type Controls = ReplyOf<Contract['budget']['controls']>;
type Version = NonNullable<Controls['inForce']>;
type Rule = Version['rules'][number];

/** The settings before any were proposed. */
const USUAL: Settings = {
  ...DEFAULT_SETTINGS,
  movable: [...DEFAULT_SETTINGS.movable],
  varianceLeast: formatYuan(DEFAULT_SETTINGS.varianceLeast),
};

/** 预算控制: the rules in force, the ones proposed, and those of before. */
export function ControlRules() {
  const { t, locale } = usePreferences();
  const [proposing, setProposing] = useState(false);
  const { busy, problem, act } = useActing();
  const dialogs = useDialogs();
  const read = useQuery(api.budget.controls.queryOptions({ input: {} }));
  if (read.isError && isAnswered(read.error))
    return <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  const { inForce, proposed, waitsFor, past, may } = read.data;
  const settings = inForce?.settings ?? USUAL;
  if (proposing)
    return <ControlForm rules={inForce?.rules ?? []} settings={settings} onClose={() => setProposing(false)} />;

  async function decide(id: number, agree: boolean): Promise<void> {
    const asked = {
      title: t('budgetControl.decideTitle'),
      action: t(agree ? 'budgetControl.approve' : 'budgetControl.reject'),
    };
    if (agree) {
      if (!(await dialogs.confirm({ ...asked, body: t('budgetControl.approveBody') }))) return;
      await act(() => client.budget.decideControls({ id, agree }), t('budgetControl.approved'));
      return;
    }
    const reason = await dialogs.reason(asked);
    if (reason !== undefined)
      await act(() => client.budget.decideControls({ id, agree, reason }), t('budgetControl.rejected'));
  }
  async function withdraw(id: number): Promise<void> {
    const asked = { title: t('budgetControl.withdrawTitle'), action: t('budgetControl.withdraw') };
    if (await dialogs.confirm({ ...asked, body: t('budgetControl.withdrawBody') }))
      await act(() => client.budget.withdrawControls({ id }), t('budgetControl.withdrawn'));
  }
  return (
    <div className="change-sheet">
      <Problem sentence={problem} />
      {proposed ? (
        <section className="card change-paper">
          <h2>{t('budgetControl.proposed')}</h2>
          <p>
            <Said version={proposed} />
          </p>
          <Rules rules={proposed.rules} before={inForce?.rules ?? []} />
          <SettingsShown settings={proposed.settings} before={settings} />
          {may.includes('approve') ? (
            <div className="change-form-line">
              <button
                type="button"
                className="button primary"
                disabled={busy}
                onClick={() => void decide(proposed.id, true)}
              >
                {t('budgetControl.approve')}
              </button>
              <button type="button" className="button" disabled={busy} onClick={() => void decide(proposed.id, false)}>
                {t('budgetControl.reject')}
              </button>
            </div>
          ) : (
            <p className="hint" role="note">
              {waitsFor.length === 0
                ? t('budgetControl.waitsForNobody')
                : t('budgetControl.waits', { names: waitsFor.join(locale === 'en' ? ', ' : '、') })}
            </p>
          )}
          {may.includes('withdraw') ? (
            <div className="change-form-line">
              <button type="button" className="button" disabled={busy} onClick={() => void withdraw(proposed.id)}>
                {t('budgetControl.withdraw')}
              </button>
            </div>
          ) : null}
        </section>
      ) : null}
      <section className="card change-paper">
        <div className="change-form-line change-heading">
          <h2>{t('budgetControl.inForce')}</h2>
          {may.includes('propose') ? (
            <button type="button" className="button" onClick={() => setProposing(true)}>
              {t('budgetControl.propose')}
            </button>
          ) : null}
        </div>
        <p className="hint">{t('budgetControl.about')}</p>
        <Rules rules={inForce?.rules ?? []} />
        <h3>{t('budgetSetting.title')}</h3>
        <SettingsShown settings={settings} />
        {inForce ? (
          <p>
            <Said version={inForce} />
          </p>
        ) : null}
      </section>
      {past.length > 0 ? (
        <section className="card change-paper">
          <h2>{t('budgetControl.past')}</h2>
          <ol className="change-steps">
            {past.map((version) => (
              <li key={version.id}>
                <Said version={version} />
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </div>
  );
}

/** Who proposed it, when and why, and what was decided. */
function Said({ version }: { readonly version: Version }) {
  const { t } = usePreferences();
  const { display, instant, reason, decision, rules } = version;
  return (
    <>
      {t('budgetControl.proposedBy', { display, instant: instantName(instant), count: rules.length, reason })}
      {decision ? (
        <>
          {' '}
          {t(`budgetControl.decided.${decision.verdict}`, {
            display: decision.display,
            instant: instantName(decision.instant),
          })}
          {decision.reason === '' ? null : ` ${decision.reason}`}
        </>
      ) : null}
    </>
  );
}

/** The rules, the more special ones marked against those of before; the usual rule ends the list. */
function Rules({ rules, before }: { readonly rules: readonly Rule[]; readonly before?: readonly Rule[] }) {
  const { t } = usePreferences();
  const words = usePlanWords('');
  const isNew = (rule: Rule): boolean =>
    before !== undefined &&
    !before.some(
      (old) =>
        patternKey(old) === patternKey(rule) &&
        old.control === rule.control &&
        old.horizon === rule.horizon &&
        old.warnFrom === rule.warnFrom,
    );
  const gone = before?.filter((old) => !rules.some((rule) => patternKey(rule) === patternKey(old))) ?? [];
  const usual: Rule = { item: '', source: '', stage: '', ...DEFAULT_CONTROL };
  const all = rules.some((rule) => patternKey(rule) === patternKey(usual)) ? rules : [...rules, usual];
  const line = (rule: Rule, mark: 'new' | 'gone' | undefined) => (
    <tr key={`${mark} ${patternKey(rule)}`} className={mark === 'gone' ? 'change-gone' : undefined}>
      <td>
        {rule.item === '' ? (
          t('budgetControl.everyItem')
        ) : (
          <>
            <span className="code">{rule.item}</span> {words.item(rule.item)}
          </>
        )}
      </td>
      <td>{rule.source === '' ? t('budgetControl.everySource') : words.source(rule.source)}</td>
      <td>{t(rule.stage === '' ? 'budgetControl.everyStage' : `budgetControl.stage.${rule.stage}`)}</td>
      <td>{t(`budgetControl.control.${rule.control}`)}</td>
      <td>{t(`budgetControl.horizon.${rule.horizon}`)}</td>
      <td className="figure">{rule.warnFrom === 0 ? t('budgetControl.never') : `${rule.warnFrom}%`}</td>
      {before === undefined ? null : (
        <td>{mark ? <span className="chip accent">{t(`budgetControl.mark.${mark}`)}</span> : null}</td>
      )}
    </tr>
  );
  return (
    <table className="change-table control-table">
      <thead>
        <tr>
          <th>{t('budget.item')}</th>
          <th>{t('budget.source')}</th>
          <th>{t('budgetControl.stage')}</th>
          <th>{t('budgetControl.control')}</th>
          <th>{t('budgetControl.horizon')}</th>
          <th className="figure">{t('budgetControl.warnFrom')}</th>
          {before === undefined ? null : <th>{t('budgetControl.difference')}</th>}
        </tr>
      </thead>
      <tbody>
        {all.map((rule) => line(rule, rule !== usual && isNew(rule) ? 'new' : undefined))}
        {gone.map((rule) => line(rule, 'gone'))}
      </tbody>
    </table>
  );
}
