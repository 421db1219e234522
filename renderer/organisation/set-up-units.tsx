import { useQueryClient } from '@tanstack/react-query';
import { type ClipboardEvent, useId, useRef, useState } from 'react';
import { UNIT_KINDS } from '../../shared/domain/organisation/unit.ts';
import { client } from '../app/client.ts';
import { refusalsOf, sentenceOf } from '../app/failure.ts';
import { MAX_UPLOAD_BYTES, uploadFile } from '../app/files.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useDialogs } from '../ui/dialogs.tsx';
import { blockOf } from '../ui/grid-columns.ts';
import { saveAs } from '../ui/save.ts';
import { useShortcut } from '../ui/shortcut.ts';
import type { Chosen } from '../ui/upload.tsx';
import {
  BLANK,
  CHARTS,
  changed,
  communityIn,
  completed,
  type Field,
  hasProblems,
  isBlank,
  lacksLead,
  pasted,
  problemsOf,
  readyUnits,
  type UnitDraft,
  unitsIn,
} from './unit-table.ts';

const BLANKS_AT_FIRST = 6;

/** The table always ends with a blank line, so that one can go on. */
const withBlank = (units: readonly UnitDraft[]): readonly UnitDraft[] =>
  units.length > 0 && isBlank(units.at(-1)!) ? units : [...units, BLANK];

/** Step two: the community, its year and its members, typed, pasted from a spreadsheet, or read from a file. */
export function SetUpUnits() {
  const { t } = usePreferences();
  const queries = useQueryClient();
  const { confirm } = useDialogs();
  const [name, setName] = useState('');
  const [year, setYear] = useState(String(new Date().getFullYear()));
  const [units, setUnits] = useState<readonly UnitDraft[]>(() => Array.from({ length: BLANKS_AT_FIRST }, () => BLANK));
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [said, setSaid] = useState<string>();
  const file = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLDivElement>(null);
  const ids = { name: useId(), year: useId(), table: useId() };

  const problems = problemsOf(units);
  const filled = units.filter((unit) => !isBlank(unit));
  const wrongYear = !/^(19|20|21)\d\d$/.test(year.trim());
  const wrongName = name.trim() === '';
  const ready = readyUnits(units);

  function paste(event: ClipboardEvent, row: number, field: Field): void {
    const text = event.clipboardData.getData('text/plain');
    const block = blockOf(text.replace(/\r?\n$/, ''));
    if (block.length < 2 && (block[0]?.length ?? 0) < 2) return;
    event.preventDefault();
    const next = pasted(units, { row, field }, block);
    setUnits(withBlank(next));
    setSaid(t('setUp.pasted', { count: next.filter((unit) => !isBlank(unit)).length }));
  }

  async function read(chosen: Chosen): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      const kept = await uploadFile(chosen.bytes);
      const { sheets } = await client.organisation.readTable({ file: kept.file, name: chosen.name.slice(-200) });
      const community = sheets.map(({ rows }) => communityIn(rows)).find((each) => each !== undefined);
      const found = sheets.map(({ rows }) => unitsIn(rows)).sort((a, b) => rightOnes(b) - rightOnes(a))[0] ?? [];
      if (found.length === 0) {
        setFailure(t('setUp.noUnits', { name: chosen.name }));
        return;
      }
      if (filled.length > 0 && !(await confirm(replaceQuestion(filled.length, t)))) return;
      if (community && name.trim() === '') setName(community.name);
      if (community?.fiscalYear) setYear(String(community.fiscalYear));
      setUnits(withBlank(found));
      setSaid(t('setUp.pasted', { count: found.length }));
    } catch (error) {
      setFailure(sentenceOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  async function go(): Promise<void> {
    if (busy) return;
    setAsked(true);
    setFailure(undefined);
    if (!ready || wrongName || wrongYear) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setBusy(true);
    try {
      await client.organisation.initialise({
        name: name.trim(),
        fiscalYear: Number(year),
        units: ready.map(({ code, name: unitName, kind, chart }) => ({ code, name: unitName, kind, chart })),
      });
      await queries.invalidateQueries();
    } catch (error) {
      setFailure(refusalsOf(error, t).join(' ') || sentenceOf(error, t));
      setBusy(false);
    }
  }
  useShortcut('F9', () => void go());

  return (
    <section ref={form} className="card set-up-card" aria-labelledby={`${ids.table}-title`}>
      <h1 id={`${ids.table}-title`}>{t('start.step.units')}</h1>
      <p>{t('setUp.unitsBody')}</p>
      <div className="set-up-row">
        <div className="field wide">
          <label htmlFor={ids.name}>{t('setUp.communityName')}</label>
          <input
            className="input"
            id={ids.name}
            value={name}
            maxLength={80}
            // biome-ignore lint/a11y/noAutofocus: the step has just begun, and this is its first field.
            autoFocus
            placeholder={t('setUp.communityHint')}
            aria-invalid={asked && wrongName}
            aria-describedby={`${ids.name}-p`}
            onChange={(event) => setName(event.target.value)}
          />
          <small id={`${ids.name}-p`} className="field-problem">
            {asked && wrongName ? t('setUp.communityMissing') : null}
          </small>
        </div>
        <div className="field">
          <label htmlFor={ids.year}>{t('setUp.year')}</label>
          <input
            className="input"
            id={ids.year}
            value={year}
            inputMode="numeric"
            maxLength={4}
            aria-invalid={wrongYear}
            aria-describedby={`${ids.year}-p`}
            onChange={(event) => setYear(event.target.value)}
          />
          <small id={`${ids.year}-p`} className="field-problem">
            {wrongYear ? t('setUp.yearWrong') : null}
          </small>
        </div>
      </div>
      <div className="set-up-tools">
        <strong>{t('setUp.members', { count: filled.length })}</strong>
        <span className="hint" role="status">
          {said ?? t('setUp.pasteHint')}
        </span>
        <span className="space" />
        <button type="button" className="button" onClick={() => saveTemplate(t('setUp.template'))}>
          {t('setUp.templateGet')}
        </button>
        <button type="button" className="button" aria-disabled={busy} onClick={() => busy || file.current?.click()}>
          {t('setUp.fromFile')}
        </button>
        <input
          ref={file}
          className="visually-hidden"
          type="file"
          accept=".xlsx,.csv,.txt"
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            event.target.value = '';
            if (!chosen) return;
            if (chosen.size === 0 || chosen.size > MAX_UPLOAD_BYTES)
              setFailure(t('setUp.noUnits', { name: chosen.name }));
            else void chosen.arrayBuffer().then((bytes) => read({ name: chosen.name, bytes: new Uint8Array(bytes) }));
          }}
        />
      </div>
      <div className="set-up-scroll">
        <table className="entry-table">
          <thead>
            <tr>
              <th scope="col" className="entry-number">
                {t('setUp.line')}
              </th>
              <th scope="col" className="entry-code">
                {t('setUp.code')}
              </th>
              <th scope="col">{t('setUp.name')}</th>
              <th scope="col" className="entry-choice">
                {t('setUp.kind')}
              </th>
              <th scope="col" className="entry-choice">
                {t('setUp.chart')}
              </th>
              <th scope="col" className="entry-remove">
                <span className="visually-hidden">{t('setUp.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit, row) => (
              <UnitLine
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; what stands in it changes as it is typed.
                key={row}
                line={row + 1}
                unit={unit}
                problems={problems[row] ?? {}}
                strict={asked}
                onChange={(field, text) =>
                  setUnits(withBlank(units.map((each, at) => (at === row ? changed(each, field, text) : each))))
                }
                onLeft={() =>
                  setUnits(units.map((each, at) => (at === row && !isBlank(each) ? completed(each) : each)))
                }
                onPaste={(event, field) => paste(event, row, field)}
                onRemove={() => setUnits(withBlank(units.filter((_, at) => at !== row)))}
              />
            ))}
          </tbody>
        </table>
      </div>
      {asked && filled.length === 0 ? <p className="notice warn">{t('setUp.noneYet')}</p> : null}
      {lacksLead(units) && (asked || filled.length > 1) ? <p className="notice warn">{t('setUp.noLead')}</p> : null}
      {failure ? (
        <p className="notice danger" role="alert">
          {failure}
        </p>
      ) : null}
      <div className="set-up-actions">
        <button type="button" className="button primary" aria-disabled={busy} onClick={() => void go()}>
          {t('setUp.nextPeople')} <kbd>F9</kbd>
        </button>
        <span className="hint">{asked && hasProblems(problems) ? t('setUp.problems') : t('setUp.later')}</span>
      </div>
    </section>
  );
}

const rightOnes = (units: readonly UnitDraft[]): number =>
  problemsOf(units).filter((each) => Object.keys(each).length === 0).length;

const replaceQuestion = (count: number, t: ReturnType<typeof usePreferences>['t']) => ({
  title: t('setUp.replace', { count }),
  action: t('setUp.replaceAction'),
});

/** The headings and two lines as an example, with a mark by which spreadsheets know UTF-8. */
function saveTemplate(name: string): void {
  const lines = ['编码,名称,类型,科目表', 'H01,××县人民医院,牵头医院,医院', 'T01,××镇卫生院,乡镇卫生院,基层'];
  saveAs(new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv' }), `${name}.csv`);
}

function UnitLine(props: {
  readonly line: number;
  readonly unit: UnitDraft;
  readonly problems: ReturnType<typeof problemsOf>[number];
  /** Whether what is missing is shown too; while it is typed only what is wrong is. */
  readonly strict: boolean;
  readonly onChange: (field: Field, text: string) => void;
  readonly onLeft: () => void;
  readonly onPaste: (event: ClipboardEvent, field: Field) => void;
  readonly onRemove: () => void;
}) {
  const { t } = usePreferences();
  const { line, unit, strict } = props;
  const id = useId();
  const problem = (field: Field) => {
    const found = props.problems[field];
    return found === undefined || (found === 'missing' && !strict) ? undefined : t(`setUp.problem.${found}`);
  };
  const wrong = (field: Field) => ({
    'aria-invalid': problem(field) !== undefined,
    'aria-describedby': problem(field) ? `${id}-${field}` : undefined,
    onPaste: (event: ClipboardEvent) => props.onPaste(event, field),
  });
  const say = (field: Field) =>
    problem(field) ? (
      <small id={`${id}-${field}`} className="field-problem">
        {problem(field)}
      </small>
    ) : null;
  return (
    <tr>
      <td className="entry-number">{line}</td>
      <td>
        <input
          className="input"
          aria-label={t('setUp.fieldOf', { field: t('setUp.code'), line })}
          value={unit.code}
          maxLength={12}
          autoCapitalize="characters"
          spellCheck={false}
          onChange={(event) => props.onChange('code', event.target.value)}
          {...wrong('code')}
        />
        {say('code')}
      </td>
      <td>
        <input
          className="input"
          aria-label={t('setUp.fieldOf', { field: t('setUp.name'), line })}
          value={unit.name}
          maxLength={120}
          onChange={(event) => props.onChange('name', event.target.value)}
          onBlur={props.onLeft}
          {...wrong('name')}
        />
        {say('name')}
      </td>
      <td>
        <select
          className="input"
          aria-label={t('setUp.fieldOf', { field: t('setUp.kind'), line })}
          value={unit.kind}
          onChange={(event) => props.onChange('kind', event.target.value)}
          {...wrong('kind')}
        >
          <option value="">{t('field.choose')}</option>
          {UNIT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kind.${kind}`)}
            </option>
          ))}
        </select>
        {say('kind')}
      </td>
      <td>
        <select
          className="input"
          aria-label={t('setUp.fieldOf', { field: t('setUp.chart'), line })}
          value={unit.chart}
          onChange={(event) => props.onChange('chart', event.target.value)}
          {...wrong('chart')}
        >
          <option value="">{t('field.choose')}</option>
          {CHARTS.map((chart) => (
            <option key={chart} value={chart}>
              {t(`chart.${chart}`)}
            </option>
          ))}
        </select>
        {say('chart')}
      </td>
      <td className="entry-remove">
        {isBlank(unit) ? null : (
          <button
            type="button"
            className="button icon quiet"
            aria-label={t('setUp.removeLine', { line })}
            title={t('setUp.removeLine', { line })}
            onClick={props.onRemove}
          >
            ×
          </button>
        )}
      </td>
    </tr>
  );
}
