import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { PaperActions, PaperHistory } from '../paper-steps.tsx';
import { stageLook } from '../stage-look.ts';
import { AwardForm } from './award-form.tsx';
import { AwardPart } from './award-part.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { InquiryForm } from './inquiry-form.tsx';
import { QuoteForm } from './quote-form.tsx';
import { RoundsPart } from './rounds-part.tsx';

/** One negotiation: what was asked, how the quotes compare, what was awarded, and who did what. */
export function NegotiationSheet({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const [writing, setWriting] = useState<'inquiry' | 'quotes' | 'award'>();
  const read = useQuery(api.procurement.negotiation.queryOptions({ input: { id } }));
  const failed = failedOf(read, t);
  const back: PageAction = { label: t('prices.back'), onClick: onClose };
  const one = read.data;
  if (!one)
    return (
      <>
        <PageHead title={t('prices.title')} actions={[back]} />
        {failed ? <Failed {...failed} /> : <Loading />}
      </>
    );
  const { revision, may } = one;
  const name = `${one.number} ${one.title}`;
  async function ask(): Promise<void> {
    const asked = { title: t('prices.askTitle', { name }), body: t('prices.askBody'), action: t('prices.ask') };
    if (await dialogs.confirm(asked))
      await act(() => client.procurement.askForQuotes({ id, revision }), t('prices.asked'));
  }
  const can = (step: (typeof may)[number]): boolean => may.includes(step);
  const quotes = one.quotes.length > 0;
  const actions: PageAction[] = [
    ...(can('prepare') ? [{ label: t('prices.editInquiry'), onClick: () => setWriting('inquiry') }] : []),
    ...(can('ask')
      ? [{ label: t('prices.ask'), shortcut: 'F9', primary: true, disabled: busy, onClick: () => void ask() }]
      : []),
    ...(can('quote')
      ? [
          {
            label: t('prices.recordQuotes'),
            shortcut: 'F2',
            primary: !can('hand'),
            onClick: () => setWriting('quotes'),
          },
        ]
      : []),
    ...(can('award')
      ? [{ label: t('prices.award'), disabled: !quotes && t('prices.awardLater'), onClick: () => setWriting('award') }]
      : []),
    back,
  ];
  const done = (): void => setWriting(undefined);
  return (
    <>
      <PageHead title={one.title} subtitle={one.number} actions={actions}>
        <span className={stageLook(one.stage)}>{t(`procurement.stage.${one.stage}`)}</span>
      </PageHead>
      <div className="prices-sheet fill">
        <section className="card prices-part">
          <dl className="prices-facts">
            <Fact name={t('prices.span')} value={`${one.first} – ${one.last}`} />
            <Fact name={t('prices.deadline')} value={one.deadline} />
            <Fact name={t('prices.askedHours')} value={t('prices.hoursAre', { hours: one.hours })} />
            <Fact name={t('prices.askedDays')} value={t('prices.daysAre', { days: one.days })} />
            <Fact name={t('prices.weightsNow')} value={t('prices.weightsAre', { ...one.weights })} />
            <Fact name={t('prices.partners')} value={one.partners.join('、') || '–'} />
            <Fact name={t('prices.terms')} value={one.terms || '–'} />
          </dl>
          <div className="prices-line">
            <PaperActions
              kind="negotiation"
              name={name}
              of={one}
              against={one.problems.map(({ message }) => message)}
            />
            {quotes ? (
              <SaveBook make={() => client.procurement.comparisonBook({ id })} hint={t('prices.bookHint')} />
            ) : null}
          </div>
          <Problem sentence={problem} />
          {one.problems.length === 0 ? null : (
            <ul className="notice danger prices-problems" role="alert">
              {one.problems.map(({ message }) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          )}
        </section>
        <ComparisonTable of={one} />
        <AwardPart of={one} />
        <RoundsPart of={one} />
        <section className="card prices-part">
          <h2>{t('procurement.history')}</h2>
          <PaperHistory kind="negotiation" id={id} />
        </section>
      </div>
      {writing === 'inquiry' ? <InquiryForm of={one} onClose={done} onKept={done} /> : null}
      {writing === 'quotes' ? <QuoteForm of={one} onClose={done} /> : null}
      {writing === 'award' ? <AwardForm of={one} onClose={done} /> : null}
    </>
  );
}

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);
