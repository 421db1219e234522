import { usePreferences } from '../../app/preferences.tsx';

/** What came of a file: how much was read of it, and each cell that was not. */
export function BadCells(props: {
  readonly name: string;
  readonly count: number;
  readonly bad: readonly { readonly row: number; readonly column: string; readonly message: string }[];
}) {
  const { t } = usePreferences();
  const { name, count, bad } = props;
  if (bad.length === 0) return <p role="status">{t('prices.fileRead', { name, count })}</p>;
  return (
    <div className="notice danger" role="alert">
      {t('prices.fileBad', { name, count, bad: bad.length })}
      <ul className="prices-problems">
        {bad.map(({ row, column, message }) => (
          <li key={`${row} ${column} ${message}`}>
            {row === 0 ? '' : `${column}${row} `}
            {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
