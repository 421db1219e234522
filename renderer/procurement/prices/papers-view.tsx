import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { PaperActions, PaperHistory } from '../paper-steps.tsx';
import { stageLook } from '../stage-look.ts';
import { LinesTable } from './lines-table.tsx';
import type { PriceHead } from './looks.ts';
import { PriceForm } from './price-form.tsx';

/** Papers that take prices over directly: 集采中选价 and 挂网价. */
export function PapersView() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [opened, setOpened] = useState<number>();
  const read = useQuery(api.procurement.pricePapers.queryOptions({ input: {} }));
  const columns = useMemo(
    (): GridColumn<PriceHead>[] => [
      { id: 'number', title: t('prices.number'), value: ({ number }) => number, width: 130 },
      { id: 'title', title: t('prices.paperTitle'), value: ({ title }) => title, flex: 3, minWidth: 200 },
      { id: 'source', title: t('prices.source'), value: ({ source }) => t(`prices.source.${source}`), width: 130 },
      {
        id: 'stage',
        title: t('prices.stage'),
        value: ({ stage }) => t(`procurement.stage.${stage}`),
        render: ({ stage }) => <span className={stageLook(stage)}>{t(`procurement.stage.${stage}`)}</span>,
        width: 150,
      },
      { id: 'lines', title: t('prices.lines'), kind: 'number', value: ({ lines }) => lines, width: 80 },
      { id: 'days', title: t('prices.span'), value: ({ first, last }) => `${first} – ${last}`, width: 190 },
      {
        id: 'by',
        title: t('prices.lastStep'),
        value: ({ display, instant }) => `${display} ${instantName(instant)}`,
        flex: 2,
        minWidth: 180,
      },
    ],
    [t],
  );
  return (
    <>
      <Grid
        id="prices.papers"
        label={t('prices.view.papers')}
        columns={columns}
        rowKey={({ id }) => String(id)}
        rows={read.data}
        onOpen={({ id }) => setOpened(id)}
        failed={failedOf(read, t)}
        empty={{ title: t('prices.noPapers'), ...(may('procurement.buy') ? { body: t('prices.noPapersBody') } : {}) }}
      />
      {opened === undefined ? null : <PaperDrawer key={opened} id={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}

/** One paper: its lines, what stands against them, and what may be done. */
function PaperDrawer({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const [editing, setEditing] = useState(false);
  const read = useQuery(api.procurement.pricePaper.queryOptions({ input: { id } }));
  const failed = failedOf(read, t);
  const paper = read.data;
  if (paper && editing) return <PriceForm of={paper} onClose={() => setEditing(false)} />;
  return (
    <Drawer open title={paper ? `${paper.number} ${paper.title}` : t('loading')} width={980} onClose={onClose}>
      {failed ? (
        <Failed {...failed} />
      ) : paper ? (
        <div className="prices-stack">
          <div className="prices-line">
            <span className={stageLook(paper.stage)}>{t(`procurement.stage.${paper.stage}`)}</span>
            <span>{t(`prices.source.${paper.source}`)}</span>
            {paper.may.includes('prepare') ? (
              <button type="button" className="button" onClick={() => setEditing(true)}>
                {t('prices.edit')}
              </button>
            ) : null}
            <PaperActions
              kind="price"
              name={`${paper.number} ${paper.title}`}
              of={paper}
              against={paper.problems.map(({ message }) => message)}
            />
          </div>
          {paper.problems.length === 0 ? null : (
            <ul className="notice danger prices-problems" role="alert">
              {paper.problems.map(({ message, row }) => (
                <li key={`${row} ${message}`}>
                  {row === undefined ? '' : `${t('prices.rowIs', { row })} `}
                  {message}
                </li>
              ))}
            </ul>
          )}
          <LinesTable lines={paper.rows} />
          <PaperHistory kind="price" id={id} />
        </div>
      ) : (
        <Loading />
      )}
    </Drawer>
  );
}
