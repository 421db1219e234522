import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { api } from '../../app/client.ts';

type Asked = RequestOf<Contract['approval']['weighPayout']>;

/** So long nothing is typed before the trial is asked for. */
const QUIET_MS = 400;

/** 试算 of what is typed: which doors are shut, and what is missing at which field. */
export function useWeighing(asked: Asked | undefined) {
  const text = asked && JSON.stringify(asked);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const input = settled === undefined ? undefined : (JSON.parse(settled) as Asked);
  const read = useQuery({
    ...api.approval.weighPayout.queryOptions({ input: input ?? ({} as Asked) }),
    enabled: input !== undefined,
    placeholderData: keepPreviousData,
  });
  return {
    read,
    /** What is shown is that of what stands in the form. */
    isFresh: text === settled && !read.isFetching && !read.isPlaceholderData,
  };
}
