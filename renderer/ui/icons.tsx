/** Small line drawings, 16 units wide, in the colour of the text around them; always beside or instead of a named control. */
const line = {
  width: 16,
  height: 16,
  viewBox: '0 0 16 16',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.5,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

export const ChevronLeft = () => (
  <svg {...line} aria-hidden="true">
    <path d="M10 3 5 8l5 5" />
  </svg>
);

export const ChevronRight = () => (
  <svg {...line} aria-hidden="true">
    <path d="m6 3 5 5-5 5" />
  </svg>
);

export const ChevronDown = () => (
  <svg {...line} width={12} height={12} aria-hidden="true">
    <path d="m3 6 5 5 5-5" />
  </svg>
);

export const Bell = () => (
  <svg {...line} aria-hidden="true">
    <path d="M3 11.5h10c-1-1-1.5-2-1.5-4.5a3.5 3.5 0 0 0-7 0c0 2.5-.5 3.5-1.5 4.5ZM6.5 13.5a1.6 1.6 0 0 0 3 0" />
  </svg>
);

export const Eye = ({ closed }: { closed: boolean }) => (
  <svg {...line} aria-hidden="true">
    <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z" />
    <circle cx="8" cy="8" r="2" />
    {closed ? <path d="m2.5 2.5 11 11" /> : null}
  </svg>
);

/** The sign of the house: ledgers of many units run into one line. */
export const Mark = ({ size = 22 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="7" fill="#0b6e6e" />
    <g fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round">
      <path d="M7 8.5h6c4 0 3.5 7.5 7.5 7.5H25" />
      <path d="M7 16h18" />
      <path d="M7 23.5h6c4 0 3.5-7.5 7.5-7.5" />
    </g>
  </svg>
);

export const Columns = () => (
  <svg {...line} aria-hidden="true">
    <path d="M2 3h12v10H2zM6 3v10M10 3v10" />
  </svg>
);

export const Export = () => (
  <svg {...line} aria-hidden="true">
    <path d="M8 2v8M5 7.2 8 10.2l3-3M2.5 11v2.5h11V11" />
  </svg>
);

export const Print = () => (
  <svg {...line} aria-hidden="true">
    <path d="M4.5 6V2h7v4M4.5 11H2.2V6h11.6v5h-2.3M4.5 9h7v5h-7z" />
  </svg>
);
