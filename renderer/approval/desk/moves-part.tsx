import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { instantName } from '../../ui/time.ts';
import { type Application, called, type Move } from './document.ts';
import './moves-part.css';

/** 办理经过: everything that was done to it, the oldest first, each with the opinion. */
export function MovesPart({ document }: { readonly document: Application }) {
  const { t } = usePreferences();
  if (document.moves.length === 0) return null;
  return (
    <section className="approvals-part approvals-moves" aria-label={t('approvals.moves')}>
      <h3>{t('approvals.moves')}</h3>
      <ol>
        {document.moves.map((move) => (
          <li key={move.id} className={move.what}>
            <time dateTime={move.instant}>{instantName(move.instant)}</time>
            <span>
              {move.forWhom === ''
                ? move.display
                : t('approvals.for', { actor: move.display, person: called(document, move.forWhom) })}
            </span>
            <b>
              <Done document={document} move={move} />
            </b>
            {/* In the language in which it was written, whatever the page speaks. */}
            <q lang={/\p{Script=Han}/u.test(move.opinion) ? 'zh-CN' : undefined}>{move.opinion}</q>
            <span className="code" title={move.digest}>
              {move.digest.slice(0, 8)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Done({ document, move }: { readonly document: Application; readonly move: Move }) {
  const { t } = usePreferences();
  const other = move.other === '' ? '' : called(document, move.other);
  if (move.what === 'refuse')
    return move.to === ''
      ? t('approvals.did.refuse')
      : t('approvals.did.refuseTo', { level: t(`approval.level.${move.to}`) });
  if (move.what === 'add' || move.what === 'move') return t(`approvals.did.${move.what}`, { person: other });
  if (move.what === 'submit' || move.what === 'amend')
    return t(`approvals.did.${move.what}`, { amount: groupedYuan(parseYuan(move.amount ?? '') ?? ZERO) });
  return t(`approvals.did.${move.what}`);
}
