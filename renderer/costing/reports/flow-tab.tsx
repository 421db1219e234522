import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';

import { DEPARTMENT_CLASSES } from '../../../shared/domain/organisation/department.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import { FlowChart } from './flow-chart.tsx';
import { Read, SourceLine } from './frame.tsx';
import { ItemChoice } from './item-choice.tsx';
import type { ReportAsked } from './words.ts';
import { type Flow, isItem, type NodeName } from './words.ts';

type Link = Flow['links'][number];

/** 流向: the three stages from class to class (Sankey), and the same as a table. */
export function FlowTab({ asked }: { readonly asked: ReportAsked }) {
  const { t } = usePreferences();
  const navigate = useNavigate();
  const [openAsked, setOpen] = useAddress('open');
  const [itemAsked] = useAddress('item');
  const open = DEPARTMENT_CLASSES.find((each) => each === openAsked);
  const item = isItem(itemAsked) ? itemAsked : undefined;
  const read = useQuery({
    ...api.costing.costFlow.queryOptions({ input: { ...asked, ...(open ? { open } : {}), ...(item ? { item } : {}) } }),
    placeholderData: keepPreviousData,
  });
  const nameOf = useNodeName();
  const pick = (key: string) => {
    const [kind, code] = key.split('/');
    if (code === undefined) setOpen(DEPARTMENT_CLASSES.find((each) => each === kind));
    else if (code !== '…')
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({ ...before, tab: 'trace', of: `d:${code}`, span: undefined }),
      });
  };
  return (
    <Read read={read}>
      {(flow) => (
        <div className="cost-scroll">
          <SourceLine source={flow.source}>
            <ItemChoice />
            <Segments
              label={t('costReports.open')}
              value={open ?? 'none'}
              choices={[
                { value: 'none', label: t('costReports.open.none') },
                ...DEPARTMENT_CLASSES.map((value) => ({ value, label: t(`costing.class.${value}`) })),
              ]}
              onChange={(next) => setOpen(next === 'none' ? undefined : next, { replace: true })}
            />
          </SourceLine>
          <section className="card cost-flow">
            <h2>
              {t('costReports.flowChart')} <span className="hint">{t('costReports.flowNote')}</span>
            </h2>
            <FlowChart flow={flow} nameOf={nameOf} onPick={pick} />
          </section>
          <FlowTable flow={flow} nameOf={nameOf} />
        </div>
      )}
    </Read>
  );
}

function useNodeName(): NodeName {
  const { t } = usePreferences();
  return useMemo(
    () =>
      ({ key, class: kind, code, name, count }) =>
        code !== null
          ? `${code} ${name}`
          : key.includes('/')
            ? t('costReports.others', { count })
            : t(`costing.class.${kind}`),
    [t],
  );
}

function FlowTable({ flow, nameOf }: { readonly flow: Flow; readonly nameOf: NodeName }) {
  const { t } = usePreferences();
  const names = useMemo(() => new Map(flow.nodes.map((node) => [node.key, nameOf(node)])), [flow, nameOf]);
  const rows = useMemo((): Link[] => {
    const own = flow.nodes
      .filter((node) => node.class === 'clinical' && node.direct !== '0.00')
      .map(({ key, direct }) => ({ from: '', to: key, amount: direct, drawn: true }));
    return [...flow.links, ...own];
  }, [flow]);
  const columns = useMemo((): GridColumn<Link>[] => {
    const classes = new Map(flow.nodes.map((node) => [node.key, node.class]));
    return [
      {
        ...{ id: 'from', title: t('costReports.from'), minWidth: 180 },
        value: ({ from }) => (from === '' ? t('costReports.ownClinical') : (names.get(from) ?? from)),
      },
      { id: 'to', title: t('costReports.to'), minWidth: 180, value: ({ to }) => names.get(to) ?? to },
      { id: 'amount', title: t('costReports.amount'), kind: 'money', width: 170, value: ({ amount }) => amount },
      {
        ...{ id: 'note', title: '', width: 150, sortable: false },
        value: ({ from, to, drawn }) =>
          drawn ? '' : t(classes.get(from) === classes.get(to) ? 'costReports.within' : 'costReports.against'),
      },
    ];
  }, [flow, names, t]);
  return (
    <Grid<Link>
      id="cost-reports.flow"
      label={t('costReports.flowTable')}
      columns={columns}
      rows={rows}
      rowKey={({ from, to }) => `${from}>${to}`}
      height={rows.length > 14 ? 420 : 'rows'}
      header={
        <span className="hint">
          {t('costReports.flowTable')}
          {rows.some(({ drawn }) => !drawn) ? ` · ${t('costReports.flowNet')}` : ''}
        </span>
      }
      empty={{ title: t('costing.none') }}
    />
  );
}
