import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Loading } from '../../ui/states.tsx';
import { AgreementsView } from './agreements-view.tsx';
import { HistoryView } from './history-view.tsx';
import { InquiryForm } from './inquiry-form.tsx';
import { NegotiationList } from './negotiation-list.tsx';
import { NegotiationSheet } from './negotiation-sheet.tsx';
import { PapersView } from './papers-view.tsx';
import { PriceForm } from './price-form.tsx';
import { WeightsForm } from './weights-form.tsx';
import './prices.css';

const VIEWS = ['negotiations', 'agreements', 'papers', 'history'] as const;

/** 议价与价格协议: negotiations and one of them, what is in force, papers made directly, one product over time. */
export function PricesPage() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [viewAsked, setView] = useAddress('view');
  const [chosen, choose] = useAddress('negotiation');
  const [writing, setWriting] = useState<'inquiry' | 'prices' | 'weights'>();
  const view = VIEWS.find((each) => each === viewAsked) ?? 'negotiations';
  const done = (): void => setWriting(undefined);
  const negotiations = useQuery(api.procurement.negotiations.queryOptions({ input: {} }));
  // By its number, which people know and which a kept link still finds.
  const negotiation = negotiations.data?.find(({ number }) => number === chosen);
  if (chosen !== undefined && negotiations.isPending) return <Loading />;
  if (negotiation)
    return <NegotiationSheet key={negotiation.id} id={negotiation.id} onClose={() => choose(undefined)} />;
  const buys = may('procurement.buy');
  const actions: Readonly<Record<(typeof VIEWS)[number], readonly PageAction[]>> = {
    negotiations: [
      ...(buys
        ? [{ label: t('prices.newInquiry'), shortcut: 'F2', primary: true, onClick: () => setWriting('inquiry') }]
        : []),
      { label: t('prices.weights'), onClick: () => setWriting('weights') },
    ],
    agreements: [],
    papers: buys
      ? [{ label: t('prices.newPrices'), shortcut: 'F2', primary: true, onClick: () => setWriting('prices') }]
      : [],
    history: [],
  };
  return (
    <>
      <PageHead title={t('prices.title')} actions={actions[view]}>
        <Segments
          label={t('prices.view')}
          value={view}
          choices={VIEWS.map((value) => ({ value, label: t(`prices.view.${value}`) }))}
          onChange={(next) => setView(next === 'negotiations' ? undefined : next)}
        />
      </PageHead>
      {view === 'negotiations' ? (
        <NegotiationList onOpen={choose} />
      ) : view === 'agreements' ? (
        <AgreementsView />
      ) : view === 'papers' ? (
        <PapersView />
      ) : (
        <HistoryView />
      )}
      {writing === 'inquiry' ? <InquiryForm onClose={done} onKept={choose} /> : null}
      {writing === 'prices' ? <PriceForm onClose={done} /> : null}
      {writing === 'weights' ? <WeightsForm onClose={done} /> : null}
    </>
  );
}
