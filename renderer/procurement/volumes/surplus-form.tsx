import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { percentOf } from '../../../shared/domain/procurement/volumes/bps.ts';
import { INCOMPLETE, INSURANCES, surplusOf } from '../../../shared/domain/procurement/volumes/surplus.ts';
import { USUAL_GRADES } from '../../../shared/domain/procurement/volumes/usual-grades.ts';
import { type AccountingDate, parseDate } from '../../../shared/kernel/date.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { FactorTable, GradeTable } from './factor-tables.tsx';
import { inputsOf, rowOf, type SurplusDraft, type SurplusRow } from './surplus-draft.ts';
import { type Batch, factorText, type Surplus } from './words.ts';

interface Opened {
  readonly batches: readonly Batch[];
  readonly surplus?: Surplus;
  readonly onClose: () => void;
}

/** 编制结余留用测算: a new one begins with its batch and the day until which orders count. */
export function SurplusForm(props: Opened) {
  const { t } = usePreferences();
  const { batches, surplus, onClose } = props;
  const [batch, setBatch] = useState(surplus?.batch.id ?? batches[0]!.id);
  const [last, setLast] = useState<string>();
  const own = batches.find(({ id }) => id === batch);
  const on = (surplus?.on ?? last ?? own?.last ?? '') as AccountingDate;
  const read = useQuery({
    ...api.procurement.surplusProposal.queryOptions({ input: { batch, on } }),
    enabled: surplus === undefined && parseDate(on) !== undefined,
  });
  const failed = failedOf(read, t);
  const rows = surplus?.products ?? read.data?.products;
  return (
    <Drawer open title={surplus?.number ?? t('volumes.newSurplus')} width={1120} onClose={onClose}>
      {surplus ? null : (
        <div className="volumes-form">
          <div className="wide">
            <Labelled label={t('volumes.batch')}>
              {({ id }) => (
                <ChoiceField
                  id={id}
                  codeless
                  options={batches.map((each) => ({ code: String(each.id), name: `${each.name} ${each.number}` }))}
                  value={String(batch)}
                  onChange={(next) => {
                    setBatch(Number(next ?? batch));
                    setLast(undefined);
                  }}
                />
              )}
            </Labelled>
          </div>
          <Labelled label={t('volumes.countedOn')} hint={t('volumes.countedHint')}>
            {(field) => (
              <input
                {...field}
                className="input"
                type="date"
                value={on}
                onChange={({ target }) => setLast(target.value)}
              />
            )}
          </Labelled>
        </div>
      )}
      {failed && !surplus ? (
        <Failed {...failed} />
      ) : rows === undefined ? (
        <Loading lines={8} />
      ) : (
        <Form key={`${batch} ${on}`} {...{ batch, on, onClose }} surplus={surplus} rows={rows.map(rowOf)} />
      )}
    </Drawer>
  );
}

const USUAL_PAY = '70';
const USUAL_INSURED = '40';

function Form(props: {
  readonly batch: number;
  readonly on: AccountingDate;
  readonly surplus: Surplus | undefined;
  readonly rows: readonly SurplusRow[];
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const { batch, on, surplus, rows, onClose } = props;
  const [draft, setDraft] = useState<SurplusDraft>({
    ...{ batch, on, products: rows, year: String(surplus?.year ?? on.slice(0, 4)) },
    insurance: surplus?.insurance ?? 'employee',
    pay: surplus ? percentOf(surplus.payBps) : USUAL_PAY,
    insured: surplus ? percentOf(surplus.insuredBps) : USUAL_INSURED,
    grades: (surplus?.grades ?? USUAL_GRADES).map(({ name, ratioBps }) => ({ name, ratio: percentOf(ratioBps) })),
    grade: surplus?.grade ?? USUAL_GRADES[0]!.name,
    incomplete: surplus?.incomplete ?? 'none',
  });
  const change = (more: Partial<SurplusDraft>): void => setDraft({ ...draft, ...more });
  const inputs = inputsOf(draft);
  const result = inputs && surplusOf(inputs);

  async function save(): Promise<void> {
    if (!inputs) return;
    const asked = {
      ...(surplus ? { at: { id: surplus.id, revision: surplus.revision } } : {}),
      ...{
        ...draft,
        year: Number(draft.year),
        on,
        grades: draft.grades.map((each) => ({ ...each, name: each.name.trim() })),
      },
      products: draft.products.map(({ item, base, before, agreed, selected, other, completed }) => ({
        ...{ item, before, selected, other, base: Number(base), agreed: Number(agreed), completed: Number(completed) },
      })),
    };
    if (await act(() => client.procurement.saveSurplus(asked), t('volumes.surplusKept'))) onClose();
  }
  const text = (label: string, of: 'year' | 'pay' | 'insured') => (
    <Labelled label={label}>
      {(field) => (
        <input
          {...field}
          className="input"
          inputMode="decimal"
          maxLength={8}
          value={draft[of]}
          onChange={({ target }) => change({ [of]: target.value })}
        />
      )}
    </Labelled>
  );
  return (
    <form
      className="volumes-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {text(t('volumes.year'), 'year')}
      <Labelled label={t('volumes.insurance')}>
        {({ id }) => (
          <ChoiceField
            id={id}
            codeless
            options={INSURANCES.map((code) => ({ code, name: t(`volumes.insurance.${code}`) }))}
            value={draft.insurance}
            onChange={(next) => change({ insurance: INSURANCES.find((each) => each === next) ?? draft.insurance })}
          />
        )}
      </Labelled>
      {text(t('volumes.payPercent'), 'pay')}
      {text(t('volumes.insuredPercent'), 'insured')}
      <Labelled label={t('volumes.ifIncomplete')}>
        {({ id }) => (
          <ChoiceField
            id={id}
            codeless
            options={INCOMPLETE.map((code) => ({ code, name: t(`volumes.ifIncomplete.${code}`) }))}
            value={draft.incomplete}
            onChange={(next) => change({ incomplete: INCOMPLETE.find((each) => each === next) ?? draft.incomplete })}
          />
        )}
      </Labelled>
      <Labelled label={t('volumes.grade')}>
        {({ id }) => (
          <ChoiceField
            id={id}
            codeless
            options={draft.grades.map(({ name }) => ({ code: name, name }))}
            value={draft.grade}
            onChange={(next) => change({ grade: next ?? draft.grade })}
          />
        )}
      </Labelled>
      <div className="volumes-whole">
        <GradeTable grades={draft.grades} onGrades={(grades) => change({ grades })} />
      </div>
      <div className="volumes-whole">
        <FactorTable rows={draft.products} onRows={(products) => change({ products })} />
      </div>
      <p className="volumes-whole notice">{t('volumes.purpose')}</p>
      <div className="volumes-whole volumes-line" role="status">
        {result ? (
          <>
            <span>
              {t('volumes.budget')} <Amount value={result.budget} />
            </span>
            <span>
              {t('volumes.spent')} <Amount value={result.spent} />
            </span>
            <span>
              {t('volumes.surplusBase')} <Amount value={result.base} />
            </span>
            <span>× {factorText(result.ratioBps)}</span>
            <b>
              {t('volumes.retained')} <Amount value={result.retained} />
            </b>
            {result.nothingFor ? <span className="chip warn">{t(`volumes.nothing.${result.nothingFor}`)}</span> : null}
          </>
        ) : (
          <span className="hint">{t('volumes.mendFactors')}</span>
        )}
      </div>
      <div className="volumes-whole volumes-line">
        <Problem sentence={problem} />
        <button type="submit" className="button primary" disabled={busy || !inputs}>
          {t('volumes.save')}
        </button>
      </div>
    </form>
  );
}
