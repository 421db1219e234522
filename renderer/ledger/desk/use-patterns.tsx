import { type ReactNode, useState } from 'react';
import type { TemplateContent } from '../../../shared/domain/ledger/desk/templates.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Drawer } from '../../ui/drawer.tsx';
import type { Accounts } from './accounts.ts';
import type { Registers } from './details-row.tsx';
import { rowAt } from './editing.ts';
import { begunSheet, type Gone, goneFrom, restoredRow, splitRow, templateOf } from './patterns.ts';
import type { Saver } from './saver.ts';
import { hasWeight, isBlank, isEmptySheet, type Sheet, sentOf } from './sheet.ts';
import { SplitDrawer } from './split-drawer.tsx';
import { type Template, TemplateForm } from './template-form.tsx';
import { TemplateList, useTemplates } from './template-list.tsx';
import type { Typing } from './use-sheet.ts';
import './patterns.css';

type Open = 'templates' | 'keep' | { readonly split: number };

/** What repeats itself on a sheet: templates, shares, and a line that was taken away by mistake. */
export interface Patterns {
  readonly open: (what: Open) => void;
  /** Takes a line away, and remembers it. */
  readonly removing: (row: number, remove: () => void) => void;
  /** Puts the line back that was taken away last. */
  readonly restore: () => void;
  /** Whether nothing was typed since: then the key that takes back means the line. */
  readonly isFresh: () => boolean;
  readonly canRestore: boolean;
  /** The drawers, as far as one is open. */
  readonly drawers: ReactNode;
}

export function usePatterns(props: {
  readonly unit: string;
  readonly typing: Typing;
  readonly saver: Saver;
  readonly accounts: Accounts;
  readonly registers: Registers;
  /** Another sheet is opened, which begins with a template. */
  readonly onAnother: (content: TemplateContent) => void;
}): Patterns {
  const { unit, typing, saver, accounts, registers, onAnother } = props;
  const { sheet, now, edit, goTo } = typing;
  const { t } = usePreferences();
  const { period } = useScope();
  const [opened, setOpened] = useState<Open>();
  const [gone, setGone] = useState<{ readonly line: Gone; readonly left: Sheet }>();
  const close = (): void => setOpened(undefined);
  function begin(template: Template): void {
    close();
    if (isEmptySheet(now()) && !saver.base) {
      edit((before) => begunSheet(before, template.content));
      const { rows } = now();
      const wanting = rows.find((row) => hasWeight(row) && row.debit === '' && row.credit === '') ?? rows[0];
      // The drawer gives the focus back when it has gone.
      setTimeout(() => goTo(wanting && { row: wanting.id, cell: wanting.code === '' ? 'summary' : 'debit' }), 350);
    } else onAnother(template.content as TemplateContent);
  }
  const row = typeof opened === 'object' ? rowAt(sheet, opened.split) : undefined;
  return {
    open: setOpened,
    removing: (id, remove) => {
      const line = goneFrom(now(), id);
      remove();
      if (line && !isBlank(line.row)) setGone({ line, left: now() });
    },
    restore: () => {
      if (!gone) return;
      edit((before) => restoredRow(before, gone.line));
      setGone(undefined);
      goTo({ row: gone.line.row.id, cell: 'summary' });
    },
    isFresh: () => gone?.left === now(),
    canRestore: gone !== undefined,
    drawers: (
      <>
        {opened === 'templates' ? (
          <Drawer open width={520} title={t('templates.begin')} onClose={close}>
            <TemplateList unit={unit} onTake={begin} />
          </Drawer>
        ) : null}
        {opened === 'keep' ? (
          <Drawer open title={t('templates.keep')} onClose={close}>
            <Keeping unit={unit} period={period ?? ''} sheet={sheet} onDone={close} />
          </Drawer>
        ) : null}
        {row ? (
          <SplitDrawer
            unit={unit}
            row={row}
            accounts={accounts}
            registers={registers}
            onClose={close}
            onSplit={(detail, parts) => {
              edit((before) => splitRow(before, row.id, detail, parts) ?? before);
              close();
              setTimeout(() => goTo({ row: row.id, cell: 'summary' }), 350);
            }}
          />
        ) : null}
      </>
    ),
  };
}

function Keeping(props: { unit: string; period: string; sheet: Sheet; onDone: () => void }) {
  const others = useTemplates(props.unit).data?.rows ?? [];
  const [content] = useState(() => templateOf(sentOf(props.sheet).content));
  return (
    <TemplateForm
      unit={props.unit}
      period={props.period}
      content={content}
      template={undefined}
      others={others}
      onDone={props.onDone}
    />
  );
}
