import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { useApprovalWords } from '../words.ts';
import type { CaseRow } from './typed.ts';

/** 证据: the payments of one case, what they have in common, and who should have decided. */
export function CaseDrawer({ row, onClose }: { readonly row: Omit<CaseRow, 'found'>; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const words = useApprovalWords();
  const { kind, by, value, ties, levels, limit, message, evidence, count, sum } = row;
  return (
    <Drawer open width={860} title={t(`radar.kind.${kind}`)} onClose={onClose}>
      <div className="radar-evidence">
        <p className="radar-message">{message}</p>
        <dl className="radar-facts">
          {by === 'limit' ? null : (
            <>
              <dt>{t('radar.shared')}</dt>
              <dd>
                <ul>
                  <li>{t(`radar.shared.${by === 'amount' ? 'payee' : by}`, { value })}</li>
                  {ties.map((tie) => (
                    <li key={`${tie.by} ${tie.value}`}>
                      {t(`radar.tie.${tie.by}`, { payees: words.list(tie.payees), value: tie.value })}
                    </li>
                  ))}
                </ul>
              </dd>
            </>
          )}
          {levels.length === 0 ? null : (
            <>
              <dt>{t('radar.should')}</dt>
              <dd>
                {levels.map((level) => (
                  <span key={level} className="chip warn">
                    {t(`approval.level.${level}`)}
                  </span>
                ))}
              </dd>
            </>
          )}
          {limit === undefined ? null : (
            <>
              <dt>{t(kind === 'near' ? 'radar.nearLimit' : 'radar.limit')}</dt>
              <dd>
                <Amount value={limit} />
              </dd>
            </>
          )}
        </dl>
        <table className="approval-table">
          <thead>
            <tr>
              <th>{t('radar.day')}</th>
              <th>{t('radar.unit')}</th>
              <th>{t('radar.payee')}</th>
              <th>{t('radar.category')}</th>
              <th>{t('radar.document')}</th>
              <th className="figure">{t('radar.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {evidence.map((one) => (
              <tr key={one.id}>
                <td className="radar-day">{one.day}</td>
                <td>
                  <span className="code">{one.unit}</span> {one.unitName}
                </td>
                <td>{one.payee}</td>
                <td>{t(`approval.category.${one.category}`)}</td>
                <td>
                  <span className="code">{one.number}</span>
                </td>
                <td className="figure">
                  <Amount value={one.amount} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th colSpan={5}>{t('radar.total')}</th>
              <td className="figure">
                <Amount value={sum} />
              </td>
            </tr>
          </tfoot>
        </table>
        {count > evidence.length ? (
          <p className="hint">{t('radar.evidenceMore', { shown: evidence.length, total: count })}</p>
        ) : null}
      </div>
    </Drawer>
  );
}
