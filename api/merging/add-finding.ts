import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { withReadable } from '../applications/access.ts'
import { lockApplication } from '../applications/queries.ts'
import type { FindingBody, StandingFinding } from '../findings/finding.ts'
import { findStandingFindings, insertFindings } from '../findings/queries.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { isToldInRound } from '../notices/queries.ts'
import { commandIdOf, inParkOf, parkOf, personOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { Refusal } from '../refusal.ts'
import { keepingRefusedActs } from '../refused-acts/keeping-refused-acts.ts'
import { currentRound } from '../submissions/queries.ts'
import { listTasksOf } from '../tasks/queries.ts'
import { workOf } from '../tasks/work-of.ts'

/**
 * 补充问题: what a department forgot to write with its answer, while the lead still merges; better now than in a second
 * round. Once the round's notice is sent it is refused, and kept.
 */
export async function addFinding(
  request: FastifyRequest,
  applicationId: string,
  body: FindingBody,
): Promise<StandingFinding> {
  const { park } = parkOf(request)
  const { definitionHash } = await withReadable(request, applicationId, async (_, application) => application)
  const process = await request.server.catalogue.byHash(park.id, definitionHash)
  return await keepingRefusedActs(request, { act: 'addFinding', applicationId, subject: null }, () =>
    inParkOf(request, (tx) =>
      answerOnce(request, tx, async () => {
        await lockApplication(tx, park.id, applicationId)
        const department = departmentFor(request, process, body.permit)
        const round = await currentRound(tx, park.id, applicationId)
        await mustBeMerging(tx, park.id, process, applicationId, round)
        const id = v7()
        await insertFindings(tx, [
          {
            ...{ parkId: park.id, id, commandId: commandIdOf(request), position: 0, applicationId },
            ...{ permit: body.permit ?? null, material: body.material ?? null, field: body.field ?? null },
            ...{ whatIsWrong: body.whatIsWrong, howToFix: body.howToFix, rule: body.rule ?? null },
            ...{ department, personId: personOf(request).personId, writtenAt: new Date(request.server.engine.now()) },
            ...{ round, whyLate: null, approvedBy: null },
          },
        ])
        const [added] = await findStandingFindings(tx, park.id, applicationId, [id])
        if (added === undefined) throw new Error(`Expected finding ${id} to be there, but found none.`)
        return added
      }),
    ),
  )
}

/** The department that judges the permit, of which this person is one. */
function departmentFor(request: FastifyRequest, process: DescribedProcess, permit: string | undefined): string {
  const department = permit === undefined ? undefined : process.permits.get(permit)?.department
  const { memberships } = parkOf(request)
  const posts: readonly string[] = ['reviewer', 'checker', 'signatory']
  if (
    department !== undefined &&
    memberships.some((each) => each.department === department && posts.includes(each.post))
  ) {
    return department
  }
  throw new Refusal(
    'wrong-department',
    `Expected a permit that your department judges, but found ${permit ?? 'none'}.`,
    '只能对本部门审查的事项补充问题。',
  )
}

async function mustBeMerging(
  tx: Tx,
  parkId: string,
  process: DescribedProcess,
  applicationId: string,
  round: number,
): Promise<void> {
  if (await isToldInRound(tx, parkId, applicationId, round)) {
    throw new Refusal(
      'finding-after-notice',
      `Expected round ${round} to have no notice yet: what was not in it waits for the next round and its rules.`,
      `第 ${round} 轮的告知书已经发出，不得再补充问题；下一轮提出须说明理由并经本部门负责人批准。`,
    )
  }
  const tasks = await listTasksOf(tx, parkId, applicationId)
  const isMerging = tasks.some((task) => ['open', 'claimed'].includes(task.state) && workOf(process, task) === 'merge')
  if (isMerging) return
  throw new Refusal(
    'finding-not-awaited',
    'Expected the lead to be merging findings: before that, write what you find with your answer.',
    '牵头部门尚未开始合并：请随审查意见一并提出问题。',
  )
}
