import { useState } from 'react';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { TransferForm } from './transfer-form.tsx';
import { useStock } from './use-stock.ts';

/** 新建调拨: a product of the unit's stock, and what of its lots goes to another unit. */
export function NewTransfer({ onClose }: { readonly onClose: () => void }) {
  const { t } = usePreferences();
  const [item, setItem] = useState<string>();
  const read = useStock(undefined);
  const failed = failedOf(read, t);
  const held = read.data?.rows.filter(({ lots }) => lots.length > 0) ?? [];
  const row = held.find((each) => each.item === item);
  return (
    <Drawer open title={t('drugStock.newTransfer')} width={720} onClose={onClose}>
      {failed ? (
        <Failed {...failed} />
      ) : read.data ? (
        <div className="delivery-paper">
          <Labelled label={t('drugStock.product')}>
            {({ id }) => (
              <ChoiceField
                id={id}
                codeless
                options={held.map(({ item: code, name }) => ({ code, name }))}
                value={item}
                onChange={setItem}
                width="100%"
              />
            )}
          </Labelled>
          {row ? <TransferForm key={row.item} row={row} on={read.data.on} onDone={onClose} /> : null}
        </div>
      ) : (
        <Loading />
      )}
    </Drawer>
  );
}
