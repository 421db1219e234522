import { ATTESTED_AMOUNTS } from '../../../shared/domain/ledger/attestation/changes.ts';
import { parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { titleOf } from '../../app/check-title.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { groupedYuan } from '../../ui/amount.tsx';
import { instantName, periodName } from '../../ui/time.ts';
import { PageSize } from '../printing/page-size.tsx';
import type { Attestation } from './signing.ts';
import '../printing/printing.css';

const A4 = { width: 210, height: 297 } as const;

type Signature = Attestation['signatures'][number];

/** 承诺书 on A4: one sheet for each signature that holds; where none does, the form to be signed. */
export function AttestationSheet({ data }: { readonly data: Attestation }) {
  const standing = data.signatures.filter(({ holds }) => holds);
  const required = data.statements.filter(({ side }) => data.by === 'both' || data.by === side);
  const forms = required.length > 0 ? required : data.statements.slice(0, 1);
  return (
    <div className="on-paper-only">
      <div className="slip-sheets">
        <PageSize page={A4} />
        {standing.length > 0
          ? standing.map((one) => (
              <Paper key={one.id} data={data} side={one.side} words={one.words} figures={one} signed={one} />
            ))
          : forms.map(({ side, words }) => <Paper key={side} data={data} side={side} words={words} figures={data} />)}
      </div>
    </div>
  );
}

function Paper(props: {
  readonly data: Attestation;
  readonly side: Signature['side'];
  readonly words: string;
  /** As they were signed, or as they are. */
  readonly figures: Pick<Attestation, 'figures' | 'findings'>;
  readonly signed?: Signature;
}) {
  const { t, locale } = usePreferences();
  const { data, side, words, signed } = props;
  const { figures, findings } = props.figures;
  const clause = data.statements.find((one) => one.side === side)?.clause;
  return (
    <section className="slip-sheet attestation-sheet" style={{ width: `${A4.width}mm`, height: `${A4.height}mm` }}>
      <h2>{t('attestation.sheet.title')}</h2>
      <p className="attestation-sheet-head">
        <span>
          {t('attestation.sheet.unit')}
          {data.unit} {data.name}
        </span>
        <span>
          {t('attestation.sheet.period')}
          {periodName(data.period, locale)}
        </span>
      </p>
      <p className="attestation-sheet-words">{words}</p>
      <p className="attestation-sheet-clause">{clause}</p>
      <table>
        <caption>{t('attestation.sheet.figures')}</caption>
        <tbody>
          {ATTESTED_AMOUNTS.map((figure) => (
            <tr key={figure}>
              <th scope="row">{t(`attestation.figure.${figure}`)}</th>
              <td>{groupedYuan(parseYuan(figures[figure]) ?? ZERO)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('attestation.figure.vouchers')}</th>
            <td>{t('attestation.vouchers', { count: figures.vouchers })}</td>
          </tr>
          <tr>
            <th scope="row">{t('attestation.findings')}</th>
            <td>
              {t('attestation.sheet.findings', {
                open: findings.reduce((sum, { open }) => sum + open, 0),
                explained: findings.reduce((sum, { explained }) => sum + explained, 0),
              })}
            </td>
          </tr>
        </tbody>
      </table>
      <Reasons findings={findings} />
      <dl>
        <div>
          <dt>{t('attestation.sheet.hash')}</dt>
          <dd>{signed?.digest ?? data.digest}</dd>
        </div>
        {signed?.authority ? (
          <div>
            <dt>{t('attestation.authority')}</dt>
            <dd>{signed.authority}</dd>
          </div>
        ) : null}
      </dl>
      <p className="attestation-sheet-clause">{t('attestation.hashOf')}</p>
      <footer>
        <span>
          {t(`attestation.sheet.signer.${side}`)}
          {signed?.display ?? ''}
        </span>
        <span>
          {t('attestation.sheet.time')}
          {signed ? instantName(signed.instant) : ''}
        </span>
      </footer>
      {signed ? null : <p className="attestation-sheet-clause">{t('attestation.sheet.unsigned')}</p>}
    </section>
  );
}

/** So many findings with their reasons fit on the sheet; the signature keeps all of them. */
const PRINTED_FINDINGS = 6;

/** Findings that were left, and why they were accepted. */
function Reasons({ findings }: Pick<Attestation, 'findings'>) {
  const { t, locale } = usePreferences();
  if (findings.length === 0) return null;
  return (
    <ul className="attestation-sheet-reasons">
      {findings.slice(0, PRINTED_FINDINGS).map(({ check, title, open, explained, reasons }) => (
        <li key={check}>
          {titleOf({ name: check, title }, t)}
          {locale === 'zh-CN' ? '：' : ': '}
          {t('attestation.sheet.findings', { open, explained })}
          {reasons.length > 0 ? `（${reasons.join('；')}）` : ''}
        </li>
      ))}
    </ul>
  );
}
