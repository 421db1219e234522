import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { type Asked, sumText } from './asked.ts';

type Patient = ReplyOf<Contract['costing']['diseasePatients']>['patients'][number];

/** Rows that a drawer shows; the workbook and the command line have all. */
const SHOWN = 300;

/** The patients of a disease group; one of them with what it was given and what that costs. */
export function PatientsDrawer(props: {
  readonly asked: Asked;
  readonly group: string;
  readonly title: string;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { asked, group, title, onClose } = props;
  const [chosen, setChosen] = useState<Patient>();
  const read = useQuery(api.costing.diseasePatients.queryOptions({ input: { ...asked, group } }));
  return (
    <Drawer open title={chosen ? `${title} · ${chosen.number}` : title} width={880} onClose={onClose}>
      {read.isError && isAnswered(read.error) ? (
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      ) : read.data === undefined ? (
        <Loading />
      ) : chosen ? (
        <OnePatient unit={asked.unit} patient={chosen} onBack={() => setChosen(undefined)} />
      ) : (
        <PatientList patients={read.data.patients} onOpen={setChosen} />
      )}
    </Drawer>
  );
}

const COLUMNS = ['services', 'drugs', 'materials', 'cost', 'income', 'result'] as const;

function PatientList(props: { readonly patients: readonly Patient[]; readonly onOpen: (patient: Patient) => void }) {
  const { t } = usePreferences();
  const { patients, onOpen } = props;
  return (
    <>
      <table className="unit-cost-table">
        <thead>
          <tr>
            <th scope="col">{t('unitCost.number')}</th>
            <th scope="col">{t('costing.department')}</th>
            <th scope="col">{t('unitCost.discharged')}</th>
            {COLUMNS.map((id) => (
              <th key={id} scope="col" className="figure">
                {t(`unitCost.of.${id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {patients.slice(0, SHOWN).map((patient) => (
            <tr key={`${patient.period} ${patient.number}`}>
              <th scope="row">
                <button type="button" className="link" onClick={() => onOpen(patient)}>
                  {patient.number}
                </button>
              </th>
              <td>{patient.departmentName || patient.department}</td>
              <td>{patient.discharged}</td>
              {COLUMNS.map((id) => (
                <td key={id} className="figure">
                  <Amount value={patient[id]} />
                </td>
              ))}
            </tr>
          ))}
          {patients.length > 1 ? (
            <tr className="sum">
              <th scope="row" colSpan={3}>
                {t('costing.total')}
              </th>
              {COLUMNS.map((id) => (
                <td key={id} className="figure">
                  <Amount value={sumText(patients.map((patient) => patient[id]))} />
                </td>
              ))}
            </tr>
          ) : null}
        </tbody>
      </table>
      {patients.length > SHOWN ? (
        <p className="hint">{t('unitCost.firstOf', { shown: SHOWN, count: patients.length })}</p>
      ) : null}
    </>
  );
}

function OnePatient(props: { readonly unit: string; readonly patient: Patient; readonly onBack: () => void }) {
  const { t } = usePreferences();
  const { unit, patient, onBack } = props;
  const { number } = patient;
  const read = useQuery(
    api.costing.patientCost.queryOptions({ input: { unit, period: patient.period as Period, number } }),
  );
  if (read.isError && isAnswered(read.error))
    return <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  const sum = (name: string, amount: string, look?: string) => (
    <tr key={name} className={look}>
      <th scope="row" colSpan={4}>
        {name}
      </th>
      <td className="figure">
        <Amount value={amount} />
      </td>
    </tr>
  );
  return (
    <>
      <p>
        <button type="button" className="link" onClick={onBack}>
          {t('unitCost.back')}
        </button>{' '}
        <span className="hint">
          {t('unitCost.stayed', { from: patient.admitted, to: patient.discharged, days: patient.days })}
        </span>
      </p>
      <table className="unit-cost-table">
        <thead>
          <tr>
            <th scope="col">{t('costing.department')}</th>
            <th scope="col">{t('unitCost.item')}</th>
            <th scope="col" className="figure">
              {t('unitCost.quantity')}
            </th>
            <th scope="col" className="figure">
              {t('unitCost.income')}
            </th>
            <th scope="col" className="figure">
              {t('unitCost.cost')}
            </th>
          </tr>
        </thead>
        <tbody>
          {read.data.lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line may stand twice, and lines never move
            <tr key={`${line.department} ${line.item} ${at}`}>
              <td>{line.departmentName || line.department}</td>
              <th scope="row">
                {line.item} {line.itemName}
              </th>
              <td className="figure">{line.quantity}</td>
              <td className="figure">
                <Amount value={line.income} />
              </td>
              <td className="figure">{line.cost === null ? t('unitCost.noCost') : <Amount value={line.cost} />}</td>
            </tr>
          ))}
          {sum(t('unitCost.of.services'), patient.services, 'sum')}
          {sum(t('unitCost.of.drugs'), patient.drugs)}
          {sum(t('unitCost.of.materials'), patient.materials)}
          {sum(t('unitCost.of.cost'), patient.cost, 'sum')}
          {sum(t('unitCost.of.income'), patient.income)}
          {sum(t('unitCost.of.result'), patient.result, 'sum')}
        </tbody>
      </table>
    </>
  );
}
