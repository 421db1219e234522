import { useMemo, useState } from 'react';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { AgreementForm } from './agreement-form.tsx';
import { AgreementSheet } from './agreement-sheet.tsx';
import { CentreForm } from './centre-form.tsx';
import { type Agreement, type Centre, type Register, STAGE_CHIPS } from './looks.ts';
import { PaperActions } from './paper-actions.tsx';

/** 共享中心 and 协议登记: what is there, what waits, and the forms. */
export function RegisterView({ register }: { readonly register: Register }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [centre, setCentre] = useState<Centre>();
  const [agreement, setAgreement] = useState<Agreement | 'new'>();
  const { centres, agreements } = register;
  const columns = useMemo(
    (): GridColumn<Agreement>[] => [
      { id: 'number', title: t('charges.number'), value: ({ number }) => number, width: 124 },
      {
        ...{ id: 'centre', title: t('charges.centre'), width: 116 },
        value: (row) => centres.find(({ id }) => id === row.centre)?.name ?? '',
      },
      {
        ...{ id: 'member', title: t('charges.member'), flex: 2, minWidth: 150 },
        value: ({ member, memberName }) => `${member} ${memberName}`,
      },
      { id: 'months', title: t('charges.months'), value: ({ from, to }) => `${from} – ${to}`, width: 148 },
      { id: 'basis', title: t('charges.basis'), value: ({ basis }) => t(`charges.basis.${basis}`), width: 92 },
      { id: 'rate', title: t('charges.rate'), kind: 'money', value: ({ rate }) => rate, width: 104 },
      { id: 'minimum', title: t('charges.minimum'), kind: 'money', value: ({ minimum }) => minimum, width: 96 },
      { id: 'cap', title: t('charges.cap'), kind: 'money', value: ({ cap }) => cap, width: 96 },
      { id: 'signed', title: t('charges.signed'), value: ({ signed }) => signed, width: 100 },
      {
        id: 'stage',
        title: t('charges.stage'),
        value: ({ stage }) => t(`charges.stage.paper.${stage}`),
        render: ({ stage }) => <span className={STAGE_CHIPS[stage]}>{t(`charges.stage.paper.${stage}`)}</span>,
        width: 92,
      },
    ],
    [t, centres],
  );
  return (
    <div className="charges fill">
      {centres.length === 0 ? null : (
        <section className="card charges-paper" aria-label={t('charges.centres')}>
          <table className="charges-table">
            <thead>
              <tr>
                {(['centre', 'kind', 'measure', 'departments', 'stage'] as const).map((head) => (
                  <th key={head}>{t(`charges.${head}`)}</th>
                ))}
                <th>
                  <span className="visually-hidden">{t('charges.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {centres.map((each) => (
                <tr key={each.id}>
                  <td>{each.name}</td>
                  <td>{t(`charges.kind.${each.kind}`)}</td>
                  <td>{each.measure}</td>
                  <td>
                    {each.unitName} · {each.departments.map(({ code, name }) => `${code} ${name}`).join('、')}
                  </td>
                  <td>
                    <span className={STAGE_CHIPS[each.stage]}>{t(`charges.stage.paper.${each.stage}`)}</span>
                  </td>
                  <td>
                    <span className="charges-cell">
                      {each.may.includes('prepare') ? (
                        <button type="button" className="button" onClick={() => setCentre(each)}>
                          {t('charges.change')}
                        </button>
                      ) : null}
                      <PaperActions paper="centre" unit={each.unit} name={each.name} of={each} />
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Grid<Agreement>
        id="costing.agreements"
        label={t('charges.agreements')}
        columns={columns}
        rows={agreements}
        rowKey={({ id }) => String(id)}
        onOpen={(row) => setAgreement(row)}
        header={
          <>
            <span className="hint">{t('charges.agreements')}</span>
            {may('costing.run') && centres.length > 0 ? (
              <button type="button" className="button" onClick={() => setAgreement('new')}>
                {t('charges.newAgreement')}
              </button>
            ) : null}
          </>
        }
        empty={{ title: t('charges.noAgreements'), body: <p>{t('charges.noAgreementsBody')}</p> }}
      />
      {centre ? <CentreForm centre={centre} onClose={() => setCentre(undefined)} /> : null}
      {agreement === 'new' ? (
        <AgreementForm centres={centres} onClose={() => setAgreement(undefined)} />
      ) : agreement ? (
        agreement.may.includes('prepare') ? (
          <AgreementForm centres={centres} agreement={agreement} onClose={() => setAgreement(undefined)} />
        ) : (
          <AgreementSheet centres={centres} agreement={agreement} onClose={() => setAgreement(undefined)} />
        )
      ) : null}
    </div>
  );
}
