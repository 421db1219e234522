import { usePreferences } from '../../app/preferences.tsx';
import type { Command, KEYS } from './keys.ts';

const TOOLS = ['lookup', 'details', 'balance', 'insert', 'remove'] as const satisfies readonly Command[];

/** What can be done to the line that is typed on; each button shows its key. */
export function SheetTools(props: {
  readonly keys: (typeof KEYS)[keyof typeof KEYS];
  readonly onRun: (command: Command) => void;
}) {
  const { t } = usePreferences();
  return (
    <div className="desk-tools" role="toolbar" aria-label={t('desk.tools')}>
      {TOOLS.map((tool) => (
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
