import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { PROJECT_CATEGORIES, type ProjectCategory } from '../../../shared/domain/budget/project.ts';
import { FUND_SOURCES } from '../../../shared/domain/ledger/fund.ts';
import { type Fen, formatYuan, groupedYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { yearOf } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { useNames } from '../../ledger/books/names.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Empty, Problem } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import type { Project } from './looks.ts';

interface Props {
  readonly onClose: () => void;
  readonly onKept: (id: number) => void;
  /** A project that is taken up again. */
  readonly project?: Project;
}

/** 登记项目, of the unit that is chosen. */
export function ProjectForm(props: Props) {
  const { t } = usePreferences();
  const { units = [], unit: chosen, setUnit, period } = useScope();
  const { may } = useIdentity();
  const unit = props.project?.unit ?? chosen;
  if (unit === undefined || period === undefined)
    return (
      <>
        <PageHead
          title={t('budgetProjects.new')}
          actions={[{ label: t('budgetProjects.back'), onClick: props.onClose }]}
        />
        <Empty
          title={t('budgetProjects.unitFirst')}
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
  return <OfUnit key={unit} {...props} unit={unit} year={yearOf(period) + 1} />;
}

interface Row {
  readonly id: number;
  readonly year: number;
  readonly source: string | undefined;
  readonly amount: Fen | undefined;
}

function OfUnit({ unit, year, project, onClose, onKept }: Props & { readonly unit: string; readonly year: number }) {
  const { t } = usePreferences();
  const names = useNames();
  const { busy, problem, act } = useActing();
  const departments = useQuery(api.organisation.departments.queryOptions({ input: {} })).data ?? [];
  const [code, setCode] = useState(project?.code ?? '');
  const [name, setName] = useState(project?.name ?? '');
  const [category, setCategory] = useState<ProjectCategory>(project?.category ?? 'equipment');
  const [department, setDepartment] = useState(project?.department ?? '');
  const [person, setPerson] = useState(project?.person ?? '');
  const [reason, setReason] = useState(project?.reason ?? '');
  const [rows, setRows] = useState<readonly Row[]>(
    () =>
      project?.estimates.map((estimate, id) => ({ ...estimate, id, amount: parseYuan(estimate.amount) ?? ZERO })) ?? [
        { id: 0, year, source: undefined, amount: undefined },
      ],
  );
  const begun = rows.filter(({ source, amount }) => source !== undefined || amount !== undefined);
  const stop =
    name.trim() === ''
      ? t('budgetProjects.stop.name')
      : begun.some(({ source, amount }) => !source || !amount || amount <= 0)
        ? t('budgetProjects.stop.row')
        : undefined;

  async function keep(): Promise<void> {
    let id: number | undefined;
    const done = await act(async () => {
      const saved = await client.budget.saveProject({
        ...(project ? { at: { id: project.id, revision: project.revision } } : {}),
        ...{ unit, code: code.trim(), name: name.trim(), category, department, person, reason },
        estimates: begun.map((row) => ({
          ...{ year: row.year, source: row.source ?? '', amount: formatYuan(row.amount ?? ZERO) },
        })),
      });
      id = saved.id;
    }, t('budgetProjects.kept'));
    if (done && id !== undefined) onKept(id);
  }
  return (
    <>
      <PageHead
        title={project ? t('budgetProjects.edit', { code: project.code }) : t('budgetProjects.new')}
        subtitle={names.unit(unit)}
        actions={[
          {
            ...{ label: t('budgetProjects.keep'), shortcut: 'Ctrl+S', primary: true },
            disabled: busy || (stop ?? false),
            onClick: () => void keep(),
          },
          { label: t('budgetProjects.back'), onClick: onClose },
        ]}
      />
      <div className="card project-form">
        <Problem sentence={problem} />
        <div className="project-fields">
          <Labelled label={t('budgetProjects.name')}>
            {(field) => (
              <Input {...field} maxLength={60} value={name} onChange={({ target }) => setName(target.value)} />
            )}
          </Labelled>
          <Labelled label={t('budgetProjects.category')}>
            {({ id }) => (
              <ChoiceField
                id={id}
                codeless
                options={PROJECT_CATEGORIES.map((each) => ({
                  code: each,
                  name: t(`budgetProjects.category.${each}`),
                }))}
                value={category}
                onChange={(next) => setCategory(PROJECT_CATEGORIES.find((each) => each === next) ?? 'other')}
              />
            )}
          </Labelled>
          <Labelled label={t('budget.department')}>
            {({ id }) => (
              <ChoiceField
                id={id}
                options={departments.filter((each) => each.open && each.unit === unit)}
                placeholder={t('budget.departmentAll')}
                value={department === '' ? undefined : department}
                clearable
                onChange={(next) => setDepartment(next ?? '')}
              />
            )}
          </Labelled>
          <Labelled label={t('budgetProjects.person')}>
            {(field) => (
              <Input {...field} maxLength={40} value={person} onChange={({ target }) => setPerson(target.value)} />
            )}
          </Labelled>
          <Labelled label={t('budgetProjects.code')} hint={t('budgetProjects.codeHint')}>
            {(field) => (
              <Input {...field} maxLength={32} value={code} onChange={({ target }) => setCode(target.value)} />
            )}
          </Labelled>
        </div>
        <Labelled label={t('budgetProjects.reason')} hint={t('budgetProjects.reasonHint')}>
          {(field) => (
            <Input.TextArea
              {...field}
              rows={3}
              maxLength={500}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Labelled>
        <Estimates rows={rows} year={year} onChange={setRows} />
        {stop === undefined ? null : <p className="hint">{stop}</p>}
      </div>
    </>
  );
}

/** 分年度、分来源概算, row by row, with their sum. */
function Estimates(props: {
  readonly rows: readonly Row[];
  readonly year: number;
  readonly onChange: (rows: readonly Row[]) => void;
}) {
  const { t } = usePreferences();
  const { rows, year, onChange } = props;
  const years = Array.from({ length: 8 }, (_, index) => year - 3 + index);
  const set = (id: number, part: Partial<Row>): void =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  return (
    <fieldset className="project-estimates">
      <legend>{t('budgetProjects.estimates')}</legend>
      <p className="hint">{t('budgetProjects.estimatesHint')}</p>
      {rows.map((row, index) => (
        <div key={row.id} className="project-line">
          <select
            className="input"
            aria-label={t('budgetProjects.estimateYear', { place: index + 1 })}
            value={row.year}
            onChange={({ target }) => set(row.id, { year: Number(target.value) })}
          >
            {(years.includes(row.year) ? years : [...years, row.year].sort()).map((each) => (
              <option key={each} value={each}>
                {t('budget.yearOf', { year: each })}
              </option>
            ))}
          </select>
          <ChoiceField
            label={t('budgetProjects.estimateSource', { place: index + 1 })}
            placeholder={t('budget.source')}
            options={FUND_SOURCES}
            codeless
            value={row.source}
            width={220}
            onChange={(source) => set(row.id, { source })}
          />
          <AmountField
            label={t('budgetProjects.estimateAmount', { place: index + 1 })}
            value={row.amount}
            width={160}
            onChange={(amount) => set(row.id, { amount })}
            onTyping={(amount) => set(row.id, { amount })}
          />
          {rows.length > 1 ? (
            <button
              type="button"
              className="button icon"
              aria-label={t('budgetProjects.removeEstimate', { place: index + 1 })}
              onClick={() => onChange(rows.filter(({ id }) => id !== row.id))}
            >
              ×
            </button>
          ) : null}
        </div>
      ))}
      <div className="project-line">
        <button
          type="button"
          className="button"
          onClick={() =>
            onChange([
              ...rows,
              {
                id: Math.max(...rows.map(({ id }) => id)) + 1,
                year: rows.at(-1)?.year ?? year,
                source: undefined,
                amount: undefined,
              },
            ])
          }
        >
          {t('budgetProjects.addEstimate')}
        </button>
        <span className="hint">
          {t('budgetProjects.estimate')} {groupedYuan(sumFen(rows.map(({ amount }) => amount ?? ZERO)))}
        </span>
      </div>
    </fieldset>
  );
}
