import { useState } from 'react';
import { createPortal } from 'react-dom';
import { printPage } from '../ui/print.ts';
import type { PageKeys } from './page-keys.ts';
import { usePreferences } from './preferences.tsx';

/** 快捷键表: what each key does on this page, in each set of keys; printable, to lie beside the keyboard. */
export function HelpKeys({ keys }: { keys: PageKeys }) {
  const { t } = usePreferences();
  const [printing, setPrinting] = useState(false);
  return (
    <section>
      <div className="help-keys-head">
        <h2>{t('help.pageKeys')}</h2>
        <button type="button" className="button" onClick={() => setPrinting(true)}>
          {t('help.printKeys')}
        </button>
      </div>
      <KeyTable keys={keys} />
      {printing
        ? createPortal(
            <div
              className="print-sheet"
              ref={(element) => {
                if (element) requestAnimationFrame(() => void printPage().finally(() => setPrinting(false)));
              }}
            >
              <h1>{t('help.pageKeys')}</h1>
              <KeyTable keys={keys} />
            </div>,
            document.body,
          )
        : null}
    </section>
  );
}

function KeyTable({ keys: { sets, chosen, groups } }: { keys: PageKeys }) {
  const { t } = usePreferences();
  return (
    <table className="help-key-table">
      <thead>
        <tr>
          <th scope="col">{t('help.keyDoes')}</th>
          {sets.map((set, at) => (
            <th key={set} scope="col" aria-current={at === chosen}>
              {set}
              {at === chosen && sets.length > 1 ? <span className="chip ok">{t('help.keySetChosen')}</span> : null}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ title, lines }) => (
        <tbody key={title}>
          <tr>
            <th colSpan={sets.length + 1} scope="rowgroup">
              {title}
            </th>
          </tr>
          {lines.map(({ does, keys }) => (
            <tr key={does}>
              <td>{does}</td>
              {sets.map((set, at) => (
                <td key={set} className={at === chosen ? 'chosen' : undefined}>
                  {(keys[at] ?? []).length === 0 ? '–' : null}
                  {(keys[at] ?? []).map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
