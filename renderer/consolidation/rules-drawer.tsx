import { useMutation, useQuery } from '@tanstack/react-query';
import { InputNumber, Switch } from 'antd';
import { useId, useState } from 'react';
import { type Fen, formatYuan } from '../../shared/kernel/fen.ts';
import { api } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { AmountField } from '../ui/amount-field.tsx';
import { useDialogs } from '../ui/dialogs.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Segments } from '../ui/segments.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import './drawers.css';
import type { RunInSight } from './run-in-sight.tsx';
import { fenOfText, type Rules } from './sheet.ts';

/** 抵销规则与设置: what each rule says and whether it is on; thresholds. Changed with a reason, by who may. */
export function RulesDrawer({ open, run, onClose }: { open: boolean; run: RunInSight; onClose: () => void }) {
  const { t } = usePreferences();
  const rules = useQuery(api.consolidation.rules.queryOptions({ input: {} }));
  return (
    <Drawer open={open} title={t('rules.title')} onClose={onClose} width={680}>
      {rules.isError && isAnswered(rules.error) ? (
        <Failed sentence={sentenceOf(rules.error, t)} onRetry={() => void rules.refetch()} />
      ) : rules.data ? (
        <RuleSettings key={JSON.stringify(rules.data)} rules={rules.data} run={run} />
      ) : (
        <Loading />
      )}
    </Drawer>
  );
}

interface Chosen {
  readonly on: ReadonlySet<string>;
  readonly threshold: Fen;
  readonly differenceThreshold: Fen;
  readonly timingDays: number;
  readonly rest: Rules['rest'];
}

const chosenOf = (rules: Rules): Chosen => ({
  on: new Set(rules.rules.filter(({ enabled }) => enabled).map(({ id }) => id)),
  threshold: fenOfText(rules.threshold),
  differenceThreshold: fenOfText(rules.differenceThreshold),
  timingDays: rules.timingDays,
  rest: rules.rest,
});

const MOST_DAYS = 366;

function RuleSettings({ rules, run }: { rules: Rules; run: RunInSight }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { reason } = useDialogs();
  const notify = useNotify();
  const before = chosenOf(rules);
  const [chosen, setChosen] = useState(before);
  const [refused, setRefused] = useState<string>();
  const configure = useMutation(api.consolidation.configure.mutationOptions());
  const ids = { threshold: useId(), difference: useId(), days: useId() };
  const mayChange = may('consolidation.configure');
  const change = (part: Partial<Chosen>): void => setChosen((now) => ({ ...now, ...part }));
  const enable = rules.rules.map(({ id }) => id).filter((id) => chosen.on.has(id) && !before.on.has(id));
  const disable = rules.rules.map(({ id }) => id).filter((id) => !chosen.on.has(id) && before.on.has(id));
  const changed =
    enable.length + disable.length > 0 ||
    chosen.threshold !== before.threshold ||
    chosen.differenceThreshold !== before.differenceThreshold ||
    chosen.timingDays !== before.timingDays ||
    chosen.rest !== before.rest;

  function flip(id: string, on: boolean): void {
    const next = new Set(chosen.on);
    if (on) next.add(id);
    else next.delete(id);
    change({ on: next });
  }
  async function keep(): Promise<void> {
    const given = await reason({
      title: t('rules.keepAsk'),
      body: t('worksheet.takesEffect'),
      action: t('rules.keep'),
    });
    if (given === undefined) return;
    const { threshold, differenceThreshold, timingDays, rest } = chosen;
    void configure
      .mutateAsync({
        enable,
        disable,
        threshold: formatYuan(threshold),
        differenceThreshold: formatYuan(differenceThreshold),
        timingDays,
        rest,
        reason: given,
      })
      .then(
        () => {
          setRefused(undefined);
          notify.done({
            title: t('rules.kept'),
            body: t('worksheet.takesEffect'),
            ...(run.remake ? { action: { label: t('worksheet.remake'), onClick: run.remake } } : {}),
          });
        },
        (error) => setRefused(sentenceOf(error, t)),
      );
  }
  return (
    <div className="ws-drawer">
      <div className="ws-settings">
        <div className="field">
          <label htmlFor={ids.threshold}>{t('rules.threshold')}</label>
          <AmountField
            id={ids.threshold}
            value={chosen.threshold}
            disabled={!mayChange}
            onChange={(threshold) => change({ threshold: threshold ?? before.threshold })}
          />
          <small className="hint">{t('rules.thresholdNote')}</small>
        </div>
        <div className="field">
          <label htmlFor={ids.difference}>{t('rules.differenceThreshold')}</label>
          <AmountField
            id={ids.difference}
            value={chosen.differenceThreshold}
            disabled={!mayChange}
            onChange={(amount) => change({ differenceThreshold: amount ?? before.differenceThreshold })}
          />
          <small className="hint">{t('rules.differenceThresholdNote')}</small>
        </div>
        <div className="field">
          <label htmlFor={ids.days}>{t('rules.timingDays')}</label>
          <InputNumber
            id={ids.days}
            min={0}
            max={MOST_DAYS}
            controls={false}
            precision={0}
            value={chosen.timingDays}
            disabled={!mayChange}
            onChange={(days) => change({ timingDays: days ?? before.timingDays })}
          />
          <small className="hint">{t('rules.timingDaysNote')}</small>
        </div>
        <div className="field">
          <span>{t('rules.rest')}</span>
          {mayChange ? (
            <Segments
              label={t('rules.rest')}
              value={chosen.rest}
              choices={[
                { value: 'smaller-side', label: t('rules.rest.smaller-side') },
                { value: 'nothing', label: t('rules.rest.nothing') },
              ]}
              onChange={(rest) => change({ rest })}
            />
          ) : (
            <strong>{t(`rules.rest.${chosen.rest}`)}</strong>
          )}
          <small className="hint">{t('rules.restNote')}</small>
        </div>
      </div>
      <ul className="ws-rules">
        {rules.rules.map((rule) => (
          <li key={rule.id}>
            <span className="chip accent">{rule.id}</span>
            <div>
              <strong>{rule.name}</strong> <small className="hint">{rule.clause}</small>
              {rule.configurable ? <small className="chip">{t('rules.configurable')}</small> : null}
              <p className="hint">{rule.explanation}</p>
            </div>
            {mayChange ? (
              <Switch
                aria-label={`${rule.id} ${rule.name}`}
                checked={chosen.on.has(rule.id)}
                checkedChildren={t('rules.on')}
                unCheckedChildren={t('rules.off')}
                onChange={(on) => flip(rule.id, on)}
              />
            ) : (
              <span className={rule.enabled ? 'chip ok' : 'chip'}>{rule.enabled ? t('rules.on') : t('rules.off')}</span>
            )}
          </li>
        ))}
      </ul>
      {refused ? (
        <p className="field-problem" role="alert">
          {refused}
        </p>
      ) : null}
      {mayChange ? (
        <div className="ws-row ws-drawer-foot">
          <button
            type="button"
            className="button primary"
            // Not disabled: an amount counts once its field is left, and pressing this is how it is left.
            aria-disabled={!changed || configure.isPending}
            onClick={() => changed && !configure.isPending && void keep()}
          >
            {t('rules.keep')}
          </button>
          <button type="button" className="button" disabled={!changed} onClick={() => setChosen(before)}>
            {t('cancel')}
          </button>
        </div>
      ) : null}
    </div>
  );
}
