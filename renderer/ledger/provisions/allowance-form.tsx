import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  ALLOWANCE_LIMITS,
  ALLOWANCE_METHODS,
  ALLOWANCE_SIDES,
  millionths,
} from '../../../shared/domain/ledger/provisions/allowance-settings.ts';
import { parseYuan } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Loading, Problem } from '../../ui/states.tsx';
import { bandTitle, readBands } from '../books/ageing-bands.ts';
import type { Settings } from './answers.ts';
import { JudgedRows } from './judged-rows.tsx';

/** A percentage as it is kept: `5%` is typed by who copies it from the policy. */
const withoutSign = (typed: string): string => typed.trim().replace(/\s*[%％]$/u, '');

/** 坏账准备的计提方法: what the unit settled; each value is its own choice, and says so. */
export function AllowanceForm(props: {
  readonly unit: string;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}) {
  const { t } = usePreferences();
  const read = useQuery(api.ledger.allowanceSettings.queryOptions({ input: { unit: props.unit } }));
  return (
    <Drawer open title={t('allowance.title')} onClose={props.onClose} width={560}>
      {read.data ? <Fields {...props} settings={read.data} /> : <Loading />}
    </Drawer>
  );
}

function Fields(props: { readonly unit: string; readonly settings: Settings; readonly onSaved: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const { saved: _, by: __, ...settled } = props.settings;
  const [typed, setTyped] = useState(settled);
  const [bandText, setBandText] = useState(settled.bands.join(', '));
  const [excluded, setExcluded] = useState(settled.excluded.join(', '));
  const [reason, setReason] = useState('');
  const bands = readBands(bandText);
  const codes = excluded.split(/[,，、\s]+/u).filter((code) => code !== '');
  const rates = Array.from({ length: (bands?.length ?? 0) + 1 }, (_each, at) => typed.bandRates[at] ?? '0');
  const { method } = typed;
  const wrongPercent = (text: string): string | undefined =>
    millionths(text) === undefined ? t('allowance.percentWrong') : undefined;
  const wrongBands =
    bands === undefined || bands.length > ALLOWANCE_LIMITS.bands ? t('allowance.bandsWrong') : undefined;
  const wrongCodes = codes.every((code) => /^\d{4,20}$/.test(code)) ? undefined : t('allowance.codesWrong');
  const wrongJudged = typed.judged.some((each) => (parseYuan(each.amount) ?? -1) < 0 || each.reason.trim() === '');
  const wrong =
    wrongBands !== undefined ||
    wrongCodes !== undefined ||
    (method === 'individual' && wrongJudged) ||
    [...rates, typed.unknownRate, typed.rates.trade, typed.rates.other].some(
      (rate) => wrongPercent(rate) !== undefined,
    );

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (wrong || bands === undefined || reason.trim() === '') return;
    const input = {
      ...typed,
      unit: props.unit,
      excluded: codes,
      bands: [...bands],
      bandRates: rates,
      reason: reason.trim(),
      judged: typed.judged.map((each) => ({ ...each, reason: each.reason.trim() })),
    };
    if (await act(() => client.ledger.setAllowance(input), t('allowance.saved'))) props.onSaved();
  }
  const percent = (label: string, value: string, change: (text: string) => void) => (
    <Labelled key={label} label={label} problem={wrongPercent(value)}>
      {(field) => (
        <input
          {...field}
          className="input allowance-percent"
          inputMode="decimal"
          value={value}
          maxLength={8}
          onChange={({ target }) => change(withoutSign(target.value))}
        />
      )}
    </Labelled>
  );
  return (
    <form className="allowance-form" onSubmit={(event) => void save(event)}>
      <p className="hint">
        <span className="chip">{t('provisions.ownChoice')}</span> {t('allowance.body')}
      </p>
      <Labelled label={t('allowance.method')} hint={t(`allowance.methodBody.${method}`)}>
        {(field) => (
          <select
            {...field}
            className="input"
            value={method}
            onChange={({ target }) => setTyped({ ...typed, method: target.value as typeof method })}
          >
            {ALLOWANCE_METHODS.map((each) => (
              <option key={each} value={each}>
                {t(`allowance.method.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      {method === 'balance' ? (
        <div className="allowance-percents">
          {ALLOWANCE_SIDES.map((side) =>
            percent(t('allowance.rateOf', { side: t(`allowance.side.${side}`) }), typed.rates[side], (text) =>
              setTyped({ ...typed, rates: { ...typed.rates, [side]: text } }),
            ),
          )}
        </div>
      ) : null}
      {method === 'ageing' ? (
        <>
          <Labelled label={t('allowance.bands')} problem={wrongBands} hint={t('allowance.bandsHint')}>
            {(field) => (
              <input
                {...field}
                className="input"
                value={bandText}
                maxLength={80}
                onChange={({ target }) => setBandText(target.value)}
              />
            )}
          </Labelled>
          <div className="allowance-percents">
            {(bands ? rates : []).map((rate, at) =>
              percent(`${bandTitle(bands ?? [], at, t)} %`, rate, (text) =>
                setTyped({ ...typed, bandRates: rates.with(at, text) }),
              ),
            )}
            {percent(`${t('provisions.unknownAge')} %`, typed.unknownRate, (text) =>
              setTyped({ ...typed, unknownRate: text }),
            )}
          </div>
        </>
      ) : null}
      {method === 'individual' ? (
        <JudgedRows unit={props.unit} judged={typed.judged} onChange={(judged) => setTyped({ ...typed, judged })} />
      ) : null}
      <Labelled label={t('allowance.every')}>
        {(field) => (
          <select
            {...field}
            className="input"
            value={typed.every}
            onChange={({ target }) => setTyped({ ...typed, every: target.value as typeof typed.every })}
          >
            <option value="year">{t('allowance.every.year')}</option>
            <option value="month">{t('allowance.every.month')}</option>
          </select>
        )}
      </Labelled>
      <label className="allowance-check">
        <input
          type="checkbox"
          checked={typed.members}
          onChange={({ target }) => setTyped({ ...typed, members: target.checked })}
        />
        {t('allowance.members')}
      </label>
      <p className="hint">{t('allowance.membersBody')}</p>
      <Labelled label={t('allowance.excluded')} problem={wrongCodes} hint={t('allowance.excludedHint')}>
        {(field) => (
          <input
            {...field}
            className="input"
            value={excluded}
            maxLength={400}
            onChange={({ target }) => setExcluded(target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t('allowance.reason')} hint={t('allowance.reasonHint')}>
        {(field) => (
          <input
            {...field}
            className="input"
            value={reason}
            maxLength={ALLOWANCE_LIMITS.text}
            required
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Labelled>
      <Problem sentence={problem} />
      <button type="submit" className="button primary" disabled={busy || wrong || reason.trim() === ''}>
        {t('allowance.save')}
      </button>
    </form>
  );
}
