import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { WHOLE } from '../../../shared/domain/ledger/revenue/reading.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { AccountField } from '../../ui/account-field.tsx';
import { Amount } from '../../ui/amount.tsx';
import { CounterpartyOf, type Party, useCounterparties } from './counterparty.tsx';
import { From } from './from.tsx';
import type { Role, SheetInHand, Word } from './use-sheet.ts';

/** An account with the name of the one above it, which tells 西药 of one from 西药 of another. */
interface Option {
  readonly code: string;
  readonly name: string;
  readonly above: string | undefined;
}

const ROLES: readonly Role[] = ['item', 'pay', 'aside'];

/** 对应科目: each word of the sheet with what it is and the account that it is booked on. */
export function Words({
  sheet,
  unit,
  period,
}: {
  readonly sheet: SheetInHand;
  readonly unit: string;
  readonly period: Period;
}) {
  const { t } = usePreferences();
  const chart = useQuery(api.ledger.chart.queryOptions({ input: { unit, period } })).data;
  const options = useMemo(() => {
    const names = new Map((chart ?? []).map(({ code, name }) => [code, name]));
    return (chart ?? [])
      .filter(({ leaf, book }) => leaf && book === 'financial')
      .map(({ code, name }) => ({ code, name, above: code.length > 6 ? names.get(code.slice(0, -2)) : undefined }));
  }, [chart]);
  const parties = useCounterparties(unit);
  const parts = [
    ['pay', sheet.words.filter(({ role }) => role === 'pay')],
    ['item', sheet.words.filter(({ role }) => role === 'item')],
    ['aside', sheet.words.filter(({ role }) => role === 'aside')],
  ] as const;
  return (
    <div className="revenue-words">
      {parts.map(([role, words]) =>
        words.length === 0 ? null : role === 'aside' ? (
          <details key={role} className="revenue-aside">
            <summary>{t('revenue.asideCount', { count: words.length })}</summary>
            <Table role={role} words={words} options={[]} parties={[]} sheet={sheet} />
          </details>
        ) : (
          <section key={role} className="card" aria-label={t(`revenue.side.${role}`)}>
            <Table role={role} words={words} options={options} parties={parties} sheet={sheet} />
          </section>
        ),
      )}
    </div>
  );
}

function Table(props: {
  readonly role: Role;
  readonly words: readonly Word[];
  readonly options: readonly Option[];
  readonly parties: readonly Party[];
  readonly sheet: SheetInHand;
}) {
  const { t } = usePreferences();
  const { role, words, options, parties, sheet } = props;
  const asks = words.some(({ asked }) => asked !== undefined);
  return (
    <table className="revenue-table">
      <thead>
        <tr>
          <th>{t(`revenue.side.${role}`)}</th>
          <th className="revenue-amount">{t('revenue.column.amount')}</th>
          <th>{t('revenue.column.is')}</th>
          {role === 'aside' ? null : (
            <th className="revenue-wide">
              {t(asks ? 'revenue.column.accountAndCounterparty' : 'revenue.column.account')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {words.map((word) => (
          <tr key={word.word}>
            <td className="revenue-word">
              {nameOf(word.word, t)}
              {word.guessed && role !== 'aside' ? <span className="chip warn">{t('revenue.guessed')}</span> : null}
            </td>
            <td className="revenue-amount">{role === 'aside' ? null : <Amount value={word.amount} />}</td>
            <td>
              {isWhole(word.word) ? null : (
                <select
                  className="input revenue-role"
                  aria-label={t('revenue.roleOf', { word: word.word })}
                  value={word.role}
                  onChange={(event) => sheet.sayRole(word.word, event.target.value as Role)}
                >
                  {ROLES.map((each) => (
                    <option key={each} value={each}>
                      {t(`revenue.role.${each}`)}
                    </option>
                  ))}
                </select>
              )}
            </td>
            {role === 'aside' ? null : (
              <td>
                <div className="revenue-account">
                  <AccountField
                    label={t('revenue.accountOf', { word: nameOf(word.word, t) })}
                    options={options}
                    value={word.code ?? undefined}
                    onChange={(code) => sheet.sayCode(word, code)}
                    invalid={word.code === null}
                    noteOf={({ above }) => above}
                    width={0}
                  />
                  <From from={word.from} />
                </div>
                {word.asked === undefined ? null : <CounterpartyOf word={word} sheet={sheet} parties={parties} />}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isWhole = (word: string): boolean => word === WHOLE.item || word === WHOLE.pay;

/** A side that the sheet does not divide has a name of ours. */
export const nameOf = (word: string, t: ReturnType<typeof usePreferences>['t']): string =>
  word === WHOLE.item ? t('revenue.whole.item') : word === WHOLE.pay ? t('revenue.whole.pay') : word;
