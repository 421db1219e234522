import { Checkbox, Popover } from 'antd';
import { useEffect, useState } from 'react';
import type { ColumnKind } from '../../../shared/domain/ledger/columns.ts';
import { usePreferences } from '../../app/preferences.tsx';
import type { Columns } from './columnar-rows.ts';

/** Which accounts below, or departments, have a column of their own; the rest stands in 其他. */
export function ColumnPicking(props: {
  readonly by: ColumnKind;
  readonly columns: Columns;
  /** The address's words: values between commas, `-` for none; undefined for the usual ones. */
  readonly onPick: (words: string | undefined) => void;
}) {
  const { t } = usePreferences();
  const { all, columns } = props.columns;
  // A tick stands at once; the columns follow when they have been read.
  const [picked, setPicked] = useState<readonly string[]>([]);
  useEffect(() => setPicked(columns.map(({ value }) => value)), [columns]);
  const pick = (values: readonly string[]): void => {
    setPicked(values);
    props.onPick(values.map((value) => value || '-').join());
  };
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      content={
        <div className="column-choice">
          {all.map(({ value, name }) => (
            <Checkbox
              key={value}
              checked={picked.includes(value)}
              disabled={picked.length === 1 && picked.includes(value)}
              onChange={(event) =>
                pick(event.target.checked ? [...picked, value] : picked.filter((each) => each !== value))
              }
            >
              {value === '' ? t(props.by === 'account' ? 'columnar.itself' : 'dimension.none') : `${value} ${name}`}
            </Checkbox>
          ))}
          <button type="button" className="button" onClick={() => props.onPick(undefined)}>
            {t('columnar.usual')}
          </button>
        </div>
      }
    >
      <button type="button" className="button">
        {t('columnar.pick', { picked: picked.length, all: all.length })}
      </button>
    </Popover>
  );
}
