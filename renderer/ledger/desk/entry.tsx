import { useNavigate } from '@tanstack/react-router';
import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { TemplateContent } from '../../../shared/domain/ledger/desk/templates.ts';
import { client } from '../../app/client.ts';
import { reasonsOf, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { useDialogs } from '../../ui/dialogs.tsx';
import { blockOf } from '../../ui/grid-columns.ts';
import { useNotify } from '../../ui/notify.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useInitials } from '../../ui/pinyin.ts';
import { UnitMark } from '../../ui/unit-mark.tsx';
import { Papers } from '../papers/papers.tsx';
import { countAfter } from '../papers/words.ts';
import { AccountHint } from './account-hint.tsx';
import { type Accounts, dueOf, readAccountCell } from './accounts.ts';
import type { Beginning, DraftOut } from './beginning.ts';
import { Block } from './block.tsx';
import { BudgetHint } from './budget-hint.tsx';
import { Conflict } from './conflict.tsx';
import { type Leaving, useDeskWork } from './desk-work.tsx';
import { changed, pasted, withBudget } from './editing.ts';
import { EntryFoot } from './entry-foot.tsx';
import { EntryHead } from './entry-head.tsx';
import { EntryKeys } from './entry-keys.tsx';
import { EntryNotices } from './entry-notices.tsx';
import type { Finding } from './findings.ts';
import { balance, copied, insertLine, press, removeLine } from './hands.ts';
import { KeyChoice } from './key-choice.tsx';
import { type Command, commandOf, KEYS, keepKeySet, keptKeySet, shorthandOf } from './keys.ts';
import type { Said } from './left-behind.ts';
import type { Bench } from './line.tsx';
import { OPEN_ALL } from './picker.tsx';
import { ProposedLines, proposedRows, StaleBlock, useStale } from './proposed.tsx';
import { SaveState } from './save-state.tsx';
import type { Saver } from './saver.ts';
import { type Detail, hasWeight, isEmptySheet, type Row, rowsOf, type Sheet, sentOf } from './sheet.ts';
import { useSheetAddress } from './sheet-address.ts';
import { SheetTools } from './sheet-tools.tsx';
import { useCommandKeys, useDeskKeys } from './use-command-keys.ts';
import { useExamined } from './use-examined.ts';
import { usePatterns } from './use-patterns.tsx';
import { useSaver } from './use-saver.ts';
import { placeOf, useSheet } from './use-sheet.ts';
import { useShown } from './use-shown.ts';

/** By which words its person knows a sheet. */
const calledOf = ({ summary, rows }: Sheet): string =>
  summary.trim() || (rows.find((row) => row.summary.trim() !== '')?.summary.trim() ?? '');

/** What was said of a voucher that one had gone on from, where it stands on the sheet. */
const findingOf = ({ message, line }: Said): Finding => ({ severity: 'error', code: '', message, line, account: null });

const QUARRELS = new Set(['changed-elsewhere', 'not-a-draft']);

/** 填制凭证: the sheet on which a voucher is typed by keyboard, with what the service says of it beside each line. */
export function Entry(props: {
  readonly unit: string;
  readonly beginning: Beginning;
  readonly accounts: Accounts;
  readonly chart: Bench['chart'];
  readonly registers: Bench['registers'];
  /** Why it was given back (退回), where it was. */
  readonly returned: DraftOut['returned'];
  /** The recurring voucher that it was made from, where it was. */
  readonly recurring: DraftOut['recurring'];
  readonly names: Readonly<Record<string, string>>;
  /** The sheet that was left for this one. */
  readonly before: Saver | undefined;
  /** What the history calls it. */
  readonly name: string;
  /** Leaves it for the next one, which stands there at once: blank, or begun from a template. */
  readonly onTurn: (sheet: Sheet, saver: Saver, template?: TemplateContent) => void;
  readonly onAddress: (address: string) => void;
  /** Reads the draft anew, as somebody else left it. */
  readonly onAgain: () => void;
}) {
  const { t } = usePreferences();
  const { unit, accounts, chart, registers, onAddress } = props;
  const { chosen, period } = useScope();
  const navigate = useNavigate();
  const notify = useNotify();
  const { confirm } = useDialogs();
  const form = useRef<HTMLFormElement>(null);
  const [keySet, setKeySet] = useState(keptKeySet);
  useDeskKeys(keySet);
  const [restored, setRestored] = useState(props.beginning.restored);
  const { base, copy, attempt } = props.beginning;
  const leaving = useRef<Leaving>({ called: '', submit: false });
  const { saver, saving } = useSaver({
    unit,
    base,
    attempt,
    copy,
    before: props.before,
    leaving: () => leaving.current,
  });
  const work = useDeskWork();
  /** The first paper has made the draft. */
  const made = useRef(false);
  // Why it was refused after one had gone on from it.
  const [was] = useState(() => work.left.of(unit, base?.id, copy));
  const [refused, setRefused] = useState<readonly Finding[]>(() => was?.reasons.map(findingOf) ?? []);
  const [asked, setAsked] = useState(was !== undefined);
  const typing = useSheet(props.beginning.sheet, form, (next) => {
    leaving.current = { ...leaving.current, called: calledOf(next) };
    setRefused((before) => (before.length > 0 ? [] : before));
    if (!isEmptySheet(next) || saver.base || saver.state().kind !== 'untouched') saver.change(sentOf(next).content);
  });
  const { sheet, now, edit, goTo } = typing;
  const [active, setActive] = useState<number>();
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const initialsOf = useInitials(active !== undefined);
  const answer = useExamined(unit, sheet);
  const examined = answer?.examined;
  useSheetAddress(unit, { name: props.name, saver, saving, onAddress });
  const patterns = usePatterns({
    unit,
    typing,
    saver,
    accounts,
    registers,
    onAnother: (content) => turn(false, content),
  });

  // What was restored is not with the service yet.
  useEffect(() => {
    if (props.beginning.restored !== undefined) saver.change(sentOf(now()).content);
  }, [props.beginning, saver, now]);
  useEffect(() => {
    if (was) work.left.forget(was);
  }, [was, work]);
  // The next sheet takes the very next key.
  useLayoutEffect(() => {
    if (props.before) form.current?.querySelector<HTMLInputElement>('[data-cell="summary"]')?.focus();
  }, [props.before]);
  // The page's frame takes the focus to a new page; the first cell takes it from there.
  useEffect(() => {
    if (props.before) return;
    const timer = setTimeout(() => {
      const { rows } = now();
      // Who comes from a refusal comes to its line.
      const wrong = /^#line-(\d+)$/.exec(location.hash)?.[1];
      const row = wrong === undefined ? undefined : sentOf(now()).ids[Number(wrong) - 1];
      if (row !== undefined) setAsked(true);
      goTo(row === undefined ? rows[0] && { row: rows[0].id, cell: 'summary' } : { row, cell: 'code' });
    }, 0);
    return () => clearTimeout(timer);
  }, [now, goTo, props.before]);
  const openDetails = useCallback((row: number) => setOpen((before) => new Set(before).add(row)), []);
  const toggleDetails = useCallback((row: number) => {
    setOpen((before) => {
      const next = new Set(before);
      if (!next.delete(row)) next.add(row);
      return next;
    });
  }, []);
  const change = useCallback((id: number, part: Partial<Row>) => edit((before) => changed(before, id, part)), [edit]);
  const bench = useMemo<Bench>(
    () => ({
      accounts,
      chart,
      registers,
      initialsOf,
      isLookup: (event) => commandOf(event, keySet) === 'lookup',
      change,
      shorthand: (id, cell, text) => {
        const from = shorthandOf(cell, text, keySet);
        const part = from && copied(now(), id, cell, from);
        if (part) change(id, part);
        return part !== undefined;
      },
      toggleDetails,
    }),
    [accounts, chart, registers, initialsOf, keySet, change, now, toggleDetails],
  );
  const hands = {
    ...typing,
    wanting: (row: Row) => dueOf(row.code, accounts, chart).filter((detail) => row[detail] === ''),
    isDue: (row: Row, detail: Detail) => dueOf(row.code, accounts, chart).some((each) => each === detail),
    openDetails,
  };

  const budget = rowsOf(sheet, 'budget');
  const hasBudget = budget.some(hasWeight);
  const proposal = hasBudget ? undefined : (examined?.proposal ?? undefined);
  const stale = useStale(budget, examined?.rival ?? null);
  function take(): void {
    const block = proposal ?? stale.rival;
    if (!block) return;
    edit((before) => withBudget(before, proposedRows(block)));
    stale.took(rowsOf(now(), 'budget'));
    const first = rowsOf(now(), 'budget')[0];
    goTo(first && { row: first.id, cell: 'summary' });
  }
  /** What stands there goes on, also a copy or a template on which nothing was typed yet. */
  function wanted(): void {
    if (!saver.base && saver.state().kind === 'untouched' && !isEmptySheet(now())) saver.change(sentOf(now()).content);
  }
  function saveAll(): Promise<boolean> {
    wanted();
    return saver.flush();
  }
  /** The next sheet stands there at once; this one is saved behind it, and submitted. */
  function turn(submit: boolean, template?: TemplateContent): void {
    wanted();
    leaving.current = { called: calledOf(now()), submit };
    props.onTurn(now(), saver, template);
  }
  function startNew(): void {
    if (!isEmptySheet(now()) || saver.base) turn(false);
  }
  function submit(): void {
    if (isEmptySheet(now())) setAsked(true);
    else turn(true);
  }
  /** What papers are put on: the draft, which the first of them makes. */
  async function carrier() {
    made.current = !saver.base;
    if (!saver.base) saver.change(sentOf(now()).content);
    await saver.flush();
    return saver.base && { unit, draft: saver.base.id };
  }
  /** A draft that was made for a paper alone goes with the paper's refusal. */
  async function withoutPaper(): Promise<void> {
    const { base: empty } = saver;
    if (!made.current || !empty || !isEmptySheet(now()) || !(await saver.flush())) return;
    try {
      await client.ledger.discardDrafts({ unit, drafts: [empty] });
      // What was typed meanwhile begins a draft of its own.
      if (isEmptySheet(now())) saver.begin();
      else saver.rebase(undefined, sentOf(now()).content);
    } catch {
      // It stays, as an empty draft of the desk's.
    }
  }
  async function discard(): Promise<void> {
    if (!(await confirm({ title: t('desk.discardAsk'), action: t('desk.move.discard'), danger: true }))) return;
    try {
      if (saver.base && (await saver.flush())) await client.ledger.discardDrafts({ unit, drafts: [saver.base] });
      saver.forget();
      void navigate({ to: '/desk' as string, search: { unit, period } as never });
    } catch (error) {
      notify.failed({ title: t('desk.move.discard'), body: sentenceOf(error, t) });
    }
  }
  function run(command: Command): void {
    const row = active ?? now().rows[0]?.id;
    if (command === 'new') startNew();
    else if (command === 'save') void saveAll();
    else if (command === 'submit') submit();
    else if (command === 'accept') take();
    else if (command === 'template') patterns.open('templates');
    else if (command === 'restore') patterns.restore();
    else if (row === undefined) return;
    else if (command === 'split') patterns.open({ split: row });
    else if (command === 'balance') balance(hands, row);
    else if (command === 'insert') insertLine(hands, row);
    else if (command === 'remove') patterns.removing(row, () => removeLine(hands, row));
    else if (command === 'details') {
      if (open.has(row)) goTo({ row, cell: 'debit' });
      toggleDetails(row);
      if (!open.has(row)) goTo({ row, detail: 'department' });
    } else {
      goTo({ row, cell: 'code' });
      document.activeElement?.dispatchEvent(new Event(OPEN_ALL));
    }
  }
  useCommandKeys(keySet, run, patterns.isFresh);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('.desk-head')) {
      event.preventDefault();
      onFromHead(event.target);
    } else if (press(event, hands)) event.preventDefault();
  }
  function onPaste(event: ClipboardEvent): void {
    const at = placeOf(event.target);
    const cells = blockOf(event.clipboardData.getData('text/plain'));
    // A single cell is pasted as text always is.
    if (at?.cell === undefined || (cells.length < 2 && (cells[0]?.length ?? 0) < 2)) return;
    event.preventDefault();
    const from = { row: at.row, cell: at.cell };
    edit((before) => pasted(before, from, cells, readAccountCell(accounts)));
  }
  /** Enter goes through the head's fields, then to the first line. */
  function onFromHead(field: HTMLElement): void {
    const fields = [...(form.current?.querySelectorAll<HTMLElement>('.desk-head input') ?? [])];
    const next = fields[fields.indexOf(field) + 1];
    const first = now().rows[0];
    if (next) next.focus();
    else goTo(first && { row: first.id, cell: 'summary' });
  }

  const shown = useShown(unit, sheet, { answer, refused, active, asked, now }, hasBudget || proposal !== undefined);
  const keys = KEYS[keySet];
  const financial = rowsOf(sheet, 'financial');
  const activeRow = sheet.rows.find(({ id }) => id === active);
  const quarrel = saving.kind === 'refused' && reasonsOf(saving.error).some(({ code }) => QUARRELS.has(code));
  const block = { active, open, findings: shown.byRow, bench };
  return (
    <>
      <PageHead
        title={t('desk.entry')}
        actions={[
          { label: t('desk.command.submit'), onClick: () => run('submit'), shortcut: keys.submit, primary: true },
          { label: t('desk.command.save'), onClick: () => run('save'), shortcut: keys.save },
          { label: t('desk.command.new'), onClick: () => run('new'), shortcut: keys.new },
          { label: t('templates.keep'), onClick: () => patterns.open('keep'), disabled: isEmptySheet(sheet) },
          { label: t('desk.move.discard'), onClick: () => void discard() },
        ]}
      >
        <UnitMark unit={unit} name={chosen?.name} />
        <SaveState saving={saving} />
        <KeyChoice
          value={keySet}
          onChange={(next) => {
            keepKeySet(next);
            setKeySet(next);
          }}
        />
      </PageHead>
      <EntryNotices
        restored={restored}
        onRead={() => setRestored(undefined)}
        recurring={props.recurring}
        returned={props.returned}
        names={props.names}
      />
      <div className="desk-entry">
        <form
          ref={form}
          data-keeps-focus
          className="card desk-sheet"
          aria-label={t('desk.entry')}
          onSubmit={(event) => event.preventDefault()}
          onKeyDown={onKeyDown}
          onFocus={(event: FocusEvent) => {
            const row = placeOf(event.target)?.row;
            if (row !== undefined) setActive(row);
          }}
          onPaste={onPaste}
        >
          <EntryHead unit={chosen?.name ?? unit} code={unit} sheet={sheet} edit={edit} />
          <SheetTools keys={keys} onRun={run} canRestore={patterns.canRestore} />
          <div className="desk-blocks">
            <Block book="financial" rows={financial} first={1} {...block} />
            <Block book="budget" rows={budget} first={financial.length + 1} {...block}>
              {proposal ? (
                <ProposedLines proposal={proposal} hotKey={`${keys.accept} / Alt B`} onTake={() => run('accept')} />
              ) : stale.rival ? (
                <StaleBlock hotKey={`${keys.accept} / Alt B`} onTake={() => run('accept')} />
              ) : null}
            </Block>
          </div>
          <EntryFoot sheet={sheet} edit={edit} due={examined?.budgetDue ?? false} whole={shown.whole} asked={asked} />
        </form>
        <aside className="voucher-aside">
          <AccountHint unit={unit} code={activeRow?.code ?? ''} date={sheet.date} />
          <BudgetHint line={shown.budget} proposed={!hasBudget} asking={{ unit, sheet, saver, onSave: saveAll }} />
          <EntryKeys />
        </aside>
      </div>
      <Papers
        unit={unit}
        on={saver.base && { unit, draft: saver.base.id }}
        mayAdd
        ready={carrier}
        onNothing={() => void withoutPaper()}
        onCount={(by) => edit((sheet) => ({ ...sheet, attachments: countAfter(sheet.attachments, by) }))}
      />
      {patterns.drawers}
      {quarrel && saver.base ? (
        <Conflict
          unit={unit}
          id={saver.base.id}
          mine={sentOf(sheet).content}
          accounts={accounts}
          onMine={() => saver.rebase(undefined, sentOf(now()).content)}
          onTheirs={() => {
            saver.forget();
            props.onAgain();
          }}
        />
      ) : null}
    </>
  );
}
