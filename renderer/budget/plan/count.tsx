/** A count: whole, with separators; nil as a dash. */
export const Count = ({ value }: { readonly value: number }) => (
  <span className="budget-count">{value === 0 ? '–' : value.toLocaleString('en-US')}</span>
);
