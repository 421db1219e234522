import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Currency, HistoryLayout } from '../../../shared/domain/procurement/history/layout.ts';
import { parseYuan } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { MAX_UPLOAD_BYTES } from '../../app/files.ts';
import { useHandedFile } from '../../app/handed-file.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Loading, Problem } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { Upload } from '../../ui/upload.tsx';
import { Figures } from './figures.tsx';
import type { Seen } from './looks.ts';
import { Mapping } from './mapping.tsx';

/** 导入到货历史: what the columns mean, what they come to, and every row that cannot be taken, before anything is. */
export function ImportForm(props: {
  /** Told the currency of what was taken, which is then looked at. */
  readonly onTaken: (currency: Currency) => void;
  readonly onClose: () => void;
}) {
  const { onTaken, onClose } = props;
  const { t } = usePreferences();
  const { found, reading, problem, hand } = useHandedFile();
  const [said, setSaid] = useState<HistoryLayout>();
  const [system, setSystem] = useState('');
  const asked = found && {
    file: found.file,
    fileName: found.fileName,
    system,
    ...(said ? { said: plainSaid(said) } : {}),
  };
  const read = useQuery({
    ...api.procurement.readDeliveryHistory.queryOptions({ input: asked ?? skipToken }),
    placeholderData: keepPreviousData,
  });
  return (
    <Drawer open title={t('deliveryHistory.import')} width={960} onClose={onClose}>
      <div className="history-stack">
        <p className="hint">{t('deliveryHistory.importAbout')}</p>
        <Upload
          label={t('deliveryHistory.dropFile')}
          hint={t('deliveryHistory.dropHint')}
          accept=".xlsx,.xls,.csv,.tsv,.txt"
          maxBytes={MAX_UPLOAD_BYTES}
          busy={reading}
          onFiles={(files) => {
            setSaid(undefined);
            setSystem('');
            void hand(files);
          }}
        />
        <Problem sentence={problem ?? failedOf(read, t)?.sentence} />
        {asked && read.data ? (
          <Shown
            key={asked.file}
            asked={asked}
            seen={read.data}
            busy={read.isFetching}
            onSaid={setSaid}
            onSystem={setSystem}
            onTaken={onTaken}
            onClose={onClose}
          />
        ) : asked && read.isFetching ? (
          <Loading lines={6} />
        ) : null}
      </div>
    </Drawer>
  );
}

const plainSaid = ({ columns, order }: HistoryLayout) => ({ columns, ...(order ? { order } : {}) });

interface Asked {
  readonly file: string;
  readonly fileName: string;
  readonly system: string;
  readonly said?: ReturnType<typeof plainSaid>;
}

/** What was read, what may be changed of it, and the button. */
function Shown(props: {
  readonly asked: Asked;
  readonly seen: Seen;
  readonly busy: boolean;
  readonly onSaid: (said: HistoryLayout) => void;
  readonly onSystem: (system: string) => void;
  readonly onTaken: (currency: Currency) => void;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { asked, seen, onClose } = props;
  const { busy, problem, act } = useActing();
  const [system, setSystem] = useState(seen.system);
  const [currency, setCurrency] = useState<Currency | undefined>(seen.currency || undefined);
  const [control, setControl] = useState('');
  const typed = control.replaceAll(',', '').trim();
  const wanted = typed === '' ? undefined : parseYuan(typed);
  const differs = typed !== '' && wanted !== parseYuan(seen.amount);
  const complete = seen.missing.length === 0 && !seen.asksOrder;
  const ready =
    complete &&
    seen.taken === null &&
    seen.rows > 0 &&
    seen.rejected === 0 &&
    system.trim() !== '' &&
    currency &&
    !differs;

  async function take(): Promise<void> {
    if (!ready || !currency) return;
    const { rows, amount } = seen;
    const input = { ...asked, system: system.trim(), currency, rows, amount, control: typed };
    const done = t('deliveryHistory.taken', { rows: rows.toLocaleString('en') });
    if (!(await act(() => client.procurement.importDeliveryHistory(input), done))) return;
    props.onTaken(currency);
    onClose();
  }
  return (
    <>
      <Mapping
        fileName={asked.fileName}
        seen={seen}
        system={system}
        currency={currency}
        onSaid={props.onSaid}
        onSystem={setSystem}
        onSystemLeft={() => props.onSystem(system.trim())}
        onCurrency={setCurrency}
      />
      {seen.taken === null ? null : (
        <p className="notice warn" role="alert">
          {t('deliveryHistory.takenBefore', {
            ...{ name: seen.taken.fileName, who: seen.taken.display, when: instantName(seen.taken.instant) },
            rows: seen.taken.rows.toLocaleString('en'),
          })}
        </p>
      )}
      {complete && seen.taken === null ? (
        <Figures
          seen={seen}
          asked={asked}
          currency={currency ?? ''}
          control={control}
          differs={differs}
          onControl={setControl}
        />
      ) : null}
      <Problem sentence={problem} />
      <div className="history-line">
        <button
          type="button"
          className="button primary"
          disabled={busy || props.busy || !ready}
          onClick={() => void take()}
        >
          {t('deliveryHistory.take', { rows: seen.rows.toLocaleString('en') })}
        </button>
        {complete && seen.rejected === 0 && (system.trim() === '' || !currency) ? (
          <span className="field-problem">
            {t(system.trim() === '' ? 'deliveryHistory.stillSystem' : 'deliveryHistory.stillCurrency')}
          </span>
        ) : null}
      </div>
    </>
  );
}
