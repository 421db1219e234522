import { useAttempt } from '../../app/acting.ts';
import { uploadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Problem } from '../../ui/states.tsx';
import { Upload } from '../../ui/upload.tsx';
import { type Handed, MAX_SCAN_BYTES } from './looks.ts';

/** A scan that is handed in. */
export function ScanField(props: {
  readonly label: string;
  readonly handed: Handed | undefined;
  readonly onHanded: (handed: Handed) => void;
}) {
  const { t } = usePreferences();
  const { busy, attempt } = useAttempt();
  const { label, handed, onHanded } = props;
  return (
    <Upload
      label={handed ? `${label}：${handed.fileName}` : label}
      hint={t('contracts.scanHint')}
      accept=".pdf,.ofd,.jpg,.jpeg,.png"
      maxBytes={MAX_SCAN_BYTES}
      busy={busy}
      onFiles={([chosen]) =>
        void attempt(async () => {
          if (!chosen) return;
          const { file } = await uploadFile(chosen.bytes);
          onHanded({ file, fileName: chosen.name });
        }, t('contracts.scanNotRead'))
      }
    />
  );
}

/** The end of a form: what was refused, and the button with what it still waits for. */
export function FormFoot(props: {
  readonly problem: string | undefined;
  readonly action: string;
  readonly busy: boolean;
  readonly stop: string | undefined;
}) {
  const { problem, action, busy, stop } = props;
  return (
    <>
      <Problem sentence={problem} />
      <div className="approval-line">
        <button type="submit" className="button primary" aria-disabled={stop !== undefined || busy} title={stop}>
          {action}
        </button>
        <span className="hint">{stop}</span>
      </div>
    </>
  );
}
