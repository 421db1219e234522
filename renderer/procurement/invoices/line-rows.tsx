import { amountOf, parsePrice } from '../../../shared/domain/procurement/price.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { emptyLine, type LineDraft } from './draft.ts';

interface Choice {
  readonly code: string;
  readonly name: string;
}

/** The lines of an invoice as they are typed; the amount follows price and packs until it is typed itself. */
export function LineRows(props: {
  readonly lines: readonly LineDraft[];
  readonly items: readonly Choice[];
  readonly onChange: (lines: readonly LineDraft[]) => void;
}) {
  const { t } = usePreferences();
  const { lines, items, onChange } = props;
  const set = (key: number, part: Partial<LineDraft>): void =>
    onChange(lines.map((line) => (line.key === key ? worked({ ...line, ...part }, part) : line)));
  const input = (line: LineDraft, place: number, field: 'lot' | 'packs' | 'price' | 'amount', fit: RegExp) => (
    <td>
      <input
        className={field === 'lot' ? 'input code' : 'input figure'}
        aria-label={t('supplierInvoices.partOf', { place, part: t(`supplierInvoices.${field}`) })}
        maxLength={field === 'lot' ? 40 : 16}
        value={line[field]}
        onChange={({ target }) => set(line.key, { [field]: target.value.replaceAll(fit, '') })}
      />
    </td>
  );
  return (
    <div className="wide invoice-typed">
      <table>
        <thead>
          <tr>
            <th>{t('supplierInvoices.product')}</th>
            <th>{t('supplierInvoices.lot')}</th>
            {(['packs', 'price', 'amount'] as const).map((field) => (
              <th key={field} className="figure">
                {t(`supplierInvoices.${field}`)}
              </th>
            ))}
            <th>
              <span className="visually-hidden">{t('supplierInvoices.removeLine')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={line.key}>
              <td className="invoice-product">
                <ChoiceField
                  label={t('supplierInvoices.partOf', { place: at + 1, part: t('supplierInvoices.product') })}
                  options={joined(line.likely, items)}
                  value={line.item === '' ? undefined : line.item}
                  onChange={(item) => set(line.key, { item: item ?? '' })}
                  width="100%"
                  codeless
                />
                {line.said === '' ? null : (
                  <small className="hint">{t('supplierInvoices.fileSaid', { said: line.said })}</small>
                )}
              </td>
              {input(line, at + 1, 'lot', /[^0-9A-Za-z-]/g)}
              {input(line, at + 1, 'packs', /[^0-9-]/g)}
              {input(line, at + 1, 'price', /[^0-9.]/g)}
              {input(line, at + 1, 'amount', /[^0-9.-]/g)}
              <td>
                {lines.length > 1 ? (
                  <button
                    type="button"
                    className="link"
                    aria-label={t('supplierInvoices.removeLineOf', { place: at + 1 })}
                    onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
                  >
                    {t('supplierInvoices.removeLine')}
                  </button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button
        type="button"
        className="link"
        onClick={() => onChange([...lines, emptyLine(Math.max(0, ...lines.map(({ key }) => key)) + 1)])}
      >
        {t('supplierInvoices.addLine')}
      </button>
    </div>
  );
}

/** Price × packs, where one of them was just typed. */
function worked(line: LineDraft, typed: Partial<LineDraft>): LineDraft {
  const each = parsePrice(line.price);
  if ((typed.packs === undefined && typed.price === undefined) || each === undefined) return line;
  return /^-?[1-9]\d{0,8}$/.test(line.packs)
    ? { ...line, amount: formatYuan(amountOf(each, Number(line.packs))) }
    : line;
}

const joined = (likely: readonly Choice[], items: readonly Choice[]): readonly Choice[] => [
  ...likely,
  ...items.filter(({ code }) => likely.every((each) => each.code !== code)),
];
