import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../app/client.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useAddress } from '../app/scope.ts';
import { useDialogs } from '../ui/dialogs.tsx';
import { useNotify } from '../ui/notify.tsx';
import { type PageAction, PageHead } from '../ui/page-head.tsx';
import { Segments } from '../ui/segments.tsx';
import { instantName } from '../ui/time.ts';
import { Bridge } from './bridge.tsx';
import { Checks } from './checks.tsx';
import { CompareDrawer } from './compare-drawer.tsx';
import { EliminationList } from './elimination-list.tsx';
import { LateNote } from './late-note.tsx';
import { ManualsDrawer } from './manuals-drawer.tsx';
import { isOpenInRun } from './pairs.ts';
import { ConfirmRefused } from './refusals.tsx';
import { RulesDrawer } from './rules-drawer.tsx';
import { type RunInSight, WithRun } from './run-in-sight.tsx';
import { headlineOf, isSheetStatement } from './sheet.ts';
import { SheetGrid } from './sheet-grid.tsx';
import { WhySum } from './why-sum.tsx';
import './consolidation.css';

const VIEWS = ['sheet', 'eliminations', 'bridge'] as const;

/** 合并底稿: the units' lines, their sum, the eliminations and the group, of the period's last run. */
export function WorksheetPage() {
  const { t } = usePreferences();
  return <WithRun title={t('worksheet.title')}>{(run) => <Sheet key={run.head.run} run={run} />}</WithRun>;
}

function Sheet({ run }: { run: RunInSight }) {
  const { t } = usePreferences();
  const { may, person } = useIdentity();
  const { confirm } = useDialogs();
  const notify = useNotify();
  const [view, setView] = useAddress('view');
  const [panel, setPanel] = useAddress('panel');
  const [refused, setRefused] = useState<unknown>();
  const freeze = useMutation(api.consolidation.confirm.mutationOptions());
  const { sheet, head } = run;
  const shown = VIEWS.find((each) => each === view) ?? 'sheet';
  const draft = head.state === 'draft';
  const failing = sheet.checks.filter(({ ok, severity }) => !ok && severity === 'error');
  const open = sheet.differences.filter(isOpenInRun).length;
  const own = draft && run.standing && may('consolidation.confirm') && head.madeBy === person?.name;
  const [statement] = useAddress('statement');
  const headline = headlineOf(sheet.lines, isSheetStatement(statement) ? statement : 'balance-sheet');
  const close = (): void => setPanel(undefined, { replace: true });

  async function confirmRun(): Promise<void> {
    setRefused(undefined);
    const question = {
      title: t('worksheet.confirmAsk', { ordinal: run.ordinal }),
      body: [
        ...failing.map(({ title }) => t('worksheet.checkFails', { title })),
        ...(open > 0 ? [t('worksheet.confirmOpen', { count: open })] : []),
        t('worksheet.confirmBody'),
      ].join('\n'),
      action: t('worksheet.confirm'),
      // With something in its way, Enter must not freeze it unread.
      danger: failing.length > 0,
    };
    if (!(await confirm(question))) return;
    void freeze.mutateAsync({ run: head.run }).then(() => {
      notify.done({
        title: t('worksheet.confirmed', { ordinal: run.ordinal }),
        body: t('worksheet.confirmedNext'),
      });
    }, setRefused);
  }

  const actions: PageAction[] = [
    ...(run.runs.length > 1 ? [{ label: t('compare.action'), onClick: () => setPanel('compare') }] : []),
    { label: t('manual.title'), onClick: () => setPanel('manuals') },
    { label: t('rules.title'), onClick: () => setPanel('rules') },
    ...(run.remake ? [{ label: t('worksheet.remake'), onClick: run.remake, shortcut: 'F9' }] : []),
    ...(draft && run.standing && may('consolidation.confirm')
      ? [
          {
            label: t('worksheet.confirm'),
            onClick: () => void confirmRun(),
            shortcut: 'F10',
            primary: true,
            disabled: own ? t('worksheet.ownRun', { name: head.madeBy }) : freeze.isPending,
          },
        ]
      : []),
  ];
  return (
    <>
      <PageHead
        title={t('worksheet.title')}
        subtitle={
          <span title={`${head.madeBy} · ${instantName(head.instant)} · ${head.digest}`}>
            {t('worksheet.which', { ordinal: run.ordinal, sequence: head.sequence.toLocaleString('en') })}
          </span>
        }
        actions={actions}
      >
        <span className={draft ? 'chip warn' : 'chip ok'}>
          {draft ? t('worksheet.draft') : t('worksheet.frozen', { name: head.confirmedBy ?? '' })}
        </span>
        {own ? <span className="hint">{t('worksheet.ownRun', { name: head.madeBy })}</span> : null}
        <Segments
          label={t('worksheet.view')}
          value={shown}
          choices={[
            { value: 'sheet', label: t('worksheet.title') },
            { value: 'eliminations', label: t('worksheet.eliminations', { count: sheet.eliminations.length }) },
            { value: 'bridge', label: t('worksheet.bridge') },
          ]}
          onChange={(next) => setView(next === 'sheet' ? undefined : next)}
        />
      </PageHead>
      <div className="ws fill">
        {run.progress}
        {refused === undefined ? null : (
          <ConfirmRefused
            error={refused}
            run={run}
            onManuals={() => setPanel('manuals')}
            onRules={() => setPanel('rules')}
            onClose={() => setRefused(undefined)}
          />
        )}
        {run.standing ? null : (
          <p className="notice warn ws-notice" role="status">
            {t('worksheet.older')}
          </p>
        )}
        {shown === 'sheet' ? <LateNote run={run} /> : null}
        {shown === 'sheet' ? <SheetGrid run={run} /> : null}
        {shown === 'eliminations' ? <EliminationList run={run} /> : null}
        {shown === 'bridge' ? <Bridge run={run} /> : null}
        {shown === 'sheet' && headline ? (
          <WhySum
            line={headline}
            units={Object.keys(headline.units).length}
            marked={sheet.late}
            checks={sheet.checks}
          />
        ) : null}
        {shown === 'sheet' ? <Checks checks={sheet.checks} caption={sheet.caption} /> : null}
      </div>
      <CompareDrawer open={panel === 'compare'} run={run} onClose={close} />
      <ManualsDrawer open={panel === 'manuals'} run={run} onClose={close} />
      <RulesDrawer open={panel === 'rules'} run={run} onClose={close} />
    </>
  );
}
