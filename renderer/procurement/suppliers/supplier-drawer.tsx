import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { AccountForm } from './account-form.tsx';
import { AccountPart } from './account-part.tsx';
import { CardForm } from './card-form.tsx';
import { CardPart } from './card-part.tsx';
import { type Account, STATE_LOOKS } from './looks.ts';
import { ScoreForm } from './score-form.tsx';
import { ScorePart } from './score-part.tsx';

/** What is being written beside the supplier. */
type Writing = 'card' | 'score' | { readonly account: Account | undefined };

/** One supplier: what waits for approval, the card in force, licences, accounts and scores. */
export function SupplierDrawer(props: {
  readonly code: string;
  readonly day: AccountingDate;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { code, day, onClose } = props;
  const [writing, setWriting] = useState<Writing>();
  const read = useQuery(api.procurement.supplier.queryOptions({ input: { code, day } }));
  const supplier = read.data;
  const name = supplier?.card?.name ?? supplier?.open?.card.name ?? code;
  const done = (): void => setWriting(undefined);
  if (supplier && writing === 'card') return <CardForm supplier={supplier} onClose={done} />;
  if (supplier && writing === 'score') return <ScoreForm supplier={supplier} name={name} day={day} onClose={done} />;
  if (supplier && writing !== undefined && typeof writing === 'object')
    return <AccountForm supplier={supplier} name={name} account={writing.account} onClose={done} />;
  return (
    <Drawer
      open
      width={880}
      onClose={onClose}
      title={
        <span className="suppliers-title">
          {name} <span className="code">{code}</span>
          {supplier ? (
            <span className={STATE_LOOKS[supplier.state]}>{t(`suppliers.state.${supplier.state}`)}</span>
          ) : null}
        </span>
      }
    >
      {read.isError && isAnswered(read.error) ? (
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      ) : supplier ? (
        <div className="supplier">
          <CardPart supplier={supplier} name={name} day={day} onWrite={() => setWriting('card')} />
          <AccountPart supplier={supplier} name={name} onWrite={(account) => setWriting({ account })} />
          <ScorePart supplier={supplier} day={day} onWrite={() => setWriting('score')} />
        </div>
      ) : (
        <Loading />
      )}
    </Drawer>
  );
}
