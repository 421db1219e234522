import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '../app/client.ts';
import { failedOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { type Unit, useAddress } from '../app/scope.ts';
import { Drawer } from '../ui/drawer.tsx';
import { Grid } from '../ui/grid.tsx';
import type { GridColumn } from '../ui/grid-columns.ts';
import { PageHead } from '../ui/page-head.tsx';
import { AttestationChip, AttestationRuleForm } from './attestation-rule.tsx';
import { CashierSignChip, CashierSignForm } from './cashier-sign.tsx';
import { DeadlineChips, DeadlineForm } from './deadlines.tsx';
import { SpecialSourcesChip, SpecialSourcesForm } from './special-sources.tsx';
import { UnitForm } from './unit-form.tsx';
import './admin.css';
import { Tally } from '../ui/states.tsx';

/** What stands in the address while the deadlines are open; no unit's code has small letters. */
const DEADLINES = 'deadlines';
const CASHIER = 'cashier';
const SPECIAL = 'special';
const ATTESTATION = 'attestation';

/** 单位: the members, what they are, and from when to when they are consolidated. */
export function Units() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const units = useQuery(api.organisation.units.queryOptions({ input: {} }));
  const [opened, setOpened] = useAddress('open');
  const [find, setFind] = useState('');
  const manages = may('organisation.manage');
  const columns = useMemo<GridColumn<Unit>[]>(
    () => [
      { id: 'code', title: t('setUp.code'), value: ({ code }) => code, width: 110 },
      { id: 'name', title: t('setUp.name'), value: ({ name }) => name, flex: 3, minWidth: 180 },
      { id: 'kind', title: t('setUp.kind'), value: ({ kind }) => t(`kind.${kind}`), width: 150 },
      { id: 'chart', title: t('setUp.chart'), value: ({ chart }) => t(`chart.${chart}`), width: 180 },
      { id: 'joined', title: t('units.joined'), value: ({ joined }) => joined ?? t('units.fromBeginning'), width: 150 },
      { id: 'left', title: t('units.left'), value: ({ left }) => left ?? t('units.still'), width: 150 },
    ],
    [t],
  );
  const shown = useMemo(
    () => units.data?.filter(({ code, name }) => `${code} ${name}`.toLowerCase().includes(find.trim().toLowerCase())),
    [units.data, find],
  );
  const unit = units.data?.find(({ code }) => code === opened);
  const adding = manages && opened === 'new';
  return (
    <>
      <PageHead
        title={t('units.title')}
        subtitle={t('units.subtitle')}
        {...(manages
          ? {
              actions: [
                { label: t('deadlines.title'), onClick: () => setOpened(DEADLINES) },
                { label: t('cashierSign.title'), onClick: () => setOpened(CASHIER) },
                { label: t('specialSources.title'), onClick: () => setOpened(SPECIAL) },
                { label: t('attestationRule.title'), onClick: () => setOpened(ATTESTATION) },
                { label: t('units.add'), shortcut: 'F2', primary: true, onClick: () => setOpened('new') },
              ],
            }
          : {})}
      >
        <DeadlineChips />
        <CashierSignChip />
        <AttestationChip />
        <SpecialSourcesChip />
      </PageHead>
      <Grid
        id="organisation.units"
        label={t('units.title')}
        columns={columns}
        rows={shown}
        rowKey={({ code }) => code}
        {...(manages ? { onOpen: ({ code }: Unit) => setOpened(code) } : {})}
        failed={failedOf(units, t)}
        empty={{ title: t(find ? 'units.noneFound' : 'empty.units.title'), body: t('units.emptyBody') }}
        header={
          <>
            <input
              className="input"
              type="search"
              aria-label={t('board.find')}
              placeholder={t('board.findHint')}
              value={find}
              maxLength={40}
              onChange={(event) => setFind(event.target.value)}
            />
            <Tally>{shown && t('units.count', { count: shown.length })}</Tally>
          </>
        }
      />
      <Drawer open={manages && opened === DEADLINES} title={t('deadlines.title')} onClose={() => setOpened(undefined)}>
        <DeadlineForm onDone={() => setOpened(undefined)} />
      </Drawer>
      <Drawer open={manages && opened === CASHIER} title={t('cashierSign.title')} onClose={() => setOpened(undefined)}>
        <CashierSignForm onDone={() => setOpened(undefined)} />
      </Drawer>
      <Drawer
        open={manages && opened === SPECIAL}
        title={t('specialSources.title')}
        onClose={() => setOpened(undefined)}
      >
        <SpecialSourcesForm onDone={() => setOpened(undefined)} />
      </Drawer>
      <Drawer
        open={manages && opened === ATTESTATION}
        title={t('attestationRule.title')}
        onClose={() => setOpened(undefined)}
      >
        <AttestationRuleForm onDone={() => setOpened(undefined)} />
      </Drawer>
      <Drawer
        open={manages && (adding || unit !== undefined)}
        title={adding ? t('units.add') : `${unit?.code ?? ''} ${unit?.name ?? ''}`}
        onClose={() => setOpened(undefined)}
      >
        <UnitForm key={opened} unit={unit} onDone={() => setOpened(undefined)} />
      </Drawer>
    </>
  );
}
