import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { From } from './from.tsx';
import type { SheetInHand, Word } from './use-sheet.ts';

/** One that may be a counterparty; `code` as the contract writes it (`party:P001`). */
export interface Party {
  readonly code: string;
  readonly name: string;
  readonly note: string | undefined;
}

const PARTIES = 1000;
/** In the list, where nothing cannot be chosen: no counterparty is a single stroke. */
const NONE = '-';

/** The other members and the parties outside, under the contract's words for them. */
export function useCounterparties(unit: string): readonly Party[] {
  const { t } = usePreferences();
  const { units } = useScope();
  const parties = useQuery(api.organisation.parties.queryOptions({ input: { limit: PARTIES } })).data?.rows;
  return useMemo(
    () => [
      { code: NONE, name: t('revenue.noCounterparty'), note: undefined },
      ...(parties ?? []).map(({ code, name }) => ({ code: `party:${code}`, name, note: undefined })),
      ...(units ?? [])
        .filter(({ code }) => code !== unit)
        .map(({ code, name }) => ({ code: `unit:${code}`, name, note: t('voucher.internal') })),
    ],
    [parties, units, unit, t],
  );
}

/** 往来单位 of a word's account, where its lines should say it. */
export function CounterpartyOf(props: {
  readonly word: Word;
  readonly sheet: SheetInHand;
  readonly parties: readonly Party[];
}) {
  const { t } = usePreferences();
  const { word, sheet, parties } = props;
  const { counterparty, from } = word.asked ?? { counterparty: null, from: 'none' as const };
  return (
    <div className="revenue-account revenue-party">
      <ChoiceField
        label={t('revenue.counterpartyOf', { word: word.word })}
        options={parties}
        value={counterparty === null ? undefined : counterparty === '' ? NONE : counterparty}
        onChange={(code) => sheet.sayCounterparty(word, code === undefined || code === NONE ? '' : code)}
        placeholder={t('desk.detail.counterparty')}
        width={0}
        select={{
          labelRender: ({ value }) => parties.find(({ code }) => code === value)?.name ?? String(value),
          optionRender: ({ value }) => <Choice party={parties.find(({ code }) => code === value)} />,
        }}
      />
      <From from={from} />
    </div>
  );
}

/** A counterparty's kind before its code is ours, not what people read. */
const Choice = ({ party }: { readonly party: Party | undefined }) => (
  <span className="choice">
    <span className="code">{party?.code.replace(/^(unit|party):/, '')}</span>
    <span className="choice-name">{party?.name}</span>
    {party?.note === undefined ? null : <small>{party.note}</small>}
  </span>
);
