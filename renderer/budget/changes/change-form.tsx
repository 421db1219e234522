import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { CHANGE_KINDS, raised } from '../../../shared/domain/budget/change.ts';
import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { monthOf } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { useNames } from '../../ledger/books/names.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Empty, Problem } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { usePlanWords } from '../words.ts';
import { ChangeRowFields } from './change-row.tsx';
import {
  asKind,
  type Change,
  type Draft,
  type DraftRow,
  draftOf,
  emptyRow,
  keepStop,
  newDraft,
  onlyMore,
  outOfBalance,
  requestOf,
  signedAmount,
  submitStop,
} from './draft.ts';

interface Props {
  readonly year: number;
  readonly onClose: () => void;
  readonly onKept: (id: number) => void;
  /** A draft that is taken up again. */
  readonly change?: Change;
}

/** 填制预算调整单, of the unit that is chosen. */
export function ChangeForm(props: Props) {
  const { t } = usePreferences();
  const { units = [], unit: chosen, setUnit } = useScope();
  const { may } = useIdentity();
  const unit = props.change?.unit ?? chosen;
  if (unit === undefined)
    return (
      <>
        <PageHead title={t('budgetChange.new')} actions={[{ label: t('budgetChange.back'), onClick: props.onClose }]} />
        <Empty
          title={t('budgetChange.unitFirst')}
          action={
            <UnitField
              options={units.filter(({ code }) => may('budget.prepare', code))}
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

function OfUnit({ unit, year, change, onClose, onKept }: Props & { readonly unit: string }) {
  const { t } = usePreferences();
  const { period, units = [] } = useScope();
  const { may } = useIdentity();
  const names = useNames();
  const { busy, problem, act } = useActing();
  const month = period === undefined ? 1 : monthOf(period);
  const [draft, setDraft] = useState<Draft>(() => (change ? draftOf(change) : newDraft(unit, month)));
  const departments = useQuery(api.organisation.departments.queryOptions({ input: {} })).data ?? [];
  // 结转 takes from the lines of the year before.
  const own = useQuery(
    api.budget.lines.queryOptions({ input: { unit, year: draft.kind === 'carry' ? year - 1 : year } }),
  ).data;
  const seesOther = draft.other !== '' && draft.other !== unit && may('budget.read', draft.other);
  const others = useQuery({
    ...api.budget.lines.queryOptions({ input: { unit: draft.other, year } }),
    enabled: seesOther,
  }).data;
  const linesOf = (of: string) => (of === unit ? own : seesOther ? others : undefined);
  const set = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const setRow = (id: number, part: Partial<DraftRow>): void =>
    set({ rows: draft.rows.map((row) => (row.id === id ? { ...row, ...part } : row)) });
  const nextId = Math.max(0, ...draft.rows.map(({ id }) => id)) + 1;
  const sides = [
    unit,
    ...(draft.kind === 'transfer' && draft.other !== '' && draft.other !== unit ? [draft.other] : []),
  ];
  const keep = keepStop(draft);
  const submit = submitStop(draft, linesOf);

  async function kept(andSubmit: boolean): Promise<void> {
    let id: number | undefined;
    await act(
      async () => {
        const saved = await client.budget.saveChange(requestOf(draft, unit, year));
        id = saved.id;
        set({ at: { id: saved.id, revision: saved.revision } });
        if (andSubmit) await client.budget.submitChange({ id: saved.id, revision: saved.revision, unit });
      },
      t(andSubmit ? 'budgetChange.submitted' : 'budgetChange.kept'),
    ).then((done) => {
      if (done && id !== undefined) onKept(id);
    });
  }
  return (
    <>
      <PageHead
        title={change ? t('budgetChange.edit', { number: change.number }) : t('budgetChange.new')}
        subtitle={`${names.unit(unit)} · ${t('budget.yearOf', { year })}`}
        actions={[
          {
            label: t('budgetChange.submit'),
            shortcut: 'F9',
            primary: true,
            disabled: busy || (submit !== undefined && t(`budgetChange.stop.${submit}`)),
            onClick: () => void kept(true),
          },
          {
            label: t('budgetChange.keep'),
            shortcut: 'Ctrl+S',
            disabled: busy || (keep !== undefined && t(`budgetChange.stop.${keep}`)),
            onClick: () => void kept(false),
          },
          { label: t('budgetChange.back'), onClick: onClose },
        ]}
      />
      <div className="change-form card">
        <div className="change-form-line">
          <Segments
            label={t('budgetChange.kind')}
            value={draft.kind}
            choices={CHANGE_KINDS.map((value) => ({ value, label: t(`budgetChange.kind.${value}`) }))}
            onChange={(kind) => setDraft((before) => asKind(before, kind, unit))}
          />
          {draft.kind === 'transfer' ? (
            <UnitField
              label={t('budgetChange.other')}
              placeholder={t('budgetChange.other')}
              options={units}
              value={draft.other === '' ? undefined : draft.other}
              width={230}
              onChange={(other) =>
                set({
                  other: other ?? '',
                  rows: draft.rows.map((row) => (row.unit === unit ? row : { ...row, unit: other ?? unit })),
                })
              }
            />
          ) : null}
          <span className="hint">{t(`budgetChange.about.${draft.kind}`)}</span>
        </div>
        <fieldset className="change-rows">
          <legend className="visually-hidden">{t('budgetChange.rows')}</legend>
          {draft.rows.map((row, index) => (
            <ChangeRowFields
              key={row.id}
              draft={draft}
              row={row}
              place={index + 1}
              units={sides.map((code) => ({ code, name: names.unit(code) }))}
              departments={departments.filter(({ open }) => open)}
              lines={linesOf(row.unit)}
              onChange={(part) => setRow(row.id, part)}
              onRemove={
                draft.rows.length > 1 ? () => set({ rows: draft.rows.filter(({ id }) => id !== row.id) }) : undefined
              }
            />
          ))}
        </fieldset>
        <div className="change-form-line">
          <LinePicker
            unit={unit}
            lines={own}
            onPick={(line) =>
              set({
                rows: [
                  // A row that was not begun yet gives way.
                  ...draft.rows.filter(({ item, source, amount }) => item || source || amount),
                  { ...emptyRow(nextId, unit, month, onlyMore(draft.kind)), ...line },
                ],
              })
            }
          />
          <button
            type="button"
            className="button"
            onClick={() => set({ rows: [...draft.rows, emptyRow(nextId, sides.at(-1) ?? unit, month, true)] })}
          >
            {t('budgetChange.addRow')}
          </button>
          <Balance draft={draft} />
        </div>
        {draft.kind === 'supplement' ? (
          <Labelled label={t('budgetChange.incomeDocument')} hint={t('budgetChange.incomeDocumentHint')}>
            {(field) => (
              <Input
                {...field}
                maxLength={100}
                value={draft.incomeDocument}
                onChange={({ target }) => set({ incomeDocument: target.value })}
              />
            )}
          </Labelled>
        ) : null}
        <Labelled label={t('budgetChange.reason')} hint={t('budgetChange.reasonHint')}>
          {(field) => (
            <Input.TextArea
              {...field}
              rows={2}
              maxLength={500}
              value={draft.reason}
              onChange={({ target }) => set({ reason: target.value })}
            />
          )}
        </Labelled>
        {submit === undefined ? null : <p className="hint">{t(`budgetChange.stop.${submit}`)}</p>}
        <Problem sentence={problem} />
      </div>
    </>
  );
}

type Line = Pick<DraftRow, 'department' | 'item' | 'source' | 'project'>;

/** Picks one of the unit's lines (预算明细) into a new row. */
function LinePicker(props: {
  readonly unit: string;
  readonly lines: readonly (Line & { readonly available: string })[] | undefined;
  readonly onPick: (line: Line) => void;
}) {
  const { t } = usePreferences();
  const words = usePlanWords(props.unit);
  const options = useMemo(
    () =>
      props.lines?.map(({ department, item, source, project, available }, index) => ({
        // A line has no code of its own: that of its item, and its place.
        code: `${item}-${index + 1}`,
        name: [
          words.item(item ?? ''),
          words.source(source ?? ''),
          ...(department === '' ? [] : [words.department(department)]),
          ...(project ? [words.project(project)] : []),
        ].join(' · '),
        available: groupedYuan(parseYuan(available) ?? ZERO),
        line: { department, item, source, project },
      })) ?? [],
    [props.lines, words],
  );
  return (
    <ChoiceField
      label={t('budgetChange.pickLine')}
      placeholder={t('budgetChange.pickLine')}
      options={options}
      value={undefined}
      width={300}
      noteOf={({ available }) => t('budgetChange.availableOf', { available })}
      select={{ popupMatchSelectWidth: 460 }}
      onChange={(_, option) => option && props.onPick(option.line)}
    />
  );
}

/** 差额 of the document, source by source, as it is typed. */
function Balance({ draft }: { readonly draft: Draft }) {
  const { t } = usePreferences();
  const words = usePlanWords('');
  const out = outOfBalance(draft);
  const sum = raised(draft.rows.map((row) => ({ item: row.item ?? '', amount: signedAmount(row) })));
  return (
    <span className="change-balance" role="status">
      {sum === 0 ? null : <span className="hint">{t('budgetChange.raisedIs', { amount: groupedYuan(sum) })}</span>}
      {[...out].map(([source, over]) => (
        <span key={source} className="chip danger">
          {t('budgetChange.difference', { source: words.source(source), amount: groupedYuan(over) })}
        </span>
      ))}
      {draft.kind !== 'carry' && out.size === 0 && sum !== 0 ? (
        <span className="chip ok">{t('budgetChange.balanced')}</span>
      ) : null}
    </span>
  );
}
