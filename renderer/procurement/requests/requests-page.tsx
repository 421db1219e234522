import { useState } from 'react';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Empty } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { ChangedRequest, RequestForm } from './request-form.tsx';
import { RequestList } from './request-list.tsx';
import { RequestSheet } from './request-sheet.tsx';
import { RulesDrawer } from './rules-drawer.tsx';
import { StockView } from './stock-view.tsx';
import { Worklist } from './worklist.tsx';
import './requests.css';

const ONE = /^([1-9]\d{0,9})(?:\.(edit|copy))?$/;

/** 采购申请: requests, those that wait to be decided, and what a unit used; or one request. */
export function RequestsPage() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { unit } = useScope();
  const [asked, setView] = useAddress('view');
  const [request, setRequest] = useAddress('request');
  const [ruling, setRuling] = useState(false);
  const buys = may('procurement.buy');
  const view = asked === 'stock' || (asked === 'decide' && buys) ? asked : 'list';
  const close = (): void => setRequest(undefined);
  const opened = (id: number): void => setRequest(String(id));

  if (request === 'new' && may('procurement.request', unit))
    return unit === undefined ? (
      <ChooseUnit onClose={close} />
    ) : (
      <RequestForm key={unit} unit={unit} onClose={close} onKept={opened} />
    );
  const [, id, way] = ONE.exec(request ?? '') ?? [];
  if (id !== undefined && way !== undefined)
    return (
      <ChangedRequest
        key={`${id} ${way}`}
        id={Number(id)}
        copied={way === 'copy'}
        onClose={() => opened(Number(id))}
        onKept={opened}
      />
    );
  if (id !== undefined)
    return (
      <RequestSheet
        key={id}
        id={Number(id)}
        onClose={close}
        onEdit={() => setRequest(`${id}.edit`)}
        onCopy={() => setRequest(`${id}.copy`)}
        onDecide={() => {
          setView('decide');
          close();
        }}
      />
    );
  return (
    <>
      <PageHead
        title={t('purchaseRequests.title')}
        actions={[
          ...(may('procurement.request', unit)
            ? [
                {
                  ...{ label: t('purchaseRequests.new'), shortcut: 'F2', primary: true },
                  onClick: () => setRequest('new'),
                },
              ]
            : []),
          { label: t('purchaseRequests.rules'), onClick: () => setRuling(true) },
        ]}
      >
        <Segments
          label={t('purchaseRequests.view')}
          value={view}
          choices={(buys ? (['list', 'decide', 'stock'] as const) : (['list', 'stock'] as const)).map((value) => ({
            value,
            label: t(`purchaseRequests.view.${value}`),
          }))}
          onChange={(next) => setView(next === 'list' ? undefined : next)}
        />
      </PageHead>
      {view === 'decide' ? (
        <Worklist unit={unit} onOpen={opened} />
      ) : view === 'list' ? (
        <RequestList unit={unit} onOpen={opened} />
      ) : unit === undefined ? (
        <Empty title={t('purchaseRequests.unitFirst')} action={<Units />}>
          {t('purchaseRequests.unitFirstStock')}
        </Empty>
      ) : (
        <StockView unit={unit} />
      )}
      {ruling ? <RulesDrawer onClose={() => setRuling(false)} /> : null}
    </>
  );
}

function Units({ asks = false }: { readonly asks?: boolean }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { units = [], setUnit } = useScope();
  return (
    <UnitField
      label={t('purchaseRequests.unit')}
      options={asks ? units.filter(({ code }) => may('procurement.request', code)) : units}
      value={undefined}
      width={280}
      onChange={setUnit}
    />
  );
}

function ChooseUnit({ onClose }: { readonly onClose: () => void }) {
  const { t } = usePreferences();
  return (
    <>
      <PageHead title={t('purchaseRequests.new')} actions={[{ label: t('purchaseRequests.back'), onClick: onClose }]} />
      <Empty title={t('purchaseRequests.unitFirst')} action={<Units asks />}>
        {t('purchaseRequests.unitFirstAsk')}
      </Empty>
    </>
  );
}
