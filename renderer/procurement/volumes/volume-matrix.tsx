import { useMemo } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, type GridColumn } from '../../ui/grid-columns.ts';
import { type DraftRow, isGood, sumOf, typedInto } from './batch-draft.ts';
import { countText } from './words.ts';

const HEIGHT = 320;

/** 约定采购量 being typed: products × units, prices of a smallest unit at the left; takes a block from a spreadsheet. */
export function VolumeMatrix(props: {
  readonly rows: readonly DraftRow[];
  readonly onRows: (rows: readonly DraftRow[]) => void;
}) {
  const { t } = usePreferences();
  const { units = [] } = useScope();
  const { rows, onRows } = props;
  const columns = useMemo((): GridColumn<DraftRow>[] => {
    const typed = (id: string, title: string, of: (row: DraftRow) => string, width: number): GridColumn<DraftRow> => ({
      ...{ id, title, kind: 'number', width, minWidth: 72, editable: true, value: of },
      render: (row) => (
        <span className={isGood(row, id) ? undefined : 'volumes-wrong'}>
          {id === 'selected' || id === 'before' || !isGood(row, id) || of(row) === ''
            ? of(row) || '–'
            : countText(Number(of(row)))}
        </span>
      ),
    });
    return [
      { id: 'name', title: t('volumes.product'), value: ({ name }) => name, width: 250, pin: 'left' },
      { id: 'measure', title: t('volumes.measure'), value: ({ measure }) => measure, width: 76 },
      typed('selected', t('volumes.selected'), ({ selected }) => selected, 84),
      typed('before', t('volumes.before'), ({ before }) => before, 104),
      countColumn('sum', t('volumes.agreed'), sumOf, { width: 104 }),
      ...units.map(({ code, name }) => typed(code, `${code} ${name}`, ({ volumes }) => volumes[code] ?? '', 128)),
    ];
  }, [t, units]);
  return (
    <Grid<DraftRow>
      id="procurement.volumeMatrix"
      label={t('volumes.matrix')}
      columns={columns}
      rows={rows}
      rowKey={({ item }) => item}
      height={HEIGHT}
      onEdit={(edits) =>
        onRows(
          rows.map((row) =>
            edits
              .filter((edit) => edit.row.item === row.item)
              .reduce((next, { column, text }) => typedInto(next, column, text), row),
          ),
        )
      }
      header={<span className="hint">{t('volumes.matrixHint')}</span>}
      empty={{ title: t('volumes.noProducts'), body: <p>{t('volumes.noProductsBody')}</p> }}
    />
  );
}
