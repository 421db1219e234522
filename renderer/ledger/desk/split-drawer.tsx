import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  SPLIT_DETAILS,
  SPLIT_LIMITS,
  SPLIT_MEASURES,
  type SplitDetail,
  type SplitMeasure,
  type SplitPart,
  splitFen,
  splitProblem,
  sumOfWeights,
  WEIGHT,
} from '../../../shared/domain/ledger/desk/split.ts';
import { sumFen } from '../../../shared/kernel/fen.ts';
import { useAttempt } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Money } from '../../ui/amount.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Segments } from '../../ui/segments.tsx';
import type { Accounts } from './accounts.ts';
import type { Registers } from './details-row.tsx';
import { sideOf } from './patterns.ts';
import { amountOf, type Row } from './sheet.ts';

/** A share as it is typed; `id` keeps its fields together while others come and go. */
interface Typed extends SplitPart {
  readonly id: number;
}

const blank = (id: number): Typed => ({ id, value: '', weight: '' });

/** 按比例分摊: over what a line is split and by how much, with what each part comes to while one types. */
export function SplitDrawer(props: {
  readonly unit: string;
  readonly row: Row;
  readonly accounts: Accounts;
  readonly registers: Registers;
  readonly onSplit: (detail: SplitDetail, parts: readonly SplitPart[]) => void;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const queries = useQueryClient();
  const { attempt } = useAttempt();
  const { unit, row, accounts, registers } = props;
  const keys = useQuery(api.ledger.splitKeys.queryOptions({ input: { unit } })).data?.rows ?? [];
  const [detail, setDetail] = useState<SplitDetail>('department');
  const [measure, setMeasure] = useState<SplitMeasure>('percent');
  const [typed, setTyped] = useState<readonly Typed[]>([blank(1), blank(2)]);
  const [next, setNext] = useState(3);
  const [name, setName] = useState('');
  const [asked, setAsked] = useState(false);
  const side = sideOf(row);
  const amount = side === undefined ? undefined : amountOf(row[side]);
  const parts = typed.filter(({ value, weight }) => value.trim() !== '' || weight.trim() !== '');
  const problem = splitProblem(parts, measure);
  const weighed = parts.map((part) => ({ weight: WEIGHT.test(part.weight) ? part.weight : '0' }));
  const split = amount === undefined ? undefined : splitFen(amount, weighed);
  const shareOf = (id: number) => split?.[parts.findIndex((part) => part.id === id)];
  const offers = {
    department: registers.department,
    fund: registers.fund,
    counterparty: registers.counterparty,
    code: accounts.leaves[row.book].map((leaf) => ({ code: leaf.code, name: leaf.name })),
    project: undefined,
  }[detail];
  const change = (id: number, part: Partial<SplitPart>): void =>
    setTyped((before) => before.map((each) => (each.id === id ? { ...each, ...part } : each)));
  const add = (): void => {
    setTyped((before) => [...before, blank(next)]);
    setNext(next + 1);
  };
  function take(key: string): void {
    const known = keys.find((each) => each.name === key);
    if (!known) return;
    setDetail(known.detail);
    setMeasure(known.measure);
    setTyped(known.parts.map((part, at) => ({ ...part, id: next + at })));
    setNext(next + known.parts.length);
    setName(known.name);
  }
  async function go(): Promise<void> {
    setAsked(true);
    if (problem || amount === undefined) return;
    const shares = parts.map(({ value, weight }) => ({ value: value.trim(), weight }));
    if (name.trim() !== '') {
      const given = { unit, name: name.trim(), detail, measure, parts: shares };
      if (!(await attempt(() => client.ledger.saveSplitKey(given), t('split.remember')))) return;
      void queries.invalidateQueries({ queryKey: api.ledger.splitKeys.key() });
    }
    props.onSplit(detail, shares);
  }
  async function forget(): Promise<void> {
    if (await attempt(() => client.ledger.removeSplitKey({ unit, name }), t('split.forget'))) setName('');
    void queries.invalidateQueries({ queryKey: api.ledger.splitKeys.key() });
  }
  const said = problem && asked ? problemWords(problem) : undefined;
  function problemWords(wrong: NonNullable<typeof problem>): string {
    if (wrong.kind === 'not-hundred') return t('split.notHundred', { sum: wrong.sum });
    if ('at' in wrong) return t(`split.${wrong.kind}`, { at: wrong.at + 1 });
    return t('split.too-few');
  }
  return (
    <Drawer open width={600} title={t('split.title')} onClose={props.onClose}>
      <form
        className="desk-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <p className="hint">
          {amount === undefined ? (
            t('split.noAmount')
          ) : (
            <>
              {t('split.line', { summary: row.summary, code: row.code })} <Money amount={amount} unit="yuan" />
            </>
          )}
        </p>
        {keys.length > 0 ? (
          <label className="field">
            <span>{t('split.key')}</span>
            <select
              className="input"
              value={keys.some((key) => key.name === name) ? name : ''}
              onChange={(event) => take(event.target.value)}
            >
              <option value="">{t('split.newKey')}</option>
              {keys.map((key) => (
                <option key={key.name} value={key.name}>
                  {key.name}（{t(`split.detail.${key.detail}`)}）
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <div className="split-how">
          <label className="field">
            <span>{t('split.over')}</span>
            <select
              className="input"
              // biome-ignore lint/a11y/noAutofocus: who opened the drawer came to say over what.
              autoFocus
              value={detail}
              onChange={(event) => {
                setDetail(event.target.value as SplitDetail);
                setTyped((before) => before.map((each) => ({ ...each, value: '' })));
              }}
            >
              {SPLIT_DETAILS.map((each) => (
                <option key={each} value={each}>
                  {t(`split.detail.${each}`)}
                </option>
              ))}
            </select>
          </label>
          <Segments<SplitMeasure>
            label={t('split.measure')}
            value={measure}
            choices={SPLIT_MEASURES.map((value) => ({ value, label: t(`split.measure.${value}`) }))}
            onChange={setMeasure}
          />
        </div>
        <table className="split-parts">
          <thead>
            <tr>
              <th scope="col">{t(`split.detail.${detail}`)}</th>
              <th scope="col" className="figure">
                {measure === 'percent' ? '%' : t('split.measure.ratio')}
              </th>
              <th scope="col" className="figure">
                {t('split.part')}
              </th>
              <th scope="col" className="gone">
                <span className="visually-hidden">{t('split.drop')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {typed.map((each, at) => {
              const share = shareOf(each.id);
              return (
                <tr key={each.id}>
                  <td>
                    {offers ? (
                      <ChoiceField
                        label={t('split.whose', { at: at + 1 })}
                        options={offers}
                        value={each.value || undefined}
                        onChange={(code) => change(each.id, { value: code ?? '' })}
                      />
                    ) : (
                      <input
                        className="input"
                        aria-label={t('split.whose', { at: at + 1 })}
                        value={each.value}
                        maxLength={120}
                        onChange={(event) => change(each.id, { value: event.target.value })}
                      />
                    )}
                  </td>
                  <td className="figure">
                    <input
                      className="input"
                      inputMode="decimal"
                      aria-label={t('split.weight', { at: at + 1 })}
                      value={each.weight}
                      maxLength={16}
                      onChange={(event) => change(each.id, { weight: event.target.value.trim() })}
                    />
                  </td>
                  <td className="figure">{share === undefined ? null : <Money amount={share} unit="yuan" />}</td>
                  <td>
                    <button
                      type="button"
                      className="button"
                      aria-label={t('split.dropOne', { at: at + 1 })}
                      disabled={typed.length <= 2}
                      onClick={() => setTyped((before) => before.filter(({ id }) => id !== each.id))}
                    >
                      ×
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">
                <button type="button" className="button" disabled={typed.length >= SPLIT_LIMITS.parts} onClick={add}>
                  {t('split.add')}
                </button>
              </th>
              <td className="figure" role="status">
                {sumOfWeights(parts).toString()}
                {measure === 'percent' ? '%' : ''}
              </td>
              <td className="figure">{split ? <Money amount={sumFen(split)} unit="yuan" /> : null}</td>
              <td />
            </tr>
          </tfoot>
        </table>
        <label className="field">
          <span>{t('split.remember')}</span>
          <span className="split-name">
            <input
              className="input"
              value={name}
              maxLength={SPLIT_LIMITS.name}
              placeholder={t('split.rememberHint')}
              onChange={(event) => setName(event.target.value)}
            />
            {keys.some((key) => key.name === name) ? (
              <button type="button" className="button" onClick={() => void forget()}>
                {t('split.forget')}
              </button>
            ) : null}
          </span>
        </label>
        {said === undefined ? null : (
          <p className="notice danger" role="alert">
            {said}
          </p>
        )}
        <button type="submit" className="button primary" disabled={amount === undefined}>
          {t('split.go')}
        </button>
      </form>
    </Drawer>
  );
}
