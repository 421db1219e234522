import { Fragment } from 'react';
import type { StatementName } from '../../../shared/domain/ledger/statement.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { FigureCell, type Opened, useFigureKeys } from './figures.tsx';
import { columnsOf, type FormColumn, figureIn, type Line, matrixOf, type Placed, sidesOf } from './form.ts';

export interface FormProps {
  readonly statement: StatementName;
  readonly caption: string;
  readonly lines: readonly Line[];
  readonly starred: ReadonlySet<string>;
  readonly opened: Opened | undefined;
  readonly onOpen: (opened: Opened) => void;
}

/** The official form of a statement: one list, two sides, or a table of its own. */
export function FormTable(props: FormProps) {
  return matrixOf(props.lines) ? <MatrixForm {...props} /> : <ListForm {...props} />;
}

function ListForm(props: FormProps) {
  const { t } = usePreferences();
  const keys = useFigureKeys();
  const columns = columnsOf(props.statement, props.lines);
  const sides = sidesOf(props.statement, props.lines);
  const height = sides[0]?.lines.length ?? 0;
  return (
    <table className={sides.length > 1 ? 'form two-sided' : 'form'} ref={keys.ref} onKeyDown={keys.onKeyDown}>
      <caption className="visually-hidden">{props.caption}</caption>
      <thead>
        <tr>
          {sides.map((side) => (
            <Fragment key={side.heading}>
              <th scope="col">{t(side.heading)}</th>
              <th scope="col" className="row-number">
                {t('statements.number')}
              </th>
              {columns.map(({ key, heading }) => (
                <th key={key} scope="col" className="figure">
                  {t(heading)}
                </th>
              ))}
            </Fragment>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: height }, (_, at) => at).map((at) => (
          <tr key={at}>
            {sides.map((side) => (
              <LineCells key={side.heading} placed={side.lines[at]} columns={columns} {...props} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LineCells(props: FormProps & { placed: Placed | undefined; columns: readonly FormColumn[] }) {
  const { t } = usePreferences();
  const { placed, columns, starred, opened } = props;
  if (!placed)
    return (
      <>
        <td className="name" />
        <td className="row-number" />
        {columns.map(({ key }) => (
          <td key={key} className="figure" />
        ))}
      </>
    );
  const { line, number } = placed;
  const look = `depth-${line.depth ?? 1}${opened?.line === line.key ? ' hot' : ''}`;
  return (
    <>
      <th scope="row" className={`name ${look}`}>
        {starred.has(line.key) ? `*${line.name}` : line.name}
      </th>
      <td className={`row-number ${look}`}>{number}</td>
      {columns.map((column) => (
        <td key={column.key} className={`figure ${look}`}>
          <FigureCell
            line={line}
            figure={column.key}
            amount={figureIn(line, column.key)}
            column={t(column.heading)}
            opened={opened}
            onOpen={props.onOpen}
          />
        </td>
      ))}
    </>
  );
}

function MatrixForm(props: FormProps) {
  const { t } = usePreferences();
  const keys = useFigureKeys();
  const matrix = matrixOf(props.lines);
  if (!matrix) return null;
  return (
    <table className="form matrix" ref={keys.ref} onKeyDown={keys.onKeyDown}>
      <caption className="visually-hidden">{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('statements.item')}</th>
          <th scope="col" className="row-number">
            {t('statements.number')}
          </th>
          {matrix.columns.map(({ key, name }) => (
            <th key={key} scope="col" className="figure">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.rows.map((row, at) => (
          <tr key={row.key}>
            <th scope="row" className={`name depth-${row.depth}`}>
              {row.name}
            </th>
            <td className={`row-number depth-${row.depth}`}>{at + 1}</td>
            {matrix.columns.map((column) => {
              const line = row.cells.get(column.key);
              return (
                <td
                  key={column.key}
                  className={`figure depth-${row.depth}${line && props.opened?.line === line.key ? ' hot' : ''}`}
                >
                  {line ? (
                    <FigureCell
                      line={line}
                      figure="amount"
                      amount={line.amount}
                      column={t('statements.yearAmount')}
                      opened={props.opened}
                      onOpen={props.onOpen}
                    />
                  ) : (
                    <span className="nothing" title={t('statements.noCell')}>
                      ——
                    </span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
