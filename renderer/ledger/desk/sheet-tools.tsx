import { usePreferences } from '../../app/preferences.tsx';
import type { Command, KEYS } from './keys.ts';

const TOOLS = [
  'template',
  'lookup',
  'details',
  'balance',
  'split',
  'insert',
  'remove',
] as const satisfies readonly Command[];

/** What can be done to the line that is typed on; each button shows its key. */
export function SheetTools(props: {
  readonly keys: (typeof KEYS)[keyof typeof KEYS];
  readonly onRun: (command: Command) => void;
  /** A line was taken away that can be put back. */
  readonly canRestore: boolean;
}) {
  const { t } = usePreferences();
  return (
    <div className="desk-tools" role="toolbar" aria-label={t('desk.tools')}>
      {[...TOOLS, ...(props.canRestore ? (['restore'] as const) : [])].map((tool) => (
        <button
          key={tool}
          type="button"
          className="button"
          // The line keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.onRun(tool)}
        >
          {t(`desk.command.${tool}`)}
          <kbd>{props.keys[tool].replace('+', ' ')}</kbd>
        </button>
      ))}
    </div>
  );
}
