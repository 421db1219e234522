import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type PayeeCode, payeeOfParty } from '../../../shared/domain/approval/payee.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { AccountFields } from './account-fields.tsx';

/** The most parties that are offered. */
const PARTIES = 1000;

/** 登记或变更收款账户: whom it is of, then the account itself; of a given payee only the account. */
export function PayeeForm(props: {
  readonly code?: PayeeCode;
  readonly name?: string;
  readonly units: readonly string[];
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { code: given, units, onClose } = props;
  const [kind, setKind] = useState<'party' | 'person'>('party');
  const [party, setParty] = useState<string>();
  const parties = useQuery({
    ...api.organisation.parties.queryOptions({ input: { limit: PARTIES } }),
    enabled: given === undefined,
  }).data?.rows;
  const code = given ?? (kind === 'party' && party !== undefined ? payeeOfParty(party) : undefined);
  const title =
    props.name === undefined ? t('approvalPayees.formNew') : `${t('approvalPayees.formChange')} · ${props.name}`;
  return (
    <Drawer open width={720} title={title} onClose={onClose}>
      <div className="approval-form">
        {given === undefined ? (
          <>
            <div className="payee-kinds">
              <Segments
                label={t('approvalPayees.kind')}
                value={kind}
                choices={(['party', 'person'] as const).map((value) => ({
                  value,
                  label: t(`approvalPayees.kind.${value}`),
                }))}
                onChange={setKind}
              />
            </div>
            {kind === 'party' ? (
              <Labelled label={t('approvalPayees.party')} hint={t('approvalPayees.partyHint')}>
                {({ id }) => (
                  <ChoiceField
                    id={id}
                    options={parties ?? []}
                    value={party}
                    placeholder={t('field.findHint')}
                    onChange={(chosen) => setParty(chosen)}
                  />
                )}
              </Labelled>
            ) : null}
          </>
        ) : null}
        {code !== undefined ? (
          <Known key={code} code={code} units={units} onClose={onClose} />
        ) : kind === 'person' ? (
          <AccountFields units={units} onClose={onClose} />
        ) : (
          <p className="hint">{t('approvalPayees.stop.who')}</p>
        )}
      </div>
    </Drawer>
  );
}

/** The account of somebody who is known: begun from what is in force, or from what was returned. */
function Known(props: { readonly code: PayeeCode; readonly units: readonly string[]; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { code, units, onClose } = props;
  const read = useQuery({
    ...api.approval.payeeToPropose.queryOptions({ input: { code } }),
    // What is being typed is not begun anew where somebody else changes something.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const failed = failedOf(read, t);
  if (failed) return <Failed sentence={failed.sentence} onRetry={failed.onRetry} />;
  if (!read.data) return <Loading lines={6} />;
  if (read.data.waiting) return <p className="notice warn">{t('approvalPayees.waitingAlready')}</p>;
  return <AccountFields of={{ code, start: read.data }} units={units} onClose={onClose} />;
}
