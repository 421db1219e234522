import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { useNames } from '../../ledger/books/names.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Empty, Problem } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { usePlanWords } from '../words.ts';
import {
  type Draft,
  draftOf,
  isOver,
  keepStop,
  type Lines,
  NEW_DRAFT,
  placeKey,
  type Request,
  savedAs,
} from './draft.ts';
import { PayeeField } from './payee-field.tsx';
import { RequestRows } from './request-rows.tsx';

interface Props {
  readonly year: number;
  readonly onClose: () => void;
  readonly onKept: (id: number) => void;
  /** A request that is taken up again. */
  readonly request?: Request;
}

/** 填制用款申请, of the unit that is chosen. */
export function RequestForm(props: Props) {
  const { t } = usePreferences();
  const { units = [], unit: chosen, setUnit } = useScope();
  const { may } = useIdentity();
  const unit = props.request?.unit ?? chosen;
  if (unit === undefined)
    return (
      <>
        <PageHead
          title={t('budgetRequests.new')}
          actions={[{ label: t('budgetChange.back'), onClick: props.onClose }]}
        />
        <Empty
          title={t('budgetChange.unitFirst')}
          action={
            <UnitField
              options={units.filter(({ code }) => may('approval.apply', code))}
              value={undefined}
              onChange={setUnit}
              width={280}
            />
          }
        />
      </>
    );
  return <OfUnit key={unit} {...props} unit={unit} />;
}

function OfUnit({ unit, year, request, onClose, onKept }: Props & { readonly unit: string }) {
  const { t } = usePreferences();
  const names = useNames();
  const { busy, problem, act } = useActing();
  const [draft, setDraft] = useState<Draft>(() => (request ? draftOf(request) : NEW_DRAFT));
  const all = useQuery(api.organisation.departments.queryOptions({ input: {} })).data;
  const departments = useMemo(() => all?.filter((each) => each.open && each.unit === unit) ?? [], [all, unit]);
  const lines = useQuery(api.budget.lines.queryOptions({ input: { unit, year } })).data;
  const set = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const stop = keepStop(draft);
  const over = isOver(draft, lines);
  const saying = stop === undefined ? undefined : t(`budgetRequests.stop.${stop}`);

  async function kept(andSubmit: boolean): Promise<void> {
    let id: number | undefined;
    const done = await act(
      async () => {
        const saved = await client.budget.saveRequest(savedAs(draft, unit, year));
        id = saved.id;
        set({ at: { id: saved.id, revision: saved.revision } });
        if (andSubmit) await client.budget.submitRequest({ id: saved.id, revision: saved.revision, unit });
      },
      t(andSubmit ? 'budgetRequests.submitted' : 'budgetRequests.kept'),
    );
    if (done && id !== undefined) onKept(id);
  }
  return (
    <>
      <PageHead
        title={request ? t('budgetChange.edit', { number: request.number }) : t('budgetRequests.new')}
        subtitle={`${names.unit(unit)} · ${t('budget.yearOf', { year })}`}
        actions={[
          {
            label: t('budgetRequests.submit'),
            shortcut: 'F9',
            primary: true,
            disabled: busy || (saying ?? false),
            onClick: () => void kept(true),
          },
          {
            label: t('budgetChange.keep'),
            shortcut: 'Ctrl+S',
            disabled: busy || (saying ?? false),
            onClick: () => void kept(false),
          },
          { label: t('budgetChange.back'), onClick: onClose },
        ]}
      />
      <div className="change-form card">
        <div className="request-fields">
          <div className="wide">
            <Labelled label={t('budgetRequests.purpose')} hint={t('budgetRequests.purposeHint')}>
              {(field) => (
                <Input
                  {...field}
                  maxLength={200}
                  value={draft.purpose}
                  onChange={({ target }) => set({ purpose: target.value })}
                />
              )}
            </Labelled>
          </div>
          <PayeeField payee={draft.payee} onChange={(payee, counterparty) => set({ payee, counterparty })} />
          <Labelled label={t('budgetRequests.department')}>
            {(field) => (
              <ChoiceField
                id={field.id}
                placeholder={t('budget.departmentAll')}
                options={departments}
                value={draft.department === '' ? undefined : draft.department}
                clearable
                onChange={(department) => set({ department: department ?? '' })}
              />
            )}
          </Labelled>
          <Labelled label={t('budgetRequests.expected')}>
            {(field) => (
              <input
                {...field}
                className="input"
                type="date"
                value={draft.expected}
                onChange={({ target }) => set({ expected: target.value })}
              />
            )}
          </Labelled>
          <Labelled label={t('budgetRequests.reference')} hint={t('budgetRequests.referenceHint')}>
            {(field) => (
              <Input
                {...field}
                maxLength={200}
                value={draft.reference}
                onChange={({ target }) => set({ reference: target.value })}
              />
            )}
          </Labelled>
        </div>
        <RequestRows unit={unit} draft={draft} lines={lines} onChange={(rows) => set({ rows })} />
        <div className="change-form-line">
          <LinePicker
            unit={unit}
            lines={lines?.filter((line) => !draft.rows.some((row) => placeKey(row) === placeKey(line)))}
            onPick={({ department, item, source, project }) =>
              set({ rows: [...draft.rows, { department, item, source, project, amount: undefined }] })
            }
          />
          <span className={over && saying === undefined ? 'field-problem' : 'hint'} role="status">
            {saying ?? (over ? t('budgetRequests.over') : t('budgetRequests.ready'))}
          </span>
        </div>
        <Problem sentence={problem} />
      </div>
    </>
  );
}

/** Picks one of the unit's lines (预算明细) into a new row, with what it has left. */
function LinePicker(props: {
  readonly unit: string;
  readonly lines: Lines | undefined;
  readonly onPick: (line: Lines[number]) => void;
}) {
  const { t } = usePreferences();
  const words = usePlanWords(props.unit);
  const options = useMemo(
    () =>
      props.lines?.map((line, index) => ({
        // A line has no code of its own: that of its item, and its place.
        code: `${line.item}-${index + 1}`,
        name: [
          words.item(line.item),
          words.source(line.source),
          ...(line.department === '' ? [] : [words.department(line.department)]),
          ...(line.project === '' ? [] : [line.project]),
        ].join(' · '),
        available: groupedYuan(parseYuan(line.available) ?? ZERO),
        line,
      })) ?? [],
    [props.lines, words],
  );
  return (
    <ChoiceField
      label={t('budgetRequests.pickLine')}
      placeholder={t('budgetRequests.pickLine')}
      options={options}
      value={undefined}
      width={320}
      noteOf={({ available }) => t('budgetChange.availableOf', { available })}
      select={{ popupMatchSelectWidth: 460 }}
      onChange={(_, option) => option && props.onPick(option.line)}
    />
  );
}
