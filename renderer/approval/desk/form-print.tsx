import { capitalYuan } from '../../../shared/kernel/capital-yuan.ts';
import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { usePlanWords } from '../../budget/words.ts';
import { PrintPaper, usePrinter } from '../../ui/print-sheet.tsx';
import { instantName } from '../../ui/time.ts';
import { useFormWords } from '../apply/form-words.ts';
import { type Application, digestOf, signaturesOf } from './document.ts';
import { type FilledField, useFilled } from './filled-words.ts';
import { Attested } from './standing.tsx';
import './form-print.css';

/** 支出事项审批单 on A4, as people sign it: what is asked for, from which money, with which papers, and who said what of it. */
export function FormPrint({ document, onDone }: { readonly document: Application; readonly onDone: () => void }) {
  const { t } = usePreferences();
  const filled = useFilled(document);
  const words = useFormWords();
  const plan = usePlanWords(document.unit);
  const printed = usePrinter();
  const amount = parseYuan(document.amount) ?? ZERO;
  const digest = digestOf(document);
  return (
    <PrintPaper className="approval-form-print" onDone={onDone}>
      <h1>{t('approvals.print.title')}</h1>
      <p className="approval-form-top">
        <span>{t('approvals.print.number', { number: document.number })}</span>
        <span>{t(`approval.stage.${document.stage}`)}</span>
        <span>{t('approvals.print.unit')}</span>
      </p>
      <table>
        <colgroup>
          <col className="label" />
          <col />
          <col className="label" />
          <col />
        </colgroup>
        <tbody>
          <tr>
            <th scope="row">{t('approvals.print.agency')}</th>
            <td>{document.unitName}</td>
            <th scope="row">{t('approvals.print.department')}</th>
            <td>{document.department === '' ? t('approvals.wholeUnit') : plan.department(document.department)}</td>
          </tr>
          <tr>
            <th scope="row">{t('approvals.print.applicant')}</th>
            <td>{document.display}</td>
            <th scope="row">{t('approvals.print.day')}</th>
            <td>{document.day}</td>
          </tr>
          <tr>
            <th scope="row">{t('approvals.print.category')}</th>
            <td>{t(`approval.category.${document.category}`)}</td>
            <th scope="row">{t('approvals.payee')}</th>
            <td>{document.payee === '' ? t('approvals.noPayee') : document.payeeName}</td>
          </tr>
          <tr>
            <th scope="row">{t('approvals.print.purpose')}</th>
            <td colSpan={3}>{document.purpose}</td>
          </tr>
          <tr className="money-row">
            <th scope="row">{t('approvals.amount')}</th>
            <td>¥ {groupedYuan(amount)}</td>
            <th scope="row">{t('approvals.print.words')}</th>
            <td lang="zh-CN">{capitalYuan(amount)}</td>
          </tr>
          {inPairs(filled).map(([one, other]) => (
            <tr key={one.key}>
              <th scope="row">{one.label}</th>
              <td colSpan={other ? 1 : 3}>{one.text}</td>
              {other ? (
                <>
                  <th scope="row">{other.label}</th>
                  <td>{other.text}</td>
                </>
              ) : null}
            </tr>
          ))}
          {document.urgentReason === '' ? null : (
            <tr>
              <th scope="row">{t('approvals.urgent')}</th>
              <td colSpan={3}>{document.urgentReason}</td>
            </tr>
          )}
        </tbody>
      </table>
      {document.rows.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('approvals.rows')}</th>
              <th scope="col">{t('budget.source')}</th>
              <th scope="col">{t('approvals.print.inBudget')}</th>
              <th scope="col" className="figure">
                {t('approvals.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {document.rows.map((row) => (
              <tr key={`${row.department} ${row.item} ${row.source} ${row.project}`}>
                <td>
                  {[row.item, plan.item(row.item), ...(row.project === '' ? [] : [plan.project(row.project)])].join(
                    ' ',
                  )}
                </td>
                <td>{plan.source(row.source)}</td>
                <td>{t(row.inBudget ? 'approval.budget.in' : 'approval.budget.out')}</td>
                <td className="figure">{groupedYuan(parseYuan(row.amount) ?? ZERO)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <table>
        <colgroup>
          <col className="label" />
          <col />
        </colgroup>
        <tbody>
          <tr>
            <th scope="row">{t('approvals.papers')}</th>
            <td>
              {document.papers.length === 0 ? (
                t('approvals.papers.none')
              ) : (
                <ol>
                  {document.papers.map((paper) => (
                    <li key={paper.id}>
                      {words.paper(document.category, paper.key)}（{paper.name}）
                    </li>
                  ))}
                </ol>
              )}
            </td>
          </tr>
        </tbody>
      </table>
      <Signatures document={document} />
      <footer>
        {digest === '' ? null : (
          <p>
            {t('approvals.print.digest')} <span className="code">{digest}</span>
          </p>
        )}
        <p>{printed}</p>
      </footer>
    </PrintPaper>
  );
}

/** So many characters stand beside another field on one line. */
const SHORT = 14;

/** Fields two in a row, as forms have them, where both are short. */
function inPairs(filled: readonly FilledField[]): readonly (readonly [FilledField, FilledField?])[] {
  const rows: (readonly [FilledField, FilledField?])[] = [];
  for (const field of filled) {
    const last = rows.at(-1);
    const fits = last?.length === 1 && [last[0], field].every(({ text }) => text.length <= SHORT);
    if (last && fits) rows[rows.length - 1] = [last[0], field];
    else rows.push([field]);
  }
  return rows;
}

/** 审批意见: a line for each decision; what is not decided yet is left open to be signed. */
function Signatures({ document }: { readonly document: Application }) {
  const { t } = usePreferences();
  return (
    <table className="signatures">
      <thead>
        <tr>
          <th scope="col">{t('approvals.print.level')}</th>
          <th scope="col">{t('approvals.opinion')}</th>
          <th scope="col">{t('approvals.print.signer')}</th>
          <th scope="col">{t('approvals.print.date')}</th>
        </tr>
      </thead>
      <tbody>
        {signaturesOf(document).map(({ level, display, forWhom, opinion, instant, addedBy }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the form is drawn once and never changes.
          <tr key={at}>
            <td>
              {t(`approval.level.${level}`)}
              {addedBy === '' ? null : <small>{t('approvals.addedBy', { person: addedBy })}</small>}
            </td>
            <td>
              {opinion}
              {level === 'unit-head' && addedBy === '' ? (
                <small>
                  {t('approvals.attest')} <Attested />
                </small>
              ) : null}
            </td>
            <td>{forWhom === '' ? display : t('approvals.for', { actor: display, person: forWhom })}</td>
            <td>{instant === '' ? '' : instantName(instant)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
