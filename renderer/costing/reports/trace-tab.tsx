import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { parseNode } from '../../../shared/domain/costing/trace-node.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Empty } from '../../ui/states.tsx';
import { Read, SourceLine } from './frame.tsx';
import { ItemChoice } from './item-choice.tsx';
import { TraceBack } from './trace-back.tsx';
import { TraceForward } from './trace-forward.tsx';
import type { ReportAsked } from './words.ts';
import { isItem } from './words.ts';

/** The way back as the address has it: each step by itself, since names may hold anything. */
const readPath = (text: string | undefined): string[] =>
  (text ?? '')
    .split('>')
    .map((step) => {
      try {
        return decodeURIComponent(step);
      } catch {
        return '';
      }
    })
    .filter((step) => parseNode(step) !== undefined);
const writePath = (path: readonly string[]): string => path.map((step) => encodeURIComponent(step)).join('>');

/** 一元追溯: a department's full cost back to its vouchers, and a department's or a shared cost forward to who bears it. */
export function TraceTab({ asked: { unit, period, run } }: { readonly asked: ReportAsked }) {
  const { t } = usePreferences();
  const [of, setOf] = useAddress('of');
  const [way, setWay] = useAddress('way');
  const [itemAsked] = useAddress('item');
  const asked = { unit, period, ...(run === undefined ? {} : { run }) };
  const read = useQuery(api.costing.reportDepartments.queryOptions({ input: asked }));
  const forward = way === 'forward';
  const path = useMemo(() => readPath(of), [of]);
  const item = isItem(itemAsked) ? { item: itemAsked } : {};
  const start = path[0];
  return (
    <Read read={read}>
      {({ source, departments, shared }) => (
        <>
          <SourceLine source={source}>
            <Segments
              label={t('costReports.direction')}
              value={forward ? 'forward' : 'back'}
              choices={[
                { value: 'back', label: t('costReports.back') },
                { value: 'forward', label: t('costReports.forward') },
              ]}
              onChange={(next) => setWay(next === 'forward' ? next : undefined, { replace: true })}
            />
            <ChoiceField
              label={t('costReports.department')}
              placeholder={t('costReports.department')}
              options={[
                ...departments
                  .filter((each) => forward || each.class === 'clinical')
                  .map(({ code, name }) => ({ code: `d:${code}`, name: `${code} ${name}` })),
                ...(forward ? shared.map((name) => ({ code: `s:${name}`, name })) : []),
              ]}
              value={start}
              onChange={(next) => setOf(next === undefined ? undefined : writePath([next]))}
              codeless
              width={220}
            />
            <ItemChoice />
          </SourceLine>
          {start === undefined ? (
            <Empty title={t(forward ? 'costReports.chooseFrom' : 'costReports.chooseDepartment')}>
              {t('costReports.chooseBody')}
            </Empty>
          ) : forward ? (
            <TraceForward asked={{ ...asked, from: start, ...item }} />
          ) : (
            <TraceBack asked={{ ...asked, path, ...item }} onPath={(next) => setOf(writePath(next))} />
          )}
        </>
      )}
    </Read>
  );
}
