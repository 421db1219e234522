import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAttempt } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { type Template, TemplateForm } from './template-form.tsx';
import { TemplateList, useTemplates } from './template-list.tsx';

/** 常用凭证 of a unit: begun from, renamed, given a rhythm, removed. */
export function TemplatesDrawer(props: {
  readonly unit: string;
  readonly period: string;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { may, seesCounty } = useIdentity();
  const { confirm } = useDialogs();
  const { attempt } = useAttempt();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { unit, period } = props;
  const others = useTemplates(unit).data?.rows ?? [];
  const [changing, setChanging] = useState<Template>();
  const mayChange = ({ unit: whose }: Template): boolean =>
    whose === '' ? seesCounty && may('ledger.chart') : may('ledger.prepare', unit);
  async function remove(template: Template): Promise<void> {
    const asked = {
      title: t('templates.removeAsk', { name: template.name }),
      action: t('templates.remove'),
      danger: true,
    };
    if (!(await confirm(asked))) return;
    const { id, revision } = template;
    const command = () =>
      template.unit === ''
        ? client.ledger.removeCommonTemplate({ id, revision })
        : client.ledger.removeTemplate({ unit, id, revision });
    if (await attempt(command, t('templates.remove'))) void queries.invalidateQueries();
  }
  return (
    <Drawer
      open
      width={560}
      title={changing ? t('templates.change', { name: changing.name }) : t('templates.title')}
      onClose={() => (changing ? setChanging(undefined) : props.onClose())}
    >
      {changing ? (
        <TemplateForm
          unit={unit}
          period={period}
          content={changing.content}
          template={changing}
          others={others}
          onDone={() => setChanging(undefined)}
        />
      ) : (
        <>
          <p className="hint templates-said">{t('templates.body')}</p>
          <TemplateList
            unit={unit}
            onTake={({ id }) =>
              void navigate({ to: '/desk/new' as string, search: { unit, period, from: `t${id}` } as never })
            }
            actions={(each) =>
              mayChange(each) ? (
                <span className="row-steps">
                  <button type="button" className="button" onClick={() => setChanging(each)}>
                    {t('templates.edit')}
                  </button>
                  <button type="button" className="button" onClick={() => void remove(each)}>
                    {t('templates.remove')}
                  </button>
                </span>
              ) : null
            }
          />
        </>
      )}
    </Drawer>
  );
}
