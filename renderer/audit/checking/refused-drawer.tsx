import { titleOf } from '../../app/check-title.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Drawer } from '../../ui/drawer.tsx';
import type { Refused } from './period-steps.ts';
import type { Check } from './results.ts';

/** What stands against submitting or locking: each failed check with its first rows. */
export function RefusedDrawer(props: {
  readonly refused: Refused | undefined;
  readonly checks: readonly Check[] | undefined;
  readonly onClose: () => void;
  /** Goes to a check's rows. */
  readonly onCheck: (name: string) => void;
}) {
  const { refused, checks, onClose, onCheck } = props;
  const { t } = usePreferences();
  const { units } = useScope();
  const name = units?.find(({ code }) => code === refused?.unit)?.name ?? refused?.unit ?? '';
  const codes = [...new Set(refused?.reasons.map(({ code }) => code))];
  return (
    <Drawer open={refused !== undefined} title={t('checks.refused', { unit: name })} onClose={onClose} width={560}>
      <div className="refused">
        <p>{t('checks.refusedBody')}</p>
        {codes.map((code) => (
          <section key={code}>
            <h3>
              {titleOf({ name: code, title: checks?.find((check) => check.name === code)?.title ?? code }, t)}
              <button type="button" className="button" onClick={() => onCheck(code)}>
                {t('checks.seeRows')}
              </button>
            </h3>
            <ul>
              {refused?.reasons
                .filter((reason) => reason.code === code)
                .map(({ place, message }) => (
                  <li key={`${place} ${message}`}>{message}</li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Drawer>
  );
}
