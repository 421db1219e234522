import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { api } from '../../app/client.ts';
import { useSettled } from '../settled.ts';

type Asked = RequestOf<Contract['approval']['weighPayout']>;

/** 试算 of what is typed: which doors are shut, and what is missing at which field. */
export function useWeighing(asked: Asked | undefined) {
  const { input, isSettled } = useSettled(asked);
  const read = useQuery({
    ...api.approval.weighPayout.queryOptions({ input: input ?? ({} as Asked) }),
    enabled: input !== undefined,
    placeholderData: keepPreviousData,
  });
  return {
    read,
    /** What is shown is that of what stands in the form. */
    isFresh: isSettled && !read.isFetching && !read.isPlaceholderData,
  };
}
