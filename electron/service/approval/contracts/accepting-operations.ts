import { approval } from '../../../../shared/contract/approval.ts';
import type { Originals } from '../../ledger/commands.ts';
import { DONE, type Implementation, preparedCommand } from '../../pipeline/implementation.ts';
import { todayOf } from '../applications/moving.ts';
import { readApplication } from '../applications/reading.ts';
import { readContract } from './reading.ts';
import { scanColumns, takeScan } from './scans.ts';
import { CONTRACT_CHANGED, signedColumns } from './signing-operations.ts';
import { actedOn } from './standing.ts';

/** 验收 of a stage, by somebody who neither applied nor signed. */
export const acceptingOperations = (blobs: Originals): readonly Implementation[] => [
  preparedCommand(
    approval.acceptStage,
    async (context, { report }) => report && (await takeScan(context, blobs, report)),
    async (context, { id, revision, unit, stage, day, result }, report) => {
      const contract = await readContract(context.db, id);
      if (contract?.unit !== unit) throw context.notFound(`合同 ${id}`);
      if (contract.revision !== revision) throw context.refused('changed', CONTRACT_CHANGED);
      const application = (await readApplication(context.db, contract.document))!;
      if (actedOn(contract, application).has(context.actor))
        throw context.refused('same-person', '申请、签约或变更合同的人不能验收，请另一人验收');
      const asked = contract.stages[stage - 1];
      if (!asked?.accepting) throw context.refused('bad-stage', '这个付款节点不需要验收');
      if (asked.accepted) throw context.refused('accepted-already', '这个付款节点已经验收');
      if (day < contract.signed || day > todayOf(context.nowMs))
        throw context.refused('bad-day', [
          { code: 'bad-day', message: '验收的日期不能早于签订，也不能晚于今天', place: 'day' },
        ]);
      await context.db
        .insertInto('approval_acceptance')
        .values({ contract: id, stage, day, result, ...scanColumns(report), ...signedColumns(context) })
        .execute();
      context.audit({
        ...{ unit: contract.unit, subject: contract.number },
        after: { id, stage: asked.name, day, result, ...(report ? { file: report.sha256 } : {}) },
      });
      return DONE;
    },
  ),
];
