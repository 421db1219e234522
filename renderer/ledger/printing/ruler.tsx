import type { VoucherPaper } from '../../../shared/domain/ledger/printing/paper.ts';
import { usePreferences } from '../../app/preferences.tsx';

const STEP = 10;

/** 对位页: a net of centimetres, by which one sees how far the print must be moved to meet the paper. */
export function Ruler({ slip }: { readonly slip: VoucherPaper['slip'] }) {
  const { t } = usePreferences();
  const lines = (length: number): number[] =>
    Array.from({ length: Math.floor(length / STEP) + 1 }, (_, at) => at * STEP);
  return (
    <svg
      className="ruler"
      role="img"
      aria-label={t('printing.ruler')}
      viewBox={`0 0 ${slip.width} ${slip.height}`}
      width={`${slip.width}mm`}
      height={`${slip.height}mm`}
    >
      {lines(slip.width).map((x) => (
        <g key={x}>
          <line x1={x} y1={0} x2={x} y2={slip.height} />
          <text x={x + 0.6} y={3}>
            {x}
          </text>
        </g>
      ))}
      {lines(slip.height).map((y) => (
        <g key={y}>
          <line x1={0} y1={y} x2={slip.width} y2={y} />
          <text x={0.6} y={y - 0.6}>
            {y}
          </text>
        </g>
      ))}
    </svg>
  );
}
