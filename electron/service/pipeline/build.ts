import type { ContractTree } from '../../../shared/contract/operation.ts';
import type { Implementation } from './implementation.ts';
import { Pipeline, type PipelineParts } from './pipeline.ts';
import { Registry } from './registry.ts';

/** Puts the pipeline together: every operation of the contract with exactly one implementation. */
export function buildPipeline(
  contract: ContractTree,
  implementations: readonly Implementation[],
  parts: Omit<PipelineParts, 'registry'>,
): Pipeline {
  return new Pipeline({ ...parts, registry: new Registry(contract, implementations) });
}
