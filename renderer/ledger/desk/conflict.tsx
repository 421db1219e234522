import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useMemo } from 'react';
import { client } from '../../app/client.ts';
import { sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { signerOf } from '../../app/told.ts';
import { instantName } from '../../ui/time.ts';
import type { Accounts } from './accounts.ts';
import { PaperBlocks } from './paper.tsx';
import type { Content } from './sheet.ts';

/** Two desks at one draft: what each of them wrote, side by side, and nothing of either is lost. */
export function Conflict(props: {
  readonly unit: string;
  readonly id: number;
  readonly mine: Content;
  readonly accounts: Accounts;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}) {
  const { t, locale } = usePreferences();
  const { unit, id, accounts } = props;
  const theirs = useQuery({
    queryKey: ['desk.theirs', unit, id],
    queryFn: () => client.ledger.draft({ unit, id }),
    gcTime: 0,
  });
  const names = useMemo(
    () => Object.fromEntries([...accounts.byCode].map(([code, { name }]) => [code, name])),
    [accounts],
  );
  const who = theirs.data ? signerOf(theirs.data.preparedBy, theirs.data.names, locale) : '';
  return (
    <Modal
      open
      centered
      width={1180}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={t('desk.conflict')}
      footer={
        <div className="drawer-actions">
          <button type="button" className="button primary" onClick={props.onMine}>
            {t('desk.keepMine')}
          </button>
          <button type="button" className="button" onClick={props.onTheirs}>
            {t('desk.takeTheirs')}
          </button>
        </div>
      }
    >
      <p>
        {theirs.data
          ? t('desk.conflictBody', {
              name: who,
              time: instantName(theirs.data.saved),
              state: t(`desk.state.${theirs.data.state}`),
            })
          : theirs.isError
            ? sentenceOf(theirs.error, t)
            : t('loading')}
      </p>
      <div className="desk-both">
        <section aria-label={t('desk.mine')}>
          <h3>{t('desk.mine')}</h3>
          <PaperBlocks unit={unit} content={props.mine} accounts={names} id="mine" />
        </section>
        <section aria-label={t('desk.theirs')}>
          <h3>{t('desk.theirs')}</h3>
          {theirs.data ? (
            <PaperBlocks unit={unit} content={theirs.data.content} accounts={theirs.data.accounts} id="theirs" />
          ) : null}
        </section>
      </div>
    </Modal>
  );
}
