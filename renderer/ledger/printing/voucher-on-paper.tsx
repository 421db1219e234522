import type { VoucherOut } from '../books/voucher-form.tsx';
import { usePrintSettings } from './settings.ts';
import { Sheets, useSlips, VoucherSlip } from './slips.tsx';

/** A voucher as this machine prints it; on screen its page shows the form instead. */
export function VoucherOnPaper({ voucher }: { readonly voucher: VoucherOut }) {
  const [settings] = usePrintSettings();
  const slips = useSlips([voucher], settings.rows);
  return (
    <div className="on-paper-only">
      <Sheets settings={settings}>
        {slips.map((slip) => (
          <VoucherSlip key={slip.at} slip={slip} rows={settings.rows} people={voucher.names} />
        ))}
      </Sheets>
    </div>
  );
}
