import { useQueryClient } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { CARD_STAGES } from '../../../shared/domain/ledger/provisions/cards-in-month.ts';
import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing, useAttempt } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { downloadFile, MAX_UPLOAD_BYTES } from '../../app/files.ts';
import { useHandedFile } from '../../app/handed-file.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Problem } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import { Upload } from '../../ui/upload.tsx';
import { Comparison } from './comparison.tsx';

type Preview = ReplyOf<Contract['ledger']['previewAssetCards']>;

/** Cards that are shown at once; what is wrong is listed entire. */
const LISTED = 12;

/** Takes a list of assets: read and shown first, then taken in. */
export function CardDrop(props: { readonly unit: string; readonly period: Period; readonly onTaken: () => void }) {
  const { t, locale } = usePreferences();
  const queries = useQueryClient();
  const { busy, problem: refused, act } = useActing();
  const { attempt } = useAttempt();
  const { unit, period, onTaken } = props;
  const { found, reading, problem, hand, forget } = useHandedFile((handed) =>
    client.ledger.previewAssetCards({ unit, period, ...handed }),
  );

  async function take(): Promise<void> {
    if (!found) return;
    const { file, fileName, seen } = found;
    const done = t('assetCards.taken', { cards: seen.cards });
    if (!(await act(() => client.ledger.importAssetCards({ unit, period, file, fileName }), done))) return;
    await queries.invalidateQueries({ queryKey: api.ledger.key() });
    forget();
    onTaken();
  }
  const takeBad = () =>
    attempt(async () => {
      if (!found) return;
      const { file: list, fileName } = found;
      const { file } = await client.ledger.rejectedAssetCards({ unit, period, file: list, fileName });
      await downloadFile(file, `${fileName.replace(/\.[^.]*$/, '')}-${t('import.bad.file')}.xlsx`);
    }, t('import.bad.notTaken'));
  return (
    <div className="asset-cards-drop">
      <Upload
        label={t('assetCards.drop', { period: periodName(period, locale) })}
        hint={t('assetCards.dropHint')}
        accept=".xlsx,.xls,.csv,.tsv,.txt"
        maxBytes={MAX_UPLOAD_BYTES}
        busy={reading || busy}
        onFiles={(files) => void hand(files)}
      />
      <Problem sentence={problem ?? refused} />
      {found ? (
        <section className="card" aria-label={found.fileName}>
          <Facts preview={found.seen} name={found.fileName} />
          <p className="asset-cards-take">
            {found.seen.rejected.length > 0 ? (
              <button type="button" className="button primary" onClick={() => void takeBad()}>
                {t('import.bad.take')}
              </button>
            ) : null}
            {found.seen.rejected.length === 0 ? (
              <button type="button" className="button primary" disabled={busy} onClick={() => void take()}>
                {t('assetCards.take', { cards: found.seen.cards, period: periodName(period, locale) })}
              </button>
            ) : null}
            <button type="button" className="button" onClick={() => forget()}>
              {t('assetCards.notNow')}
            </button>
          </p>
        </section>
      ) : null}
    </div>
  );
}

function Facts({ preview, name }: { readonly preview: Preview; readonly name: string }) {
  const { t } = usePreferences();
  const { cards, stages, due, dropped, refused, rejected, skipped, remarks, comparison, sample } = preview;
  const facts = [
    refused > 0 ? t('assetCards.readOf', { cards, refused }) : t('assetCards.read', { cards }),
    ...CARD_STAGES.filter((stage) => (stages[stage] ?? 0) > 0).map(
      (stage) => `${t(`assetCards.stage.${stage}`)} ${stages[stage]}`,
    ),
    ...(skipped.length > 0 ? [t('assetCards.skipped', { count: skipped.length })] : []),
    ...(dropped > 0 ? [t('assetCards.dropped', { count: dropped })] : []),
    t('assetCards.dueInAll', { amount: groupedYuan(parseYuan(due) ?? ZERO) }),
  ];
  return (
    <>
      <h2>{name}</h2>
      <p>{facts.join(' · ')}</p>
      {rejected.length > 0 ? (
        <div className="notice danger" role="alert">
          {t('assetCards.rejected', { count: rejected.length })}
          <ul className="asset-cards-refused">
            {rejected.map(({ sheet, row, column, message }) => (
              <li key={`${sheet ?? ''}${row}${column ?? ''}${message}`}>
                {t('assetCards.row', { row })}
                {message}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <Comparison comparison={comparison} />
      )}
      {remarks.map((remark) => (
        <p key={remark} className="hint">
          {remark}
        </p>
      ))}
      {sample.length > 0 ? (
        <table className="provisions-parts">
          <caption>{t('assetCards.sample', { count: Math.min(LISTED, sample.length) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('assetCards.number')}</th>
              <th scope="col">{t('assetCards.name')}</th>
              <th scope="col">{t('assetCards.category')}</th>
              <th scope="col">{t('assetCards.date')}</th>
              <th scope="col" className="figure">
                {t('assetCards.cost')}
              </th>
              <th scope="col" className="figure">
                {t('assetCards.accumulated')}
              </th>
              <th scope="col" className="figure">
                {t('assetCards.months')}
              </th>
              <th scope="col" className="figure">
                {t('assetCards.due')}
              </th>
              <th scope="col">{t('assetCards.stage')}</th>
            </tr>
          </thead>
          <tbody>
            {sample.slice(0, LISTED).map((card) => (
              <tr key={card.number}>
                <td>{card.number}</td>
                <td>{card.name}</td>
                <td>{card.category}</td>
                <td>{card.date}</td>
                <td className="figure">
                  <Amount value={card.cost} />
                </td>
                <td className="figure">
                  <Amount value={card.taken} />
                </td>
                <td className="figure">{card.months ?? '–'}</td>
                <td className="figure">
                  <Amount value={card.due} />
                </td>
                <td>{t(`assetCards.stage.${card.stage}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  );
}
