import { useEffect, useRef, useState } from 'react';
import { assert } from '../../../shared/kernel/assert.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { type Application, type Draft, draftOf, NEW_DRAFT, type Stop, saidOf, stopOf } from './draft.ts';
import { forgetDraft, type KeptOf, keepDraft, recallDraft } from './kept-draft.ts';
import { useWeighing } from './use-weighing.ts';

interface At {
  readonly id: number;
  readonly revision: number;
}

export type Form = ReturnType<typeof useForm>;

/** One application while it is filled in: what is typed, what was kept, what stands against it, and handing it in. */
export function useForm(of: {
  readonly person: string;
  readonly unit: string;
  readonly year: number;
  readonly application: Application | undefined;
  /** 变更 of one that is decided or in decision. */
  readonly isAmending: boolean;
  readonly onMade: (id: number) => void;
}) {
  const { t } = usePreferences();
  const { person, unit, year, application, isAmending } = of;
  const { busy, problem, reasons, act } = useActing();
  const [at, setAt] = useState<At | undefined>(application && { id: application.id, revision: application.revision });
  const latest = useRef(at);
  const [saved, setSaved] = useState<Draft>(() => (application ? draftOf(application) : NEW_DRAFT));
  const [draft, setDraft] = useState<Draft>(() => recallDraft({ person, unit, at }) ?? saved);
  /** Somebody tried to hand it in: what stands against it is said at its fields from now on. */
  const [tried, setTried] = useState(false);
  const [stop, setStop] = useState<Stop>();
  const isDirty = JSON.stringify(draft) !== JSON.stringify(saved);
  useEffect(() => {
    const kept: KeptOf = { person, unit, at };
    if (isDirty) keepDraft(kept, draft);
    else forgetDraft(kept);
  }, [person, unit, at, draft, isDirty]);

  const { category } = draft;
  const weighing = useWeighing(
    category && {
      ...saidOf(draft, category, { unit, year }),
      ...(at ? { id: at.id } : {}),
    },
  );
  const found = (weighing.read.data?.problems ?? []).map(({ field, message }) => ({ field, message }));
  const stopped = stop === undefined ? [] : [{ field: stop as string, message: t(`applications.problem.${stop}`) }];

  function passed(step: 'keep' | 'submit' | 'amend'): boolean {
    const wrong = stopOf(draft, step);
    setStop(wrong);
    return wrong === undefined && category !== undefined;
  }
  /** The document as the service has it now: kept first where something was typed. */
  async function ready(): Promise<At> {
    if (latest.current && !isDirty) return latest.current;
    assert(category, 'a form that is kept has its category');
    const before = latest.current;
    const kept = await client.approval.saveApplication({
      ...saidOf(draft, category, { unit, year }),
      ...(before ? { at: before } : {}),
    });
    if (!before) forgetDraft({ person, unit, at: undefined });
    moved({ id: kept.id, revision: kept.revision });
    setSaved(draft);
    if (!before) of.onMade(kept.id);
    return { id: kept.id, revision: kept.revision };
  }
  function moved(next: At): void {
    latest.current = next;
    setAt(next);
  }
  return {
    ...{ unit, year, draft, at, isDirty, busy, reasons, isAmending, weighing },
    // What is missing stands at its field and beside the form, for as long as it is.
    problem: reasons.some(({ code }) => code !== 'bad-form') || reasons.length === 0 ? problem : undefined,
    /** Everything that is known to stand against it, each with its field. */
    problems: [...stopped, ...found],
    problemOf: (field: string): string | undefined =>
      [...stopped, ...(tried ? found : [])].find((one) => one.field === field)?.message,
    set(part: Partial<Draft>): void {
      setDraft((before) => ({ ...before, ...part }));
      if (stop !== undefined && stop in part) setStop(undefined);
    },
    change: setDraft,
    ready,
    moved,
    /** Whether it can be kept as it stands; where it cannot, its field says why. */
    check: (): boolean => passed('keep'),
    /** Nothing typed is to be kept any longer. */
    forget: (): void => forgetDraft({ person, unit, at: latest.current }),
    async save(): Promise<boolean> {
      return passed('keep') && act(ready, t('applications.saved'));
    },
    /** The document that was handed in; undefined where it was refused. */
    async submit(): Promise<number | undefined> {
      setTried(true);
      if (!passed('submit')) return undefined;
      const done = await act(async () => {
        const now = await ready();
        await client.approval.submitApplication({ ...now, unit });
      }, t('applications.submitted'));
      return done ? latest.current?.id : undefined;
    },
    async amend(): Promise<number | undefined> {
      setTried(true);
      const before = latest.current;
      if (!passed('amend') || category === undefined || !before) return undefined;
      const asked = { ...before, ...saidOf(draft, category, { unit, year }), reason: draft.reason };
      const done = await act(async () => {
        await client.approval.amendApplication(asked);
        forgetDraft({ person, unit, at: before });
      }, t('applications.amended'));
      return done ? before.id : undefined;
    },
  };
}
