import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { GUARD_RULES } from '../../../shared/domain/procurement/guards/finding.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import type { Seen } from '../cockpit/looks.ts';
import { FindingDrawer } from './finding-drawer.tsx';
import { type Finding, figureText, isMine, isOpen, percent, STATE_LOOKS } from './looks.ts';
import { RulesForm } from './rules-form.tsx';

const SHOWN = ['open', 'mine', 'all'] as const;
const PASSES: Readonly<Record<(typeof SHOWN)[number], (row: Finding) => boolean>> = {
  ...{ open: isOpen, mine: isMine },
  all: () => true,
};

/** 采购监督登记册: what was found, errors first, and which of it waits for whom. */
export function GuardsView({ seen }: { readonly seen: Seen }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [shownAsked, setShown] = useAddress('shown');
  const [ruleAsked, setRule] = useAddress('rule');
  const [key, setKey] = useAddress('finding');
  const [setting, setSetting] = useState(false);
  const read = useQuery(api.procurement.guardFindings.queryOptions({ input: seen }));
  const rules = useQuery(api.procurement.guardRules.queryOptions({ input: {} })).data;
  const shown = SHOWN.find((each) => each === shownAsked) ?? 'open';
  const rule = GUARD_RULES.find((each) => each === ruleAsked);
  // Who neither explains nor decides reads what it stands on and what was said of it.
  const columns = useColumns(!may('procurement.buy') && !may('procurement.approve'));
  const rows = useMemo(
    () => read.data?.filter((row) => (rule === undefined || row.rule === rule) && PASSES[shown](row)),
    [read.data, rule, shown],
  );
  const opened = read.data?.find((row) => row.key === key);
  const counted = (of: (typeof SHOWN)[number]): number => (read.data ?? []).filter(PASSES[of]).length;
  // Nothing of a kind, or nothing that waits for the reader, is not nothing at all.
  const narrowed = rule !== undefined || counted('all') > 0;
  return (
    <div className="guards fill">
      <div className="guards-about">
        <Segments
          label={t('guards.rule')}
          value={rule ?? 'any'}
          choices={[
            { value: 'any' as const, label: t('guards.anyRule') },
            ...GUARD_RULES.map((value) => ({ value, label: t(`guards.rule.${value}`) })),
          ]}
          onChange={(next) => setRule(next === 'any' ? undefined : next, { replace: true })}
        />
        {may('procurement.approve') && rules ? (
          <button type="button" className="button" onClick={() => setSetting(true)}>
            {t('guards.setRules')}
          </button>
        ) : null}
        {rules ? (
          <span className="chip" title={t('guards.rules')}>
            {t('guards.rulesAre', {
              jump: rules.jumpBps / 100,
              volume: rules.volumeBps / 100,
              herbal: rules.herbalBps / 100,
            })}
          </span>
        ) : null}
      </div>
      <Grid<Finding>
        id="procurement.guards"
        label={t('cockpit.view.guards')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        onOpen={(row) => setKey(row.key)}
        header={
          <Segments
            label={t('guards.shown')}
            value={shown}
            choices={SHOWN.map((value) => ({ value, label: t(`guards.shown.${value}`, { count: counted(value) }) }))}
            onChange={(next) => setShown(next === 'open' ? undefined : next, { replace: true })}
          />
        }
        failed={failedOf(read, t)}
        empty={
          shown === 'mine' && counted('open') > 0
            ? { title: t('guards.noneMine'), body: t('guards.noneMineBody', { count: counted('open') }) }
            : narrowed
              ? { title: t('guards.noneSuch'), body: t('guards.noneSuchBody', { count: counted('all') }) }
              : { title: t('guards.none'), body: t('guards.noneBody') }
        }
      />
      {opened ? <FindingDrawer key={opened.key} finding={opened} onClose={() => setKey(undefined)} /> : null}
      {setting && rules ? <RulesForm rules={rules} onClose={() => setSetting(false)} /> : null}
    </div>
  );
}

function useColumns(reads: boolean): GridColumn<Finding>[] {
  const { t } = usePreferences();
  return useMemo(
    () => [
      {
        ...{ id: 'level', title: t('guards.level'), width: 84, pin: 'left' },
        value: ({ level }) => t(`guards.level.${level}`),
        render: ({ level }) => (
          <span className={level === 'error' ? 'chip danger' : 'chip warn'}>{t(`guards.level.${level}`)}</span>
        ),
      },
      {
        ...{ id: 'rule', title: t('guards.rule'), flex: 1, minWidth: 112 },
        value: ({ rule }) => t(`guards.rule.${rule}`),
      },
      {
        ...{ id: 'unit', title: t('cockpit.unit'), flex: 2, minWidth: 108 },
        value: ({ unit, unitName }) => (unit === '' ? t('guards.account') : `${unit} ${unitName}`),
      },
      { id: 'name', title: t('cockpit.item'), flex: 3, minWidth: 160, value: ({ name }) => name },
      { id: 'day', title: t('cockpit.day'), value: ({ day }) => day, width: 100 },
      {
        id: 'found',
        title: t('guards.found'),
        kind: 'number',
        value: ({ found }) => found,
        render: (row) => figureText(row.found, row),
        width: 96,
        minWidth: 84,
      },
      {
        id: 'held',
        title: t('guards.held'),
        kind: 'number',
        value: ({ held }) => held,
        render: (row) => figureText(row.held, row),
        width: 96,
        minWidth: 84,
      },
      {
        ...{ id: 'basis', title: t('guards.basis'), flex: 1, minWidth: 112 },
        value: ({ basis, note }) => note || t(`guards.basis.${basis}`),
      },
      {
        ...{ id: 'beyond', title: t('guards.beyond'), kind: 'number', width: 80, minWidth: 80 },
        value: ({ beyondBps }) => beyondBps,
        render: ({ beyondBps }) => (beyondBps === null ? '' : percent(beyondBps)),
      },
      {
        id: 'excess',
        title: t('guards.excess'),
        kind: 'money',
        value: ({ excess }) => excess,
        width: 104,
        minWidth: 104,
      },
      {
        ...{ id: 'papers', title: t('guards.papers'), flex: 2, minWidth: 140, hidden: !reads },
        value: ({ papers }) => papers.map(({ number }) => number).join(' '),
      },
      {
        ...{ id: 'who', title: t('guards.who'), width: 112, hidden: !reads },
        value: ({ steps }) => steps.at(-1)?.display ?? '',
      },
      {
        ...{ id: 'why', title: t('guards.why'), flex: 2, minWidth: 140, hidden: !reads },
        value: ({ steps }) => steps.at(-1)?.reason ?? '',
      },
      {
        ...{ id: 'state', title: t('guards.state'), width: 104, pin: 'right' },
        value: ({ state }) => t(`guards.state.${state}`),
        render: ({ state }) => <span className={STATE_LOOKS[state]}>{t(`guards.state.${state}`)}</span>,
      },
    ],
    [t, reads],
  );
}
